//! An offer being written. One form: each of its buttons keeps what was typed first, so nothing is lost without scripts.

mod form;

use super::{back, changes::changes, done, fields::summary, list::states, token, variants::live};
use crate::{
    pages::{
        Page, View,
        desk::{DeskItem, desk_page_at},
    },
    routes::Route,
    ui::{crumbs::crumbs, text::datetime_words},
};
use form::form;
use leptos::{either::Either, prelude::*};
use market::{
    catalogue::OfferState,
    desk::{LiveChange, OfferEdit, Stale, WorkingState},
    error::FieldError,
    import::sheet::Sheet,
};

/// What was typed and not kept.
#[derive(Clone, Debug, Default)]
pub struct EditTyped {
    /// The offer, when it was refused.
    pub sheet: Option<Sheet>,
    /// What was to be cut off a picture, with its number, when it was refused: percents as typed.
    pub cut: Option<(usize, [String; 4])>,
    /// Prices and stock, when they were refused.
    pub live: Option<Vec<LiveChange>>,
}

/// What the page shows.
#[derive(Clone, Debug)]
pub struct EditData {
    /// The offer.
    pub edit: OfferEdit,
    /// What was typed and not kept.
    pub typed: EditTyped,
    /// What somebody else has saved meanwhile.
    pub stale: Option<Stale>,
    /// What is to be mended.
    pub errors: Vec<FieldError>,
    /// Whether those came from sending it off.
    pub sending: bool,
    /// The key of what has just happened.
    pub done: Option<&'static str>,
    /// Whether the reader may write.
    pub writes: bool,
    /// Whether the operator looks at offers first.
    pub moderation: bool,
}

/// An offer being written.
pub fn edit_page(view: &View<'_>, data: &EditData) -> Page {
    let (words, edit) = (view.words(), &data.edit);
    let sheet = data.typed.sheet.as_ref().unwrap_or(&edit.sheet);
    let typed = sheet.title(view.locale);
    let title = if typed.is_empty() {
        words.t("offer-untitled").to_owned()
    } else {
        typed.to_owned()
    };
    let list = Route::DeskOffers.path(view.locale);
    let steps = [back(words.t("desk-offers"), list), (title.clone(), None)];
    let in_review = edit.working == Some(WorkingState::InReview);
    let archived = edit.live == Some(OfferState::Archived);
    let heading = data.sending.then(|| {
        let n = u64::try_from(data.errors.len()).unwrap_or(1);
        words.count("before-sending-n", n)
    });
    let saved = edit.saved.as_ref().map(|(at, by)| {
        let at = datetime_words(*at, view.site.region.time_zone, view.locale);
        let by = by.clone().unwrap_or_default();
        words.with("offer-saved", &[("at", at.into()), ("by", by.into())])
    });
    let public = edit.live == Some(OfferState::Published);
    let lead = if public {
        words.t("offer-public-lead")
    } else {
        words.t("offer-private-lead")
    };
    let tag = match edit.working {
        Some(WorkingState::InReview) => Some(("tag wait", "turn-operator")),
        Some(WorkingState::Returned) => Some(("tag you", "turn-yours")),
        _ => None,
    };
    let returned = edit
        .reason
        .clone()
        .filter(|_| edit.working == Some(WorkingState::Returned))
        .map(|reason| {
            view! { <div class="notice no"><h2>{words.t("offer-returned")}</h2><p>{reason}</p></div> }
        });
    let restricted = edit.restricted.map(|id| {
        let href = Route::Statement(id).path(view.locale);
        view! { <div class="notice no" id="f-state"><h2>{words.t("restricted-offer")}</h2><p>{words.t("restricted-offer-text")}</p>
            <p><a href=href>{words.t("restricted-decision")}</a></p></div> }
    });
    let body = if in_review {
        Either::Left(Either::Left(waiting(view, data)))
    } else if archived || !data.writes {
        Either::Left(Either::Right(
            view! { <p class="measure">{words.t(if archived { "offer-archived-text" } else { "offer-read-only" })}</p> },
        ))
    } else {
        Either::Right(form(view, data, sheet))
    };
    let live = (data.writes && matches!(edit.live, Some(OfferState::Published | OfferState::Paused)))
        .then(|| live(view, data));
    let main = view! {
        {crumbs(view, &steps)}
        {done(view, data.done)}
        {data.stale.as_ref().map(|s| stale(view, s))}
        {summary(view, &data.errors, heading)}
        {restricted}
        {returned}
        <div class="title"><div><h1>{title.clone()}</h1><p class="lead">{lead}</p>
            <p>{states(view, edit.live, edit.working)}</p></div>
            {tag.map(|(class, key)| view! { <p class=class>{words.t(key)}</p> })}</div>
        {live}
        {saved.map(|text| view! { <p class="muted small">{text}</p> })}
        {body}
        {data.writes.then(|| steps_form(view, edit))}
    };
    let id = edit.id;
    desk_page_at(
        view,
        DeskItem::Offers,
        title,
        move |l| Route::DeskOffer(id).path(l),
        main.into_any(),
    )
}

