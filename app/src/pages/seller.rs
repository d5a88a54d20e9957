//! The seller's desk: a workshop's manager with ten minutes and a phone. Plain forms; what was typed is always kept.

mod bulk;
mod changes;
mod claim;
mod coverage;
mod crop;
mod edit;
pub(super) mod fields;
mod figures;
mod home;
mod imports;
mod list;
mod pictures;
mod profile;
mod queue;
mod variants;

pub use bulk::{BulkData, bulk_page};
pub use claim::{ClaimData, claim_page};
pub use crop::SIDES;
pub use edit::{EditData, EditTyped, edit_page};
pub use figures::figures_page;
pub use home::{HomeData, home_page};
pub use imports::{ImportsData, import_page, imports_page};
pub use list::{ListData, list_page};
pub use profile::{ProfileData, profile_page};
pub use queue::{ClaimCaseData, OfferCaseData, claim_case_page, offer_case_page, queue_page};

use super::{Page, View};
use crate::ui::crumbs::Crumb;
use leptos::prelude::*;

/// The token that the forms of this session carry.
pub(super) fn token(view: &View<'_>) -> impl IntoView + use<> {
    let token = view.signed_in.map(|s| s.form_token.clone()).unwrap_or_default();
    view! { <input type="hidden" name="form" value=token/> }
}

/// Says what has just happened.
pub(super) fn done(view: &View<'_>, key: Option<&'static str>) -> impl IntoView + use<> {
    let words = view.words();
    key.map(|key| view! { <div class="notice ok" role="status"><p><b>{words.t(key)}</b></p></div> })
}

/// A step back to a list.
pub(super) fn back(label: &str, path: String) -> Crumb {
    (label.to_owned(), Some(path))
}

/// How an offer will look, with a word that it is not public.
pub fn preview_page(
    view: &View<'_>,
    offer: &market::catalogue::OfferPage,
    id: market::id::OfferId,
    chosen: Option<&str>,
) -> Page {
    let words = view.words();
    let mut page = super::offer::offer_page(
        view,
        super::offer::OfferData {
            page: offer,
            chosen,
            related: &[],
            report: false,
        },
    );
    let to = crate::routes::Route::DeskOffer(id);
    let notice = view! {
        <div class="notice wait" role="status">
            <p><b>{words.t("desk-preview-note")}</b></p>
            <p class="actions"><a class="btn second" href=to.path(view.locale)>{words.t("desk-preview-back")}</a></p>
        </div>
    };
    let main = page.main;
    page.main = view! { {notice}{main} }.into_any();
    page.head.noindex = true;
    page.head.json_ld = Vec::new();
    page.head.og_image = None;
    page.head.alternates = Vec::new();
    page.head.canonical = crate::routes::Route::DeskPreview(id).path(view.locale);
    page.head.languages = market::locale::Locale::ALL
        .into_iter()
        .map(|l| (l, crate::routes::Route::DeskPreview(id).path(l)))
        .collect();
    page.section = super::Section::None;
    page
}
