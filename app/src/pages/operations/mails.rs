//! The outbox, in which nobody can be recognised, and one mail with its recipient.

use super::{steps, table};
use crate::{
    pages::{
        Page, View,
        account::done,
        desk::{DeskItem, desk_page_at},
    },
    routes::Route,
    ui::{
        crumbs::crumbs,
        form::{Choice, Line, choice, errors_summary, line, own_form},
        layout::language_name,
        text::{datetime_words, number, term},
    },
};
use leptos::{either::Either, prelude::*};
use market::{
    error::FieldError,
    mail::{MailCase, MailLine, MailQuery, MailState, MailsPage},
};

/// What the outbox shows.
#[derive(Clone, Debug)]
pub struct MailsData {
    /// What was asked, as far as it could be read.
    pub query: MailQuery,
    /// What was typed as state and recipient.
    pub typed: (String, String),
    /// What is to be mended.
    pub errors: Vec<FieldError>,
    /// The mails.
    pub page: MailsPage,
}

fn sign(state: MailState) -> &'static str {
    match state {
        MailState::Queued => "tag wait",
        MailState::Sent => "tag ok",
        MailState::Failed | MailState::Bounced => "tag no",
        MailState::Expired => "tag",
    }
}

/// The outbox.
pub fn mails_page(view: &View<'_>, data: &MailsData) -> Page {
    let (words, locale) = (view.words(), view.locale);
    let states = std::iter::once((String::new(), words.t("operations-any").to_owned()))
        .chain(
            MailState::ALL
                .iter()
                .map(|s| (s.name().to_owned(), term(words, "mail-state", s.name()))),
        )
        .collect();
    let recipient = Line {
        name: "recipient",
        kind: "email",
        label: "mails-recipient",
        hint: Some("mails-recipient-hint"),
        autocomplete: "off",
        value: &data.typed.1,
    };
    let state = Choice {
        name: "state",
        label: "mails-state",
        hint: None,
        options: states,
        value: &data.typed.0,
    };
    let lines: Vec<_> = data.page.lines.iter().map(|l| row(view, l).into_any()).collect();
    let body = if lines.is_empty() {
        Either::Left(
            view! { <div class="empty panel"><h2>{words.t("mails-none")}</h2><p>{words.t("mails-none-text")}</p></div> },
        )
    } else {
        let headings = [
            "mails-when",
            "mails-kind",
            "mails-to",
            "mails-state",
            "mails-tries",
        ];
        Either::Right(table(view, words.t("outbox-title").to_owned(), &headings, lines))
    };
    let first = data
        .query
        .before
        .map(|_| Route::Mails.with_query(locale, &data.query.pairs()));
    let next = data.page.older.map(|id| {
        let mut pairs = data.query.pairs();
        pairs.push(("before", id.to_string()));
        Route::Mails.with_query(locale, &pairs)
    });
    let way = [
        (
            words.t("health-title").to_owned(),
            Some(Route::Health.path(locale)),
        ),
        (words.t("outbox-title").to_owned(), None),
    ];
    let main = view! {
        {crumbs(view, &way)}
        {errors_summary(view, &data.errors, |field| format!("f-{field}"))}
        <div class="title"><div><h1>{words.t("outbox-title")}</h1><p class="lead measure">{words.t("mails-lead")}</p></div></div>
        <form class="filter panel" method="get" action=Route::Mails.path(locale) role="search" aria-label=words.t("mails-filter") novalidate>
            {choice(view, &data.errors, state)}
            {line(view, &data.errors, recipient)}
            <p class="actions"><button>{words.t("operations-search")}</button><a class="btn second" href=Route::Mails.path(locale)>{words.t("mails-all")}</a></p>
        </form>
        <section class="section">{body}{steps(view, first, next)}</section>
    };
    desk_page_at(
        view,
        DeskItem::Health,
        words.t("outbox-title").to_owned(),
        |l| Route::Mails.path(l),
        main.into_any(),
    )
}

