//! The second step of signing in, and turning a second factor on and off.

use super::{anchor, below_account, done, framed, password};
use crate::{
    pages::{Page, View},
    routes::Route,
    ui::{
        form::{Line, errors_summary, line},
        qr::qr,
        text::datetime_words,
    },
};
use leptos::{either::EitherOf3, prelude::*};
use market::{
    accounts::{Enrolment, SecondFactor},
    error::FieldError,
};

/// What the second step shows.
#[derive(Clone, Debug, Default)]
pub struct StepData {
    /// Where to go on afterwards, a path of ours.
    pub next: String,
    /// What is to be mended.
    pub errors: Vec<FieldError>,
}

/// The second step of signing in: a code.
pub fn step_page(view: &View<'_>, data: &StepData) -> Page {
    let (words, locale) = (view.words(), view.locale);
    let next =
        (!data.next.is_empty()).then(|| view! { <input type="hidden" name="next" value=data.next.clone()/> });
    let main = view! {
        {errors_summary(view, &data.errors, anchor)}
        <div class="title"><div><h1>{words.t("factor-step")}</h1><p class="lead">{words.t("factor-step-lead")}</p></div></div>
        <form class="entry" method="post" action=Route::SecondStep.path(locale) novalidate>
            {next}
            {code(view, &data.errors, Some("factor-code-hint"))}
            <p class="actions"><button>{words.t("account-sign-in")}</button></p>
        </form>
        <p class="measure">{words.t("factor-step-lost")}</p>
        <p><a href=Route::SignIn.path(locale)>{words.t("factor-step-again")}</a></p>
    };
    framed(view, Route::SecondStep, "factor-step", main.into_any())
}

/// What the page of one's second factor shows.
pub struct FactorData {
    /// Where it stands.
    pub state: SecondFactor,
    /// Whether there is a password to ask for.
    pub has_password: bool,
    /// One's address, for password managers.
    pub email: String,
    /// Fresh recovery codes, shown once.
    pub codes: Option<Vec<String>>,
    /// What is to be mended.
    pub errors: Vec<FieldError>,
    /// The key of what has just happened.
    pub done: Option<&'static str>,
}

/// One's second factor.
pub fn factor_page(view: &View<'_>, data: &FactorData) -> Page {
    let words = view.words();
    let state = match &data.state {
        SecondFactor::Off => EitherOf3::A(off(view, data)),
        SecondFactor::Pending(enrolment) => EitherOf3::B(pending(view, data, enrolment)),
        SecondFactor::On { since, codes_left } => {
            let since = datetime_words(*since, view.site.region.time_zone, view.locale);
            let left = u64::try_from(*codes_left).unwrap_or(0);
            EitherOf3::C(on(view, data, since, left))
        }
    };
    let codes = data.codes.as_ref().map(|codes| {
        let codes: Vec<_> = codes
            .iter()
            .map(|code| view! { <li class="code">{code.clone()}</li> })
            .collect();
        view! {
            <section class="section panel"><h2>{words.t("factor-codes")}</h2>
                <p class="measure">{words.t("factor-codes-text")}</p>
                <ul class="codes" role="list">{codes}</ul>
            </section>
        }
    });
    let main = view! {
        {done(view, data.done)}
        {errors_summary(view, &data.errors, anchor)}
        <div class="title"><div><h1>{words.t("factor-title")}</h1><p class="lead">{words.t("factor-lead")}</p></div></div>
        {codes}
        {state}
        <p class="actions"><a class="btn second" href=Route::Account.path(view.locale)>{words.t("factor-back")}</a></p>
    };
    below_account(view, Route::SecondFactor, "factor-title", main.into_any())
}

fn off(view: &View<'_>, data: &FactorData) -> impl IntoView + use<> {
    let words = view.words();
    let whose = data.email.clone();
    let ask = data.has_password.then(|| {
        view! {
            <input type="text" name="username" autocomplete="username" value=whose hidden readonly/>
            {password(view, &data.errors, "current", "account-current-password", Some("factor-why-password"), "current-password")}
        }
    });
    form(
        view,
        "begin",
        view! {
            {ask}
            <p class="actions"><button>{words.t("factor-begin")}</button></p>
        }
        .into_any(),
    )
}

fn pending(view: &View<'_>, data: &FactorData, enrolment: &Enrolment) -> impl IntoView + use<> {
    let words = view.words();
    // in groups of four, which are easier to copy
    let typed: Vec<String> = enrolment
        .typed
        .as_bytes()
        .chunks(4)
        .map(|c| String::from_utf8_lossy(c).into_owned())
        .collect();
    let picture = qr(&enrolment.address, words.t("factor-qr-alt"));
    view! {
        <ol class="prose">
            <li><p>{words.t("factor-app")}</p></li>
            <li><p>{words.t("factor-scan")}</p>
                <div class="qr" inner_html=picture></div>
                <p>{words.t("factor-type")}" "<span class="code">{typed.join(" ")}</span></p></li>
            <li><p>{words.t("factor-first-code")}</p></li>
        </ol>
        {form(view, "confirm", view! {
            {code(view, &data.errors, None)}
            <p class="actions"><button>{words.t("factor-confirm")}</button></p>
        }.into_any())}
    }
}

fn on(view: &View<'_>, data: &FactorData, since: String, left: u64) -> impl IntoView + use<> {
    let words = view.words();
    let fresh = data.codes.is_some();
    view! {
        <p class="measure">{words.with("factor-on-since", &[("since", since.into())])}" "{words.count("factor-codes-left", left)}</p>
        {(!fresh).then(|| view! {
            <form class="entry section" method="post" action=Route::SecondFactor.path(view.locale) novalidate>
                <input type="hidden" name="form" value=view.signed_in.map(|s| s.form_token.clone()).unwrap_or_default()/>
                <h2>{words.t("factor-change")}</h2>
                <p class="hint">{words.t("factor-change-text")}</p>
                {code(view, &data.errors, Some("factor-code-hint"))}
                <p class="actions">
                    <button class="second" name="do" value="renew">{words.t("factor-renew")}</button>
                    <button class="second" name="do" value="end">{words.t("factor-end")}</button>
                </p>
            </form>
        })}
    }
}

fn code(view: &View<'_>, errors: &[FieldError], hint: Option<&'static str>) -> impl IntoView + use<> {
    line(
        view,
        errors,
        Line {
            name: "code",
            kind: "text",
            label: "factor-code",
            hint,
            autocomplete: "one-time-code",
            value: "",
        },
    )
}

fn form(view: &View<'_>, what: &'static str, inside: AnyView) -> impl IntoView + use<> {
    let token = view.signed_in.map(|s| s.form_token.clone()).unwrap_or_default();
    view! {
        <form class="entry" method="post" action=Route::SecondFactor.path(view.locale) novalidate>
            <input type="hidden" name="form" value=token/>
            <input type="hidden" name="do" value=what/>
            {inside}
        </form>
    }
}
