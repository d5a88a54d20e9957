//! The page of an invitation. Opening it changes nothing; its buttons do.

use super::{anchor, framed};
use crate::{
    pages::{Page, View},
    routes::Route,
    ui::{
        form::{errors_summary, own_form},
        text::{datetime_words, term},
    },
};
use leptos::prelude::*;
use market::{error::FieldError, organisations::InvitationLook};

/// What the page of an invitation shows.
#[derive(Clone, Debug, Default)]
pub struct InvitationData {
    /// The secret of its link, as it stands in the address.
    pub token: String,
    /// The invitation; none when it can't be accepted.
    pub look: Option<InvitationLook>,
    /// What stands in the way.
    pub errors: Vec<FieldError>,
}

/// The page of an invitation.
pub fn invitation_page(view: &View<'_>, data: &InvitationData) -> Page {
    let (words, locale) = (view.words(), view.locale);
    let Some(look) = &data.look else {
        let main = view! {
            <div class="title"><div><h1>{words.t("invitation-over")}</h1></div></div>
            <p class="measure">{words.t("invitation-over-text")}</p>
            <p class="actions"><a class="btn second" href=Route::Account.path(locale)>{words.t("account-title")}</a></p>
        };
        return framed(view, Route::Invitation, "invitation-over", main.into_any());
    };
    let invitation = &look.invitation;
    let organisation = invitation.organisation_name.clone();
    let when = datetime_words(invitation.expires_at, view.site.region.time_zone, locale);
    let inviter = invitation.inviter.clone();
    let main = view! {
        {errors_summary(view, &data.errors, anchor)}
        <div class="title"><div><h1>{words.with("invitation-to", &[("organisation", organisation.into())])}</h1>
            <p class="lead">{words.t("invitation-lead")}</p></div></div>
        <dl class="facts">
            {inviter.map(|name| view! { <div><dt>{words.t("invitation-by")}</dt><dd>{name}</dd></div> })}
            <div><dt>{words.t("team-role")}</dt><dd>{term(words, "role", invitation.role.name())}</dd></div>
            <div><dt>{words.t("invitation-address")}</dt><dd>{invitation.email.address().shown()}</dd></div>
            <div><dt>{words.t("invitation-until")}</dt><dd>{when}</dd></div>
        </dl>
        {answers(view, data, look)}
    };
    let mut page = framed(view, Route::Invitation, "invitation-title", main.into_any());
    // the link is of use in the other languages too
    page.head.languages.iter_mut().for_each(|(l, path)| {
        *path = Route::Invitation.with_query(*l, &[("t", data.token.clone())]);
    });
    page
}

/// The buttons for whoever signed in with the invited address; for everybody else, the way there.
fn answers(view: &View<'_>, data: &InvitationData, look: &InvitationLook) -> AnyView {
    let (words, locale) = (view.words(), view.locale);
    let invited = look.invitation.email.address().shown();
    let here = Route::Invitation.with_query(locale, &[("t", data.token.clone())]);
    if look.theirs {
        return own_form(
            view,
            "actions",
            Route::Invitation.path(locale),
            "link",
            view! {
                <input type="hidden" name="t" value=data.token.clone()/>
                <button name="answer" value="accept" id="f-invitation">{words.t("invitation-accept")}</button>
                <button class="second" name="answer" value="decline">{words.t("invitation-decline")}</button>
            }
            .into_any(),
        )
        .into_any();
    }
    if let Some(reader) = &look.reader {
        let text = words.with(
            "invitation-other",
            &[
                ("invited", invited.into()),
                ("reader", reader.address().shown().into()),
            ],
        );
        return view! {
            <div class="notice wait" id="f-invitation"><p><b>{words.t("invitation-other-title")}</b></p><p>{text}</p>
                {own_form(view, "actions", Route::SignOut.path(locale), "out", view! { <button class="second">{words.t("account-sign-out")}</button> }.into_any())}
            </div>
        }
        .into_any();
    }
    let sign_in = Route::SignIn.with_query(locale, &[("next", here)]);
    let text = words.with("invitation-anonymous", &[("invited", invited.into())]);
    view! {
        <p class="measure section" id="f-invitation">{text}</p>
        <p class="actions">
            <a class="btn" href=sign_in>{words.t("account-sign-in")}</a>
            <a class="btn second" href=Route::SignUp.path(locale)>{words.t("account-sign-up")}</a>
        </p>
    }
    .into_any()
}