fn row(view: &View<'_>, mail: &MailLine) -> impl IntoView + use<> {
    let words = view.words();
    let at = datetime_words(mail.at, view.site.region.time_zone, view.locale);
    let tries = number(u64::try_from(mail.attempts).unwrap_or(0), view.locale);
    view! {
        <tr>
            <td data-label=words.t("mails-when")><a class="num" href=Route::Mail(mail.id).path(view.locale)>{at}</a></td>
            <td data-label=words.t("mails-kind")>{term(words, "mail-about", mail.kind.name())}</td>
            <td data-label=words.t("mails-to")>{mail.to.clone()}</td>
            <td data-label=words.t("mails-state")><span class=sign(mail.state)>{term(words, "mail-state", mail.state.name())}</span></td>
            <td data-label=words.t("mails-tries")><span class="num">{tries}</span></td>
        </tr>
    }
}

/// What the page of a mail shows.
#[derive(Clone, Debug)]
pub struct MailData {
    /// The mail.
    pub case: MailCase,
    /// Whether the reader may try it again and mark it.
    pub retries: bool,
    /// What was typed of what the answer said.
    pub note: String,
    /// The key of what has just happened.
    pub done: Option<&'static str>,
}

/// One mail.
pub fn mail_page(view: &View<'_>, data: &MailData) -> Page {
    let (words, locale) = (view.words(), view.locale);
    let case = &data.case;
    let title = term(words, "mail-about", case.view.kind.name());
    let when = |at| datetime_words(at, view.site.region.time_zone, locale);
    let fact = |label: &'static str, value: Option<String>| {
        value.map(|value| view! { <div><dt>{words.t(label)}</dt><dd>{value}</dd></div> })
    };
    let path = Route::Mail(case.id).path(locale);
    let again = (data.retries && case.can_retry(view.now)).then(|| {
        own_form(
            view,
            "entry",
            path.clone(),
            "retry",
            view! { <p class="actions"><button>{words.t("mails-retry")}</button></p> }.into_any(),
        )
    });
    let over = (case.view.state == MailState::Failed && !case.can_retry(view.now))
        .then(|| view! { <p class="muted measure">{words.t("mails-over")}</p> });
    let bounced = (data.retries && case.view.state == MailState::Sent).then(|| {
        let note = Line {
            name: "note",
            kind: "text",
            label: "mails-note",
            hint: Some("mails-note-hint"),
            autocomplete: "off",
            value: &data.note,
        };
        own_form(
            view,
            "entry",
            path.clone(),
            "bounced",
            view! {
                {line(view, &[], note)}
                <p class="actions"><button class="second">{words.t("mails-bounced")}</button></p>
            }
            .into_any(),
        )
    });
    let way = [
        (
            words.t("health-title").to_owned(),
            Some(Route::Health.path(locale)),
        ),
        (
            words.t("outbox-title").to_owned(),
            Some(Route::Mails.path(locale)),
        ),
        (title.clone(), None),
    ];
    let main = view! {
        {done(view, data.done)}
        {crumbs(view, &way)}
        <div class="title"><div><h1>{title.clone()}</h1><p class="lead">{case.to.shown()}</p></div>
            <p class=sign(case.view.state)>{term(words, "mail-state", case.view.state.name())}</p></div>
        <p class="small muted measure">{words.t("operations-logged")}</p>
        <dl class="facts">
            {fact("mails-when", Some(when(case.at)))}
            {fact("mails-language", Some(language_name(case.locale).to_owned()))}
            {fact("mails-sent", case.view.sent_at.map(when))}
            {fact("mails-useful", case.useful_until.map(when))}
            {fact("mails-tries", Some(case.view.attempts.to_string()))}
            {fact("mails-error", case.view.error.clone().filter(|e| !e.is_empty()))}
            {fact("mails-id", Some(case.id.to_string()))}
        </dl>
        {over}
        {again}
        {bounced}
    };
    let id = case.id;
    desk_page_at(
        view,
        DeskItem::Health,
        title,
        move |l| Route::Mail(id).path(l),
        main.into_any(),
    )
}
