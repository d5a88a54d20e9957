//! People looked up, what is done about them, and seeing as one of them.

use super::{
    super::account::visit::{Fields, Visit},
    id_of, refused, stopped,
};
use app::{
    pages::operations::{PeopleData, PersonData, people_page, person_page},
    routes::Route,
};
use axum::{extract::Path, response::Response};
use market::{
    accounts::{OrganisationKind, PersonState},
    error::{Error, FieldError, Result},
    id::{OrganisationId, PersonId},
    policy::{Action, allow},
};

pub async fn people(visit: Visit) -> Response {
    if let Err(error) = allow(&visit.ctx, Action::PeopleRead) {
        return refused(&visit, error);
    }
    let after = visit.asked("after").and_then(|id| id.parse().ok()).map(PersonId);
    let mut data = PeopleData {
        q: visit.asked("q").unwrap_or_default(),
        after,
        ..PeopleData::default()
    };
    if visit.asked("q").is_some() {
        match visit.app.market.people_find(&visit.ctx, &data.q, after).await {
            Ok(found) => data.found = Some(found),
            Err(Error::Invalid(errors)) => data.errors = errors,
            Err(error) => return visit.error(error),
        }
    }
    let status = if data.errors.is_empty() { 200 } else { 422 };
    visit.page(status, |view| people_page(view, &data))
}

pub async fn person(visit: Visit, Path(id): Path<String>) -> Response {
    match id_of(&id) {
        Ok(id) => shown(&visit, PersonId(id), 200, Default::default(), Vec::new()).await,
        Err(error) => visit.error(error),
    }
}

async fn shown(
    visit: &Visit,
    id: PersonId,
    status: u16,
    typed: (String, String, String),
    errors: Vec<FieldError>,
) -> Response {
    match visit.app.market.person_open(&visit.ctx, id).await {
        Ok(case) => {
            let data = PersonData {
                case,
                oneself: visit.ctx.actor.person() == Some(id),
                typed,
                errors,
                done: visit.just_done().filter(|_| status == 200),
            };
            visit.page(status, |view| person_page(view, &data))
        }
        Err(error) => refused(visit, error),
    }
}

pub async fn person_post(visit: Visit, Path(id): Path<String>, fields: Fields) -> Response {
    if let Some(stop) = stopped(&visit, &fields) {
        return stop;
    }
    let id = match id_of(&id) {
        Ok(id) => PersonId(id),
        Err(error) => return visit.error(error),
    };
    match act(&visit, id, &fields).await {
        Ok(Outcome::Done(done)) => visit.done(Route::Person(id), done),
        Ok(Outcome::Sees(kind)) => visit.to(&first_page(kind).path(visit.ctx.locale)),
        Err(Error::Invalid(errors)) => {
            let typed = ["do", "organisation", "reason"].map(|name| fields.one(name).to_owned());
            shown(&visit, id, 422, typed.into(), errors).await
        }
        Err(error) => visit.error(error),
    }
}

/// What came of a form.
enum Outcome {
    Done(&'static str),
    Sees(OrganisationKind),
}

/// The page that a view begins with.
fn first_page(kind: OrganisationKind) -> Route<'static> {
    match kind {
        OrganisationKind::Enterprise => Route::Desk,
        OrganisationKind::Company | OrganisationKind::PublicBody => Route::Organisation,
        OrganisationKind::Grantor | OrganisationKind::Operator => Route::Team,
    }
}

async fn act(visit: &Visit, id: PersonId, fields: &Fields) -> Result<Outcome> {
    let (market, ctx, reason) = (&visit.app.market, &visit.ctx, fields.one("reason"));
    match fields.one("do") {
        "sessions" => {
            market.person_sessions_end(ctx, id).await?;
            Ok(Outcome::Done("sessions-ended"))
        }
        "block" => {
            market
                .person_block(ctx, id, PersonState::Suspended, reason)
                .await?;
            Ok(Outcome::Done("blocked"))
        }
        "unblock" => {
            market.person_block(ctx, id, PersonState::Active, reason).await?;
            Ok(Outcome::Done("unblocked"))
        }
        "see" => {
            let session = visit.signed.as_ref().ok_or(Error::Forbidden)?.session.id;
            let organisation = OrganisationId(fields.id("organisation")?);
            let acting = market
                .seeing_begin(ctx, session, id, organisation, reason)
                .await?;
            Ok(Outcome::Sees(acting.kind))
        }
        _ => Err(Error::NotFound),
    }
}

/// Back to one's own desk, from whatever page of the view.
pub async fn seeing_end(visit: Visit, fields: Fields) -> Response {
    let Some(signed) = &visit.signed else {
        return visit.sign_in_first(Route::People);
    };
    if !visit.own_form(&fields) {
        return visit.error(Error::Forbidden);
    }
    let seen = signed.session.seeing.as_ref().map(|s| s.person);
    match visit.app.market.seeing_end(&visit.ctx, &signed.session).await {
        Ok(()) => match seen {
            Some(person) => visit.done(Route::Person(person), "seen"),
            None => visit.to(&Route::People.path(visit.ctx.locale)),
        },
        Err(error) => visit.error(error),
    }
}
