//! The walk: every address of the table, asked as every role with every method that it answers, and compared with a file
//! that shows in review who gets what. `UPDATE_GOLDEN=1` writes it anew.
//!
//! Identifiers in forms and addresses are those of an organisation that none of the walkers belongs to, so a 404 there
//! means that foreign things are not found; its own owner asks afterwards, and finds them.

mod samples;

use super::{World, ask, world};
use crate::{
    routes::{Row, Verb},
    serve,
};
use app::routes::Route;
use axum::{
    Router,
    body::{Body, to_bytes},
    http::{Method, Request, Response, StatusCode, header},
};
use market::{
    accounts::{Caller, OrganisationKind, OrganisationWish, Role},
    catalogue::{Kind, OfferState, query::EnterpriseQuery},
    claims::ClaimForm,
    ctx::Ctx,
    db::sql,
    desk::Save,
    id::OfferId,
    import::Format,
    locale::Locale,
    moderation::{Item, NoticeForm},
    organisations::{AddressTyped, BillingTyped, OrganisationTyped},
    random::Secret,
};
use samples::samples;
use std::{collections::BTreeMap, fmt::Write, path::Path};
use tower::ServiceExt;

const PASSWORD: &str = "kot pije mleko o świcie";
const ENTERPRISE: &str = "spoldzielnia-socjalna-glinka";
/// An identifier of nothing.
const NOTHING: &str = "00000000-0000-7000-8000-000000000000";

