//! Stories of organisations on both databases.

mod common;

use chrono::Duration;
use common::{World, enterprise, worlds};
use market::{
    accounts::{Caller, OrganisationKind, OrganisationWish, Role, SignUp},
    ctx::{Actor, Ctx},
    error::{Error, Result},
    id::{BillingAddressId, CostCentreId, EnterpriseId, InvitationId, OrganisationId, PersonId, SessionId},
    locale::Locale,
    mail::MailKind,
    money::Currency,
    organisations::{AddressTyped, BillingTyped, Changed, InvitationFor, OrganisationTyped},
    random::Secret,
};

const PASSWORD: &str = "kot pije mleko o świcie";
const NIP: &str = "526-021-02-28";

/// Somebody signed in.
struct Somebody {
    id: PersonId,
    secret: Secret,
}

fn caller() -> Caller {
    Caller {
        address: "203.0.113.7".parse().expect("an address"),
        user_agent: "Firefox".into(),
        device: None,
        session: None,
    }
}

fn code<T: std::fmt::Debug>(result: Result<T>) -> &'static str {
    match result.expect_err("refused") {
        Error::Invalid(fields) => fields.first().map_or("", |f| f.code),
        Error::TooOften { .. } => "too often",
        Error::Forbidden => "forbidden",
        Error::NotFound => "not found",
        Error::Conflict { .. } => "conflict",
        Error::Internal(cause) => panic!("{cause}"),
    }
}

fn company(name: &str) -> OrganisationTyped {
    OrganisationTyped {
        kind: "company".into(),
        name: name.into(),
        tax_number: NIP.into(),
        address: AddressTyped {
            street: "Rynek 1".into(),
            postcode: "50-001".into(),
            town: "Wrocław".into(),
        },
    }
}

impl World {
    async fn person(&self, email: &str, name: &str) -> Somebody {
        let system = self.market.system();
        let m = &self.market;
        let id = m
            .person_add(&system, email, name, Locale::Pl)
            .await
            .expect("made");
        m.person_password(&system, id, PASSWORD).await.expect("set");
        let secret = self.enter(email).await;
        Somebody { id, secret }
    }

    /// Signs somebody in.
    async fn enter(&self, email: &str) -> Secret {
        let ctx = self.ctx();
        let signed_in = self.market.sign_in(&ctx, &caller(), email, PASSWORD).await;
        signed_in.expect("signed in").whole().expect("in").session
    }

    /// The circumstances of whoever holds this session now, and the session.
    async fn as_of(&self, secret: &Secret) -> (Ctx, SessionId) {
        let now = self.ctx().now;
        let found = self.market.session_find(now, secret).await.expect("read");
        let session = found.expect("a session");
        (Ctx::new(session.actor(), Locale::Pl, now), session.id)
    }

    async fn acts(&self, somebody: &Somebody) -> Ctx {
        self.as_of(&somebody.secret).await.0
    }

    /// Founds a company and acts for it.
    async fn founded(&self, somebody: &Somebody, name: &str) -> OrganisationId {
        let (ctx, session) = self.as_of(&somebody.secret).await;
        let made = self
            .market
            .organisation_found(&ctx, session, &company(name))
            .await;
        made.expect("founded")
    }

    /// Puts somebody into an organisation by an invitation that they accept.
    async fn joins(&self, owner: &Somebody, who: &Somebody, email: &str, role: &str) {
        let ctx = self.acts(owner).await;
        self.market
            .invite(&ctx, &caller(), email, role)
            .await
            .expect("invited");
        let link = self.last_invitation().await;
        let (ctx, session) = self.as_of(&who.secret).await;
        let joined = self
            .market
            .invitation_accept(&ctx, session, InvitationFor::Secret(link))
            .await;
        joined.expect("joined");
    }

    async fn invitations(&self) -> Vec<(String, Secret)> {
        let sent = self.post().await;
        sent.iter()
            .filter(|s| s.message.kind == MailKind::Invitation)
            .filter_map(|s| {
                let (_, rest) = s.message.text.split_once("?t=")?;
                Some((s.message.to.as_str().to_owned(), Secret::parse(rest.get(..64)?)?))
            })
            .collect()
    }

