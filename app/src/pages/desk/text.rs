//! One text: its languages side by side, what the program says in its place, and its history.

mod history;

use super::{
    DeskItem, desk_page_at,
    texts::{kind_word, place, title_of},
};
use crate::{
    pages::{
        Page, View,
        seller::{
            back, done,
            fields::{Field, area, language, line, name_of, summary},
        },
    },
    routes::Route,
    ui::{crumbs::crumbs, form::own_form},
};
use history::{changes, history};
use leptos::prelude::*;
use market::{
    error::FieldError,
    locale::{Locale, Localised},
    mail::MailPreview,
    texts::{Edited, Format, Part, TextChange, TextKind, TextLook, slot, values},
};

/// What the page of a text shows.
pub struct TextData {
    /// The text with its history.
    pub look: TextLook,
    /// What was typed, where it could not be saved or is only looked at.
    pub typed: Option<Vec<(String, String)>>,
    /// What is to be mended.
    pub errors: Vec<FieldError>,
    /// Whether somebody has saved another version meanwhile.
    pub overtaken: bool,
    /// How a mail will look.
    pub preview: Option<Localised<MailPreview>>,
    /// The key of what has just happened.
    pub done: Option<&'static str>,
    /// The version that the shown part of the history comes before.
    pub before: Option<i64>,
}

impl TextData {
    /// What stands in a field: what was typed, else what is said now.
    fn value<'d>(&'d self, part: &'d Part, locale: Locale) -> &'d str {
        let name = slot(part.name, locale);
        match &self.typed {
            Some(typed) => typed.iter().find(|(n, _)| *n == name).map_or("", |(_, v)| v),
            None => self.look.subject.shown(&self.look.edited, part, locale),
        }
    }

    /// What was typed and differs from what stands now.
    fn differing(&self) -> Vec<TextChange> {
        let mut typed = Edited::new();
        for (part, locale) in self.look.subject.slots() {
            let value = self.value(part, locale).replace("\r\n", "\n");
            if !value.trim().is_empty() {
                typed.insert(slot(part.name, locale), value);
            }
        }
        self.look.subject.differences(&self.look.edited, &typed)
    }
}

/// One text.
pub fn text_page(view: &View<'_>, data: &TextData) -> Page {
    let (words, locale, look) = (view.words(), view.locale, &data.look);
    let key = &look.subject.key;
    let begins = look.subject.title(&look.edited);
    let title = title_of(view, key, begins.text(locale));
    let kind_list = Route::Texts.with_query(locale, &[("kind", key.kind.name().to_owned())]);
    let steps = [
        back(words.t("texts-title"), Route::Texts.path(locale)),
        back(words.t(&kind_word(key.kind)), kind_list),
        (title.clone(), None),
    ];
    let lead = [
        place(view, key, &look.subject.group),
        Some(if look.edited.is_empty() {
            words.t("text-own").to_owned()
        } else {
            words.with("text-version", &[("n", look.version.into())])
        }),
    ];
    let lead = lead.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let overtaken = data.overtaken.then(|| {
        let differing = data.typed.is_some().then(|| changes(view, &data.differing(), "text-stands", "text-typed"));
        view! { <div class="notice no" role="alert"><p><b>{words.t("text-overtaken")}</b></p><p>{words.t("text-overtaken-text")}</p></div>{differing} }
    });
    let name = key.name.clone();
    let kind = key.kind;
    let main = view! {
        {crumbs(view, &steps)}
        {summary(view, &data.errors, None)}
        {done(view, data.done.filter(|_| data.typed.is_none()))}
        <div class="title"><div><h1>{title.clone()}</h1><p class="lead">{lead}</p></div></div>
        {overtaken}
        {data.preview.as_ref().map(|preview| previews(view, preview))}
        <p class="measure">{words.t(&format!("text-help-{kind}")).to_owned()}</p>
        {form(view, data)}
        {history(view, data)}
    };
    desk_page_at(
        view,
        DeskItem::Texts,
        title,
        move |l| Route::Text(kind, &name).path(l),
        main.into_any(),
    )
}

