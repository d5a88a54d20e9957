//! Claiming or registering an enterprise: first its number, then who stands for it and what the law wants held.

use super::{
    done,
    fields::{Field, choice, line, summary, tick},
    token,
};
use crate::{
    pages::{
        Page, View,
        desk::{DeskItem, desk_page_at},
    },
    routes::Route,
    ui::text::{datetime_words, term},
};
use leptos::{either::Either, prelude::*};
use market::{
    claims::{Claim, ClaimForm, ClaimState, Known},
    enterprises::{Enterprise, EntityType},
    error::FieldError,
};

/// What the page shows.
#[derive(Clone, Debug, Default)]
pub struct ClaimData {
    /// What was typed.
    pub form: ClaimForm,
    /// The profiles that the catalogue has under the number; none before one was looked up.
    pub known: Option<Vec<Known>>,
    /// What is to be mended.
    pub errors: Vec<FieldError>,
    /// Where the organisation's claim stands.
    pub claim: Option<(Claim, Enterprise)>,
    /// The key of what has just happened.
    pub done: Option<&'static str>,
}

/// The page for claiming or registering an enterprise.
pub fn claim_page(view: &View<'_>, data: &ClaimData) -> Page {
    let words = view.words();
    let title = words.t("claim-title").to_owned();
    let open = data
        .claim
        .as_ref()
        .filter(|(c, _)| matches!(c.state, ClaimState::Requested | ClaimState::Approved));
    let inside = match (open, &data.known) {
        (Some((claim, enterprise)), _) => stands(view, claim, enterprise).into_any(),
        (None, Some(known)) => second(view, data, known).into_any(),
        (None, None) => first(view, data).into_any(),
    };
    let refused = data
        .claim
        .as_ref()
        .filter(|(c, _)| c.state == ClaimState::Refused && open.is_none())
        .map(|(claim, e)| {
            let title = words.with("claim-refused", &[("name", e.brand_name.clone().into())]);
            view! { <div class="notice no"><h2>{title}</h2><p>{claim.reason.clone()}</p><p>{words.t("claim-again")}</p></div> }
        });
    let main = view! {
        {done(view, data.done)}
        {summary(view, &data.errors, None)}
        {refused}
        {inside}
    };
    let here = if open.is_some() {
        DeskItem::Home
    } else {
        DeskItem::Account
    };
    desk_page_at(view, here, title, |l| Route::DeskClaim.path(l), main.into_any())
}

fn stands(view: &View<'_>, claim: &Claim, e: &Enterprise) -> impl IntoView + use<> {
    let words = view.words();
    let waits = claim.state == ClaimState::Requested;
    let tag = if waits {
        Either::Left(view! { <p class="tag wait">{words.t("turn-operator")}</p> })
    } else {
        Either::Right(view! { <p class="tag ok">{words.t("claim-approved")}</p> })
    };
    let since = words.with(
        "claim-since",
        &[(
            "date",
            datetime_words(claim.requested_at, view.site.region.time_zone, view.locale).into(),
        )],
    );
    view! {
        <div class="title"><div><h1>{e.brand_name.clone()}</h1><p class="lead">{since}</p></div>{tag}</div>
        {waits.then(|| view! { <p class="measure">{words.t("claim-waits-text")}</p> })}
        <p class="actions">
            <a class="btn" href=Route::DeskOffers.path(view.locale)>{words.t("claim-prepare")}</a>
            <a class="btn second" href=Route::DeskProfile.path(view.locale)>{words.t("desk-profile")}</a>
        </p>
    }
}

fn registers(view: &View<'_>) -> Vec<(String, String)> {
    ["krs", "nip", "regon"]
        .into_iter()
        .map(|r| (r.to_owned(), view.words().t(&format!("register-{r}")).to_owned()))
        .collect()
}

fn first(view: &View<'_>, data: &ClaimData) -> impl IntoView + use<> {
    let (words, form, errors) = (view.words(), &data.form, &*data.errors);
    view! {
        <div class="title"><div><h1>{words.t("claim-title")}</h1><p class="lead">{words.t("claim-lead")}</p></div></div>
        <form class="entry" method="get" action=Route::DeskClaim.path(view.locale) novalidate>
            {choice(view, errors, Field::of(view, "register", "register", &form.register), registers(view), None)}
            {line(view, errors, Field { inputmode: Some("numeric"), ..Field::of(view, "number", "number", &form.number) })}
            <p class="actions"><button>{words.t("claim-next")}</button></p>
        </form>
    }
}

