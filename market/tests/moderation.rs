//! Stories of moderation on both databases: notices, decisions with their reasons, appeals, and that nothing but a decision
//! brings back what a decision took off.

mod common;

use chrono::{Duration, NaiveDate};
use common::{World, enterprise, offer, worlds};
use market::{
    accounts::{Caller, OrganisationKind, OrganisationWish, Role},
    catalogue::{OfferState, query::OfferQuery},
    claims::{ClaimForm, Decision as ClaimDecision},
    ctx::{Acting, Actor, Ctx},
    db::sql,
    desk::{BulkChange, ImportState, LiveChange, OfferStep, ProfileForm, ProfileSaved, Save, Submitted},
    enterprises::Lookup,
    error::{Error, Result},
    id::{AppealId, DecisionId, EnterpriseId, NoticeId, OfferId, OrganisationId, PersonId},
    import::Format,
    locale::Locale,
    log::LogQuery,
    mail::MailKind,
    moderation::{
        AppealDecision, AppealState, CASES_PAGE, CaseFilter, CaseKind, DecisionState, Ground, Item, ItemKind,
        Measure, NoticeDecision, NoticeForm, NoticeState, Outcome, Restriction,
    },
    random::Secret,
    reports::{Measure as Counted, ReportQuery},
};

const ADDRESS: &str = "http://127.0.0.1:3000/pl/oferta/kubek";

/// What a refused use case says.
fn code<T>(result: Result<T>) -> String {
    match result.err().expect("refused") {
        Error::Invalid(fields) => fields
            .iter()
            .map(|f| format!("{}:{}", f.field, f.code))
            .collect::<Vec<_>>()
            .join(" "),
        Error::TooOften { .. } => "too often".into(),
        Error::Forbidden => "forbidden".into(),
        Error::NotFound => "not found".into(),
        Error::Conflict { .. } => "conflict".into(),
        Error::Internal(cause) => panic!("{cause}"),
    }
}

fn caller(n: u8) -> Caller {
    Caller {
        address: format!("203.0.113.{n}").parse().expect("an address"),
        user_agent: "Mozilla/5.0".into(),
        device: None,
        session: None,
    }
}

fn notice(why: &str, n: u8) -> NoticeForm {
    NoticeForm {
        address: ADDRESS.into(),
        why: why.into(),
        explanation: format!("Farba zawiera ołów ({n})."),
        name: "Ewa Zgłaszająca".into(),
        email: format!("ewa{n}@przyklad.pl"),
        good_faith: true,
    }
}

fn restriction() -> Restriction {
    Restriction {
        measure: Measure::Hide,
        until: None,
        ground: Ground::Law,
        ground_text: "art. 5 rozporządzenia 2023/988".into(),
        facts: "Badanie wykazało ołów w farbie.".into(),
        automated: false,
    }
}

/// A shop with two offers that people work for.
struct Shop {
    enterprise: EnterpriseId,
    cup: OfferId,
    owner: Ctx,
    member: Ctx,
}

impl World {
    async fn person(&self, email: &str, organisation: (&str, OrganisationKind), role: Role) -> Ctx {
        let (m, system) = (&self.market, self.market.system());
        let id = m
            .person_add(&system, email, "Zofia Wilk", Locale::Pl)
            .await
            .expect("a person");
        let wish = OrganisationWish {
            slug: organisation.0.into(),
            kind: Some(organisation.1),
            name: Some(organisation.0.into()),
        };
        m.role_give(&system, email, wish, role).await.expect("a role");
        let row: Option<(OrganisationId,)> =
            sql("select organisation_id from membership where person_id = $1")
                .bind(id)
                .first(&mut m.db.read().await.expect("a reader"))
                .await
                .expect("read");
        let acting = Acting {
            organisation: row.expect("an organisation").0,
            kind: organisation.1,
            role,
        };
        self.by(id, Some(acting))
    }

    fn by(&self, id: PersonId, acting: Option<Acting>) -> Ctx {
        Ctx::new(Actor::Person { id, acting }, Locale::Pl, self.market.clock.now())
    }

    async fn operator(&self, n: u8) -> Ctx {
        let email = format!("operator{n}@przyklad.pl");
        self.person(&email, ("operator", OrganisationKind::Operator), Role::Operator)
            .await
    }

    async fn shop(&self) -> Shop {
        let enterprise = self
            .fill(
                "glinka",
                enterprise("Glinka", "Bolesławiec"),
                vec![
                    offer("a", "Kubek Oczko", "ceramics", 5400),
                    offer("b", "Misa Łąka", "ceramics", 9900),
                ],
            )
            .await;
        let kind = ("glinka", OrganisationKind::Enterprise);
        let owner = self.person("grazyna@przyklad.pl", kind, Role::Owner).await;
        let member = self.person("irena@przyklad.pl", kind, Role::Member).await;
        let m = &self.market;
        m.enterprise_claim_grant(&m.system(), "glinka", "glinka")
            .await
            .expect("granted");
        let offers = m.desk_offers(&owner).await.expect("a list");
        let cup = offers
            .iter()
            .find(|o| o.title == "Kubek Oczko")
            .expect("a cup")
            .id;
        Shop {
            enterprise,
            cup,
            owner,
            member,
        }
    }