fn stale(view: &View<'_>, s: &Stale) -> impl IntoView + use<> {
    let words = view.words();
    let at = datetime_words(s.at, view.site.region.time_zone, view.locale);
    let text = match &s.by {
        Some(by) => words.with("stale-by", &[("by", by.clone().into()), ("at", at.into())]),
        None => words.with("stale-published", &[("at", at.into())]),
    };
    view! {
        <div class="errors" role="alert" tabindex="-1"><h2>{words.t("stale-title")}</h2><p>{text}</p><p>{words.t("stale-text")}</p>
            {changes(view, &s.differences, "stale-theirs", "stale-yours")}</div>
    }
}

fn waiting(view: &View<'_>, data: &EditData) -> impl IntoView + use<> {
    let words = view.words();
    let action = Route::DeskOffer(data.edit.id).path(view.locale);
    let take_back = data.writes.then(|| {
        view! { <form method="post" action=action>{token(view)}<p class="actions"><button class="second" name="step" value="withdraw">{words.t("offer-withdraw")}</button></p></form> }
    });
    view! { <p class="measure">{words.t("offer-waits")}</p>
    <p><a href=Route::DeskPreview(data.edit.id).path(view.locale)>{words.t("offer-preview")}</a></p>{take_back} }
}

/// What can be done with the offer as a whole.
fn steps_form(view: &View<'_>, edit: &OfferEdit) -> impl IntoView + use<> {
    let words = view.words();
    let mut steps: Vec<(&'static str, &'static str)> = Vec::new();
    if edit.live != Some(OfferState::Restricted) {
        steps.push(("duplicate", "offer-duplicate"));
    }
    match edit.live {
        Some(OfferState::Published) => steps.push(("pause", "offer-pause")),
        Some(OfferState::Paused) => steps.push(("resume", "offer-resume")),
        _ => {}
    }
    let in_review = edit.working == Some(WorkingState::InReview);
    if edit.live.is_some() && edit.working.is_some() && !in_review {
        steps.push(("discard", "offer-discard"));
    }
    let fixed = matches!(edit.live, Some(OfferState::Archived | OfferState::Restricted));
    if !fixed && !in_review {
        steps.push((
            "archive",
            if edit.live.is_some() {
                "offer-archive"
            } else {
                "offer-delete"
            },
        ));
    }
    let buttons: Vec<_> = steps
        .into_iter()
        .map(|(step, key)| view! { <button class="second" name="step" value=step>{words.t(key)}</button> })
        .collect();
    let shown = edit
        .slug
        .as_ref()
        .filter(|_| edit.live == Some(OfferState::Published))
        .map(
            |slug| view! { <a href=Route::Offer(slug).path(view.locale)>{words.t("offer-in-catalogue")}</a> },
        );
    view! {
        <section class="section"><h2>{words.t("offer-steps")}</h2>
            <form method="post" action=Route::DeskOffer(edit.id).path(view.locale)>{token(view)}<p class="actions">{buttons}{shown}</p></form>
        </section>
    }
}
