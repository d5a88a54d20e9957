//! The frame around every page: head, header with search, footer with help, and the islands that move them.

use super::{
    head, signs,
    text::{datetime_words, tel},
};
use crate::{
    html::escape,
    islands::{ContactClicks, InstantFacets, SearchBox, ShortlistLink, ThemeChoice},
    pages::{Head, Page, Section, SignedIn, View},
    routes::Route,
};
use hydration_context::SsrSharedContext;
use leptos::{either::Either, prelude::*};
use market::{
    ctx::Actor,
    images::art,
    locale::Locale,
    policy::{Action, may},
};
use std::sync::{Arc, LazyLock};

/// Id of `<main>`, which the skip link goes to.
pub const MAIN_ID: &str = "main";

static BRAND: LazyLock<String> = LazyLock::new(art::brand);

/// A page as HTML: runs `page` and the frame as one synchronous rendering, with what islands need around it.
pub fn render(view: &View<'_>, page: impl FnOnce() -> Page) -> String {
    let owner = Owner::new_root(Some(Arc::new(SsrSharedContext::new_islands())));
    let html = owner.with(|| document(view, page()));
    owner.unset_with_forced_cleanup();
    html
}

/// The whole document around a page. Must run inside [`render`]'s owner, as pages with islands do.
pub fn document(view: &View<'_>, page: Page) -> String {
    let Page {
        head,
        section,
        main,
        main_class,
    } = page;
    let main = main.to_html();
    let header = header(view, &head, section).to_html();
    let contact = matches!(section, Section::Offers | Section::Enterprises)
        && (main.contains("href=\"mailto:") || main.contains("href=\"tel:"));
    let footer = footer(view, main.contains("class=\"facets\""), contact).to_html();
    let words = view.words();
    let mut o = String::with_capacity(main.len() + header.len() + footer.len() + 4096);
    o.push_str("<!DOCTYPE html><html lang=\"");
    o.push_str(view.locale.tag());
    o.push_str("\"><head>");
    o.push_str(&head::head(view, &head));
    o.push_str("</head><body><a class=\"skip-link\" href=\"#main\">");
    o.push_str(&escape(words.t("skip-link")));
    o.push_str("</a>");
    if view.site.demo {
        for part in [
            "<aside class=\"demo\" aria-label=\"",
            &escape(words.t("demo-label")),
            "\"><p class=\"wrap\">",
            &escape(words.t("demo-banner")),
            "</p></aside>",
        ] {
            o.push_str(part);
        }
    }
    if let Some(banner) = seeing(view) {
        o.push_str(&banner.to_html());
    }
    o.push_str(&header);
    for part in ["<main id=\"", MAIN_ID, "\" tabindex=\"-1\""] {
        o.push_str(part);
    }
    if !main_class.is_empty() {
        for part in [" class=\"", main_class, "\""] {
            o.push_str(part);
        }
    }
    for part in [">", &main, "</main>", &footer, "</body></html>"] {
        o.push_str(part);
    }
    o
}

/// The name of a language in itself.
pub fn language_name(locale: Locale) -> &'static str {
    match locale {
        Locale::Pl => "Polski",
        Locale::En => "English",
        Locale::Nl => "Nederlands",
    }
}

/// The search form with its suggestions; `class` is `find` or `find big`.
pub fn search_form(view: &View<'_>, class: &'static str, q: String) -> impl IntoView + use<> {
    let words = view.words();
    let action = Route::Offers.path(view.locale);
    view! {
        <SearchBox lang=view.locale.tag().to_owned() label=words.t("suggest-label").to_owned() none=words.t("suggest-none").to_owned()
            counts=words.t("suggest-counts").to_owned()>
            <form class=class role="search" action=action>
                <label class="visually-hidden" for="q">{words.t("search-label")}</label>
                <input id="q" name="q" type="search" maxlength="200" autocomplete="off" spellcheck="false" placeholder=words.t("search-placeholder") value=q/>
                <button>{words.t("search-button")}</button>
            </form>
        </SearchBox>
    }
}