fn form(view: &View<'_>, data: &TextData) -> impl IntoView + use<> {
    let (words, subject) = (view.words(), &data.look.subject);
    let parts: Vec<_> = subject
        .parts
        .iter()
        .map(|part| {
            let fields: Vec<_> = subject.locales.iter().map(|l| field(view, data, part, *l)).collect();
            let own: Vec<_> = subject
                .locales
                .iter()
                .filter_map(|l| part.default.exact(*l).filter(|t| !t.is_empty()).map(|t| (*l, t)))
                .map(|(l, text)| {
                    let lang = (l != view.locale).then(|| l.tag());
                    view! { <div><p class="small muted">{language(words, l)}</p><div lang=lang><pre>{text.clone()}</pre></div></div> }
                })
                .collect();
            let own = (!own.is_empty()).then(|| {
                view! { <details class="fold"><summary>{words.t("text-default")}</summary><div class="side-by-side">{own}</div></details> }
            });
            view! { <div class="side-by-side">{fields}</div>{own} }
        })
        .collect();
    let preview = (subject.key.kind == TextKind::Mail).then(
        || view! { <button class="second" name="preview" value="1">{words.t("text-preview")}</button> },
    );
    let inside = view! {
        <input type="hidden" name="version" value=data.look.version.to_string()/>
        {parts}
        <p class="actions"><button>{words.t("text-save")}</button>{preview}</p>
    };
    let to = Route::Text(subject.key.kind, &subject.key.name).path(view.locale);
    own_form(view, "text-form", to, "save", inside.into_any())
}

fn field(view: &View<'_>, data: &TextData, part: &Part, locale: Locale) -> impl IntoView + use<> {
    let words = view.words();
    let default = part.default.exact(locale).map_or("", String::as_str);
    let value = data.value(part, locale).to_owned();
    let filled = if data.look.subject.key.kind.is_pattern() {
        values(default)
    } else {
        Vec::new()
    };
    let names: Vec<String> = filled.iter().map(|name| format!("${name}")).collect();
    let name = slot(part.name, locale);
    let shown = Field {
        label: name_of(view, &name),
        hint: (!names.is_empty())
            .then(|| words.with("text-hint-values", &[("values", names.join(", ").into())])),
        lang: (locale != view.locale).then(|| locale.tag()),
        name,
        value,
        ..Field::default()
    };
    if part.format == Format::Line && !default.contains('\n') && !shown.value.contains('\n') {
        return line(view, &data.errors, shown).into_any();
    }
    let rows = match part.format {
        Format::Line | Format::Words => 5,
        Format::Paragraphs => 7,
        Format::Prose => 12,
        Format::Groups => 30,
    };
    area(view, &data.errors, shown, rows).into_any()
}

/// How a mail will look, in every language: as with markup, and as without.
fn previews(view: &View<'_>, all: &Localised<MailPreview>) -> impl IntoView + use<> {
    let words = view.words();
    let paragraphs = |all: &[String]| {
        let all = all.iter().filter(|p| !p.is_empty());
        all.map(|p| view! { <p>{p.clone()}</p> }).collect::<Vec<_>>()
    };
    let items: Vec<_> = all
        .iter()
        .map(|(l, mail)| {
            let lang = (l != view.locale).then(|| l.tag());
            view! {
                <div class="panel">
                    <h3>{language(words, l)}</h3>
                    <div class="prose" lang=lang>
                        <p><b>{mail.subject.clone()}</b></p>
                        {paragraphs(&mail.before)}
                        <p><span class="tag you">{mail.button.clone()}</span></p>
                        {paragraphs(&mail.after)}
                    </div>
                    <details class="fold"><summary>{words.t("text-plain")}</summary><div lang=lang><pre>{mail.text.clone()}</pre></div></details>
                </div>
            }
        })
        .collect();
    view! {
        <section class="section" aria-labelledby="preview" role="status">
            <h2 id="preview">{words.t("text-preview-title")}</h2>
            <p class="muted">{words.t("text-preview-text")}</p>
            <div class="side-by-side previews">{items}</div>
        </section>
    }
}
