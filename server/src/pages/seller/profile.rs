//! One's own profile.

use super::{
    super::account::visit::{Fields, Visit},
    led, refused,
};
use app::{
    pages::seller::{ProfileData, profile_page},
    routes::Route,
};
use axum::response::Response;
use market::{
    desk::{ActivityForm, DAYS, ProfileForm, ProfileSaved},
    error::{Error, FieldError},
    import::sheet::Difference,
    locale::{Locale, Localised},
    policy::{Action, may},
};

/// The most activities that a form holds.
const ACTIVITIES: usize = 40;

pub async fn profile(visit: Visit) -> Response {
    shown(&visit, 200, Shown::default()).await
}

/// What is shown besides what is kept.
#[derive(Default)]
struct Shown {
    typed: Option<ProfileForm>,
    preview: bool,
    stale: Option<Vec<Difference>>,
    errors: Vec<FieldError>,
}

async fn shown(visit: &Visit, status: u16, what: Shown) -> Response {
    match visit.app.market.desk_profile(&visit.ctx).await {
        Ok(profile) => {
            let data = ProfileData {
                profile,
                typed: what.typed,
                preview: what.preview,
                stale: what.stale,
                errors: what.errors,
                done: visit.just_done().filter(|_| status == 200),
                writes: may(visit.ctx.actor, Action::DeskManage),
            };
            visit.page(status, |view| profile_page(view, &data))
        }
        Err(error) => led(visit, error, Route::DeskProfile),
    }
}

fn texts(fields: &Fields, stem: &str) -> Localised<String> {
    Locale::ALL
        .into_iter()
        .map(|l| (l, fields.one(&format!("{stem}_{l}")).replace("\r\n", "\n")))
        .filter(|(_, text)| !text.trim().is_empty())
        .collect()
}

fn form(fields: &Fields) -> ProfileForm {
    let text = |name: &str| fields.one(name).trim().to_owned();
    let activities = (1..=ACTIVITIES)
        .map(|n| ActivityForm {
            category: text(&format!("a{n}_category")),
            kind: text(&format!("a{n}_kind")),
            reach: text(&format!("a{n}_reach")),
            areas: fields.all(&format!("a{n}_areas")).map(str::to_owned).collect(),
            km: text(&format!("a{n}_km")),
        })
        .filter(|a| !a.category.is_empty())
        .collect();
    ProfileForm {
        version: text("version"),
        phone: text("phone"),
        email: text("email"),
        website: text("website"),
        tagline: texts(fields, "tagline"),
        story: texts(fields, "story"),
        capacity: texts(fields, "capacity"),
        week: DAYS.map(|day| text(&format!("hours_{day}"))),
        closed_from: text("closed_from"),
        closed_until: text("closed_until"),
        closed_note: texts(fields, "closed_note"),
        activities,
    }
}

pub async fn profile_post(visit: Visit, fields: Fields) -> Response {
    if !visit.own_form(&fields) {
        return refused(&visit, Error::Forbidden, Route::DeskProfile);
    }
    let typed = form(&fields);
    if fields.one("do") == "preview" {
        let what = Shown {
            typed: Some(typed),
            preview: true,
            ..Shown::default()
        };
        return shown(&visit, 200, what).await;
    }
    match visit
        .app
        .market
        .desk_profile_save(&visit.ctx, typed.clone())
        .await
    {
        Ok(ProfileSaved::Kept) => visit.done(Route::DeskProfile, "profile"),
        Ok(ProfileSaved::Stale(version, differences)) => {
            let typed = Some(ProfileForm { version, ..typed });
            let what = Shown {
                typed,
                stale: Some(differences),
                ..Shown::default()
            };
            shown(&visit, 409, what).await
        }
        Err(Error::Invalid(errors)) => {
            let what = Shown {
                typed: Some(typed),
                errors,
                ..Shown::default()
            };
            shown(&visit, 422, what).await
        }
        Err(error) => visit.error(error),
    }
}