    /// Reports the cup; answers the notice.
    async fn reported(&self, shop: &Shop, why: &str, n: u8) -> NoticeId {
        self.market
            .notice_send(&self.ctx(), &caller(n), Item::Offer(shop.cup), &notice(why, n))
            .await
            .expect("sent");
        let row: Option<(NoticeId,)> = sql("select id from notice where email = $1")
            .bind(format!("ewa{n}@przyklad.pl"))
            .first(&mut self.market.db.read().await.expect("a reader"))
            .await
            .expect("read");
        row.expect("a notice").0
    }

    /// How many offers are found by these words, none of which was let go.
    async fn finds(&self, words: &str) -> u64 {
        self.settle().await;
        let query = OfferQuery::parse(common::region(), [("q", words)]).expect("a query");
        let found = self
            .market
            .offers_find(&self.ctx(), &query)
            .await
            .expect("found")
            .found;
        if found.relaxed.is_empty() { found.total } else { 0 }
    }

    /// The mails of a kind so far: to whom, and their text.
    async fn mails(&self, kind: MailKind) -> Vec<(String, String)> {
        self.post().await;
        let rows: Vec<(String, String, String)> =
            sql("select recipient, subject, text from mail where kind = $1 order by at, id")
                .bind(kind.name().to_owned())
                .all(&mut self.market.db.read().await.expect("a reader"))
                .await
                .expect("read");
        rows.into_iter().map(|(to, subject, _)| (to, subject)).collect()
    }

    /// The link in the last mail to an address, read before it is sent.
    async fn link(&self, to: &str) -> Secret {
        let rows: Vec<(String,)> =
            sql("select text from mail where recipient = $1 and text like '%?t=%' order by at desc, id desc")
                .bind(to.to_owned())
                .all(&mut self.market.db.read().await.expect("a reader"))
                .await
                .expect("read");
        let (_, rest) = rows.first().expect("a mail").0.split_once("?t=").expect("a link");
        Secret::parse(&rest[..64]).expect("a secret")
    }

    async fn state(&self, id: OfferId) -> String {
        let row: Option<(String,)> = sql("select state from offer where id = $1")
            .bind(id)
            .first(&mut self.market.db.read().await.expect("a reader"))
            .await
            .expect("read");
        row.expect("an offer").0
    }

    /// The last step that the log tells of a thing of this kind, with its note.
    async fn last(&self, operator: &Ctx, id: impl ToString, kind: &str) -> (String, Option<String>) {
        let query = LogQuery {
            subject: Some(id.to_string()),
            kind: Some(kind.into()),
            ..LogQuery::default()
        };
        let lines = self.market.log_find(operator, &query).await.expect("a log").lines;
        let line = lines.into_iter().next().expect("an event");
        (line.to, line.note)
    }

    /// The restriction under which the cup is.
    async fn restricted(&self, operator: &Ctx, item: Item) -> DecisionId {
        self.market
            .item_restrict(operator, item, restriction())
            .await
            .unwrap_or_else(|e| panic!("{}: {e}", self.name))
    }

