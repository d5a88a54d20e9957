//! The team of the acting organisation: members, invitations, handing over, leaving.

use super::{DeskItem, desk_page};
use crate::{
    pages::{Page, View, account::done},
    routes::Route,
    ui::{
        form::{Choice, Line, choice, errors_summary, line, options, own_form},
        text::{date_words, datetime_words, term},
    },
};
use leptos::{either::Either, prelude::*};
use market::{
    accounts::{OrganisationKind, Role},
    ctx::{Acting, Actor},
    error::FieldError,
    id::PersonId,
    organisations::{Invitation, Member, OwnershipOffer, Team},
    policy::{Action, may},
};

/// What the page of the team shows.
#[derive(Clone, Debug)]
pub struct TeamData {
    /// The team.
    pub team: Team,
    /// Who acts.
    pub actor: Actor,
    /// The address that was typed into the invitation.
    pub email: String,
    /// The role that was chosen in it.
    pub role: String,
    /// What is to be mended.
    pub errors: Vec<FieldError>,
    /// The key of what has just happened.
    pub done: Option<&'static str>,
}

/// The page of the team.
pub fn team_page(view: &View<'_>, data: &TeamData) -> Page {
    let words = view.words();
    let (me, gives) = match data.actor {
        Actor::Person {
            id,
            acting: Some(Acting { kind, role, .. }),
        }
        | Actor::Seen {
            id,
            acting: Acting { kind, role, .. },
            ..
        } => (Some(id), role.gives(kind)),
        _ => (None, &[][..]),
    };
    let team = &data.team;
    let members: Vec<_> = team
        .members
        .iter()
        .map(|m| member(view, m, me == Some(m.person), gives))
        .collect();
    let main = view! {
        {done(view, data.done)}
        {errors_summary(view, &data.errors, |field| format!("f-{field}"))}
        <div class="title"><div><h1>{words.t("team-title")}</h1><p class="lead">{team.organisation.name.clone()}</p></div></div>
        <section><h2 id="f-member">{words.t("team-members")}</h2><ul class="sessions" role="list">{members}</ul></section>
        {(!gives.is_empty()).then(|| invitations(view, data, team.organisation.kind, gives))}
        {may(data.actor, Action::OwnershipOffer).then(|| ownership(view, team))}
        <section class="section"><h2>{words.t("team-leave")}</h2>
            <details><summary class="btn quiet">{words.t("team-leave-ask")}</summary>
                <p class="measure">{words.t("team-leave-text")}</p>
                {form(view, "leave", view! { <p class="actions"><button class="second">{words.t("team-leave-button")}</button></p> }.into_any())}
            </details>
        </section>
    };
    desk_page(
        view,
        DeskItem::Team,
        words.t("team-title").to_owned(),
        main.into_any(),
    )
}

fn form(view: &View<'_>, what: &'static str, inside: AnyView) -> impl IntoView + use<> {
    own_form(view, "entry", Route::Team.path(view.locale), what, inside)
}

fn roles(view: &View<'_>, roles: &[Role]) -> Vec<(String, String)> {
    roles
        .iter()
        .map(|role| (role.name().to_owned(), term(view.words(), "role", role.name())))
        .collect()
}

fn member(view: &View<'_>, member: &Member, me: bool, gives: &[Role]) -> impl IntoView + use<> {
    let words = view.words();
    let zone = view.site.region.time_zone;
    let since = date_words(member.since.with_timezone(&zone).date_naive(), view.locale);
    let email = member.email.as_ref().map(|e| e.address().shown());
    let name = [("name", member.name.clone().into())];
    let change = (!me && gives.contains(&member.role)).then(|| {
        let id = member.person.to_string();
        let label = words.with("team-change-of", &name);
        let options = options(roles(view, gives), member.role.name());
        let remove = words.with("team-remove-of", &name);
        view! {
            <details><summary class="btn quiet"><span class="visually-hidden">{label}</span><span aria-hidden="true">{words.t("team-change")}</span></summary>
                {form(view, "role", view! {
                    <input type="hidden" name="member" value=id.clone()/>
                    <label>{words.t("team-role")}" "<select name="role">{options}</select></label>
                    <p class="actions"><button class="second">{words.t("team-role-save")}</button></p>
                }.into_any())}
                {form(view, "remove", view! {
                    <input type="hidden" name="member" value=id/>
                    <p class="actions"><button class="second" aria-label=remove>{words.t("team-remove")}</button></p>
                }.into_any())}
            </details>
        }
    });
    view! {
        <li><div>
            <p><b>{member.name.clone()}</b>{me.then(|| view! { " "<span class="tag">{words.t("team-you")}</span> })}</p>
            <p>{term(words, "role", member.role.name())}</p>
            <p class="small muted">{email.map(|e| view! { {e}" · " })}{words.with("team-since", &[("date", since.into())])}</p>
        </div>{change}</li>
    }
}