type Form = Vec<(&'static str, String)>;

/// Somebody who asks.
struct Walker {
    name: String,
    email: Option<String>,
    wish: Option<(OrganisationWish, Role)>,
    secret: Option<Secret>,
}

/// What belongs to the organisation that no walker belongs to.
struct Theirs {
    owner: Walker,
    organisation: String,
    member: String,
    invitation: String,
    billing: String,
    centre: String,
    supplier: String,
    /// Of a seller's desk.
    offer: String,
    waiting: String,
    import: String,
    claim: String,
    /// About an offer of theirs.
    notice: String,
}

fn caller() -> Caller {
    Caller {
        address: "203.0.113.7".parse().expect("an address"),
        user_agent: "walker".into(),
        device: None,
        session: None,
    }
}

impl World {
    async fn walker(&self, name: &str, wish: Option<(OrganisationWish, Role)>) -> Walker {
        let (m, system) = (&self.market, self.market.system());
        let email = format!("{}@przyklad.pl", name.replace(['/', '_'], "-"));
        let id = m
            .person_add(&system, &email, name, Locale::Pl)
            .await
            .expect("made");
        m.person_password(&system, id, PASSWORD).await.expect("set");
        let mut walker = Walker {
            name: name.to_owned(),
            email: Some(email),
            wish,
            secret: None,
        };
        self.restore(&mut walker).await;
        walker
    }

    /// Gives a walker back what a form may have taken: membership and session.
    async fn restore(&self, walker: &mut Walker) {
        let Some(email) = &walker.email else { return };
        let (m, ctx) = (&self.market, self.market.ctx(Locale::Pl));
        if let Some((wish, role)) = &walker.wish {
            m.role_give(&m.system(), email, wish.clone(), *role)
                .await
                .expect("given");
        }
        let holds = match &walker.secret {
            Some(secret) => m.session_find(ctx.now, secret).await.expect("read").is_some(),
            None => false,
        };
        if !holds {
            let signed_in = m.sign_in(&ctx, &caller(), email, PASSWORD).await;
            walker.secret = signed_in.expect("signed in").whole().map(|s| s.session);
        }
    }

    async fn walkers(&self) -> Vec<Walker> {
        let mut all = vec![
            Walker {
                name: "anonymous".into(),
                email: None,
                wish: None,
                secret: None,
            },
            self.walker("person", None).await,
        ];
        for &kind in OrganisationKind::ALL {
            for &role in Role::of(kind) {
                let wish = OrganisationWish {
                    slug: kind.name().to_owned(),
                    kind: Some(kind),
                    name: Some(kind.name().to_owned()),
                };
                all.push(self.walker(&format!("{kind}/{role}"), Some((wish, role))).await);
            }
        }
        let m = &self.market;
        m.enterprise_claim_grant(&m.system(), "enterprise", ENTERPRISE)
            .await
            .expect("granted");
        all
    }

    /// Another seller's draft, an offer of theirs that waits, their file, and a claim that waits.
    async fn desk(&self) -> (String, String, String, String) {
        let m = &self.market;
        let wish = OrganisationWish {
            slug: "inny-sprzedawca".into(),
            kind: Some(OrganisationKind::Enterprise),
            name: Some("Inny sprzedawca".into()),
        };
        let walker = self.walker("inny", Some((wish, Role::Owner))).await;
        let secret = walker.secret.expect("signed in");
        let now = m.ctx(Locale::Pl).now;
        let session = m.session_find(now, &secret).await.expect("read").expect("held");
        let ctx = Ctx::new(session.actor(), Locale::Pl, now);
        let claims = m
            .enterprises_find(&ctx, &EnterpriseQuery::everything())
            .await
            .expect("found")
            .1;
        let other = claims.iter().find(|e| e.slug != ENTERPRISE).expect("another");
        m.enterprise_claim_grant(&m.system(), "inny-sprzedawca", &other.slug)
            .await
            .expect("granted");
        let offer = m.desk_offer_create(&ctx, Kind::Product).await.expect("begun");
        let list = m.desk_offers(&ctx).await.expect("a list");
        let public = list
            .iter()
            .find(|o| o.live == Some(OfferState::Published))
            .expect("a public one");
        let mut sheet = m.desk_offer(&ctx, public.id).await.expect("there").sheet;
        sheet.cells.insert("summary_pl".into(), "Zdanie.".into());
        let save = Save {
            version: 0,
            sheet,
            alts: Vec::new(),
        };
        m.desk_offer_save(&ctx, public.id, save).await.expect("saved");
        m.desk_offer_submit(&ctx, public.id, 2).await.expect("sent");
        let import = m
            .desk_import_begin(&ctx, "x.csv", Format::Native, false, b"key\n".to_vec())
            .await
            .expect("begun");
        let person = self.walker("wnioskodawca", None).await;
        let secret = person.secret.expect("signed in");
        let session = m.session_find(now, &secret).await.expect("read").expect("held");
        let form = ClaimForm {
            register: "nip".into(),
            number: "1060000062".into(),
            legal_name: "Nowa Spółdzielnia".into(),
            entity_type: "social_cooperative".into(),
            street: "Rynek 1".into(),
            postcode: "58-100".into(),
            town: "Świdnica".into(),
            representative: "Jan Nowy".into(),
            phone: "74 000 00 00".into(),
            email: "nowa@przyklad.pl".into(),
            account: "PL61109010140000071219812874".into(),
            may_act: true,
            certified: true,
            ..ClaimForm::default()
        };
        let ctx = Ctx::new(session.actor(), Locale::Pl, now);
        let claim = m.claim_request(&ctx, None, &form).await.expect("asked");
        (
            offer.to_string(),
            public.id.to_string(),
            import.to_string(),
            claim.to_string(),
        )
    }

    /// A notice about this offer.
    async fn notice(&self, offer: &str) -> String {
        let m = &self.market;
        let form = NoticeForm {
            address: "/pl/oferta/kubek".into(),
            why: "counterfeit".into(),
            explanation: "To mój wzór.".into(),
            name: "Ewa".into(),
            email: "ewa@przyklad.pl".into(),
            good_faith: true,
        };
        let offer = OfferId(offer.parse().expect("an identifier"));
        m.notice_send(&m.ctx(Locale::Pl), &caller(), Item::Offer(offer), &form)
            .await
            .expect("sent");
        let row: Option<(uuid::Uuid,)> = sql("select id from notice")
            .first(&mut m.db.read().await.expect("a reader"))
            .await
            .expect("read");
        row.expect("a notice").0.to_string()
    }

    async fn theirs(&self) -> Theirs {
        let m = &self.market;
        let owner = self.walker("theirs", None).await;
        let secret = owner.secret.clone().expect("signed in");
        let now = m.ctx(Locale::Pl).now;
        let session = m.session_find(now, &secret).await.expect("read").expect("held");
        let address = AddressTyped {
            street: "Rynek 1".into(),
            postcode: "50-001".into(),
            town: "Wrocław".into(),
        };
        let typed = OrganisationTyped {
            kind: "company".into(),
            name: "Obca".into(),
            tax_number: "5260210228".into(),
            address: address.clone(),
        };
        let ctx = Ctx::new(session.actor(), Locale::Pl, now);
        let organisation = m
            .organisation_found(&ctx, session.id, &typed)
            .await
            .expect("founded");
        let session = m.session_find(now, &secret).await.expect("read").expect("held");
        let ctx = Ctx::new(session.actor(), Locale::Pl, now);
        let system = m.system();
        let member = m
            .person_add(&system, "obcy@przyklad.pl", "Obcy", Locale::Pl)
            .await
            .expect("made");
        let wish = OrganisationWish {
            slug: "obca".into(),
            kind: None,
            name: None,
        };
        m.role_give(&system, "obcy@przyklad.pl", wish, Role::Member)
            .await
            .expect("given");
        m.invite(&ctx, &caller(), "gosc@przyklad.pl", "member")
            .await
            .expect("invited");
        let invitation = m.team(&ctx).await.expect("a team").invitations[0].id;
        let billing = BillingTyped {
            name: "Oddział".into(),
            address,
            email: String::new(),
        };
        let (offer, waiting, import, claim) = self.desk().await;
        Theirs {
            offer,
            import,
            claim,
            notice: self.notice(&waiting).await,
            waiting,
            owner,
            organisation: organisation.to_string(),
            member: member.to_string(),
            invitation: invitation.to_string(),
            billing: m.billing_add(&ctx, &billing).await.expect("added").to_string(),
            centre: m
                .centre_add(&ctx, "MK-1", "Sprzedaż")
                .await
                .expect("added")
                .to_string(),
            supplier: m.supplier_add(&ctx, ENTERPRISE).await.expect("added").to_string(),
        }
    }
}

/// Sends a request as a browser of a walker would from a page of ours.
async fn send(router: &Router, walker: &Walker, (verb, path): (Verb, &str), form: &Form) -> Response<Body> {
    let mut request = Request::builder()
        .uri(path)
        .header("sec-fetch-site", "same-origin");
    let mut fields = form.clone();
    if let Some(secret) = &walker.secret {
        request = request.header(header::COOKIE, format!("session={}", secret.reveal()));
        fields.push(("form", secret.derived("form")));
    }
    let request = match verb {
        Verb::Get | Verb::Any => request.body(Body::empty()),
        Verb::Post => request
            .method(Method::POST)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from(
                form_urlencoded::Serializer::new(String::new())
                    .extend_pairs(&fields)
                    .finish(),
            )),
    };
    router
        .clone()
        .oneshot(request.expect("a request"))
        .await
        .expect("an answer")
}

