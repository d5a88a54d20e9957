//! Texts that can be edited: the list, one of them with its history, saving, previewing and restoring.

use super::account::visit::{Fields, Visit};
use crate::routes::{Routes, get};
use app::{
    pages::desk::{TextData, TextsData, text_page, texts_page},
    routes::Route,
};
use axum::{
    extract::{DefaultBodyLimit, Path},
    response::Response,
};
use market::{
    error::{Error, FieldError},
    locale::{Locale, Localised},
    mail::MailPreview,
    texts::{TextKey, TextKind},
};

/// The largest form: long prose in three languages, percent-encoded.
const MAX_BODY: usize = 512 << 10;

/// The pages of texts in one language.
pub fn routes(router: Routes, l: Locale) -> Routes {
    let mut texts = Routes::new().route(&Route::Texts.path(l), get(list));
    for &kind in TextKind::ALL {
        let row = Route::Text(kind, "{name}").path(l);
        let look = move |visit: Visit, Path(name): Path<String>| look(visit, TextKey::new(kind, name));
        let write = move |visit: Visit, Path(name): Path<String>, fields: Fields| {
            write(visit, TextKey::new(kind, name), fields)
        };
        texts = texts.route(&row, get(look).post(write));
    }
    router.merge(texts.around(|router| router.layer(DefaultBodyLimit::max(MAX_BODY))))
}

async fn list(visit: Visit) -> Response {
    if visit.signed.is_none() {
        return visit.sign_in_here();
    }
    let asked = |name: &str| visit.asked(name).unwrap_or_default();
    let kind = TextKind::from_name(&asked("kind")).unwrap_or(TextKind::Page);
    let letters: String = asked("q").trim().chars().take(200).collect();
    match visit.app.market.texts_list(&visit.ctx, kind, &letters).await {
        Ok(lines) => {
            let data = TextsData {
                kind,
                q: letters,
                page: asked("page").parse().unwrap_or(1).max(1),
                lines,
            };
            visit.page(200, |view| texts_page(view, &data))
        }
        Err(error) => visit.error(error),
    }
}

/// What is shown beside the text as it stands.
#[derive(Default)]
struct Beside {
    typed: Option<Vec<(String, String)>>,
    errors: Vec<FieldError>,
    overtaken: bool,
    preview: Option<Localised<MailPreview>>,
}

async fn look(visit: Visit, key: TextKey) -> Response {
    if visit.signed.is_none() {
        return visit.sign_in_here();
    }
    shown(&visit, &key, 200, Beside::default()).await
}

async fn shown(visit: &Visit, key: &TextKey, status: u16, beside: Beside) -> Response {
    let before = visit.asked("before").and_then(|n| n.parse().ok());
    match visit.app.market.text_look(&visit.ctx, key, before).await {
        Ok(look) => {
            let data = TextData {
                look,
                typed: beside.typed,
                errors: beside.errors,
                overtaken: beside.overtaken,
                preview: beside.preview,
                done: visit.just_done(),
                before,
            };
            visit.page(status, |view| text_page(view, &data))
        }
        Err(error) => visit.error(error),
    }
}

async fn write(visit: Visit, key: TextKey, fields: Fields) -> Response {
    if !visit.own_form(&fields) {
        return match visit.signed {
            None => visit.sign_in_first(Route::Text(key.kind, &key.name)),
            Some(_) => visit.error(Error::Forbidden),
        };
    }
    let (market, ctx) = (&visit.app.market, &visit.ctx);
    let seen = fields.one("version").parse().unwrap_or(0);
    let typed = || Some(fields.iter().map(|(n, v)| (n.to_owned(), v.to_owned())).collect());
    if fields.one("do") == "restore" {
        let Ok(version) = fields.one("restore").parse() else {
            return visit.error(Error::NotFound);
        };
        return match market.text_restore(ctx, &key, seen, version).await {
            Ok(_) => visit.done(Route::Text(key.kind, &key.name), "text-restored"),
            Err(error) => refused(&visit, &key, error, None).await,
        };
    }
    if !fields.one("preview").is_empty() {
        return match market.text_mail_preview(ctx, &key, |name| fields.one(name)) {
            Ok(preview) => {
                let beside = Beside {
                    typed: typed(),
                    preview: Some(preview),
                    ..Beside::default()
                };
                shown(&visit, &key, 200, beside).await
            }
            Err(error) => refused(&visit, &key, error, typed()).await,
        };
    }
    match market.text_save(ctx, &key, seen, |name| fields.one(name)).await {
        Ok(_) => visit.done(Route::Text(key.kind, &key.name), "text"),
        Err(error) => refused(&visit, &key, error, typed()).await,
    }
}

/// What was typed stays, with what is to be mended, or with what somebody else has saved meanwhile.
async fn refused(
    visit: &Visit,
    key: &TextKey,
    error: Error,
    typed: Option<Vec<(String, String)>>,
) -> Response {
    let beside = |errors, overtaken| Beside {
        typed,
        errors,
        overtaken,
        preview: None,
    };
    match error {
        Error::Invalid(errors) => shown(visit, key, 422, beside(errors, false)).await,
        Error::Conflict { .. } => shown(visit, key, 409, beside(Vec::new(), true)).await,
        error => visit.error(error),
    }
}
