//! Fields of forms and their errors: labels above, errors in words, values kept.

use crate::{pages::View, words::Words};
use leptos::prelude::*;
use market::error::FieldError;

/// What an error's code says: `invalid.price_order` → the words of `invalid-price-order`.
pub fn error_words(view: &View<'_>, error: &FieldError) -> String {
    words_of(view.words(), error)
}

/// The same with the words of a language.
pub fn words_of(words: &Words, error: &FieldError) -> String {
    words_of_code(words, error.code)
}

/// What a code says.
pub fn words_of_code(words: &Words, code: &str) -> String {
    let key: String = code
        .chars()
        .map(|c| if matches!(c, '.' | '_') { '-' } else { c })
        .collect();
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
    let id = format!("f-{}", line.name);
    let (hint_id, error_id) = (format!("{id}-h"), format!("{id}-e"));
    let error = error_of(errors, line.name).map(|e| error_words(view, e));
    let wrong = error.is_some();
    let described: Vec<&str> = [line.hint.map(|_| &*hint_id), wrong.then_some(&*error_id)]
        .into_iter()
        .flatten()
        .collect();
    let described = (!described.is_empty()).then(|| described.join(" "));
    let class = if wrong { "field wrong" } else { "field" };
    let plain_text = line.kind != "text";
    view! {
        <div class=class>
            <label for=id.clone()>{words.t(line.label)}</label>
            {line.hint.map(|key| view! { <p class="hint" id=hint_id.clone()>{words.t(key)}</p> })}
            {error.map(|text| view! { <p class="error" id=error_id.clone()>{text}</p> })}
            <input id=id name=line.name type=line.kind autocomplete=line.autocomplete value=line.value.to_owned()
                aria-describedby=described aria-invalid=wrong.then_some("true")
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
    let id = format!("f-{}", choice.name);
    let (hint_id, error_id) = (format!("{id}-h"), format!("{id}-e"));
    let error = error_of(errors, choice.name).map(|e| error_words(view, e));
    let wrong = error.is_some();
    let described: Vec<&str> = [choice.hint.map(|_| &*hint_id), wrong.then_some(&*error_id)]
        .into_iter()
        .flatten()
        .collect();
    let described = (!described.is_empty()).then(|| described.join(" "));
    let class = if wrong { "field wrong" } else { "field" };
    let options = options(choice.options, choice.value);
    view! {
        <div class=class>
            <label for=id.clone()>{words.t(choice.label)}</label>
            {choice.hint.map(|key| view! { <p class="hint" id=hint_id.clone()>{words.t(key)}</p> })}
            {error.map(|text| view! { <p class="error" id=error_id.clone()>{text}</p> })}
            <select id=id name=choice.name aria-describedby=described aria-invalid=wrong.then_some("true")>{options}</select>
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
