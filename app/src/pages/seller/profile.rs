//! One's own profile: contacts, hours, what it does and where, its story.

use super::{
    changes::changes,
    coverage::{by_county, outlines, reaches},
    done,
    fields::{Field, area, categories, choice, grouped, language, line, summary},
    token,
};
use crate::{
    pages::{
        Page, View,
        desk::{DeskItem, desk_page},
    },
    routes::Route,
    ui::text::term,
};
use leptos::{either::Either, prelude::*};
use market::{
    desk::{ActivityForm, DAYS, ProfileForm, ProfileView},
    enterprises::{ActivityKind, EnterpriseState},
    error::FieldError,
    import::sheet::Difference,
    locale::{Locale, Localised},
    text::markdown_html,
};

/// What the page shows.
#[derive(Clone, Debug)]
pub struct ProfileData {
    /// The profile.
    pub profile: ProfileView,
    /// What was typed, when it was refused or is shown first.
    pub typed: Option<ProfileForm>,
    /// Whether the story is shown as it will look.
    pub preview: bool,
    /// What somebody else has changed meanwhile.
    pub stale: Option<Vec<Difference>>,
    /// What is to be mended.
    pub errors: Vec<FieldError>,
    /// The key of what has just happened.
    pub done: Option<&'static str>,
    /// Whether the reader may write.
    pub writes: bool,
}

/// One's own profile.
pub fn profile_page(view: &View<'_>, data: &ProfileData) -> Page {
    let words = view.words();
    let e = &data.profile.enterprise;
    let form = data.typed.as_ref().unwrap_or(&data.profile.form);
    let public = (e.state == EnterpriseState::Published)
        .then(|| view! { <p><a href=Route::Enterprise(&e.slug).path(view.locale)>{words.t("profile-public")}</a></p> });
    let stale = data.stale.as_ref().map(|all| {
        view! { <div class="errors" role="alert" tabindex="-1"><h2>{words.t("stale-title")}</h2><p>{words.t("stale-text")}</p>
            {changes(view, all, "stale-theirs", "stale-yours")}</div> }
    });
    let preview = data.preview.then(|| preview(view, form));
    let body = if data.writes && data.profile.own {
        Either::Left(fields(view, data, form))
    } else {
        let key = if data.profile.own {
            "profile-read-only"
        } else {
            "profile-not-yet"
        };
        Either::Right(view! { <p class="measure">{words.t(key)}</p> })
    };
    let main = view! {
        {done(view, data.done)}
        {stale}
        {summary(view, &data.errors, None)}
        <div class="title"><div><h1>{words.t("desk-profile")}</h1><p class="lead">{e.brand_name.clone()}</p></div></div>
        {public}
        {preview}
        {body}
    };
    desk_page(
        view,
        DeskItem::Profile,
        words.t("desk-profile").to_owned(),
        main.into_any(),
    )
}

fn preview(view: &View<'_>, form: &ProfileForm) -> impl IntoView + use<> {
    let words = view.words();
    let stories: Vec<_> = form
        .story
        .iter()
        .map(|(l, text)| {
            let lang = (l != view.locale).then(|| l.tag());
            view! { <h3>{language(words, l)}</h3><div class="prose" lang=lang inner_html=markdown_html(text)></div> }
        })
        .collect();
    view! { <section class="panel" id="preview"><h2>{words.t("story-preview")}</h2>{stories}</section> }
}