/// What an answer comes to: its status, and whether it leads to the page for signing in.
fn outcome(response: &Response<Body>) -> String {
    let to = response
        .headers()
        .get(header::LOCATION)
        .and_then(|v| v.to_str().ok())
        .unwrap_or_default();
    let in_first = Locale::ALL
        .iter()
        .any(|l| to.starts_with(&format!("{}?next=", Route::SignIn.path(*l))));
    if in_first {
        "sign-in".to_owned()
    } else {
        response.status().as_u16().to_string()
    }
}

/// Who gets what, in one line: roles of a kind that all get the same are one word.
fn line(who: &[(String, String)]) -> String {
    let mut by: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (name, what) in who {
        by.entry(what).or_default().push(name);
    }
    if by.len() == 1 {
        return format!("{} everybody", who[0].1);
    }
    let mut parts = Vec::new();
    for (what, mut names) in by {
        for kind in OrganisationKind::ALL {
            let prefix = format!("{kind}/");
            if names.iter().filter(|n| n.starts_with(&prefix)).count() == Role::of(*kind).len() {
                let at = names.iter().position(|n| n.starts_with(&prefix)).unwrap_or(0);
                names.retain(|n| !n.starts_with(&prefix));
                names.insert(at, kind.name());
            }
        }
        parts.push(format!("{what} {}", names.join(" ")));
    }
    parts.join(" | ")
}

