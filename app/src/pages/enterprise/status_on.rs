//! "Was the status valid on …?": the question as a plain form, and what our data answer.

use super::EnterpriseData;
use crate::{
    pages::View,
    routes::{Route, with_query},
    ui::text::date_words,
    words::FluentValue,
};
use chrono::NaiveDate;
use leptos::prelude::*;
use market::{enterprises::StatusOn, locale::Locale};

/// What was asked about the status.
#[derive(Clone, Copy, Debug, Default)]
pub struct StatusAsked<'a> {
    /// The day, if one was typed.
    pub on: Option<NaiveDate>,
    /// Whether what was typed is no day.
    pub wrong: bool,
    /// What was typed.
    pub typed: &'a str,
}

impl<'a> StatusAsked<'a> {
    /// From what was typed, trimmed; nothing typed is nothing asked.
    pub fn read(typed: &'a str) -> Self {
        // signed and five-digit years are read too, but nobody means them
        let on = (typed.len() <= 10).then(|| typed.parse().ok()).flatten();
        Self {
            on,
            wrong: on.is_none() && !typed.is_empty(),
            typed,
        }
    }

    /// Whether anything was asked: such a page is for its reader alone and not for search engines.
    pub fn is_asked(&self) -> bool {
        self.on.is_some() || self.wrong
    }
}

/// This page in all languages, with the same question.
pub(super) fn languages(data: &EnterpriseData<'_>) -> Vec<(Locale, String)> {
    let mut pairs = Vec::new();
    if data.card {
        pairs.push(("card", "1".to_owned()));
    }
    pairs.extend(data.asked.on.map(|day| ("on", day.to_string())));
    let path = |l| with_query(&Route::Enterprise(&data.enterprise.slug).path(l), &pairs);
    Locale::ALL.into_iter().map(|l| (l, path(l))).collect()
}

/// Two entries of a `dl.facts`: the answer, which also prints, and the form. Nothing where there is no status and
/// nobody asks.
pub(super) fn status_on(view: &View<'_>, data: &EnterpriseData<'_>) -> impl IntoView + use<> {
    let shown = data.enterprise.status.is_some() || data.asked.is_asked();
    shown.then(|| (answer(view, data), form(view, data)))
}

fn answer(view: &View<'_>, data: &EnterpriseData<'_>) -> impl IntoView + use<> {
    let words = view.words();
    let date = |day: NaiveDate| date_words(day, view.locale);
    data.asked.on.map(|day| {
        let (key, class) = match data.enterprise.status.as_ref().map(|s| s.on(day)) {
            Some(StatusOn::Held) => ("status-on-held", "notice ok"),
            Some(StatusOn::NotYet) => ("status-on-not-yet", "notice no"),
            Some(StatusOn::AfterCheck) => ("status-on-after-check", "notice wait"),
            Some(StatusOn::Unchecked) => ("status-on-unchecked", "notice wait"),
            None => ("status-on-none", "notice wait"),
        };
        let mut args: Vec<(&str, FluentValue<'_>)> = vec![("date", date(day).into())];
        if let Some(s) = &data.enterprise.status {
            args.push(("decided", date(s.decided_on).into()));
            args.push(("checked", date(s.checked_on).into()));
        }
        view! {
            <div>
                <dt>{words.t("status-on-answer")}</dt>
                <dd><div class=class role="status"><p>{words.with(key, &args)}</p></div></dd>
            </div>
        }
    })
}

fn form(view: &View<'_>, data: &EnterpriseData<'_>) -> impl IntoView + use<> {
    let (words, asked) = (view.words(), data.asked);
    let value = asked.on.map_or_else(|| asked.typed.to_owned(), |d| d.to_string());
    // back to where the reader was
    let action = format!(
        "{}#status-on",
        Route::Enterprise(&data.enterprise.slug).path(view.locale)
    );
    view! {
        <div id="status-on">
            <dt><label for="on">{words.t("status-on-label")}</label></dt>
            <dd>
                <form class=if asked.wrong { "field wrong" } else { "field" } action=action>
                    {asked.wrong.then(|| view! { <p class="error" id="on-error" role="alert">{words.t("licence-day-wrong")}</p> })}
                    {data.card.then(|| view! { <input type="hidden" name="card" value="1"/> })}
                    <div class="find">
                        <input id="on" name="on" type=if asked.wrong { "text" } else { "date" } required value=value aria-describedby=asked.wrong.then_some("on-error") aria-invalid=asked.wrong.then_some("true")/>
                        <button>{words.t("status-on-check")}</button>
                    </div>
                </form>
            </dd>
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_and_what_is_none_is_kept() {
        assert!(!StatusAsked::read("").is_asked());
        let leap = StatusAsked::read("2024-02-29");
        assert_eq!(
            (leap.on, leap.wrong),
            (NaiveDate::from_ymd_opt(2024, 2, 29), false)
        );
        for typed in [
            "2023-02-29",
            "29.02.2024",
            "2026-13-01",
            "wczoraj",
            "+12026-01-01",
            "<b>",
        ] {
            let asked = StatusAsked::read(typed);
            assert_eq!(
                (asked.on, asked.wrong, asked.typed),
                (None, true, typed),
                "{typed}"
            );
        }
    }
}