    fn later(&self, by: Duration) {
        self.market.clock.set(self.market.clock.now() + by);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn anybody_reports_and_the_operator_has_it_by_its_deadline() {
    for world in worlds().await {
        let (m, shop, operator) = (&world.market, world.shop().await, world.operator(1).await);
        let (ctx, item) = (world.ctx(), Item::Offer(shop.cup));
        let about = m
            .notice_about(&ctx, ItemKind::Offer, "kubek-oczko")
            .await
            .expect("there");
        assert_eq!((about.name.as_str(), about.item), ("Kubek Oczko", item));
        assert_eq!(
            code(m.notice_about(&ctx, ItemKind::Enterprise, "kubek-oczko").await),
            "not found"
        );
        assert_eq!(
            code(
                m.notice_send(&ctx, &caller(1), item, &NoticeForm::default())
                    .await
            ),
            "address:invalid.required why:invalid.choice explanation:invalid.required name:invalid.required email:invalid.email good_faith:invalid.confirm"
        );
        let slow = m
            .notice_send(&ctx, &caller(1), item, &notice("counterfeit", 1))
            .await
            .expect("sent");
        let again = m
            .notice_send(&ctx, &caller(1), item, &notice("counterfeit", 1))
            .await
            .expect("sent twice");
        assert_eq!(slow, again, "{}: one notice", world.name);
        assert_eq!(world.rows("select count(*) from notice").await, 1);
        let told = world.mails(MailKind::NoticeReceived).await;
        assert_eq!(told.len(), 1);
        assert!(
            told[0].0 == "ewa1@przyklad.pl" && told[0].1.contains(&slow),
            "{told:?}"
        );
        // urgent ones come first; who reports the abuse of children need not say who they are
        world.later(Duration::minutes(1));
        let nobody = NoticeForm {
            name: String::new(),
            email: String::new(),
            ..notice("child_abuse", 2)
        };
        let abuse = m
            .notice_send(
                &world.ctx(),
                &caller(2),
                Item::Enterprise(shop.enterprise),
                &nobody,
            )
            .await
            .expect("sent");
        let list = m
            .moderation_cases(&operator, CaseFilter::Open, 1)
            .await
            .expect("a list");
        let order: Vec<&str> = list.lines.iter().map(|l| l.reference.as_str()).collect();
        assert_eq!(order, [abuse.as_str(), slow.as_str()], "{}", world.name);
        assert!(list.lines[0].urgent && list.lines[0].due_at < list.lines[1].due_at);
        assert_eq!(
            (list.lines[1].name.as_str(), list.lines[1].enterprise.as_str()),
            ("Kubek Oczko", "Glinka")
        );
        assert_eq!((list.total, list.open), (2, 2));
        let case = m
            .moderation_notice(&operator, NoticeId(list.lines[0].id))
            .await
            .expect("a case");
        assert!(case.notice.from.is_none() && case.item.public);
        // one address does not flood the list
        let mut last = String::new();
        for n in 10..20 {
            if let Err(Error::TooOften { .. }) = m
                .notice_send(&world.ctx(), &caller(9), item, &notice("counterfeit", n))
                .await
            {
                last = "too often".into();
            }
        }
        assert_eq!(last, "too often", "{}", world.name);
        for refused in [
            m.moderation_cases(&ctx, CaseFilter::Open, 1).await.map(drop),
            m.moderation_cases(&shop.owner, CaseFilter::Open, 1)
                .await
                .map(drop),
            m.item_restrict(&shop.owner, item, restriction()).await.map(drop),
        ] {
            assert_eq!(code(refused), "forbidden");
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_case_is_taken_by_one_and_decided_once() {
    for world in worlds().await {
        let (m, shop) = (&world.market, world.shop().await);
        let (one, two) = (world.operator(1).await, world.operator(2).await);
        let id = world.reported(&shop, "misleading_claim", 1).await;
        m.notice_assign(&one, id, 1, true).await.expect("taken");
        assert_eq!(code(m.notice_assign(&two, id, 1, true).await), "conflict");
        let mine = m
            .moderation_cases(&one, CaseFilter::Mine, 1)
            .await
            .expect("a list");
        let theirs = m
            .moderation_cases(&two, CaseFilter::Mine, 1)
            .await
            .expect("a list");
        assert_eq!((mine.total, theirs.total), (1, 0), "{}", world.name);
        assert_eq!(mine.lines[0].assignee.as_deref(), Some("Zofia Wilk"));
        let case = m.moderation_notice(&two, id).await.expect("a case");
        assert!(!case.mine && case.notice.version == 2);
        assert_eq!(
            code(
                m.notice_decide(&two, id, 1, NoticeDecision::Keep("Prawda.".into()))
                    .await
            ),
            "conflict"
        );
        m.notice_decide(&two, id, 2, NoticeDecision::Keep("To prawda.".into()))
            .await
            .expect("decided");
        for again in [2, 3] {
            assert_eq!(
                code(
                    m.notice_decide(&two, id, again, NoticeDecision::Keep("Jeszcze raz.".into()))
                        .await
                ),
                "conflict"
            );
        }
        assert_eq!(world.state(shop.cup).await, "published");
        let told = world.mails(MailKind::NoticeKept).await;
        assert_eq!(told.len(), 1, "{}", world.name);
        assert_eq!(world.last(&one, id, "notice").await.0, "kept");
        assert_eq!(
            m.moderation_cases(&one, CaseFilter::Open, 1)
                .await
                .expect("a list")
                .total,
            0
        );
        let done = m
            .moderation_cases(&one, CaseFilter::Decided, 1)
            .await
            .expect("a list");
        assert_eq!((done.total, done.lines[0].state.as_str()), (1, "kept"));
        let case = m.moderation_notice(&one, id).await.expect("a case");
        assert_eq!(case.decisions.len(), 1);
        assert_eq!(case.decisions[0].outcome, Outcome::Keep);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_restricted_offer_is_gone_at_once_and_everybody_concerned_is_told() {
    for world in worlds().await {
        let (m, shop, operator) = (&world.market, world.shop().await, world.operator(1).await);
        assert_eq!(world.finds("kubek oczko").await, 1);
        let first = world.reported(&shop, "unsafe_product", 1).await;
        let second = world.reported(&shop, "unsafe_product", 2).await;
        let before = m.db.public_seq();
        m.notice_decide(&operator, first, 1, NoticeDecision::Restrict(restriction()))
            .await
            .expect("decided");
        assert!(
            m.db.public_seq() > before,
            "{}: kept pages are dropped",
            world.name
        );
        // before any job has run
        let ctx = world.ctx();
        assert_eq!(code(m.offer(&ctx, "kubek-oczko").await), "not found");
        assert!(m.offer_cards(&ctx, &[shop.cup]).await.expect("cards").is_empty());
        assert!(
            !m.offer_slugs(&ctx)
                .await
                .expect("slugs")
                .iter()
                .any(|(s, _)| s == "kubek-oczko")
        );
        assert_eq!(world.finds("kubek oczko").await, 0);
        assert_eq!(world.finds("misa łąka").await, 1, "{}: another stays", world.name);
        assert_eq!(world.state(shop.cup).await, "restricted");
        // both who reported it, the owner, and not the member
        let to = |told: Vec<(String, String)>| {
            let mut all: Vec<String> = told.into_iter().map(|(to, _)| to).collect();
            all.sort_unstable();
            all
        };
        assert_eq!(
            to(world.mails(MailKind::NoticeRestricted).await),
            ["ewa1@przyklad.pl", "ewa2@przyklad.pl"],
            "{}",
            world.name
        );
        assert_eq!(
            to(world.mails(MailKind::ItemRestricted).await),
            ["grazyna@przyklad.pl"]
        );
        for id in [first, second] {
            let case = m.moderation_notice(&operator, id).await.expect("a case");
            assert_eq!(case.notice.state, NoticeState::Restricted);
            assert!(!case.item.public && !case.item.restrictable && case.restriction.is_some());
            assert_eq!(case.others.len(), 1);
        }
        let list = m.desk_statements(&shop.member, 1).await.expect("a list");
        assert_eq!((list.total, list.in_force), (1, 1));
        let statement = m
            .desk_statement(&shop.member, list.lines[0].decision.id)
            .await
            .expect("a statement");
        assert!(
            !statement.may_appeal,
            "{}: a member may read it alone",
            world.name
        );
        let d = statement.decision;
        assert_eq!(
            (d.facts.as_str(), d.ground.as_ref().map(|g| g.0), d.automated),
            ("Badanie wykazało ołów w farbie.", Some(Ground::Law), false)
        );
        let home = m.desk_home(&shop.owner).await.expect("a desk");
        assert_eq!((home.restrictions.len(), home.public), (1, 1));
        let edit = m.desk_offer(&shop.owner, shop.cup).await.expect("there");
        assert_eq!(edit.restricted, Some(d.id));
        // a notice that comes later is answered with the same decision
        let third = world.reported(&shop, "unsafe_product", 3).await;
        assert_eq!(
            code(
                m.notice_decide(&operator, third, 1, NoticeDecision::Restrict(restriction()))
                    .await
            ),
            "conflict"
        );
        m.notice_decide(&operator, third, 1, NoticeDecision::Covered)
            .await
            .expect("answered");
        assert_eq!(world.mails(MailKind::NoticeRestricted).await.len(), 3);
        // and back
        assert_eq!(
            code(m.restriction_lift(&operator, d.id, " ").await),
            "verdict:invalid.required"
        );
        m.restriction_lift(&operator, d.id, "Sprzedawca zmienił farbę.")
            .await
            .expect("lifted");
        assert_eq!(
            code(m.restriction_lift(&operator, d.id, "Znowu.").await),
            "conflict"
        );
        assert!(matches!(m.offer(&ctx, "kubek-oczko").await, Ok(Lookup::Found(_))));
        assert_eq!(world.finds("kubek oczko").await, 1);
        assert_eq!(
            to(world.mails(MailKind::ItemRestored).await),
            ["grazyna@przyklad.pl"]
        );
        assert_eq!(
            world.last(&operator, d.id, "moderation_decision").await.0,
            "ended"
        );
        assert_eq!(world.last(&operator, shop.cup, "offer").await.0, "published");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_of_the_sellers_brings_a_restricted_offer_back() {
    for mut world in worlds().await {
        let (shop, operator) = (world.shop().await, world.operator(1).await);
        let owner = shop.owner;
        {
            // a copy that waits for review when the decision comes
            let m = &world.market;
            let mut sheet = m.desk_offer(&owner, shop.cup).await.expect("there").sheet;
            sheet.cells.insert("summary_pl".into(), "Nowe zdanie.".into());
            let save = Save {
                version: 0,
                sheet,
                alts: Vec::new(),
            };
            m.desk_offer_save(&owner, shop.cup, save).await.expect("saved");
            let sent = m.desk_offer_submit(&owner, shop.cup, 2).await.expect("sent");
            assert!(matches!(sent, Submitted::InReview));
            world.restricted(&operator, Item::Offer(shop.cup)).await;
            let approved = m
                .offer_decide(&operator, shop.cup, 2, ClaimDecision::Approve)
                .await;
            assert_eq!(code(approved), "state:invalid.restricted", "{}", world.name);
            m.desk_offer_step(&owner, shop.cup, OfferStep::Withdraw)
                .await
                .expect("taken back");
        }
        for moderation in [true, false] {
            world.market.moderation = moderation;
            let m = &world.market;
            let refused = "state:invalid.restricted";
            assert_eq!(code(m.desk_offer_submit(&owner, shop.cup, 2).await), refused);
            for step in [OfferStep::Resume, OfferStep::Pause, OfferStep::Archive] {
                assert_eq!(
                    code(m.desk_offer_step(&owner, shop.cup, step).await),
                    refused,
                    "{} {step:?}",
                    world.name
                );
            }
            assert_eq!(code(m.desk_offer_duplicate(&owner, shop.cup).await), refused);
            let live = LiveChange {
                key: String::new(),
                price: "60,00".into(),
                stock: "3".into(),
            };
            assert_eq!(
                code(m.desk_offer_live(&owner, shop.cup, vec![live]).await),
                refused
            );
            for change in [BulkChange::Resume, BulkChange::Pause, BulkChange::Price(100)] {
                let seen = m
                    .desk_bulk_preview(&owner, &[shop.cup], change)
                    .await
                    .expect("looked at");
                assert!(seen.lines.iter().all(|l| !l.possible), "{change:?}");
                let done = m
                    .desk_bulk_apply(&owner, vec![shop.cup], change, seen.seen)
                    .await
                    .expect("tried");
                assert_eq!(done, Ok(0), "{}: nothing is done", world.name);
            }
            // a file of theirs
            let mut file = Vec::new();
            m.desk_export(&owner, &mut file).await.expect("a file");
            let text = String::from_utf8(file).expect("text");
            assert!(text.contains("restricted"));
            for state in ["published", "restricted"] {
                let text = text
                    .replace("restricted", state)
                    .replace("Kubek Oczko", "Kubek Inny");
                let id = m
                    .desk_import_begin(&owner, "x.csv", Format::Native, true, text.into_bytes())
                    .await
                    .expect("begun");
                world.settle().await;
                m.desk_import_run(&owner, id).await.expect("run");
                world.settle().await;
                let view = m.desk_import(&owner, id).await.expect("there");
                assert_eq!(view.state, ImportState::Done);
                let report = view.report.expect("a report");
                let codes: Vec<&str> = report.refused.iter().map(|w| w.code.as_str()).collect();
                assert!(codes.contains(&"invalid.restricted"), "{}: {codes:?}", world.name);
            }
        }
        assert_eq!(world.state(shop.cup).await, "restricted");
        assert_eq!(world.finds("kubek oczko").await, 0);
        assert_eq!(
            code(world.market.offer(&world.ctx(), "kubek-oczko").await),
            "not found"
        );
        // what the operator takes in changes the content and not the state
        let now = world.ctx().now;
        let file = world.folder.path().join("offers.csv");
        let mut out = Vec::new();
        let m = &world.market;
        m.export(
            &m.system(),
            market::import::What::Offers,
            Some("glinka"),
            &mut out,
        )
        .await
        .expect("exported");
        let text = String::from_utf8(out)
            .expect("text")
            .replace("restricted", "published");
        std::fs::write(&file, text).expect("written");
        let options = market::import::Options {
            what: market::import::What::Offers,
            format: Format::Native,
            enterprise: None,
            dry_run: false,
            skip_bad: false,
            defaults: None,
        };
        let report = m
            .import_file(&m.system(), &file, &options, &|_, _| {})
            .await
            .expect("taken in");
        assert!(report.applied && report.refused.is_empty());
        assert_eq!(world.state(shop.cup).await, "restricted", "{}", world.name);
        // and nobody restricts without a decision
        let enterprise = shop.enterprise;
        let unlawful =
            m.db.write(move |conn| {
                Box::pin(async move {
                    let mut draft = offer("c", "Dzban", "ceramics", 100);
                    draft.enterprise = enterprise;
                    draft.state = OfferState::Restricted;
                    market::catalogue::offer_put(conn, now, &draft).await
                })
            })
            .await;
        assert_eq!(code(unlawful), "state:invalid.restricted");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_of_a_restricted_enterprise_is_shown_or_becomes_public() {
    for world in worlds().await {
        let (m, shop, operator) = (&world.market, world.shop().await, world.operator(1).await);
        let (ctx, item) = (world.ctx(), Item::Enterprise(shop.enterprise));
        m.desk_offer_step(&shop.owner, shop.cup, OfferStep::Pause)
            .await
            .expect("paused");
        let stranger = m
            .person_add(&m.system(), "jan@przyklad.pl", "Jan", Locale::Pl)
            .await
            .expect("a person");
        let id = world.restricted(&operator, item).await;
        assert_eq!(code(m.enterprise(&ctx, "glinka").await), "not found");
        assert_eq!(code(m.offer(&ctx, "misa-laka").await), "not found");
        assert!(
            m.enterprise_cards(&ctx, &[shop.enterprise])
                .await
                .expect("cards")
                .is_empty()
        );
        assert_eq!(world.finds("misa łąka").await, 0, "{}", world.name);
        let refused = "state:invalid.restricted_enterprise";
        assert_eq!(
            code(m.desk_offer_step(&shop.owner, shop.cup, OfferStep::Resume).await),
            refused
        );
        assert_eq!(code(m.desk_offer_submit(&shop.owner, shop.cup, 0).await), refused);
        assert_eq!(
            code(
                m.desk_bulk_preview(&shop.owner, &[shop.cup], BulkChange::Resume)
                    .await
            ),
            "offer:invalid.restricted_enterprise"
        );
        let mut file = Vec::new();
        m.desk_export(&shop.owner, &mut file).await.expect("a file");
        let import = m
            .desk_import_begin(&shop.owner, "x.csv", Format::Native, true, file)
            .await
            .expect("begun");
        world.settle().await;
        let report = m
            .desk_import(&shop.owner, import)
            .await
            .expect("there")
            .report
            .expect("a report");
        assert!(
            !report.refused.is_empty()
                && report
                    .refused
                    .iter()
                    .all(|w| w.code == "invalid.restricted_enterprise"),
            "{}",
            world.name
        );
        // the profile can be mended, and stays where it is
        let profile = m.desk_profile(&shop.owner).await.expect("a profile");
        let form = ProfileForm {
            website: "https://glinka.przyklad.pl".into(),
            ..profile.form
        };
        let saved = m.desk_profile_save(&shop.owner, form).await.expect("saved");
        assert!(matches!(saved, ProfileSaved::Kept));
        assert_eq!(code(m.enterprise(&ctx, "glinka").await), "not found");
        // nobody claims it, and nobody registers it anew
        let claim = ClaimForm {
            register: "krs".into(),
            number: "0000412345".into(),
            profile: "glinka".into(),
            representative: "Jan Nowy".into(),
            phone: "74 000 00 00".into(),
            email: "jan@przyklad.pl".into(),
            account: "PL61109010140000071219812874".into(),
            may_act: true,
            certified: true,
            ..ClaimForm::default()
        };
        let asked = m.claim_request(&world.by(stranger, None), None, &claim).await;
        assert_eq!(code(asked), "number:invalid.restricted_enterprise");
        m.restriction_lift(&operator, id, "Wyjaśnione.")
            .await
            .expect("lifted");
        assert!(matches!(m.enterprise(&ctx, "glinka").await, Ok(Lookup::Found(_))));
        assert_eq!(world.finds("misa łąka").await, 1);
        assert_eq!(world.state(shop.cup).await, "paused", "{}", world.name);
        assert_eq!(
            world.last(&operator, shop.enterprise, "enterprise").await.0,
            "published"
        );
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_claim_that_waits_is_not_approved_once_its_profile_is_restricted() {
    for world in worlds().await {
        let (m, operator) = (&world.market, world.operator(1).await);
        let enterprise = world
            .fill("kaganek", enterprise("Kaganek", "Świdnica"), Vec::new())
            .await;
        let person = m
            .person_add(&m.system(), "jan@przyklad.pl", "Jan", Locale::Pl)
            .await
            .expect("a person");
        let claim = ClaimForm {
            register: "krs".into(),
            number: "0000412345".into(),
            profile: "kaganek".into(),
            representative: "Jan Nowy".into(),
            phone: "74 000 00 00".into(),
            email: "jan@przyklad.pl".into(),
            account: "PL61109010140000071219812874".into(),
            may_act: true,
            certified: true,
            ..ClaimForm::default()
        };
        let claim = m
            .claim_request(&world.by(person, None), None, &claim)
            .await
            .expect("asked");
        // nobody has it: the statement goes to the address on the profile, and its link appeals
        let id = world.restricted(&operator, Item::Enterprise(enterprise)).await;
        assert_eq!(
            code(
                m.enterprise_claim_decide(&operator, claim, ClaimDecision::Approve)
                    .await
            ),
            "reason:invalid.restricted_enterprise",
            "{}",
            world.name
        );
        let link = world.link("sklep@glinka.przyklad.pl").await;
        let look = m
            .appeal_look(&world.ctx(), &link)
            .await
            .expect("read")
            .expect("a link");
        assert_eq!((look.decision.id, look.appeal), (id, None));
        assert_eq!(
            code(m.appeal_by_link(&world.ctx(), &caller(1), &link, " ").await),
            "appeal:invalid.required"
        );
        let appeal = m
            .appeal_by_link(&world.ctx(), &caller(1), &link, "To nie my.")
            .await
            .expect("sent");
        let again = m
            .appeal_by_link(&world.ctx(), &caller(1), &link, "To nie my.")
            .await
            .expect("sent twice");
        assert_eq!(appeal, again);
        let told = world.mails(MailKind::AppealReceived).await;
        assert_eq!(told[0].0, "sklep@glinka.przyklad.pl");
        assert_eq!(
            code(
                m.appeal_by_link(
                    &world.ctx(),
                    &caller(1),
                    &m.random.secret().expect("random"),
                    "Nie."
                )
                .await
            ),
            "not found"
        );
        let case = m.moderation_appeal(&operator, appeal).await.expect("a case");
        assert!(case.may_decide, "{}: nobody else can", world.name);
        m.appeal_decide(
            &operator,
            appeal,
            1,
            AppealDecision::Reverse("Racja.".into(), None),
        )
        .await
        .expect("decided");
        let (to, note) = world.last(&operator, appeal, "appeal").await;
        assert_eq!((to.as_str(), note.as_deref()), ("reversed", Some("same_person")));
        assert!(matches!(
            m.enterprise(&world.ctx(), "kaganek").await,
            Ok(Lookup::Found(_))
        ));
        assert_eq!(world.mails(MailKind::AppealReversed).await.len(), 1);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn reports_count_notices_restrictions_and_appeals_of_their_period() {
    for world in worlds().await {
        let (m, shop) = (&world.market, world.shop().await);
        let operator = world.operator(1).await;
        world.reported(&shop, "counterfeit", 1).await;
        m.notice_send(
            &world.ctx(),
            &caller(2),
            Item::Enterprise(shop.enterprise),
            &notice("misleading_claim", 2),
        )
        .await
        .expect("sent");
        let id = world.restricted(&operator, Item::Offer(shop.cup)).await;
        m.appeal_send(&shop.owner, id, "Badanie dotyczyło innego kubka.")
            .await
            .expect("sent");
        world.later(Duration::days(1));
        let ctx = Ctx {
            now: m.clock.now(),
            ..operator
        };
        let today = ctx.now.date_naive();
        let counted = async |day: NaiveDate| {
            let query = ReportQuery {
                since: day,
                until: day,
                county: None,
                entity_type: None,
            };
            let total = m.report(&ctx, &query).await.expect("computed").total();
            [Counted::Notices, Counted::Restrictions, Counted::Appeals].map(|x| total.get(x))
        };
        assert_eq!(
            counted(today.pred_opt().expect("a day")).await,
            [2, 1, 1],
            "{}",
            world.name
        );
        assert_eq!(counted(today).await, [0, 0, 0], "{}", world.name);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_seller_appeals_once_and_another_operator_decides() {
    for world in worlds().await {
        let (m, shop) = (&world.market, world.shop().await);
        let (one, two) = (world.operator(1).await, world.operator(2).await);
        let id = world.restricted(&one, Item::Offer(shop.cup)).await;
        assert_eq!(
            code(m.appeal_send(&shop.member, id, "Nie zgadzamy się.").await),
            "forbidden"
        );
        assert_eq!(
            code(m.appeal_send(&shop.owner, id, "").await),
            "appeal:invalid.required"
        );
        let appeal = m
            .appeal_send(&shop.owner, id, "Badanie dotyczyło innego kubka.")
            .await
            .expect("sent");
        let again = m
            .appeal_send(&shop.owner, id, "Jeszcze raz.")
            .await
            .expect("sent");
        assert_eq!(appeal, again, "{}: one appeal", world.name);
        let list = m
            .moderation_cases(&two, CaseFilter::Open, 1)
            .await
            .expect("a list");
        assert_eq!(list.lines[0].kind, CaseKind::Appeal);
        assert_eq!(AppealId(list.lines[0].id), appeal);
        let case = m.moderation_appeal(&one, appeal).await.expect("a case");
        assert!(!case.may_decide);
        let uphold = || AppealDecision::Uphold("Badanie było właściwe.".into());
        assert_eq!(
            code(m.appeal_decide(&one, appeal, 1, uphold()).await),
            "verdict:invalid.other_person"
        );
        m.appeal_assign(&two, appeal, 1, true).await.expect("taken");
        assert_eq!(code(m.appeal_decide(&two, appeal, 1, uphold()).await), "conflict");
        m.appeal_decide(&two, appeal, 2, uphold()).await.expect("decided");
        assert_eq!(code(m.appeal_decide(&two, appeal, 3, uphold()).await), "conflict");
        assert_eq!(world.state(shop.cup).await, "restricted");
        assert_eq!(world.last(&one, appeal, "appeal").await, ("upheld".into(), None));
        let statement = m.desk_statement(&shop.owner, id).await.expect("a statement");
        let appeal = statement.appeal.expect("an appeal");
        assert_eq!(appeal.state, AppealState::Upheld);
        assert_eq!(appeal.reason.as_deref(), Some("Badanie było właściwe."));
        let told = world.mails(MailKind::AppealUpheld).await;
        assert_eq!(told[0].0, "grazyna@przyklad.pl");
        // reversed: it is back
        let misa = m
            .desk_offers(&shop.owner)
            .await
            .expect("a list")
            .into_iter()
            .find(|o| o.id != shop.cup)
            .expect("another");
        let other = world.restricted(&one, Item::Offer(misa.id)).await;
        assert_eq!(world.finds("misa łąka").await, 0);
        let appeal = m.appeal_send(&shop.owner, other, "Pomyłka.").await.expect("sent");
        m.appeal_decide(&two, appeal, 1, AppealDecision::Reverse("Racja.".into(), None))
            .await
            .expect("decided");
        assert_eq!(world.finds("misa łąka").await, 1, "{}", world.name);
        let case = m.moderation_decision(&one, other).await.expect("a case");
        assert_eq!(case.decision.state, DecisionState::Reversed);
        assert_eq!(case.appeal.expect("an appeal").state, AppealState::Reversed);
        assert_eq!(
            m.desk_statements(&shop.owner, 1).await.expect("a list").in_force,
            1
        );
        // what is over, or too long ago, is not appealed against
        let third = world.restricted(&one, Item::Offer(misa.id)).await;
        m.restriction_lift(&one, third, "Pomyłka.").await.expect("lifted");
        assert_eq!(code(m.appeal_send(&shop.owner, third, "Nie.").await), "conflict");
        let fourth = world.restricted(&one, Item::Offer(misa.id)).await;
        world.later(Duration::days(185));
        let late = Ctx::new(shop.owner.actor, Locale::Pl, world.ctx().now);
        assert_eq!(code(m.appeal_send(&late, fourth, "Nie.").await), "conflict");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_reported_what_was_kept_appeals_by_a_link_and_may_be_right() {
    for world in worlds().await {
        let (m, shop) = (&world.market, world.shop().await);
        let (one, two) = (world.operator(1).await, world.operator(2).await);
        let id = world.reported(&shop, "counterfeit", 1).await;
        m.notice_decide(&one, id, 1, NoticeDecision::Keep("To własny wzór.".into()))
            .await
            .expect("decided");
        let link = world.link("ewa1@przyklad.pl").await;
        let look = m
            .appeal_look(&world.ctx(), &link)
            .await
            .expect("read")
            .expect("a link");
        assert_eq!(look.decision.outcome, Outcome::Keep);
        assert_eq!(
            world.rows("select count(*) from appeal").await,
            0,
            "looking changes nothing"
        );
        let appeal = m
            .appeal_by_link(&world.ctx(), &caller(1), &link, "Wzór jest mój.")
            .await
            .expect("sent");
        let told = world.mails(MailKind::AppealReceived).await;
        assert_eq!(told[0].0, "ewa1@przyklad.pl");
        // what was kept is restricted with reasons of its own
        assert_eq!(
            code(
                m.appeal_decide(&two, appeal, 1, AppealDecision::Reverse("Racja.".into(), None))
                    .await
            ),
            "measure:invalid.choice"
        );
        let reversed = AppealDecision::Reverse("Racja.".into(), Some(restriction()));
        m.appeal_decide(&two, appeal, 1, reversed).await.expect("decided");
        assert_eq!(world.state(shop.cup).await, "restricted", "{}", world.name);
        let case = m.moderation_notice(&one, id).await.expect("a case");
        assert_eq!(case.notice.state, NoticeState::Restricted);
        assert_eq!(case.notice.decision, case.restriction);
        assert_eq!(world.mails(MailKind::ItemRestricted).await.len(), 1);
        assert_eq!(
            world.mails(MailKind::AppealReversed).await[0].0,
            "ewa1@przyklad.pl"
        );
        // the seller can appeal against that in turn
        let statement = case.restriction.expect("a restriction");
        m.appeal_send(&shop.owner, statement, "Wzór jest nasz.")
            .await
            .expect("sent");
        // half a year later nobody can appeal, and nobody knows any more who reported it
        world.later(Duration::days(245));
        world.settle().await;
        let case = m.moderation_notice(&one, id).await.expect("a case");
        assert_eq!(case.notice.from, None, "{}", world.name);
        assert_eq!(case.notice.explanation, "Farba zawiera ołów (1).");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_restriction_with_a_last_day_ends_by_itself() {
    for world in worlds().await {
        let (m, shop, operator) = (&world.market, world.shop().await, world.operator(1).await);
        let limited = Restriction {
            until: NaiveDate::from_ymd_opt(2026, 11, 25),
            ..restriction()
        };
        let id = m
            .item_restrict(&operator, Item::Offer(shop.cup), limited)
            .await
            .expect("restricted");
        world.at(common::start() + Duration::hours(60));
        world.settle().await;
        assert_eq!(
            world.state(shop.cup).await,
            "restricted",
            "{}: the last day",
            world.name
        );
        // midnight of the region
        world.at(common::start() + Duration::hours(61) + Duration::minutes(1));
        world.settle().await;
        assert_eq!(world.state(shop.cup).await, "published", "{}", world.name);
        assert_eq!(world.finds("kubek oczko").await, 1);
        let case = m.moderation_decision(&operator, id).await.expect("a case");
        assert_eq!(case.decision.state, DecisionState::Ended);
        assert_eq!(world.mails(MailKind::ItemRestored).await.len(), 1);
        // taken back before, it ends once
        let limited = Restriction {
            until: NaiveDate::from_ymd_opt(2026, 11, 27),
            ..restriction()
        };
        let id = m
            .item_restrict(&operator, Item::Offer(shop.cup), limited)
            .await
            .expect("restricted");
        m.restriction_lift(&operator, id, "Wyjaśnione.")
            .await
            .expect("lifted");
        world.at(common::start() + Duration::days(10));
        world.settle().await;
        assert_eq!(world.state(shop.cup).await, "published");
        assert_eq!(
            world.mails(MailKind::ItemRestored).await.len(),
            2,
            "{}",
            world.name
        );
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn lists_are_paged_and_others_statements_are_not_found() {
    for world in worlds().await {
        let (m, shop, operator) = (&world.market, world.shop().await, world.operator(1).await);
        for n in 1..=22 {
            world.reported(&shop, "misleading_claim", n).await;
        }
        let pages = [1, 2, 3].map(|page| m.moderation_cases(&operator, CaseFilter::Open, page));
        let pages = futures::future::join_all(pages).await;
        let sizes: Vec<usize> = pages
            .iter()
            .map(|p| p.as_ref().map_or(0, |p| p.lines.len()))
            .collect();
        assert_eq!(sizes, [CASES_PAGE as usize, 2, 0], "{}", world.name);
        let before = m.db.statements();
        m.moderation_cases(&operator, CaseFilter::Open, 1)
            .await
            .expect("a list");
        assert!(m.db.statements() - before <= 16, "{}: none per line", world.name);
        let id = world.restricted(&operator, Item::Offer(shop.cup)).await;
        assert_eq!(world.mails(MailKind::NoticeRestricted).await.len(), 22);
        let holding = m
            .moderation_cases(&operator, CaseFilter::Restrictions, 1)
            .await
            .expect("a list");
        assert_eq!((holding.total, holding.open), (1, 0));
        assert_eq!(DecisionId(holding.lines[0].id), id);
        // another seller finds nothing
        world
            .fill("kaganek", enterprise("Kaganek", "Świdnica"), Vec::new())
            .await;
        let kind = ("kaganek", OrganisationKind::Enterprise);
        let other = world.person("karol@przyklad.pl", kind, Role::Owner).await;
        m.enterprise_claim_grant(&m.system(), "kaganek", "kaganek")
            .await
            .expect("granted");
        assert_eq!(code(m.desk_statement(&other, id).await), "not found");
        assert_eq!(code(m.appeal_send(&other, id, "Nie.").await), "not found");
        assert_eq!(m.desk_statements(&other, 1).await.expect("a list").total, 0);
        assert_eq!(
            code(m.item_find(&operator, ItemKind::Offer, "nic").await),
            "not found"
        );
        let found = m
            .item_find(&operator, ItemKind::Enterprise, "glinka")
            .await
            .expect("there");
        assert_eq!(found.item, Item::Enterprise(shop.enterprise));
    }
}