/// What a form does, for the file: its names, not its values.
fn named(form: &Form) -> String {
    match form.iter().find(|(name, _)| *name == "do") {
        Some((_, what)) => format!(" {what}"),
        None => String::new(),
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_endpoint_answers_every_role_as_was_reviewed() {
    let world = world().await;
    let mut walkers = world.walkers().await;
    let theirs = world.theirs().await;
    let samples = samples(&theirs);
    let router = serve::router(world.fresh.clone());
    let (_, rows) = serve::routes().into_parts();
    let mut golden = String::from("# method, address, what a form does: status and who gets it\n");
    for Row { path, verbs } in &rows {
        let sample = samples.iter().find(|s| s.row == *path);
        let asked = sample.map_or(path.as_str(), |s| s.path.as_str());
        assert!(!asked.contains('{'), "{path}: say in samples() how it is asked");
        for &verb in verbs {
            let forms = match (verb, sample) {
                (Verb::Post, Some(sample)) => sample.forms.clone(),
                (Verb::Post, None) => Vec::new(),
                (Verb::Get | Verb::Any, _) => vec![Form::new()],
            };
            assert!(!forms.is_empty(), "{path}: say in samples() which forms it takes");
            for form in forms {
                let mut who = Vec::new();
                for walker in &mut walkers {
                    let answer = send(&router, walker, (verb, asked), &form).await;
                    who.push((walker.name.clone(), outcome(&answer)));
                    let done = verb == Verb::Post && answer.status() == StatusCode::SEE_OTHER;
                    // read to its end, as some are made while they are sent
                    to_bytes(answer.into_body(), 64 << 20).await.expect("a body");
                    if done {
                        world.restore(walker).await;
                    }
                }
                let method = match verb {
                    Verb::Get => "GET",
                    Verb::Post => "POST",
                    Verb::Any => "ANY",
                };
                // writing to a String can't fail
                let _ = writeln!(golden, "{method} {path}{}: {}", named(&form), line(&who));
            }
        }
    }
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/endpoints.txt");
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(&file, &golden).expect("written");
    }
    let reviewed = std::fs::read_to_string(&file).expect("the file is there");
    for (made, known) in golden.lines().zip(reviewed.lines()) {
        assert_eq!(made, known, "run with UPDATE_GOLDEN=1 and look at the difference");
    }
    assert_eq!(
        golden.lines().count(),
        reviewed.lines().count(),
        "run with UPDATE_GOLDEN=1"
    );
    // what was foreign to all of them is there for its owner
    let owned =
        [Route::Team, Route::Organisation, Route::Suppliers, Route::Acting].map(|r| r.path(Locale::Pl));
    for sample in samples.iter().filter(|s| owned.contains(&s.row)) {
        for form in &sample.forms {
            let foreign = form
                .iter()
                .any(|(name, value)| *name != "do" && value.len() == NOTHING.len() && *value != NOTHING);
            // taken back, nothing is there to be sent once more
            if !foreign || named(form) == " revoke" {
                continue;
            }
            let at = (Verb::Post, &*sample.path);
            let answer = send(&router, &theirs.owner, at, form).await;
            assert!(
                answer.status() == 303 || answer.status() == 422,
                "{} {form:?}: {}",
                sample.row,
                answer.status()
            );
            // a member who was taken out comes back for the forms that follow
            let wish = OrganisationWish {
                slug: "obca".into(),
                kind: None,
                name: None,
            };
            let m = &world.market;
            m.role_give(&m.system(), "obcy@przyklad.pl", wish, Role::Member)
                .await
                .expect("given");
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_endpoint_changes_anything_for_a_foreign_page() {
    let world = world().await;
    let theirs = world.theirs().await;
    let cookie = format!(
        "session={}",
        theirs.owner.secret.as_ref().expect("signed in").reveal()
    );
    let samples = samples(&theirs);
    let router = serve::router(world.cached.clone());
    let (_, rows) = serve::routes().into_parts();
    let ask_with = async |method: &Method, path: &str, headers: &[(&str, &str)]| {
        let mut request = Request::builder().method(method.clone()).uri(path);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        router
            .clone()
            .oneshot(request.body(Body::empty()).expect("a request"))
            .await
            .expect("an answer")
            .status()
            .as_u16()
    };
    for Row { path, verbs } in &rows {
        let asked = samples
            .iter()
            .find(|s| s.row == *path)
            .map_or(path.as_str(), |s| s.path.as_str());
        for method in [Method::POST, Method::PUT, Method::PATCH, Method::DELETE] {
            for headers in [
                &[("cookie", &*cookie)][..],
                &[("cookie", &*cookie), ("sec-fetch-site", "cross-site")],
                &[("cookie", &*cookie), ("sec-fetch-site", "same-site")],
                &[("cookie", &*cookie), ("origin", "https://evil.example")],
                &[("sec-fetch-site", "cross-site")],
            ] {
                let status = ask_with(&method, asked, headers).await;
                assert_eq!(status, 403, "{method} {path} {headers:?}");
            }
            if !(verbs.contains(&Verb::Any) || method == Method::POST && verbs.contains(&Verb::Post)) {
                let own = [("sec-fetch-site", "same-origin")];
                assert_eq!(ask_with(&method, asked, &own).await, 405, "{method} {path}");
            }
        }
    }
    // a form of our own pages, but not of this session
    let desk = [
        Route::Account,
        Route::Acting,
        Route::DeskBulk,
        Route::DeskClaim,
        Route::DeskImports,
        Route::DeskOffers,
        Route::DeskProfile,
        Route::Found,
        Route::Invitation,
        Route::Organisation,
        Route::SignOut,
        Route::Suppliers,
        Route::Team,
    ];
    for path in desk.iter().flat_map(|r| Locale::ALL.map(|l| r.path(l))) {
        for token in ["", "0"] {
            let body = format!("form={token}&do=leave");
            let request = Request::builder()
                .method(Method::POST)
                .uri(&path)
                .header("sec-fetch-site", "same-origin")
                .header(header::COOKIE, &cookie)
                .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
                .body(Body::from(body))
                .expect("a request");
            let answer = router.clone().oneshot(request).await.expect("an answer");
            assert_eq!(answer.status(), 403, "{path}");
        }
    }
    let account = ask(&world.cached, "/pl/pulpit/zespol", &[("cookie", &cookie)]).await;
    assert_eq!(account.status(), 200, "still a member");
}