    async fn last_invitation(&self) -> Secret {
        self.invitations()
            .await
            .pop()
            .expect("an invitation was mailed")
            .1
    }

    fn later(&self, by: Duration) {
        let now = self.market.clock.now();
        self.market.clock.set(now + by);
    }

    async fn roles(&self, somebody: &Somebody) -> Vec<(String, Role)> {
        let team = self
            .market
            .team(&self.acts(somebody).await)
            .await
            .expect("a team");
        team.members.into_iter().map(|m| (m.name, m.role)).collect()
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn somebody_founds_a_company_and_acts_for_it_at_once() {
    for world in worlds().await {
        let m = &world.market;
        let anna = world.person("anna@przyklad.pl", "Anna").await;
        let (ctx, session) = world.as_of(&anna.secret).await;
        assert_eq!(code(m.team(&ctx).await), "forbidden", "acts for nobody yet");
        let bad = OrganisationTyped {
            kind: "enterprise".into(),
            tax_number: "526-021-02-29".into(),
            ..company("Odra Soft")
        };
        let refused = m.organisation_found(&ctx, session, &bad).await;
        let Err(Error::Invalid(errors)) = refused else {
            panic!("refused");
        };
        let codes: Vec<_> = errors.iter().map(|e| (e.field.as_str(), e.code)).collect();
        assert_eq!(
            codes,
            [("kind", "required"), ("tax_number", "invalid.tax_number")]
        );
        let first = world.founded(&anna, "Odra Soft").await;
        let ctx = world.acts(&anna).await;
        let Actor::Person {
            acting: Some(acting), ..
        } = ctx.actor
        else {
            panic!("acts for it");
        };
        assert_eq!((acting.organisation, acting.role), (first, Role::Owner));
        let buyer = m.buyer(&ctx).await.expect("a buyer").organisation;
        assert_eq!(buyer.tax_number.as_deref(), Some("5260210228"));
        assert_eq!(buyer.address.postcode, "50-001");
        // the same name is no obstacle, and a number that somebody else uses is none either
        let jan = world.person("jan@przyklad.pl", "Jan").await;
        assert_ne!(world.founded(&jan, "Odra Soft").await, first);
        assert_eq!(
            world
                .rows("select count(*) from organisation where slug in ('odra-soft', 'odra-soft-2')")
                .await,
            2
        );
        // one membership: acted for from the sign-in
        let again = world.enter("anna@przyklad.pl").await;
        let (ctx, _) = world.as_of(&again).await;
        assert_eq!(m.team(&ctx).await.expect("a team").organisation.id, first);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn switching_rewrites_the_session_alone_and_leads_only_to_ones_own() {
    for world in worlds().await {
        let m = &world.market;
        let anna = world.person("anna@przyklad.pl", "Anna").await;
        let jan = world.person("jan@przyklad.pl", "Jan").await;
        let one = world.founded(&anna, "Jeden").await;
        world.later(Duration::seconds(1));
        let two = world.founded(&anna, "Dwa").await;
        let foreign = world.founded(&jan, "Obca").await;
        let other = world.enter("anna@przyklad.pl").await;
        let (ctx, session) = world.as_of(&anna.secret).await;
        for nothing in [foreign, OrganisationId::fresh(ctx.now)] {
            let refused = m.organisation_switch(&ctx, session, Some(nothing)).await;
            assert_eq!(code(refused), "not found");
        }
        let (_, of_jan) = world.as_of(&jan.secret).await;
        assert_eq!(
            code(m.organisation_switch(&ctx, of_jan, Some(one)).await),
            "not found"
        );
        m.organisation_switch(&ctx, session, Some(one))
            .await
            .expect("switched");
        let acting = |ctx: Ctx| match ctx.actor {
            Actor::Person { acting, .. } => acting.map(|a| a.organisation),
            _ => None,
        };
        assert_eq!(acting(world.acts(&anna).await), Some(one));
        // of several, a new sign-in acts for what was acted for last; the other session is left alone
        assert_eq!(acting(world.as_of(&other).await.0), Some(two));
        m.organisation_switch(&ctx, session, None)
            .await
            .expect("switched");
        assert_eq!(acting(world.acts(&anna).await), None);
        let all = m
            .session_find(ctx.now, &anna.secret)
            .await
            .expect("read")
            .expect("held");
        let names: Vec<_> = all.memberships.iter().map(|m| m.name.as_str()).collect();
        assert_eq!(names, ["Jeden", "Dwa"]);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_invitation_is_sent_accepted_once_and_by_its_address_alone() {
    for world in worlds().await {
        let m = &world.market;
        let anna = world.person("anna@przyklad.pl", "Anna").await;
        let jan = world.person("jan@przyklad.pl", "Jan").await;
        let ewa = world.person("ewa@przyklad.pl", "Ewa").await;
        let id = world.founded(&anna, "Odra Soft").await;
        let ctx = world.acts(&anna).await;
        assert_eq!(
            code(m.invite(&ctx, &caller(), "jan", "member").await),
            "invalid.email"
        );
        assert_eq!(
            code(m.invite(&ctx, &caller(), "jan@przyklad.pl", "clerk").await),
            "invalid.choice"
        );
        assert_eq!(
            code(m.invite(&ctx, &caller(), "Anna@przyklad.pl", "member").await),
            "invitation.member"
        );
        m.invite(&ctx, &caller(), "Jan@Przyklad.pl", "manager")
            .await
            .expect("invited");
        let link = world.last_invitation().await;
        let waiting = m.team(&ctx).await.expect("a team").invitations;
        assert_eq!((waiting.len(), waiting[0].role), (1, Role::Manager));
        // looking changes nothing, whoever looks
        for _ in 0..3 {
            let look = m
                .invitation_look(&world.ctx(), &link)
                .await
                .expect("read")
                .expect("open");
            assert!(look.reader.is_none() && !look.theirs);
        }
        let look = m
            .invitation_look(&world.acts(&ewa).await, &link)
            .await
            .expect("read");
        assert!(!look.expect("open").theirs);
        let accept = async |who: &Somebody, which: InvitationFor| {
            let (ctx, session) = world.as_of(&who.secret).await;
            m.invitation_accept(&ctx, session, which).await
        };
        let by_link = InvitationFor::Secret(link.clone());
        assert_eq!(
            code(accept(&ewa, by_link.clone()).await),
            "invitation.other_address"
        );
        assert_eq!(
            code(accept(&ewa, InvitationFor::Own(waiting[0].id)).await),
            "not found"
        );
        let nobody = m
            .invitation_accept(&world.ctx(), SessionId(id.0), by_link.clone())
            .await;
        assert_eq!(code(nobody), "forbidden");
        assert!(
            m.invitations_own(&world.acts(&ewa).await)
                .await
                .expect("read")
                .is_empty()
        );
        assert_eq!(
            m.invitations_own(&world.acts(&jan).await)
                .await
                .expect("read")
                .len(),
            1
        );
        assert_eq!(accept(&jan, by_link.clone()).await.expect("joined"), id);
        assert_eq!(code(accept(&jan, by_link).await), "invitation.over");
        assert!(
            m.invitation_look(&world.ctx(), &link)
                .await
                .expect("read")
                .is_none()
        );
        // the session acts for it at once
        assert_eq!(
            world.roles(&jan).await,
            [
                ("Anna".to_owned(), Role::Owner),
                ("Jan".to_owned(), Role::Manager)
            ]
        );
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_invitation_runs_out_is_sent_anew_taken_back_and_declined() {
    for world in worlds().await {
        let m = &world.market;
        let anna = world.person("anna@przyklad.pl", "Anna").await;
        let jan = world.person("jan@przyklad.pl", "Jan").await;
        world.founded(&anna, "Odra Soft").await;
        let ctx = world.acts(&anna).await;
        m.invite(&ctx, &caller(), "jan@przyklad.pl", "member")
            .await
            .expect("invited");
        let first = world.last_invitation().await;
        world.later(Duration::days(7));
        let accept = async |link: &Secret| {
            let (ctx, session) = world.as_of(&jan.secret).await;
            m.invitation_accept(&ctx, session, InvitationFor::Secret(link.clone()))
                .await
        };
        assert_eq!(code(accept(&first).await), "invitation.over");
        let ctx = world.acts(&anna).await;
        let id = m.team(&ctx).await.expect("a team").invitations[0].id;
        m.invitation_resend(&ctx, &caller(), id)
            .await
            .expect("sent again");
        let second = world.last_invitation().await;
        assert_ne!(first, second);
        assert_eq!(
            code(accept(&first).await),
            "invitation.over",
            "the link before works no more"
        );
        // inviting an address once more renews what is open
        m.invite(&ctx, &caller(), "jan@przyklad.pl", "finance")
            .await
            .expect("invited");
        assert_eq!(m.team(&ctx).await.expect("a team").invitations.len(), 1);
        m.invitation_revoke(&ctx, id).await.expect("taken back");
        assert_eq!(code(m.invitation_revoke(&ctx, id).await), "not found");
        assert_eq!(code(m.invitation_resend(&ctx, &caller(), id).await), "not found");
        let third = world.last_invitation().await;
        assert_eq!(code(accept(&third).await), "invitation.over");
        m.invite(&ctx, &caller(), "jan@przyklad.pl", "member")
            .await
            .expect("invited");
        let own = m.invitations_own(&world.acts(&jan).await).await.expect("read");
        let no = InvitationFor::Own(own[0].id);
        m.invitation_decline(&world.acts(&jan).await, no.clone())
            .await
            .expect("declined");
        assert_eq!(
            code(m.invitation_decline(&world.acts(&jan).await, no).await),
            "invitation.over"
        );
        assert!(m.team(&ctx).await.expect("a team").invitations.is_empty());
        // what ran out long ago is forgotten, addresses with it
        world.later(Duration::days(40));
        m.organisations_forget(&m.system()).await.expect("forgotten");
        assert_eq!(world.rows("select count(*) from invitation").await, 0);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn inviting_is_slowed_and_tells_nothing_about_accounts() {
    for world in worlds().await {
        let m = &world.market;
        let anna = world.person("anna@przyklad.pl", "Anna").await;
        world.person("jan@przyklad.pl", "Jan").await;
        world.founded(&anna, "Odra Soft").await;
        let ctx = world.acts(&anna).await;
        for email in [
            "jan@przyklad.pl",
            "nikt@przyklad.pl",
            "c@przyklad.pl",
            "d@przyklad.pl",
            "e@przyklad.pl",
        ] {
            m.invite(&ctx, &caller(), email, "member").await.expect("invited");
        }
        assert_eq!(
            code(m.invite(&ctx, &caller(), "f@przyklad.pl", "member").await),
            "too often"
        );
        let sent = world.post().await;
        let mails: Vec<_> = sent
            .iter()
            .filter(|s| s.message.kind == MailKind::Invitation)
            .map(|s| {
                let text = &s.message.text;
                let at = text.find("?t=").expect("a link");
                format!("{}{}", &text[..at], &text[at + 67..])
            })
            .collect();
        assert_eq!(mails.len(), 5);
        assert!(
            mails.iter().all(|text| *text == mails[0]),
            "the same for every address"
        );
        assert!(mails[0].contains("członek zespołu") && mails[0].contains("Odra Soft"));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn somebody_new_signs_up_with_the_invited_address_and_finds_the_invitation() {
    for world in worlds().await {
        let m = &world.market;
        let anna = world.person("anna@przyklad.pl", "Anna").await;
        world.founded(&anna, "Odra Soft").await;
        let ctx = world.acts(&anna).await;
        m.invite(&ctx, &caller(), "nowa@przyklad.pl", "finance")
            .await
            .expect("invited");
        let form = SignUp {
            email: "nowa@przyklad.pl".into(),
            name: "Nowa Osoba".into(),
            password: PASSWORD.into(),
        };
        m.sign_up(&world.ctx(), &caller(), &form)
            .await
            .expect("signed up");
        let sent = world.post().await;
        let confirmation = sent
            .iter()
            .find(|s| s.message.kind == MailKind::AddressConfirmation);
        let text = &confirmation.expect("a mail").message.text;
        let (_, rest) = text.split_once("?t=").expect("a link");
        let token = Secret::parse(&rest[..64]).expect("a secret");
        let signed_in = m
            .sign_up_confirm(&world.ctx(), &caller(), &token, PASSWORD)
            .await
            .expect("confirmed");
        let (ctx, session) = world.as_of(&signed_in.session).await;
        let own = m.invitations_own(&ctx).await.expect("read");
        assert_eq!(own.len(), 1);
        m.invitation_accept(&ctx, session, InvitationFor::Own(own[0].id))
            .await
            .expect("joined");
        let nowa = Somebody {
            id: signed_in.person,
            secret: signed_in.session,
        };
        assert_eq!(world.roles(&nowa).await.len(), 2);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn roles_change_within_what_one_gives_and_somebody_always_decides() {
    for world in worlds().await {
        let m = &world.market;
        let anna = world.person("anna@przyklad.pl", "Anna").await;
        let jan = world.person("jan@przyklad.pl", "Jan").await;
        let ewa = world.person("ewa@przyklad.pl", "Ewa").await;
        let obcy = world.person("obcy@przyklad.pl", "Obcy").await;
        world.founded(&anna, "Odra Soft").await;
        world.founded(&obcy, "Obca").await;
        world.joins(&anna, &jan, "jan@przyklad.pl", "manager").await;
        world.joins(&anna, &ewa, "ewa@przyklad.pl", "member").await;
        // the last owner stays
        let ctx = world.acts(&anna).await;
        assert_eq!(code(m.team_leave(&ctx).await), "team.last");
        assert_eq!(
            code(m.member_role(&ctx, anna.id, Role::Member).await),
            "team.last"
        );
        assert_eq!(code(m.member_remove(&ctx, anna.id).await), "team.last");
        assert_eq!(code(m.member_role(&ctx, ewa.id, Role::Clerk).await), "forbidden");
        assert_eq!(
            code(m.member_role(&ctx, obcy.id, Role::Member).await),
            "not found"
        );
        assert_eq!(code(m.member_remove(&ctx, obcy.id).await), "not found");
        // a manager gives and takes members and finance alone
        let manager = world.acts(&jan).await;
        m.member_role(&manager, ewa.id, Role::Finance)
            .await
            .expect("changed");
        assert_eq!(
            code(m.member_role(&manager, ewa.id, Role::Manager).await),
            "forbidden"
        );
        assert_eq!(
            code(m.member_role(&manager, anna.id, Role::Member).await),
            "forbidden"
        );
        assert_eq!(
            code(m.member_role(&manager, jan.id, Role::Owner).await),
            "forbidden"
        );
        assert_eq!(code(m.member_remove(&manager, anna.id).await), "forbidden");
        assert_eq!(
            code(m.invite(&manager, &caller(), "x@przyklad.pl", "owner").await),
            "forbidden"
        );
        assert!(m.team(&manager).await.expect("a team").members[0].email.is_some());
        m.invite(&manager, &caller(), "x@przyklad.pl", "member")
            .await
            .expect("invited");
        // members manage nobody, and see no addresses and no invitations
        let member = world.acts(&ewa).await;
        assert_eq!(code(m.member_remove(&member, jan.id).await), "forbidden");
        assert_eq!(
            code(m.invite(&member, &caller(), "y@przyklad.pl", "member").await),
            "forbidden"
        );
        let seen = m.team(&member).await.expect("a team");
        assert!(seen.invitations.is_empty() && seen.members.iter().all(|m| m.email.is_none()));
        // a foreign organisation's invitations are not there
        let foreign = world.acts(&obcy).await;
        let id = m.team(&ctx).await.expect("a team").invitations[0].id;
        assert_eq!(code(m.invitation_revoke(&foreign, id).await), "not found");
        assert_eq!(
            code(m.invitation_resend(&foreign, &caller(), id).await),
            "not found"
        );
        let never = InvitationId::fresh(ctx.now);
        assert_eq!(code(m.invitation_revoke(&ctx, never).await), "not found");
        // who loses a role loses what was begun in it, at once
        m.member_role(&ctx, jan.id, Role::Member).await.expect("changed");
        assert!(m.team(&ctx).await.expect("a team").invitations.is_empty());
        assert_eq!(
            code(m.member_remove(&manager, ewa.id).await),
            "forbidden",
            "an old request"
        );
        m.member_remove(&ctx, jan.id).await.expect("removed");
        assert_eq!(code(m.team(&world.acts(&jan).await).await), "forbidden");
        // a second owner lets the first go
        m.member_role(&ctx, ewa.id, Role::Owner).await.expect("changed");
        m.team_leave(&ctx).await.expect("left");
        assert_eq!(world.roles(&ewa).await, [("Ewa".to_owned(), Role::Owner)]);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_owners_who_demote_each_other_at_once_leave_one() {
    for world in worlds().await {
        let m = &world.market;
        let anna = world.person("anna@przyklad.pl", "Anna").await;
        let jan = world.person("jan@przyklad.pl", "Jan").await;
        world.founded(&anna, "Odra Soft").await;
        world.joins(&anna, &jan, "jan@przyklad.pl", "owner").await;
        let (a, j) = (world.acts(&anna).await, world.acts(&jan).await);
        let (one, two) = tokio::join!(
            m.member_role(&a, jan.id, Role::Member),
            m.member_role(&j, anna.id, Role::Member)
        );
        assert!(one.is_ok() != two.is_ok(), "{}: {one:?} {two:?}", world.name);
        assert_eq!(
            world
                .rows("select count(*) from membership where role = 'owner'")
                .await,
            1
        );
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_organisation_is_handed_over_by_its_owner_and_by_the_operator() {
    for world in worlds().await {
        let m = &world.market;
        let anna = world.person("anna@przyklad.pl", "Anna").await;
        let jan = world.person("jan@przyklad.pl", "Jan").await;
        let ewa = world.person("ewa@przyklad.pl", "Ewa").await;
        let id = world.founded(&anna, "Odra Soft").await;
        world.joins(&anna, &jan, "jan@przyklad.pl", "manager").await;
        let ctx = world.acts(&anna).await;
        assert_eq!(code(m.ownership_offer(&ctx, anna.id).await), "ownership.owner");
        assert_eq!(code(m.ownership_offer(&ctx, ewa.id).await), "not found");
        assert_eq!(
            code(m.ownership_offer(&world.acts(&jan).await, jan.id).await),
            "forbidden"
        );
        m.ownership_offer(&ctx, jan.id).await.expect("offered");
        // nothing changes until the other accepts in a session of their own
        assert_eq!(world.roles(&anna).await[0], ("Anna".to_owned(), Role::Owner));
        assert_eq!(
            code(m.ownership_answer(&world.acts(&ewa).await, id, true).await),
            "not found"
        );
        assert_eq!(code(m.ownership_answer(&ctx, id, true).await), "not found");
        m.ownership_answer(&world.acts(&jan).await, id, false)
            .await
            .expect("declined");
        assert_eq!(code(m.ownership_withdraw(&ctx).await), "not found");
        m.ownership_offer(&ctx, jan.id).await.expect("offered");
        m.ownership_withdraw(&ctx).await.expect("taken back");
        assert_eq!(
            code(m.ownership_answer(&world.acts(&jan).await, id, true).await),
            "not found"
        );
        m.ownership_offer(&ctx, jan.id).await.expect("offered");
        world.later(Duration::days(7));
        assert_eq!(
            code(m.ownership_answer(&world.acts(&jan).await, id, true).await),
            "not found"
        );
        let ctx = world.acts(&anna).await;
        m.ownership_offer(&ctx, jan.id).await.expect("offered");
        assert_eq!(
            m.ownership_offers(&world.acts(&jan).await)
                .await
                .expect("read")
                .len(),
            1
        );
        m.ownership_answer(&world.acts(&jan).await, id, true)
            .await
            .expect("accepted");
        assert_eq!(
            world.roles(&jan).await,
            [
                ("Jan".to_owned(), Role::Owner),
                ("Anna".to_owned(), Role::Manager)
            ]
        );
        assert!(
            m.ownership_offers(&world.acts(&jan).await)
                .await
                .expect("read")
                .is_empty()
        );
        // the operator, when the owner is gone
        let system = m.system();
        for (ctx, reason, expected) in [
            (&world.acts(&anna).await, "bo tak", "forbidden"),
            (&world.ctx(), "bo tak", "forbidden"),
            (&system, " ", "required"),
        ] {
            let refused = m.ownership_transfer_by_operator(ctx, id, ewa.id, reason).await;
            assert_eq!(code(refused), expected);
        }
        let never = PersonId::fresh(system.now);
        assert_eq!(
            code(m.ownership_transfer_by_operator(&system, id, never, "x").await),
            "not found"
        );
        let (named, person) = m
            .ownership_named(&system, "odra-soft", "ewa@przyklad.pl")
            .await
            .expect("both are there");
        assert_eq!((named, person), (id, ewa.id));
        let wish = OrganisationWish {
            slug: "operator".into(),
            kind: Some(OrganisationKind::Operator),
            name: Some("Operator".into()),
        };
        let zofia = world.person("zofia@przyklad.pl", "Zofia").await;
        m.role_give(&system, "zofia@przyklad.pl", wish, Role::Operator)
            .await
            .expect("given");
        let (ctx, session) = world.as_of(&zofia.secret).await;
        let Some(organisation) = m
            .account(&ctx)
            .await
            .expect("hers")
            .memberships
            .first()
            .map(|m| m.acting.organisation)
        else {
            panic!("a membership");
        };
        m.organisation_switch(&ctx, session, Some(organisation))
            .await
            .expect("switched");
        let operator = world.acts(&zofia).await;
        let no_owner = m
            .ownership_transfer_by_operator(&operator, organisation, ewa.id, "x")
            .await;
        assert_eq!(code(no_owner), "organisation.kind");
        m.ownership_transfer_by_operator(&operator, id, ewa.id, "Właściciel zmarł.")
            .await
            .expect("assigned");
        let (ctx, session) = world.as_of(&ewa.secret).await;
        m.organisation_switch(&ctx, session, Some(id))
            .await
            .expect("switched");
        assert_eq!(
            world.roles(&ewa).await,
            [
                ("Ewa".to_owned(), Role::Owner),
                ("Anna".to_owned(), Role::Manager),
                ("Jan".to_owned(), Role::Manager)
            ]
        );
        assert_eq!(
            world.rows("select count(*) from event where kind = 'ownership' and to_state = 'assigned' and note = 'Właściciel zmarł.'").await,
            1
        );
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_buyer_keeps_its_data_and_the_later_of_two_editors_is_told() {
    for world in worlds().await {
        let m = &world.market;
        let anna = world.person("anna@przyklad.pl", "Anna").await;
        let ewa = world.person("ewa@przyklad.pl", "Ewa").await;
        let obcy = world.person("obcy@przyklad.pl", "Obcy").await;
        world.founded(&anna, "Odra Soft").await;
        world.founded(&obcy, "Obca").await;
        world.joins(&anna, &ewa, "ewa@przyklad.pl", "member").await;
        let (ctx, member, foreign) = (
            world.acts(&anna).await,
            world.acts(&ewa).await,
            world.acts(&obcy).await,
        );
        let version = m.buyer(&ctx).await.expect("a buyer").organisation.version;
        let typed = company("Odra Soft sp. z o.o.");
        assert!(matches!(
            m.organisation_change(&ctx, version, &typed)
                .await
                .expect("written"),
            Changed::Done
        ));
        let Changed::Meanwhile(now) = m
            .organisation_change(&ctx, version, &company("Inna"))
            .await
            .expect("told")
        else {
            panic!("the later is told");
        };
        assert_eq!(now.name, "Odra Soft sp. z o.o.");
        assert_eq!(
            code(m.organisation_change(&member, version, &typed).await),
            "forbidden"
        );
        // billing addresses
        let billing = BillingTyped {
            name: "Oddział".into(),
            address: company("").address,
            email: "faktury@przyklad.pl".into(),
        };
        let wrong = BillingTyped {
            email: "faktury".into(),
            ..billing.clone()
        };
        assert_eq!(code(m.billing_add(&ctx, &wrong).await), "invalid.email");
        let one = m.billing_add(&ctx, &billing).await.expect("added");
        m.billing_add(&ctx, &billing).await.expect("several");
        assert_eq!(code(m.billing_remove(&foreign, one).await), "not found");
        assert_eq!(code(m.billing_remove(&member, one).await), "forbidden");
        m.billing_remove(&ctx, one).await.expect("removed");
        assert_eq!(
            code(m.billing_remove(&ctx, BillingAddressId::fresh(ctx.now)).await),
            "not found"
        );
        // cost centres
        let centre = m.centre_add(&ctx, "MK-1", "Sprzedaż").await.expect("added");
        assert_eq!(code(m.centre_add(&ctx, "MK-1", "Inne").await), "centre.taken");
        assert_eq!(code(m.centre_add(&ctx, "", "").await), "required");
        m.centre_add(&foreign, "MK-1", "Ten sam kod")
            .await
            .expect("codes are one's own");
        assert_eq!(code(m.centre_remove(&foreign, centre).await), "not found");
        assert_eq!(
            code(m.centre_remove(&ctx, CostCentreId::fresh(ctx.now)).await),
            "not found"
        );
        // limits
        m.approval_limit_set(&ctx, ewa.id, "1 500,00").await.expect("set");
        assert_eq!(
            code(m.approval_limit_set(&ctx, ewa.id, "dużo").await),
            "invalid.amount"
        );
        assert_eq!(code(m.approval_limit_set(&ctx, obcy.id, "1").await), "not found");
        assert_eq!(
            code(m.approval_limit_set(&member, ewa.id, "1").await),
            "forbidden"
        );
        let seen = m.buyer(&member).await.expect("members read");
        let limit = seen
            .members
            .iter()
            .find(|m| m.person == ewa.id)
            .and_then(|m| m.approval_limit);
        assert_eq!(
            limit.map(|l| (l.minor, l.currency)),
            Some((150_000, Currency::PLN))
        );
        assert_eq!((seen.billing.len(), seen.centres.len()), (1, 1));
        m.approval_limit_set(&ctx, ewa.id, "").await.expect("none");
        m.centre_remove(&ctx, centre).await.expect("removed");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn suppliers_are_published_enterprises_named_by_their_pages() {
    for world in worlds().await {
        let m = &world.market;
        let id = world
            .fill("glinka", enterprise("Glinka", "Bolesławiec"), Vec::new())
            .await;
        let anna = world.person("anna@przyklad.pl", "Anna").await;
        let (nobody, _) = world.as_of(&anna.secret).await;
        assert_eq!(m.supplier_is(&nobody, id).await.expect("read"), None);
        assert_eq!(code(m.supplier_add(&nobody, "glinka").await), "forbidden");
        world.founded(&anna, "Odra Soft").await;
        let ctx = world.acts(&anna).await;
        assert_eq!(m.supplier_is(&ctx, id).await.expect("read"), Some(false));
        assert_eq!(
            code(m.supplier_add(&ctx, "nie-ma").await),
            "invalid.enterprise_unknown"
        );
        assert_eq!(code(m.supplier_add(&ctx, " ").await), "required");
        for typed in ["glinka", "https://przyklad.pl/pl/podmioty/glinka"] {
            assert_eq!(m.supplier_add(&ctx, typed).await.expect("added"), id);
        }
        assert_eq!(m.supplier_is(&ctx, id).await.expect("read"), Some(true));
        let list = m.buyer(&ctx).await.expect("a buyer").suppliers;
        assert_eq!((list.len(), list[0].published), (1, true));
        assert_eq!(
            code(m.supplier_remove(&ctx, EnterpriseId::fresh(ctx.now)).await),
            "not found"
        );
        let obcy = world.person("obcy@przyklad.pl", "Obcy").await;
        world.founded(&obcy, "Obca").await;
        assert_eq!(
            code(m.supplier_remove(&world.acts(&obcy).await, id).await),
            "not found"
        );
        m.supplier_remove(&ctx, id).await.expect("removed");
        assert_eq!(code(m.supplier_remove(&ctx, id).await), "not found");
    }
}
