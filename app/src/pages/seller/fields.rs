//! Fields of the desk's forms: a label above, a hint, an error in words, and what was typed.

use crate::{
    html::in_textarea,
    pages::View,
    ui::form::{error_of, error_words},
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

struct Frame {
    class: &'static str,
    id: String,
    described: Option<String>,
    hint: Option<(String, String)>,
    error: Option<(String, String)>,
}

fn frame(view: &View<'_>, errors: &[FieldError], field: &Field) -> Frame {
    let id = format!("f-{}", field.name);
    let hint = field.hint.clone().map(|text| (format!("{id}-h"), text));
    let error = error_of(errors, &field.name).map(|e| (format!("{id}-e"), error_words(view, e)));
    let ids: Vec<&str> = hint.iter().chain(&error).map(|(id, _)| id.as_str()).collect();
    Frame {
        class: if error.is_some() { "field wrong" } else { "field" },
        described: (!ids.is_empty()).then(|| ids.join(" ")),
        id,
        hint,
        error,
    }
}

fn above(label: String, f: &Frame) -> impl IntoView + use<> {
    let hint = f
        .hint
        .clone()
        .map(|(id, text)| view! { <p class="hint" id=id>{text}</p> });
    let error = f
        .error
        .clone()
        .map(|(id, text)| view! { <p class="error" id=id>{text}</p> });
    view! { <label for=f.id.clone()>{label}</label>{hint}{error} }
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
            {above(field.label.clone(), &f)}
            <input class=field.short.then_some("short num") id=f.id name=field.name type=kind value=field.value lang=field.lang inputmode=field.inputmode
                autocomplete=autocomplete aria-describedby=f.described aria-invalid=f.error.is_some().then_some("true")/>
        </div>
    }
}

/// Several lines.
pub fn area(view: &View<'_>, errors: &[FieldError], field: Field, rows: u8) -> impl IntoView + use<> {
    let f = frame(view, errors, &field);
    view! {
        <div class=f.class>
            {above(field.label.clone(), &f)}
            <textarea id=f.id name=field.name rows=rows.to_string() lang=field.lang
                aria-describedby=f.described aria-invalid=f.error.is_some().then_some("true") inner_html=in_textarea(&field.value)></textarea>
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
    let options: Vec<_> = options
        .into_iter()
        .map(|(value, words)| {
            let chosen = value == field.value;
            view! { <option value=value selected=chosen>{words}</option> }
        })
        .collect();
    view! {
        <div class=f.class>
            {above(field.label.clone(), &f)}
            <select id=f.id name=field.name aria-describedby=f.described aria-invalid=f.error.is_some().then_some("true")>{none}{options}</select>
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
            let leaves: Vec<_> = leaves
                .into_iter()
                .map(|(value, words)| {
                    let chosen = value == field.value;
                    view! { <option value=value selected=chosen>{words}</option> }
                })
                .collect();
            view! { <optgroup label=name>{leaves}</optgroup> }
        })
        .collect();
    view! {
        <div class=f.class>
            {above(field.label.clone(), &f)}
            <select id=f.id name=field.name aria-describedby=f.described aria-invalid=f.error.is_some().then_some("true")>
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
    let hint = f
        .hint
        .clone()
        .map(|(id, text)| view! { <p class="hint" id=id>{text}</p> });
    let error = f
        .error
        .clone()
        .map(|(id, text)| view! { <p class="error" id=id>{text}</p> });
    view! { <fieldset class=f.class id=f.id aria-describedby=f.described><legend>{field.label}</legend>{hint}{error}{options}</fieldset> }
}

/// Yes or no.
pub fn tick(view: &View<'_>, errors: &[FieldError], field: Field, on: bool) -> impl IntoView + use<> {
    let f = frame(view, errors, &field);
    let hint = f
        .hint
        .clone()
        .map(|(id, text)| view! { <p class="hint" id=id>{text}</p> });
    let error = f
        .error
        .clone()
        .map(|(id, text)| view! { <p class="error" id=id>{text}</p> });
    view! {
        <div class=f.class>
            {error}
            <label class="opt"><input type="checkbox" id=f.id name=field.name value="yes" checked=on
                aria-describedby=f.described aria-invalid=f.error.is_some().then_some("true")/>" "<span>{field.label}</span></label>
            {hint}
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
    let tree = market::catalogue::taxonomy::taxonomy();
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
