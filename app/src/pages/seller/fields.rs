//! Fields of the desk's forms: a label above, a hint, an error in words, and what was typed.

use crate::{
    html::in_textarea,
    pages::View,
    ui::form::{self, Frame, error_words},
    words::Words,
};
use leptos::{either::Either, prelude::*};
use market::{error::FieldError, locale::Locale};

/// A field of a form.
#[derive(Clone, Debug, Default)]
pub struct Field {
    /// Its name; its id is `f-{name}`.
    pub name: String,
    /// Its label.
    pub label: String,
    /// A hint.
    pub hint: Option<String>,
    /// What was typed.
    pub value: String,
    /// The language of what is typed, where it is not the page's.
    pub lang: Option<&'static str>,
    /// Narrow, for numbers.
    pub short: bool,
    /// What browsers may fill in.
    pub autocomplete: &'static str,
    /// What a phone's keyboard shows.
    pub inputmode: Option<&'static str>,
    /// Kind of input; `text` when empty.
    pub kind: &'static str,
}

impl Field {
    /// A field whose label is the word `field-{word}`, and whose hint is `field-{word}-hint` where there is one.
    pub fn of(view: &View<'_>, name: impl Into<String>, word: &str, value: &str) -> Self {
        let words = view.words();
        let hint = format!("field-{word}-hint");
        Self {
            name: name.into(),
            label: words.t(&format!("field-{word}")).to_owned(),
            hint: words.has(&hint).then(|| words.t(&hint).to_owned()),
            value: value.to_owned(),
            ..Self::default()
        }
    }

    /// The same in a language.
    pub fn in_language(self, view: &View<'_>, l: Locale) -> Self {
        Self {
            label: format!("{} ({})", self.label, language(view.words(), l)),
            lang: (l != view.locale).then(|| l.tag()),
            ..self
        }
    }

    /// The same for a number.
    pub fn number(self) -> Self {
        Self {
            short: true,
            inputmode: Some("decimal"),
            ..self
        }
    }
}