fn second(view: &View<'_>, data: &ClaimData, known: &[Known]) -> impl IntoView + use<> {
    let (words, form, errors) = (view.words(), &data.form, &*data.errors);
    let free: Vec<&Known> = known.iter().filter(|k| k.public && !k.taken).collect();
    let taken = known.iter().any(|k| k.taken || !k.public);
    let number = format!(
        "{} {}",
        words.t(&format!("register-{}", form.register)),
        form.number
    );
    let lead = if free.is_empty() {
        "claim-new-lead"
    } else {
        "claim-known-lead"
    };
    let profiles = (!free.is_empty()).then(|| {
        let mut options: Vec<(String, String)> = free
            .iter()
            .map(|k| (k.slug.clone(), format!("{}, {}", k.name, k.town)))
            .collect();
        options.push((String::new(), words.t("claim-other-unit").to_owned()));
        let mut field = Field::of(view, "profile", "profile", &form.profile);
        if form.profile.is_empty() && errors.is_empty() {
            field.value = free.first().map(|k| k.slug.clone()).unwrap_or_default();
        }
        choice(view, errors, field, options, None)
    });
    let entities = EntityType::ALL
        .iter()
        .filter(|e| !matches!(e, EntityType::Maatwerkbedrijf | EntityType::Arbeidszorg))
        .map(|e| (e.name().to_owned(), term(words, "entity", e.name())))
        .collect();
    let counties = view
        .site
        .region
        .counties
        .iter()
        .map(|c| (c.teryt.as_str().to_owned(), view.county_name(c)))
        .collect();
    let of = |name: &'static str, word: &str, value: &str| Field::of(view, name, word, value);
    let new = view! {
        {line(view, errors, Field { autocomplete: "organization", ..of("legal_name", "legal-name", &form.legal_name) })}
        {line(view, errors, of("brand_name", "brand-name", &form.brand_name))}
        {choice(view, errors, of("entity_type", "entity-type", &form.entity_type), entities, Some("choose"))}
        {line(view, errors, of("run_by", "run-by", &form.run_by))}
        {line(view, errors, Field { autocomplete: "street-address", ..of("street", "street", &form.street) })}
        {line(view, errors, Field { autocomplete: "postal-code", short: true, ..of("postcode", "postcode", &form.postcode) })}
        {line(view, errors, Field { autocomplete: "address-level2", ..of("town", "town", &form.town) })}
        {choice(view, errors, of("county", "county", &form.county), counties, Some("claim-county-none"))}
    };
    let new = if free.is_empty() {
        Either::Left(view! { <h2>{words.t("claim-profile")}</h2>{new} })
    } else {
        // of a profile that is there, nothing of this is asked
        let open = errors
            .iter()
            .any(|e| e.field == "legal_name" || e.field == "street");
        Either::Right(
            view! { <details class="fold" open=open><summary>{words.t("claim-other-unit")}</summary>{new}</details> },
        )
    };
    let warning =
        taken.then(|| view! { <div class="notice wait"><p>{words.t("claim-taken-text")}</p></div> });
    let again = Route::DeskClaim.path(view.locale);
    view! {
        <div class="title"><div><h1>{words.t("claim-title")}</h1><p class="lead">{words.t(lead)}</p></div></div>
        <p>{number}" "<a href=again.clone()>{words.t("claim-other-number")}</a></p>
        {warning}
        <form class="entry" method="post" action=again novalidate>
            {token(view)}
            <input type="hidden" name="register" value=form.register.clone()/>
            <input type="hidden" name="number" id="f-number" value=form.number.clone()/>
            {profiles}
            {new}
            <h2>{words.t("claim-trader")}</h2>
            <p class="hint">{words.t("claim-trader-hint")}</p>
            {line(view, errors, Field { autocomplete: "name", ..of("representative", "representative", &form.representative) })}
            {line(view, errors, Field { kind: "tel", autocomplete: "tel", ..of("phone", "phone", &form.phone) })}
            {line(view, errors, Field { kind: "email", autocomplete: "email", ..of("email", "email", &form.email) })}
            {line(view, errors, of("account", "account", &form.account))}
            {tick(view, errors, of("may_act", "may-act", ""), form.may_act)}
            {tick(view, errors, of("certified", "certified", ""), form.certified)}
            <p class="actions"><button>{words.t("claim-send")}</button></p>
        </form>
    }
}
