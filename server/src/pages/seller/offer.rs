//! One offer on the desk: writing it, its pictures, sending it off, and the steps that need nobody.

use super::{super::account::visit::Visit, led, refused, sent::Sent};
use crate::pages::account::visit::Fields;
use app::{
    pages::seller::{EditData, EditTyped, SIDES, edit_page, preview_page},
    routes::Route,
};
use axum::{extract::Path, http::StatusCode, response::Response};
use market::{
    desk::{LiveChange, OfferStep, PictureStep, Save, Saved, Stale, Submitted},
    error::{Error, FieldError, Result},
    id::OfferId,
    import::sheet::Sheet,
    locale::{Locale, Localised},
    policy::{Action, may},
};

fn offer_id(text: &str) -> Result<OfferId> {
    super::id_of(text).map(OfferId)
}

pub async fn edit(visit: Visit, Path(id): Path<String>) -> Response {
    match offer_id(&id) {
        Ok(id) => shown(&visit, id, 200, Shown::default()).await,
        Err(error) => visit.error(error),
    }
}

/// What is shown besides what is kept.
#[derive(Default)]
struct Shown {
    typed: EditTyped,
    stale: Option<Stale>,
    errors: Vec<FieldError>,
    sending: bool,
}

async fn shown(visit: &Visit, id: OfferId, status: u16, what: Shown) -> Response {
    match visit.app.market.desk_offer(&visit.ctx, id).await {
        Ok(edit) => {
            let data = EditData {
                edit,
                typed: what.typed,
                stale: what.stale,
                sending: what.sending,
                done: visit.just_done().filter(|_| status == 200),
                errors: what.errors,
                writes: may(visit.ctx.actor, Action::DeskWrite),
                moderation: visit.app.market.moderation,
            };
            visit.page(status, |view| edit_page(view, &data))
        }
        // an offer that is not there is not there; without an enterprise there are none
        Err(Error::NotFound) => visit.error(Error::NotFound),
        Err(error) => led(visit, error, Route::DeskOffer(id)),
    }
}

pub async fn preview(visit: Visit, Path(id): Path<String>) -> Response {
    let id = match offer_id(&id) {
        Ok(id) => id,
        Err(error) => return visit.error(error),
    };
    let chosen = visit.asked("variant");
    match visit.app.market.desk_preview(&visit.ctx, id).await {
        Ok(page) => visit.page(200, |view| preview_page(view, &page, id, chosen.as_deref())),
        // what can't be read as an offer yet can't be shown as one
        Err(Error::Invalid(errors)) => {
            let what = Shown {
                errors,
                ..Shown::default()
            };
            shown(&visit, id, 422, what).await
        }
        Err(error) => refused(&visit, error, Route::DeskPreview(id)),
    }
}

pub async fn edit_post(visit: Visit, Path(id): Path<String>, sent: Sent) -> Response {
    let id = match offer_id(&id) {
        Ok(id) => id,
        Err(error) => return visit.error(error),
    };
    let fields = &sent.fields;
    if !visit.own_form(fields) {
        return refused(&visit, Error::Forbidden, Route::DeskOffer(id));
    }
    match fields.one("step") {
        "" => write(&visit, id, &sent).await,
        "live" => live(&visit, id, fields).await,
        "duplicate" => match visit.app.market.desk_offer_duplicate(&visit.ctx, id).await {
            Ok(copy) => visit.done(Route::DeskOffer(copy), "begun"),
            Err(Error::Invalid(errors)) => wrong(&visit, id, errors).await,
            Err(error) => visit.error(error),
        },
        step => {
            let step = match step {
                "pause" => OfferStep::Pause,
                "resume" => OfferStep::Resume,
                "archive" => OfferStep::Archive,
                "discard" => OfferStep::Discard,
                "withdraw" => OfferStep::Withdraw,
                _ => return visit.error(Error::NotFound),
            };
            match visit.app.market.desk_offer_step(&visit.ctx, id, step).await {
                Ok(()) if step == OfferStep::Archive => visit.done(Route::DeskOffers, "dropped"),
                Ok(()) => visit.done(Route::DeskOffer(id), "step"),
                Err(Error::Invalid(errors)) => wrong(&visit, id, errors).await,
                Err(error) => visit.error(error),
            }
        }
    }
}

/// What stands in the way of a step.
async fn wrong(visit: &Visit, id: OfferId, errors: Vec<FieldError>) -> Response {
    let what = Shown {
        errors,
        ..Shown::default()
    };
    shown(visit, id, 422, what).await
}

async fn live(visit: &Visit, id: OfferId, fields: &Fields) -> Response {
    let changes: Vec<LiveChange> = (1..=market::import::sheet::MOST_VARIANTS)
        .filter(|n| fields.iter().any(|(name, _)| name == format!("live{n}_key")))
        .map(|n| LiveChange {
            key: fields.one(&format!("live{n}_key")).to_owned(),
            price: fields.one(&format!("live{n}_price")).to_owned(),
            stock: fields.one(&format!("live{n}_stock")).to_owned(),
        })
        .collect();
    match visit
        .app
        .market
        .desk_offer_live(&visit.ctx, id, changes.clone())
        .await
    {
        Ok(()) => visit.done(Route::DeskOffer(id), "live"),
        Err(Error::Invalid(errors)) => {
            let typed = EditTyped {
                live: Some(changes),
                ..EditTyped::default()
            };
            shown(
                visit,
                id,
                422,
                Shown {
                    typed,
                    errors,
                    ..Shown::default()
                },
            )
            .await
        }
        Err(error) => visit.error(error),
    }
}