/// The name of a language in the reader's.
pub fn language(words: &'static Words, l: Locale) -> &'static str {
    words.t(match l {
        Locale::Pl => "language-pl",
        Locale::En => "language-en",
        Locale::Nl => "language-nl",
    })
}

fn frame(view: &View<'_>, errors: &[FieldError], field: &Field) -> Frame {
    Frame::of(view, errors, &field.name, field.hint.clone())
}

/// One line.
pub fn line(view: &View<'_>, errors: &[FieldError], field: Field) -> impl IntoView + use<> {
    let f = frame(view, errors, &field);
    let kind = if field.kind.is_empty() { "text" } else { field.kind };
    let autocomplete = if field.autocomplete.is_empty() {
        "off"
    } else {
        field.autocomplete
    };
    view! {
        <div class=f.class>
            {f.above(field.label.clone())}
            <input class=field.short.then_some("short num") id=f.id.clone() name=field.name type=kind value=field.value lang=field.lang inputmode=field.inputmode
                autocomplete=autocomplete aria-describedby=f.described.clone() aria-invalid=f.wrong()/>
        </div>
    }
}

/// Several lines.
pub fn area(view: &View<'_>, errors: &[FieldError], field: Field, rows: u8) -> impl IntoView + use<> {
    let f = frame(view, errors, &field);
    view! {
        <div class=f.class>
            {f.above(field.label.clone())}
            <textarea id=f.id.clone() name=field.name rows=rows.to_string() lang=field.lang
                aria-describedby=f.described.clone() aria-invalid=f.wrong() inner_html=in_textarea(&field.value)></textarea>
        </div>
    }
}

/// One of a list: value and words.
pub fn choice(
    view: &View<'_>,
    errors: &[FieldError],
    field: Field,
    options: Vec<(String, String)>,
    none: Option<&'static str>,
) -> impl IntoView + use<> {
    let f = frame(view, errors, &field);
    let none = none.map(|key| view! { <option value="">{view.words().t(key)}</option> });
    let options = form::options(options, &field.value);
    view! {
        <div class=f.class>
            {f.above(field.label.clone())}
            <select id=f.id.clone() name=field.name aria-describedby=f.described.clone() aria-invalid=f.wrong()>{none}{options}</select>
        </div>
    }
}

/// One of groups of values: the categories.
pub fn grouped(
    view: &View<'_>,
    errors: &[FieldError],
    field: Field,
    groups: Vec<(String, Vec<(String, String)>)>,
    none: &'static str,
) -> impl IntoView + use<> {
    let f = frame(view, errors, &field);
    let none = view.words().t(none);
    let groups: Vec<_> = groups
        .into_iter()
        .map(|(name, leaves)| {
            let leaves = form::options(leaves, &field.value);
            view! { <optgroup label=name>{leaves}</optgroup> }
        })
        .collect();
    view! {
        <div class=f.class>
            {f.above(field.label.clone())}
            <select id=f.id.clone() name=field.name aria-describedby=f.described.clone() aria-invalid=f.wrong()>
                <option value="">{none}</option>{groups}</select>
        </div>
    }
}

/// Several of a list: value, words, and whether it is chosen.
pub fn several(
    view: &View<'_>,
    errors: &[FieldError],
    field: Field,
    options: Vec<(String, String, bool)>,
) -> impl IntoView + use<> {
    let f = frame(view, errors, &field);
    let options: Vec<_> = options
        .into_iter()
        .map(|(value, words, chosen)| {
            view! { <label class="opt"><input type="checkbox" name=field.name.clone() value=value checked=chosen/>" "<span>{words}</span></label> }
        })
        .collect();
    view! { <fieldset class=f.class id=f.id.clone() aria-describedby=f.described.clone()><legend>{field.label}</legend>{f.hint()}{f.error()}{options}</fieldset> }
}

/// Yes or no.
pub fn tick(view: &View<'_>, errors: &[FieldError], field: Field, on: bool) -> impl IntoView + use<> {
    let f = frame(view, errors, &field);
    view! {
        <div class=f.class>
            {f.error()}
            <label class="opt"><input type="checkbox" id=f.id.clone() name=field.name value="yes" checked=on
                aria-describedby=f.described.clone() aria-invalid=f.wrong()/>" "<span>{field.label}</span></label>
            {f.hint()}
        </div>
    }
}

/// The name of a field as people read it: a variant's and a picture's with its number, a text's with its language.
pub fn name_of(view: &View<'_>, field: &str) -> String {
    let words = view.words();
    let numbered = |prefix: &str| -> Option<(u64, &str)> {
        let rest = field.strip_prefix(prefix)?;
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let (n, rest) = rest.split_at(digits);
        Some((n.parse().ok()?, rest.trim_start_matches('_')))
    };
    for (prefix, key) in [
        ("v", "field-variant-n"),
        ("live", "field-variant-n"),
        ("p", "field-picture-n"),
        ("a", "field-activity-n"),
    ] {
        if let Some((n, rest)) = numbered(prefix) {
            let which = words.with(key, &[("n", n.into())]);
            let rest = rest.trim_start_matches("alt_");
            return if rest.is_empty() || prefix == "p" {
                which
            } else {
                format!("{which}, {}", bare(view, rest))
            };
        }
    }
    bare(view, field)
}

fn bare(view: &View<'_>, field: &str) -> String {
    let words = view.words();
    for l in Locale::ALL {
        if let Some(stem) = field.strip_suffix(&format!("_{l}")) {
            let key = format!("field-{}", stem.replace('_', "-"));
            if words.has(&key) {
                return format!("{} ({})", words.t(&key), language(words, l));
            }
        }
    }
    let key = format!("field-{}", field.replace('_', "-"));
    if words.has(&key) {
        words.t(&key).to_owned()
    } else {
        field.to_owned()
    }
}

/// What is to be mended, first on the page; each links to its field. What is missing says by itself what to do.
pub fn summary(view: &View<'_>, errors: &[FieldError], title: Option<String>) -> impl IntoView + use<> {
    let words = view.words();
    if errors.is_empty() {
        return Either::Left(());
    }
    let n = u64::try_from(errors.len()).unwrap_or(1);
    let title = title.unwrap_or_else(|| words.count("errors-n", n));
    let items: Vec<_> = errors
        .iter()
        .map(|e| {
            let text = format!("{}: {}", name_of(view, &e.field), error_words(view, e));
            view! { <li><a href=format!("#f-{}", e.field)>{text}</a></li> }
        })
        .collect();
    Either::Right(
        view! { <div class="errors" role="alert" tabindex="-1"><h2>{title}</h2><ul>{items}</ul></div> },
    )
}

/// The leaves of the categories by group, in the reader's language.
pub fn categories(view: &View<'_>) -> Vec<(String, Vec<(String, String)>)> {
    let tree = view.taxonomy();
    tree.groups()
        .map(|g| {
            let leaves = tree
                .leaves(&g.code)
                .map(|c| (c.code.clone(), c.name.text(view.locale).to_owned()))
                .collect();
            (g.name.text(view.locale).to_owned(), leaves)
        })
        .collect()
}