fn invitations(
    view: &View<'_>,
    data: &TeamData,
    kind: OrganisationKind,
    gives: &[Role],
) -> impl IntoView + use<> {
    let words = view.words();
    // the role that is given most stands first
    let usual = if gives.contains(&Role::Member) {
        Role::Member
    } else {
        Role::of(kind)[0]
    };
    let role = if data.role.is_empty() {
        usual.name()
    } else {
        &data.role
    };
    let email = Line {
        name: "email",
        kind: "email",
        label: "account-email",
        hint: Some("team-email-hint"),
        autocomplete: "off",
        value: &data.email,
    };
    let choose = Choice {
        name: "role",
        label: "team-role",
        hint: None,
        options: roles(view, gives),
        value: role,
    };
    let waiting: Vec<_> = data
        .team
        .invitations
        .iter()
        .map(|i| invitation(view, i, gives.contains(&i.role)))
        .collect();
    view! {
        <section class="section"><h2>{words.t("team-invite")}</h2>
            {form(view, "invite", view! {
                {line(view, &data.errors, email)}
                {choice(view, &data.errors, choose)}
                <p class="actions"><button>{words.t("team-invite-button")}</button></p>
            }.into_any())}
            {(!waiting.is_empty()).then(|| view! {
                <h3>{words.t("team-waiting")}</h3><ul class="sessions" role="list">{waiting}</ul>
            })}
        </section>
    }
}

fn invitation(view: &View<'_>, invitation: &Invitation, mine: bool) -> impl IntoView + use<> {
    let words = view.words();
    let when = datetime_words(invitation.expires_at, view.site.region.time_zone, view.locale);
    let state = if invitation.open(view.now) {
        Either::Left(words.with("team-valid-until", &[("when", when.into())]))
    } else {
        Either::Right(view! { <span class="tag wait">{words.t("team-expired")}</span> })
    };
    let shown = invitation.email.address().shown();
    let act = |what, key: &'static str, label: &str| {
        let label = words.with(label, &[("email", shown.clone().into())]);
        form(
            view,
            what,
            view! {
                <input type="hidden" name="invitation" value=invitation.id.to_string()/>
                <button class="second" aria-label=label>{words.t(key)}</button>
            }
            .into_any(),
        )
    };
    let actions = mine.then(|| {
        view! {
            <div class="actions">
                {act("resend", "team-resend", "team-resend-of")}
                {act("revoke", "team-revoke", "team-revoke-of")}
            </div>
        }
    });
    view! {
        <li><div><p><b>{shown.clone()}</b></p>
            <p>{term(words, "role", invitation.role.name())}</p><p class="small muted">{state}</p></div>{actions}</li>
    }
}

fn ownership(view: &View<'_>, team: &Team) -> impl IntoView + use<> {
    let words = view.words();
    let body = match &team.offer {
        Some(offer) => Either::Left(offered(view, offer)),
        None => Either::Right(offering(view, &team.members)),
    };
    view! { <section class="section"><h2>{words.t("ownership-title")}</h2>{body}</section> }
}

fn offered(view: &View<'_>, offer: &OwnershipOffer) -> impl IntoView + use<> {
    let words = view.words();
    let when = datetime_words(offer.expires_at, view.site.region.time_zone, view.locale);
    let text = words.with(
        "ownership-waits",
        &[("name", offer.to_name.clone().into()), ("when", when.into())],
    );
    view! {
        <p class="measure">{text}</p>
        {form(view, "withdraw", view! { <p class="actions"><button class="second">{words.t("ownership-withdraw")}</button></p> }.into_any())}
    }
}

fn offering(view: &View<'_>, members: &[Member]) -> impl IntoView + use<> {
    let words = view.words();
    let others: Vec<(String, String)> = members
        .iter()
        .filter(|m| m.role != Role::Owner)
        .map(|m: &Member| (PersonId::to_string(&m.person), m.name.clone()))
        .collect();
    if others.is_empty() {
        return Either::Left(view! { <p class="measure">{words.t("ownership-nobody")}</p> });
    }
    let options = options(others, "");
    Either::Right(view! {
        <details><summary class="btn quiet">{words.t("ownership-ask")}</summary>
            <p class="measure">{words.t("ownership-text")}</p>
            {form(view, "offer", view! {
                <label>{words.t("ownership-to")}" "<select name="to" id="f-to">{options}</select></label>
                <p class="actions"><button class="second">{words.t("ownership-button")}</button></p>
            }.into_any())}
        </details>
    })
}
