//! The desk: pages on which somebody signed in works, in one frame with what their acting role may open.

mod found;
mod organisation;
mod suppliers;
mod team;
mod text;
mod texts;

pub use found::{FoundData, found_page};
pub use organisation::{OrganisationData, organisation_page};
pub use suppliers::{SuppliersData, suppliers_page};
pub use team::{TeamData, team_page};
pub use text::{TextData, text_page};
pub use texts::{TextsData, texts_page};

use super::{Page, Section, View};
use crate::{routes::Route, ui::layout::head_of};
use leptos::prelude::*;
use market::{
    ctx::Actor,
    locale::Locale,
    policy::{Action, may},
};

/// An entry of the desk's navigation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DeskItem {
    /// The seller's first page.
    Home,
    /// A seller's own offers.
    Offers,
    /// A seller's own profile.
    Profile,
    /// What became of a seller's offers.
    Figures,
    /// Files of a seller's offers.
    Imports,
    /// What waits for the operator.
    Queue,
    /// One's own account.
    Account,
    /// The team of the acting organisation.
    Team,
    /// A buyer's own data.
    Organisation,
    /// A buyer's suppliers.
    Suppliers,
    /// The log of events.
    Log,
    /// Texts that can be edited.
    Texts,
    /// Notices and appeals that wait for the operator.
    Notices,
    /// People and organisations.
    People,
    /// Reports.
    Reports,
    /// The ministry's register.
    Register,
    /// How the service is.
    Health,
}

impl DeskItem {
    /// Every entry, in the navigation's order.
    pub const ALL: &'static [DeskItem] = &[
        DeskItem::Home,
        DeskItem::Offers,
        DeskItem::Profile,
        DeskItem::Figures,
        DeskItem::Imports,
        DeskItem::Queue,
        DeskItem::Notices,
        DeskItem::People,
        DeskItem::Register,
        DeskItem::Reports,
        DeskItem::Health,
        DeskItem::Log,
        DeskItem::Texts,
        DeskItem::Suppliers,
        DeskItem::Organisation,
        DeskItem::Team,
        DeskItem::Account,
    ];

    /// Where it leads.
    pub fn route(self) -> Route<'static> {
        match self {
            DeskItem::Home => Route::Desk,
            DeskItem::Offers => Route::DeskOffers,
            DeskItem::Profile => Route::DeskProfile,
            DeskItem::Figures => Route::DeskFigures,
            DeskItem::Imports => Route::DeskImports,
            DeskItem::Queue => Route::Queue,
            DeskItem::Account => Route::Account,
            DeskItem::Team => Route::Team,
            DeskItem::Organisation => Route::Organisation,
            DeskItem::Suppliers => Route::Suppliers,
            DeskItem::Log => Route::Log,
            DeskItem::Texts => Route::Texts,
            DeskItem::Notices => Route::Notices,
            DeskItem::People => Route::People,
            DeskItem::Reports => Route::Reports,
            DeskItem::Register => Route::Register,
            DeskItem::Health => Route::Health,
        }
    }

    /// The key of its word.
    pub fn word(self) -> &'static str {
        match self {
            DeskItem::Home => "desk-today",
            DeskItem::Offers => "desk-offers",
            DeskItem::Profile => "desk-profile",
            DeskItem::Figures => "desk-figures",
            DeskItem::Imports => "desk-imports",
            DeskItem::Queue => "queue-title",
            DeskItem::Account => "account-title",
            DeskItem::Team => "team-title",
            DeskItem::Organisation => "organisation-title",
            DeskItem::Suppliers => "suppliers-title",
            DeskItem::Log => "log-link",
            DeskItem::Texts => "texts-title",
            DeskItem::Notices => "notices-title",
            DeskItem::People => "people-link",
            DeskItem::Reports => "reports-title",
            DeskItem::Register => "register-title",
            DeskItem::Health => "health-title",
        }
    }

    /// What the acting role must be allowed for it to be listed.
    pub fn action(self) -> Action {
        match self {
            DeskItem::Home | DeskItem::Offers | DeskItem::Profile | DeskItem::Figures => Action::DeskRead,
            DeskItem::Imports => Action::DeskManage,
            DeskItem::Queue => Action::ReviewDecide,
            DeskItem::Account => Action::AccountOwn,
            DeskItem::Team => Action::TeamRead,
            DeskItem::Log => Action::LogRead,
            DeskItem::Texts => Action::TextsEdit,
            DeskItem::Notices => Action::ModerationDecide,
            DeskItem::People => Action::PeopleRead,
            DeskItem::Reports => Action::ReportsRead,
            DeskItem::Register => Action::RegisterManage,
            DeskItem::Health => Action::JobsRead,
            DeskItem::Organisation | DeskItem::Suppliers => Action::BuyerRead,
        }
    }
}

/// A page of the desk that stands in its navigation. `main` brings its own `<h1>`.
pub fn desk_page(view: &View<'_>, current: DeskItem, title: String, main: AnyView) -> Page {
    desk_page_at(view, current, title, |l| current.route().path(l), main)
}

/// A page of the desk below `current`, at its own addresses.
pub fn desk_page_at(
    view: &View<'_>,
    current: DeskItem,
    title: String,
    path: impl Fn(Locale) -> String,
    main: AnyView,
) -> Page {
    let (words, locale) = (view.words(), view.locale);
    let actor = view.signed_in.map_or(Actor::Anonymous, |s| s.actor);
    let items: Vec<_> = DeskItem::ALL
        .iter()
        .filter(|item| may(actor, item.action()))
        .map(|item| {
            let here = (*item == current).then_some("true");
            view! { <li><a href=item.route().path(locale) aria-current=here>{words.t(item.word())}</a></li> }
        })
        .collect();
    let main = view! {
        <div class="desk">
            <nav class="desk-items" aria-label=words.t("desk-label")><ul role="list">{items}</ul></nav>
            <div class="desk-main">{main}</div>
        </div>
    };
    let mut head = head_of(view, title, String::new(), path);
    head.noindex = true;
    Page {
        head,
        section: Section::None,
        main: main.into_any(),
        main_class: "wrap",
    }
}