fn fields(view: &View<'_>, data: &ProfileData, form: &ProfileForm) -> impl IntoView + use<> {
    let (words, errors) = (view.words(), &*data.errors);
    let of = |name: &'static str, value: &str| Field::of(view, name, &name.replace('_', "-"), value);
    let each = |stem: &'static str, all: &Localised<String>, rows: u8| -> Vec<_> {
        Locale::ALL
            .into_iter()
            .map(|l| {
                let value = all.exact(l).cloned().unwrap_or_default();
                let field = Field::of(view, format!("{stem}_{l}"), &stem.replace('_', "-"), &value)
                    .in_language(view, l);
                area(view, errors, field, rows)
            })
            .collect()
    };
    let week: Vec<_> = DAYS
        .into_iter()
        .zip(&form.week)
        .map(|(day, hours)| {
            let mut field = Field::of(view, format!("hours_{day}"), &format!("hours-{day}"), hours);
            field.hint = None;
            line(view, errors, field)
        })
        .collect();
    let mut activities = form.activities.clone();
    activities.push(ActivityForm::default());
    let activities: Vec<_> = (1..)
        .zip(&activities)
        .map(|(n, a)| activity(view, errors, n, a))
        .collect();
    view! {
        <form class="profile-form" method="post" action=Route::DeskProfile.path(view.locale) novalidate>
            <button class="visually-hidden" name="do" value="save" tabindex="-1" aria-hidden="true">{words.t("offer-save")}</button>
            {token(view)}
            <input type="hidden" name="version" value=form.version.clone()/>
            <h2>{words.t("profile-contacts")}</h2>
            {line(view, errors, Field { kind: "tel", autocomplete: "tel", ..of("phone", &form.phone) })}
            {line(view, errors, Field { kind: "email", autocomplete: "email", ..of("email", &form.email) })}
            {line(view, errors, Field { kind: "url", autocomplete: "url", ..of("website", &form.website) })}
            <h2>{words.t("profile-hours")}</h2>
            <p class="hint">{words.t("profile-hours-hint")}</p>
            <div class="pair">{week}</div>
            <h3>{words.t("profile-closed")}</h3>
            <p class="hint">{words.t("profile-closed-hint")}</p>
            <div class="pair">
                {line(view, errors, Field { kind: "date", ..of("closed_from", &form.closed_from) })}
                {line(view, errors, Field { kind: "date", ..of("closed_until", &form.closed_until) })}
            </div>
            <details class="fold" open={!form.closed_note.is_empty()}><summary>{words.t("field-closed-note")}</summary>{each("closed_note", &form.closed_note, 2)}</details>
            <h2 id="f-activities">{words.t("profile-activities")}</h2>
            <p class="hint">{words.t("profile-activities-hint")}</p>
            {outlines(view)}
            {activities}
            <h2>{words.t("profile-story")}</h2>
            <p class="hint">{words.t("profile-story-hint")}</p>
            <div class="side-by-side three">{each("tagline", &form.tagline, 2)}</div>
            <div class="side-by-side three">{each("story", &form.story, 12)}</div>
            <div class="side-by-side three">{each("capacity", &form.capacity, 2)}</div>
            <p class="actions bar"><button name="do" value="save">{words.t("offer-save")}</button>
                <button class="second" name="do" value="preview">{words.t("story-preview-button")}</button></p>
        </form>
    }
}

fn activity(view: &View<'_>, errors: &[FieldError], n: usize, a: &ActivityForm) -> impl IntoView + use<> {
    let words = view.words();
    let nth = words.with("field-activity-n", &[("n", n.into())]);
    let of = |part: &'static str, word: &'static str, value: &str| {
        let mut field = Field::of(view, format!("a{n}_{part}"), word, value);
        field.label = format!("{}, {nth}", field.label);
        field
    };
    let kinds = ActivityKind::ALL
        .iter()
        .map(|k| (k.name().to_owned(), term(words, "activity-kind", k.name())))
        .collect();
    let reaches = reaches(view);
    let areas = (of("areas", "coverage-areas", ""), &*format!("a{n}_reach"));
    let legend = if a.category.is_empty() {
        words.t("profile-activity-new").to_owned()
    } else {
        nth.clone()
    };
    view! {
        <fieldset class="field activity"><legend>{legend}</legend>
            {grouped(view, errors, of("category", "category", &a.category), categories(view), "profile-activity-none")}
            <div class="pair">
                {choice(view, errors, of("kind", "activity-kind", &a.kind), kinds, None)}
                {choice(view, errors, of("reach", "coverage", &a.reach), reaches, None)}
                {line(view, errors, of("km", "coverage-km", &a.km).number())}
            </div>
            {by_county(view, errors, areas, a.reach == "areas", &|teryt| a.areas.iter().any(|x| x == teryt))}
        </fieldset>
    }
}