fn header(view: &View<'_>, page: &Head, section: Section) -> impl IntoView + use<> {
    let (words, locale) = (view.words(), view.locale);
    let entry = |of: Section, route: Route<'_>, key: &'static str| {
        let current = (of == section).then_some("true");
        view! { <a href=route.path(locale) aria-current=current>{words.t(key)}</a> }
    };
    let search = (section != Section::Home).then(|| search_form(view, "find", page.q.clone()));
    let languages: Vec<_> = page
        .languages
        .iter()
        .filter(|(l, _)| *l != locale)
        .map(|(l, path)| view! { <li><a href=path.clone() hreflang=l.tag() lang=l.tag()>{language_name(*l)}</a></li> })
        .collect();
    let home = Route::Home.path(locale);
    let brand = format!(
        "{}<span>{}</span>",
        *BRAND,
        escape(view.site.region.brand.text(locale))
    );
    view! {
        <header class="site"><div class="wrap">
            <a class="brand" href=home aria-current=(section == Section::Home).then_some("page") inner_html=brand></a>
            {search}
            <div class="tools">
                {(!languages.is_empty()).then(|| view! {
                    <details class="pick"><summary><span class="visually-hidden">{words.t("language-label")}" "</span>{language_name(locale)}</summary><ul>{languages}</ul></details>
                })}
                {account(view)}
                <ShortlistLink href=Route::Shortlist.path(locale) label=words.t("shortlist-name").to_owned() save=words.t("shortlist-save").to_owned() saved=words.t("shortlist-saved").to_owned()/>
            </div>
            <details class="menu"><summary>{words.t("menu")}</summary></details>
            <nav class="main" aria-label=words.t("nav-label")>
                {entry(Section::Offers, Route::Offers, "nav-offers")}
                {entry(Section::Enterprises, Route::Enterprises, "nav-enterprises")}
                {entry(Section::Counties, Route::Counties, "nav-counties")}
                {entry(Section::Mark, Route::Mark, "nav-mark")}
            </nav>
        </div></header>
    }
}

/// The way in for visitors; for whoever is signed in, who they are and for whom they act, and the way out.
fn account(view: &View<'_>) -> impl IntoView + use<> {
    let (words, locale) = (view.words(), view.locale);
    let Some(who) = view.signed_in else {
        return Either::Left(view! { <a href=Route::SignIn.path(locale)>{words.t("account-sign-in")}</a> });
    };
    let shown = who.organisation.clone().unwrap_or_else(|| who.name.clone());
    let name = who
        .organisation
        .is_some()
        .then(|| view! { <li><span class="muted">{who.name.clone()}</span></li> });
    let others = switches(view, who);
    let (work, to) = if may(who.actor, Action::DeskRead) {
        ("desk-today", Route::Desk)
    } else if may(who.actor, Action::ReviewDecide) {
        ("queue-title", Route::Queue)
    } else if may(who.actor, Action::TeamRead) && !may(who.actor, Action::ClaimRequest) {
        ("team-title", Route::Team)
    } else {
        ("claim-title", Route::DeskClaim)
    };
    // in somebody else's view there is no account of one's own
    let own = who.seeing_until.is_none().then(|| {
        view! {
            <li><a href=Route::Account.path(locale)>{words.t("account-title")}</a></li>
            <li><form method="post" action=Route::SignOut.path(locale)>
                <input type="hidden" name="form" value=who.form_token.clone()/>
                <button class="plain">{words.t("account-sign-out")}</button>
            </form></li>
        }
    });
    Either::Right(view! {
        <details class="pick"><summary><span class="visually-hidden">{words.t("account-label")}" "</span>{shown}</summary><ul>
            {name}
            {others}
            <li><a href=to.path(locale)>{words.t(work)}</a></li>
            {own}
        </ul></details>
    })
}

/// Whose view it is and for how long, and the way out of it.
fn seeing(view: &View<'_>) -> Option<impl IntoView + use<>> {
    let (words, who) = (view.words(), view.signed_in?);
    let until = datetime_words(who.seeing_until?, view.site.region.time_zone, view.locale);
    let text = words.with(
        "seeing-banner",
        &[
            ("name", who.name.clone().into()),
            (
                "organisation",
                who.organisation.clone().unwrap_or_default().into(),
            ),
            ("until", until.into()),
        ],
    );
    Some(view! {
        <aside class="seeing" aria-label=words.t("seeing-label")><div class="wrap">
            <p>{text}</p>
            <form method="post" action=Route::SeeingEnd.path(view.locale)>
                <input type="hidden" name="form" value=who.form_token.clone()/>
                <button>{words.t("seeing-end")}</button>
            </form>
        </div></aside>
    })
}