/// What was typed of the pictures.
fn alts(fields: &Fields) -> Vec<(String, Localised<String>)> {
    (1..=market::desk::MOST_PICTURES)
        .map(|n| (fields.one(&format!("p{n}_source")).to_owned(), n))
        .filter(|(source, _)| !source.is_empty())
        .map(|(source, n)| {
            let alt = Locale::ALL
                .into_iter()
                .map(|l| {
                    (
                        l,
                        fields
                            .one(&format!("p{n}_alt_{l}"))
                            .trim()
                            .chars()
                            .take(500)
                            .collect::<String>(),
                    )
                })
                .filter(|(_, text)| !text.is_empty())
                .collect();
            (source, alt)
        })
        .collect()
}

/// Every button of the form first keeps what was typed.
async fn write(visit: &Visit, id: OfferId, sent: &Sent) -> Response {
    let (market, ctx, fields) = (&visit.app.market, &visit.ctx, &sent.fields);
    let (what, n) = fields.one("do").split_once(':').unwrap_or((fields.one("do"), ""));
    let mut sheet = Sheet::from_form(fields.iter());
    let row: Option<usize> = n.parse().ok().filter(|n| *n > 0);
    match (what, row) {
        ("variant_add", _) => sheet.variant_add(),
        ("variant_drop", Some(n)) => sheet.variant_drop(n - 1),
        _ => {}
    }
    let save = Save {
        version: fields.one("version").parse().unwrap_or(0),
        sheet: sheet.clone(),
        alts: alts(fields),
    };
    let auto = what == "autosave";
    let version = match market.desk_offer_save(ctx, id, save).await {
        Ok(Saved::Kept(version)) => version,
        Ok(Saved::Stale(_)) | Err(Error::Conflict { .. }) if auto => {
            return visit.plain(StatusCode::CONFLICT, String::new());
        }
        Ok(Saved::Stale(stale)) => {
            let typed = EditTyped {
                sheet: Some(sheet),
                ..EditTyped::default()
            };
            let what = Shown {
                typed,
                stale: Some(*stale),
                ..Shown::default()
            };
            return shown(visit, id, 409, what).await;
        }
        Err(error) => return visit.error(error),
    };
    let picture = row.map(|n| fields.one(&format!("p{n}_source")).to_owned());
    let step = match (what, picture) {
        ("up", Some(source)) => Some(PictureStep::Up(source)),
        ("down", Some(source)) => Some(PictureStep::Down(source)),
        ("remove", Some(source)) => Some(PictureStep::Remove(source)),
        ("whole", Some(source)) => Some(PictureStep::Whole(source)),
        ("crop", Some(source)) => row.map(|n| {
            let sides = SIDES.map(|side| fields.one(&format!("p{n}_{side}")).to_owned());
            PictureStep::Crop(source, n, sides)
        }),
        _ => None,
    };
    if let Some(step) = step {
        let cut = match &step {
            PictureStep::Crop(_, n, sides) => Some((*n, sides.clone())),
            _ => None,
        };
        return match market.desk_picture_step(ctx, id, step).await {
            Ok(()) if cut.is_some() => visit.to(&anchored(visit, id, "kept", &format!("f-p{n}"))),
            Ok(()) => visit.to(&anchored(visit, id, "kept", "f-pictures")),
            Err(Error::Invalid(errors)) => {
                let typed = EditTyped {
                    cut,
                    ..EditTyped::default()
                };
                let what = Shown {
                    typed,
                    errors,
                    ..Shown::default()
                };
                shown(visit, id, 422, what).await
            }
            Err(error) => visit.error(error),
        };
    }
    // Files are taken whichever button was pressed.
    let mut errors: Vec<FieldError> = Vec::new();
    for (_, bytes) in &sent.files {
        match market.desk_picture_add(ctx, id, bytes.clone()).await {
            Ok(()) => {}
            Err(Error::Invalid(wrong)) => errors.extend(wrong),
            Err(error) => return visit.error(error),
        }
    }
    if what == "upload" && sent.files.is_empty() {
        errors.push(FieldError::new("pictures", "picture.none", ""));
    }
    if !errors.is_empty() {
        errors.dedup();
        return shown(
            visit,
            id,
            422,
            Shown {
                errors,
                ..Shown::default()
            },
        )
        .await;
    }
    match what {
        "autosave" => visit.plain(StatusCode::OK, version.to_string()),
        "preview" => visit.to(&Route::DeskPreview(id).path(ctx.locale)),
        "upload" => visit.to(&anchored(visit, id, "uploaded", "f-pictures")),
        "variant_add" | "variant_drop" => visit.to(&anchored(visit, id, "kept", "f-v1_price")),
        "submit" => submit(visit, id, version).await,
        _ => visit.done(Route::DeskOffer(id), "kept"),
    }
}

fn anchored(visit: &Visit, id: OfferId, done: &str, anchor: &str) -> String {
    let path = Route::DeskOffer(id).with_query(visit.ctx.locale, &[("done", done.to_owned())]);
    format!("{path}#{anchor}")
}

async fn submit(visit: &Visit, id: OfferId, version: i64) -> Response {
    match visit.app.market.desk_offer_submit(&visit.ctx, id, version).await {
        Ok(Submitted::InReview) => visit.done(Route::DeskOffer(id), "sent"),
        Ok(Submitted::Published) => visit.done(Route::DeskOffer(id), "public"),
        Ok(Submitted::Stale(stale)) => {
            let what = Shown {
                stale: Some(*stale),
                ..Shown::default()
            };
            shown(visit, id, 409, what).await
        }
        Err(Error::Invalid(errors)) => {
            let what = Shown {
                errors,
                sending: true,
                ..Shown::default()
            };
            shown(visit, id, 422, what).await
        }
        Err(error) => visit.error(error),
    }
}
