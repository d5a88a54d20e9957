//! Fields of forms and their errors: labels above, errors in words, values kept.

use crate::pages::View;
use leptos::prelude::*;
use market::error::FieldError;

/// What an error's code says: `invalid.price_order` → the words of `invalid-price-order`.
pub fn error_words(view: &View<'_>, error: &FieldError) -> String {
    let key: String = error
        .code
        .chars()
        .map(|c| if matches!(c, '.' | '_') { '-' } else { c })
        .collect();
    let words = view.words();
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