/// A form for each organisation that somebody could act for instead, and for acting for themselves.
fn switches(view: &View<'_>, who: &SignedIn) -> Vec<impl IntoView + use<>> {
    let words = view.words();
    let acting = match who.actor {
        Actor::Person {
            acting: Some(acting), ..
        } => Some(acting.organisation),
        _ => None,
    };
    let others = who
        .organisations
        .iter()
        .filter(|(id, _)| acting != Some(*id))
        .map(|(id, name)| {
            let text = words.with("acting-switch", &[("name", name.clone().into())]);
            (id.to_string(), text)
        });
    let oneself = acting.map(|_| (String::new(), words.t("acting-oneself").to_owned()));
    others
        .chain(oneself)
        .map(|(id, text)| {
            view! {
                <li><form method="post" action=Route::Acting.path(view.locale)>
                    <input type="hidden" name="form" value=who.form_token.clone()/>
                    <input type="hidden" name="organisation" value=id/>
                    <button class="plain">{text}</button>
                </form></li>
            }
        })
        .collect()
}

fn footer(view: &View<'_>, instant: bool, contact: bool) -> impl IntoView + use<> {
    let (words, locale, region) = (view.words(), view.locale, view.site.region);
    let operator = &view.site.operator;
    let link = |route: Route<'_>, key: &'static str| view! { <li><a href=route.path(locale)>{words.t(key)}</a></li> };
    let run_by = if operator.name.is_empty() {
        format!("{}.", region.name.text(locale))
    } else {
        format!(
            "{}. {}",
            region.name.text(locale),
            words.with("footer-operator", &[("name", operator.name.clone().into())])
        )
    };
    let (phone, email) = (operator.phone.clone(), operator.email.clone());
    let has_help = !phone.is_empty() || !email.is_empty();
    view! {
        <footer class="site"><div class="wrap">
            <div class="row">
                <div><p><b>{region.brand.text(locale).to_owned()}</b></p><p class="muted">{run_by}</p></div>
                {has_help.then(|| view! {
                    <div><p><b>{words.t("footer-help")}</b></p>
                        {(!phone.is_empty()).then(|| view! { <p><a href=tel(&phone)>{phone.clone()}</a>{words.t("footer-hours")}</p> })}
                        {(!email.is_empty()).then(|| view! { <p><a href=format!("mailto:{email}")>{email.clone()}</a></p> })}
                    </div>
                })}
                <ul>
                    {link(Route::Ordering, "footer-ordering")}
                    {link(Route::Mark, "footer-mark")}
                    <li><a href="/api/v1/openapi.json">{words.t("footer-api")}</a></li>
                </ul>
                <ul>
                    {link(Route::Accessibility, "footer-accessibility")}
                    {link(Route::Privacy, "footer-privacy")}
                    {link(Route::Imprint, "footer-imprint")}
                </ul>
            </div>
            <ThemeChoice legend=words.t("theme-legend").to_owned() system=words.t("theme-system").to_owned() light=words.t("theme-light").to_owned() dark=words.t("theme-dark").to_owned()/>
        </div></footer>
        {instant.then(|| view! { <InstantFacets/> })}
        {contact.then(|| view! { <ContactClicks/> })}
    }
}

/// What every page's [`Head`] begins with: its addresses in all languages by `path`, the canonical one being the reader's.
pub fn head_of(view: &View<'_>, title: String, description: String, path: impl Fn(Locale) -> String) -> Head {
    let all: Vec<(Locale, String)> = Locale::ALL.into_iter().map(|l| (l, path(l))).collect();
    Head {
        title,
        description,
        canonical: path(view.locale),
        alternates: all.clone(),
        languages: all,
        ..Head::default()
    }
}

/// The large mark of the home page and of explanations, not of any licence.
pub fn sample_seal(view: &View<'_>) -> String {
    let words = view.words();
    signs::seal(
        view,
        "sample",
        words.t("seal-valid"),
        words.t("seal-check"),
        false,
        "seal",
    )
}
