//! Fields of forms and their errors: labels above, errors in words, values kept.

use crate::{pages::View, words::Words};
use leptos::prelude::*;
use market::error::FieldError;

/// What an error's code says: `invalid.price_order` → the words of `invalid-price-order`.
pub fn error_words(view: &View<'_>, error: &FieldError) -> String {
    words_of(view.words(), error)
}

/// The same with the words of a language. Some say the value, as the place of a mistake.
pub fn words_of(words: &Words, error: &FieldError) -> String {
    let key = key_of_code(error.code);
    if !words.has(&key) && words.knows(&key) {
        return words.with(&key, &[("value", error.value.clone().into())]);
    }
    words_of_code(words, error.code)
}

/// The key of what a code says.
fn key_of_code(code: &str) -> String {
    code.chars()
        .map(|c| if matches!(c, '.' | '_') { '-' } else { c })
        .collect()
}

/// What a code says.
pub fn words_of_code(words: &Words, code: &str) -> String {
    let key = key_of_code(code);
    if words.has(&key) {
        words.t(&key).to_owned()
    } else {
        words.t("invalid-choice").to_owned()
    }
}

/// The error of a field, if it has one.
pub fn error_of<'e>(errors: &'e [FieldError], field: &str) -> Option<&'e FieldError> {
    errors.iter().find(|e| e.field == field)
}

/// The summary of errors above a form: each names its field and links to it (`#f-{field}` unless `anchor` says otherwise).
pub fn errors_summary<F: Fn(&str) -> String>(
    view: &View<'_>,
    errors: &[FieldError],
    anchor: F,
) -> impl IntoView + use<F> {
    let words = view.words();
    (!errors.is_empty()).then(|| {
        let items: Vec<_> = errors
            .iter()
            .map(|e| {
                let key = format!("param-{}", e.field.replace('_', "-"));
                let name = if words.has(&key) { words.t(&key).to_owned() } else { e.field.clone() };
                view! { <li><a href=format!("#{}", anchor(&e.field))>{format!("{name}: {}", error_words(view, e))}</a></li> }
            })
            .collect();
        view! {
            <div class="errors" role="alert" tabindex="-1">
                <h2>{words.count("errors-n", u64::try_from(errors.len()).unwrap_or(1))}</h2>
                <ul>{items}</ul>
            </div>
        }
    })
}

/// What stands around an input: label, hint and error, which it is described by.
pub struct Frame {
    /// The classes of the field.
    pub class: &'static str,
    /// The input's id, `f-{name}`.
    pub id: String,
    /// The ids of hint and error.
    pub described: Option<String>,
    hint: Option<(String, String)>,
    error: Option<(String, String)>,
}

impl Frame {
    /// Of the field with this name, with its hint and what is wrong with it.
    pub fn of(view: &View<'_>, errors: &[FieldError], name: &str, hint: Option<String>) -> Self {
        let id = format!("f-{name}");
        let hint = hint.map(|text| (format!("{id}-h"), text));
        let error = error_of(errors, name).map(|e| (format!("{id}-e"), error_words(view, e)));
        let ids: Vec<&str> = hint.iter().chain(&error).map(|(id, _)| id.as_str()).collect();
        Self {
            class: if error.is_some() { "field wrong" } else { "field" },
            described: (!ids.is_empty()).then(|| ids.join(" ")),
            id,
            hint,
            error,
        }
    }

    /// The value of `aria-invalid`.
    pub fn wrong(&self) -> Option<&'static str> {
        self.error.is_some().then_some("true")
    }

    /// The hint.
    pub fn hint(&self) -> impl IntoView + use<> {
        let hint = self.hint.clone();
        hint.map(|(id, text)| view! { <p class="hint" id=id>{text}</p> })
    }

    /// What is wrong.
    pub fn error(&self) -> impl IntoView + use<> {
        let error = self.error.clone();
        error.map(|(id, text)| view! { <p class="error" id=id>{text}</p> })
    }

    /// The label with hint and error below it.
    pub fn above(&self, label: String) -> impl IntoView + use<> {
        view! { <label for=self.id.clone()>{label}</label>{self.hint()}{self.error()} }
    }
}

/// A labelled line of a form.
#[derive(Clone, Copy, Debug)]
pub struct Line<'a> {
    /// Its name; its id is `f-{name}`.
    pub name: &'static str,
    /// `text`, `email` or `password`.
    pub kind: &'static str,
    /// The key of its label.
    pub label: &'static str,
    /// The key of a hint, if it has one.
    pub hint: Option<&'static str>,
    /// What browsers and password managers may fill in.
    pub autocomplete: &'static str,
    /// What was typed; of a password nothing.
    pub value: &'a str,
}

/// A line with label, hint and error, which the input is described by.
pub fn line(view: &View<'_>, errors: &[FieldError], line: Line<'_>) -> impl IntoView + use<> {
    let words = view.words();
    let f = Frame::of(
        view,
        errors,
        line.name,
        line.hint.map(|key| words.t(key).to_owned()),
    );
    let plain_text = line.kind != "text";
    view! {
        <div class=f.class>
            {f.above(words.t(line.label).to_owned())}
            <input id=f.id.clone() name=line.name type=line.kind autocomplete=line.autocomplete value=line.value.to_owned()
                aria-describedby=f.described.clone() aria-invalid=f.wrong()
                autocapitalize=plain_text.then_some("none") spellcheck=plain_text.then_some("false")/>
        </div>
    }
}

/// One of several values, chosen from a list.
#[derive(Clone, Debug)]
pub struct Choice<'a> {
    /// Its name; its id is `f-{name}`.
    pub name: &'static str,
    /// The key of its label.
    pub label: &'static str,
    /// The key of a hint, if it has one.
    pub hint: Option<&'static str>,
    /// Values and their words, in order.
    pub options: Vec<(String, String)>,
    /// The value that is chosen.
    pub value: &'a str,
}

/// A labelled list to choose from, with hint and error, which it is described by.
pub fn choice(view: &View<'_>, errors: &[FieldError], choice: Choice<'_>) -> impl IntoView + use<> {
    let words = view.words();
    let f = Frame::of(
        view,
        errors,
        choice.name,
        choice.hint.map(|key| words.t(key).to_owned()),
    );
    let options = options(choice.options, choice.value);
    view! {
        <div class=f.class>
            {f.above(words.t(choice.label).to_owned())}
            <select id=f.id.clone() name=choice.name aria-describedby=f.described.clone() aria-invalid=f.wrong()>{options}</select>
        </div>
    }
}

/// The options of a list, one of them chosen.
pub fn options(all: Vec<(String, String)>, chosen: &str) -> Vec<impl IntoView + use<>> {
    all.into_iter()
        .map(|(value, text)| {
            let selected = value == chosen;
            view! { <option value=value selected=selected>{text}</option> }
        })
        .collect()
}

/// A form that only a page of this very session can send: where it is posted to, what it does, and the session's token.
pub fn own_form(
    view: &View<'_>,
    class: &'static str,
    action: String,
    what: &'static str,
    inside: AnyView,
) -> impl IntoView + use<> {
    let token = view.signed_in.map(|s| s.form_token.clone()).unwrap_or_default();
    view! {
        <form class=class method="post" action=action novalidate>
            <input type="hidden" name="form" value=token/>
            <input type="hidden" name="do" value=what/>
            {inside}
        </form>
    }
}
