//! Stories of the seller's desk on both databases.

mod common;

use chrono::Duration;
use common::{World, enterprise, offer, pl, worlds};
use market::{
    accounts::{OrganisationKind, OrganisationWish, Role},
    catalogue::{Kind, OfferState, query::OfferQuery},
    claims::{ClaimForm, ClaimState, Decision, Standing},
    ctx::{Acting, Actor, Ctx},
    db::sql,
    desk::{
        BulkChange, CaseOf, ImportState, LiveChange, OfferStep, PictureStep, ProfileForm, ProfileSaved, Save,
        Saved, Submitted, WorkingState,
    },
    enterprises::Lookup,
    error::{Error, Result},
    figures::{Seen, Subject, What},
    id::{ClaimId, OfferId, OrganisationId, PersonId},
    import::{Format, sheet::Sheet},
    locale::Locale,
    mail::MailKind,
};

const NIP: &str = "526-021-02-28";

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

/// A picture that was taken somewhere.
fn png() -> Vec<u8> {
    let mut out = std::io::Cursor::new(Vec::new());
    image::RgbImage::from_pixel(160, 120, image::Rgb([30, 60, 160]))
        .write_to(&mut out, image::ImageFormat::Png)
        .expect("a picture");
    out.into_inner()
}

fn form(number: &str) -> ClaimForm {
    ClaimForm {
        register: "nip".into(),
        number: number.into(),
        legal_name: "Spółdzielnia Socjalna Kaganek".into(),
        brand_name: "Kaganek".into(),
        entity_type: "social_cooperative".into(),
        street: "ul. Rynek 1".into(),
        postcode: "58-100".into(),
        town: "Świdnica".into(),
        representative: "Zofia Wilk".into(),
        phone: "74 000 00 00".into(),
        email: "kaganek@przyklad.pl".into(),
        account: "PL61 1090 1014 0000 0712 1981 2874".into(),
        may_act: true,
        certified: true,
        ..ClaimForm::default()
    }
}

impl World {
    async fn person(&self, email: &str) -> PersonId {
        let system = self.market.system();
        self.market
            .person_add(&system, email, "Zofia Wilk", Locale::Pl)
            .await
            .expect("a person")
    }

    fn by(&self, id: PersonId, acting: Option<Acting>) -> Ctx {
        Ctx::new(Actor::Person { id, acting }, Locale::Pl, self.market.clock.now())
    }

    /// The organisation that a person owns, acted for in a role.
    async fn acting(&self, id: PersonId, role: Role) -> Ctx {
        let row: Option<(OrganisationId,)> = sql(
            "select organisation_id from membership where person_id = $1 order by created_at desc limit 1",
        )
        .bind(id)
        .first(&mut self.market.db.read().await.expect("a reader"))
        .await
        .expect("read");
        let (organisation,) = row.expect("an organisation");
        self.by(
            id,
            Some(Acting {
                organisation,
                kind: OrganisationKind::Enterprise,
                role,
            }),
        )
    }

    async fn operator(&self) -> Ctx {
        let system = self.market.system();
        let id = self.person("operator@przyklad.pl").await;
        let wish = OrganisationWish {
            slug: "operator".into(),
            kind: Some(OrganisationKind::Operator),
            name: Some("Operator".into()),
        };
        self.market
            .role_give(&system, "operator@przyklad.pl", wish, Role::Operator)
            .await
            .expect("a role");
        self.by(
            id,
            Some(Acting {
                organisation: OrganisationId(uuid::Uuid::nil()),
                kind: OrganisationKind::Operator,
                role: Role::Operator,
            }),
        )
    }

    /// Somebody with an approved enterprise.
    async fn seller(&self, operator: &Ctx, email: &str, number: &str) -> Ctx {
        let person = self.person(email).await;
        let claim = self
            .market
            .claim_request(&self.by(person, None), None, &form(number))
            .await
            .expect("asked");
        self.market
            .enterprise_claim_decide(operator, claim, Decision::Approve)
            .await
            .expect("approved");
        self.acting(person, Role::Owner).await
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

    /// A complete offer, not yet sent off.
    async fn written(&self, ctx: &Ctx, title: &str) -> (OfferId, i64) {
        let id = self
            .market
            .desk_offer_create(ctx, Kind::Product)
            .await
            .expect("begun");
        self.market
            .desk_picture_add(ctx, id, png())
            .await
            .expect("a picture");
        self.settle().await;
        let edit = self.market.desk_offer(ctx, id).await.expect("there");
        let save = Save {
            version: edit.version,
            sheet: sheet(title, "54,00"),
            alts: vec![(edit.pictures[0].view.source.clone(), pl("Talerz z góry"))],
        };
        let Saved::Kept(version) = self.market.desk_offer_save(ctx, id, save).await.expect("saved") else {
            panic!("{}: nobody else saves", self.name)
        };
        (id, version)
    }
}

fn sheet(title: &str, price: &str) -> Sheet {
    Sheet::from_form(
        [
            ("kind", "product"),
            ("category", "ceramics"),
            ("title_pl", title),
            ("description_pl", "Stempelkowany **ręcznie**."),
            ("unit", "piece"),
            ("price_type", "fixed"),
            ("audience", "consumers"),
            ("audience", "companies"),
            ("maker", "self"),
            ("product_id", "T-19"),
            ("v1_price", price),
            ("v1_price_basis", "gross"),
            ("v1_vat", "23"),
            ("v1_currency", "PLN"),
            ("v1_stock", "24"),
            ("state", "published"),
            ("enterprise", "glinka"),
        ]
        .into_iter(),
    )
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_seller_registers_publishes_and_is_found_once_the_operator_agrees() {
    for w in worlds().await {
        let (m, operator) = (&w.market, w.operator().await);
        let person = w.person("zofia@przyklad.pl").await;
        let alone = w.by(person, None);
        assert!(
            matches!(m.claim_standing(&alone).await, Ok(Standing::Nothing)),
            "{}",
            w.name
        );
        assert_eq!(
            code(m.claim_lookup(&alone, "nip", "526-021-02-29").await),
            "number:invalid.nip"
        );
        assert!(
            m.claim_lookup(&alone, "nip", NIP)
                .await
                .expect("looked up")
                .is_empty()
        );
        let wrong = ClaimForm {
            account: "1".into(),
            town: "Atlantyda".into(),
            certified: false,
            ..form(NIP)
        };
        assert_eq!(
            code(m.claim_request(&alone, None, &wrong).await),
            "county:invalid.county account:invalid.iban certified:invalid.confirm"
        );
        let claim = m.claim_request(&alone, None, &form(NIP)).await.expect("asked");
        let zofia = w.acting(person, Role::Owner).await;
        let Standing::Claimed(stands, profile) = m.claim_standing(&zofia).await.expect("read") else {
            panic!("{}: asked", w.name)
        };
        assert_eq!((stands.id, stands.state), (claim, ClaimState::Requested));
        let hidden = m.enterprise(&w.ctx(), &profile.slug).await;
        assert!(
            matches!(hidden, Err(Error::NotFound)),
            "{}: not public yet",
            w.name
        );

        // a second registration of the same number
        let other = w.person("obcy@przyklad.pl").await;
        assert_eq!(
            code(m.claim_request(&w.by(other, None), None, &form(NIP)).await),
            "number:invalid.number_known"
        );

        // drafts can be prepared, not sent off
        let (id, version) = w.written(&zofia, "Talerz Łąka").await;
        assert_eq!(code(m.desk_offer_submit(&zofia, id, version).await), "conflict");

        let queue = m.review_queue(&operator).await.expect("a queue");
        assert_eq!(queue.len(), 1, "{}", w.name);
        assert_eq!(queue[0].of, CaseOf::Claim(claim));
        let case = m.review_claim(&operator, claim).await.expect("a case");
        assert_eq!(case.claim.trader.account, "PL61109010140000071219812874");
        assert_eq!(
            code(m.enterprise_claim_decide(&zofia, claim, Decision::Approve).await),
            "forbidden"
        );
        m.enterprise_claim_decide(&operator, claim, Decision::Approve)
            .await
            .expect("approved");
        assert_eq!(
            code(
                m.enterprise_claim_decide(&operator, claim, Decision::Approve)
                    .await
            ),
            "conflict"
        );
        assert!(
            matches!(m.enterprise(&w.ctx(), &profile.slug).await, Ok(Lookup::Found(_))),
            "{}",
            w.name
        );

        // what is missing is said by field
        let bare = m.desk_offer_create(&zofia, Kind::Product).await.expect("begun");
        let empty = code(m.desk_offer_submit(&zofia, bare, 1).await);
        assert!(empty.contains("category:invalid.required"), "{}: {empty}", w.name);
        let half = Save {
            version: 1,
            sheet: sheet("Misa", ""),
            alts: Vec::new(),
        };
        assert!(matches!(
            m.desk_offer_save(&zofia, bare, half).await,
            Ok(Saved::Kept(2))
        ));
        assert_eq!(
            code(m.desk_offer_submit(&zofia, bare, 2).await),
            "v1_price:missing.price pictures:missing.picture"
        );
        m.desk_offer_step(&zofia, bare, OfferStep::Archive)
            .await
            .expect("dropped");
        assert_eq!(code(m.desk_offer(&zofia, bare).await), "not found");

        let page = m.desk_preview(&zofia, id).await.expect("a preview");
        assert_eq!(page.card.title.text(Locale::Pl), "Talerz Łąka");
        assert_eq!(w.finds("talerz").await, 0, "{}: nothing is public", w.name);
        assert!(matches!(
            m.desk_offer_submit(&zofia, id, version).await,
            Ok(Submitted::InReview)
        ));
        assert_eq!(
            code(
                m.desk_offer_save(
                    &zofia,
                    id,
                    Save {
                        version,
                        sheet: sheet("X", "1"),
                        alts: Vec::new()
                    }
                )
                .await
            ),
            "conflict",
            "{}: the operator looks at it",
            w.name
        );
        let case = m.review_offer(&operator, id).await.expect("a case");
        assert!(
            !case.public && case.differences.iter().any(|d| d.field == "title_pl"),
            "{}",
            w.name
        );
        assert_eq!(case.pictures.len(), 1);
        assert!(Decision::refuse("  ").is_err());
        let back = Decision::refuse("Dopisz, czy można myć w zmywarce.").expect("a reason");
        m.offer_decide(&operator, id, version, back)
            .await
            .expect("sent back");
        let edit = m.desk_offer(&zofia, id).await.expect("there");
        assert_eq!(edit.working, Some(WorkingState::Returned));
        assert!(edit.reason.expect("a reason").contains("zmywarce"));
        assert!(matches!(
            m.desk_offer_submit(&zofia, id, version).await,
            Ok(Submitted::InReview)
        ));
        assert_eq!(
            code(
                m.offer_decide(&operator, id, version + 1, Decision::Approve)
                    .await
            ),
            "conflict"
        );
        m.offer_decide(&operator, id, version, Decision::Approve)
            .await
            .expect("approved");
        assert_eq!(w.finds("talerz łąka").await, 1, "{}", w.name);

        let told = w.post().await;
        let mut kinds: Vec<MailKind> = told.iter().map(|s| s.message.kind).collect();
        kinds.sort_unstable();
        assert_eq!(
            kinds,
            [
                MailKind::ClaimApproved,
                MailKind::OfferApproved,
                MailKind::OfferRefused
            ],
            "{}",
            w.name
        );
        let back = told
            .iter()
            .find(|s| s.message.kind == MailKind::OfferRefused)
            .expect("sent");
        assert!(back.message.text.contains("zmywarce") && back.message.text.contains("Talerz Łąka"));

        // a change of what is published waits, and the published version stays
        let edit = m.desk_offer(&zofia, id).await.expect("there");
        assert_eq!((edit.version, edit.live), (0, Some(OfferState::Published)));
        let mut changed = edit.sheet.clone();
        changed.cells.insert("title_pl".into(), "Talerz Polana".into());
        let saved = m
            .desk_offer_save(
                &zofia,
                id,
                Save {
                    version: 0,
                    sheet: changed,
                    alts: Vec::new(),
                },
            )
            .await;
        assert!(matches!(saved, Ok(Saved::Kept(2))), "{}: {saved:?}", w.name);
        assert!(matches!(
            m.desk_offer_submit(&zofia, id, 2).await,
            Ok(Submitted::InReview)
        ));
        assert_eq!(
            (w.finds("polana").await, w.finds("łąka").await),
            (0, 1),
            "{}",
            w.name
        );
        let case = m.review_offer(&operator, id).await.expect("a case");
        assert!(case.public);
        let fields: Vec<&str> = case.differences.iter().map(|d| d.field.as_str()).collect();
        assert_eq!(fields, ["title_pl"], "{}", w.name);

        // price, stock and pause need nobody
        let live = |price: &str, stock: &str| {
            vec![LiveChange {
                key: String::new(),
                price: price.into(),
                stock: stock.into(),
            }]
        };
        assert_eq!(
            code(m.desk_offer_live(&zofia, id, live("dużo", "-1")).await),
            "live1_price:invalid.price live1_stock:invalid.number"
        );
        w.at(w.ctx().now + Duration::hours(1));
        let zofia = w.acting(person, Role::Member).await;
        m.desk_offer_live(&zofia, id, live("49,90", "3"))
            .await
            .expect("at once");
        assert_eq!(
            w.rows("select count(*) from price_history").await,
            2,
            "{}",
            w.name
        );
        m.desk_offer_step(&zofia, id, OfferStep::Pause)
            .await
            .expect("paused");
        assert_eq!(w.finds("łąka").await, 0);
        m.desk_offer_step(&zofia, id, OfferStep::Resume)
            .await
            .expect("on again");
        m.offer_decide(&operator, id, 2, Decision::Approve)
            .await
            .expect("approved");
        assert_eq!((w.finds("polana").await, w.finds("łąka").await), (1, 0));
        let edit = m.desk_offer(&zofia, id).await.expect("there");
        assert_eq!(
            edit.variants[0].price.expect("a price").0.minor,
            4990,
            "{}: the copy's price was older",
            w.name
        );
        assert_eq!(edit.variants[0].stock, Some(3));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_editors_never_overwrite_each_other() {
    for w in worlds().await {
        let (m, operator) = (&w.market, w.operator().await);
        let zofia = w.seller(&operator, "zofia@przyklad.pl", NIP).await;
        let (id, version) = w.written(&zofia, "Talerz").await;
        let first = Save {
            version,
            sheet: sheet("Talerz duży", "54"),
            alts: Vec::new(),
        };
        let later = Save {
            version,
            sheet: sheet("Talerz mały", "54"),
            alts: Vec::new(),
        };
        let Ok(Saved::Kept(next)) = m.desk_offer_save(&zofia, id, first.clone()).await else {
            panic!("{}: kept", w.name)
        };
        let Ok(Saved::Stale(stale)) = m.desk_offer_save(&zofia, id, later.clone()).await else {
            panic!("{}: refused", w.name)
        };
        assert_eq!((stale.version, stale.by.as_deref()), (next, Some("Zofia Wilk")));
        assert_eq!(stale.differences.len(), 1, "{}: {:?}", w.name, stale.differences);
        assert_eq!(
            (&*stale.differences[0].before, &*stale.differences[0].after),
            ("Talerz duży", "Talerz mały")
        );
        assert_eq!(m.desk_offer(&zofia, id).await.expect("there").sheet, first.sheet);
        // sending the same again is no conflict, and neither is saving over what one has seen
        assert!(matches!(m.desk_offer_save(&zofia, id, first).await, Ok(Saved::Kept(v)) if v == next));
        let knowing = Save {
            version: next,
            ..later
        };
        assert!(matches!(
            m.desk_offer_save(&zofia, id, knowing).await,
            Ok(Saved::Kept(_))
        ));

        // what an import has changed under a working copy is shown before it is published
        let edit = m.desk_offer(&zofia, id).await.expect("there");
        m.desk_offer_submit(&zofia, id, edit.version).await.expect("sent");
        m.offer_decide(&operator, id, edit.version, Decision::Approve)
            .await
            .expect("public");
        let edit = m.desk_offer(&zofia, id).await.expect("there");
        let mut sheet = edit.sheet;
        sheet.cells.insert("summary_pl".into(), "Na obiad.".into());
        m.desk_offer_save(
            &zofia,
            id,
            Save {
                version: 0,
                sheet,
                alts: Vec::new(),
            },
        )
        .await
        .expect("saved");
        let now = w.ctx().now;
        let mut all = market::catalogue::offers_all(&mut m.db.read().await.expect("a reader"), None)
            .await
            .expect("offers");
        let mut draft = all.pop().expect("an offer");
        draft.details.lead_time_days = Some(9);
        m.db.write(move |conn| {
            Box::pin(async move {
                let (id, _) = market::catalogue::offer_put(conn, now, &draft).await?;
                market::catalogue::listings_refresh(conn, now, &[id]).await
            })
        })
        .await
        .expect("written");
        let Ok(Submitted::Stale(stale)) = m.desk_offer_submit(&zofia, id, 2).await else {
            panic!("{}: shown first", w.name)
        };
        let fields: Vec<&str> = stale.differences.iter().map(|d| d.field.as_str()).collect();
        assert_eq!(fields, ["summary_pl", "lead_time_days"], "{}", w.name);
        assert!(matches!(
            m.desk_offer_submit(&zofia, id, stale.version).await,
            Ok(Submitted::InReview)
        ));
        m.desk_offer_step(&zofia, id, OfferStep::Withdraw)
            .await
            .expect("taken back");
        m.desk_offer_step(&zofia, id, OfferStep::Discard)
            .await
            .expect("dropped");
        assert_eq!(
            m.desk_offer(&zofia, id).await.expect("there").version,
            0,
            "{}",
            w.name
        );
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_profile_that_the_catalogue_has_is_claimed_once() {
    for w in worlds().await {
        let (m, operator) = (&w.market, w.operator().await);
        let mut known = enterprise("Glinka", "Bolesławiec");
        known.nip = Some("5260210228".into());
        w.fill("glinka", known, vec![offer("kubek", "Kubek", "ceramics", 6400)])
            .await;
        let (anna, jan) = (
            w.person("anna@przyklad.pl").await,
            w.person("jan@przyklad.pl").await,
        );
        let found = m
            .claim_lookup(&w.by(anna, None), "nip", NIP)
            .await
            .expect("looked up");
        assert_eq!((found.len(), found[0].taken), (1, false), "{}", w.name);
        let claim = ClaimForm {
            profile: found[0].slug.clone(),
            ..form(NIP)
        };
        let stranger = ClaimForm {
            number: "1060000062".into(),
            ..claim.clone()
        };
        assert_eq!(
            code(m.claim_request(&w.by(anna, None), None, &stranger).await),
            "number:invalid.profile_number",
            "{}: the number must be the profile's",
            w.name
        );
        let annas = m
            .claim_request(&w.by(anna, None), None, &claim)
            .await
            .expect("asked");
        let jans = m
            .claim_request(&w.by(jan, None), None, &claim)
            .await
            .expect("asked");
        let (anna, jan) = (
            w.acting(anna, Role::Owner).await,
            w.acting(jan, Role::Owner).await,
        );

        // until it is theirs they see nothing of it but what they write
        assert!(
            m.desk_offers(&anna).await.expect("a list").is_empty(),
            "{}",
            w.name
        );
        let view = m.desk_profile(&anna).await.expect("a profile");
        assert!(!view.own);
        assert_eq!(code(m.desk_profile_save(&anna, view.form).await), "conflict");
        let jans_draft = m.desk_offer_create(&jan, Kind::Product).await.expect("begun");
        assert_eq!(code(m.desk_offer(&anna, jans_draft).await), "not found");

        m.enterprise_claim_decide(&operator, annas, Decision::Approve)
            .await
            .expect("approved");
        let Standing::Claimed(lost, _) = m.claim_standing(&jan).await.expect("read") else {
            panic!()
        };
        assert_eq!(
            (lost.id, lost.state),
            (jans, ClaimState::Refused),
            "{}: the other is told",
            w.name
        );
        assert!(lost.reason.is_some());
        assert_eq!(m.desk_offers(&anna).await.expect("a list").len(), 1, "{}", w.name);
        assert_eq!(code(m.desk_offers(&jan).await), "not found", "{}", w.name);
        let third = w.person("ewa@przyklad.pl").await;
        assert_eq!(
            code(m.claim_request(&w.by(third, None), None, &claim).await),
            "number:invalid.claim_taken"
        );
        let kinds: Vec<MailKind> = w.post().await.iter().map(|s| s.message.kind).collect();
        assert!(
            kinds.contains(&MailKind::ClaimApproved) && kinds.contains(&MailKind::ClaimRefused),
            "{}",
            w.name
        );
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_belongs_to_another_is_not_found() {
    for w in worlds().await {
        let (m, operator) = (&w.market, w.operator().await);
        let zofia = w.seller(&operator, "zofia@przyklad.pl", NIP).await;
        let obcy = w.seller(&operator, "obcy@przyklad.pl", "1060000062").await;
        let (draft, _) = w.written(&zofia, "Szkic").await;
        let (public, version) = w.written(&zofia, "Talerz").await;
        m.desk_offer_submit(&zofia, public, version).await.expect("sent");
        m.offer_decide(&operator, public, version, Decision::Approve)
            .await
            .expect("public");
        for id in [draft, public] {
            let save = Save {
                version: 1,
                sheet: sheet("Mój", "1"),
                alts: Vec::new(),
            };
            assert_eq!(code(m.desk_offer(&obcy, id).await), "not found", "{}", w.name);
            assert_eq!(code(m.desk_preview(&obcy, id).await), "not found");
            assert_eq!(code(m.desk_offer_save(&obcy, id, save).await), "not found");
            assert_eq!(code(m.desk_offer_submit(&obcy, id, 1).await), "not found");
            assert_eq!(code(m.desk_offer_duplicate(&obcy, id).await), "not found");
            assert_eq!(code(m.desk_offer_live(&obcy, id, Vec::new()).await), "not found");
            assert_eq!(code(m.desk_picture_add(&obcy, id, png()).await), "not found");
            assert_eq!(
                code(m.desk_picture_step(&obcy, id, PictureStep::Up("x".into())).await),
                "not found"
            );
            assert_eq!(
                code(m.desk_bulk_preview(&obcy, &[id], BulkChange::Pause).await),
                "not found"
            );
            assert_eq!(
                code(
                    m.desk_bulk_apply(&obcy, vec![id], BulkChange::Pause, String::new())
                        .await
                ),
                "not found"
            );
            for step in [
                OfferStep::Pause,
                OfferStep::Resume,
                OfferStep::Archive,
                OfferStep::Discard,
                OfferStep::Withdraw,
            ] {
                assert_eq!(code(m.desk_offer_step(&obcy, id, step).await), "not found");
            }
        }
        // finance reads; a buyer, a visitor and whoever acts for nobody have no desk
        let person = zofia.actor.person().expect("a person");
        let finance = w.acting(person, Role::Finance).await;
        assert_eq!(m.desk_offers(&finance).await.expect("read").len(), 2);
        assert_eq!(
            code(m.desk_offer_create(&finance, Kind::Product).await),
            "forbidden"
        );
        let member = w.acting(person, Role::Member).await;
        assert_eq!(
            code(m.desk_profile_save(&member, ProfileForm::default()).await),
            "forbidden"
        );
        for ctx in [w.ctx(), w.by(person, None), operator] {
            assert_eq!(code(m.desk_offers(&ctx).await), "forbidden", "{}", w.name);
            assert_eq!(code(m.desk_home(&ctx).await), "forbidden");
        }
        for ctx in [w.ctx(), zofia] {
            assert_eq!(code(m.review_queue(&ctx).await), "forbidden");
            assert_eq!(code(m.review_offer(&ctx, public).await), "forbidden");
            assert_eq!(
                code(m.review_claim(&ctx, ClaimId::fresh(w.ctx().now)).await),
                "forbidden"
            );
            assert_eq!(
                code(m.offer_decide(&ctx, public, 1, Decision::Approve).await),
                "forbidden"
            );
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn pictures_are_looked_at_put_in_order_and_published_with_the_copy() {
    for w in worlds().await {
        let (m, operator) = (&w.market, w.operator().await);
        let zofia = w.seller(&operator, "zofia@przyklad.pl", NIP).await;
        let (id, _) = w.written(&zofia, "Talerz").await;
        for (bytes, expected) in [
            (
                b"<svg xmlns='http://www.w3.org/2000/svg'/>".to_vec(),
                "pictures:picture.svg",
            ),
            (
                b"\0\0\0\x18ftypavif\0\0\0\0avifmif1".to_vec(),
                "pictures:picture.broken",
            ),
            (b"hello".to_vec(), "pictures:picture.unknown"),
        ] {
            assert_eq!(
                code(m.desk_picture_add(&zofia, id, bytes).await),
                expected,
                "{}",
                w.name
            );
        }
        m.desk_picture_add(&zofia, id, png()).await.expect("a second");
        let edit = m.desk_offer(&zofia, id).await.expect("there");
        let waiting: Vec<&str> = edit.lacks.iter().map(|e| e.code).collect();
        assert_eq!(waiting, ["missing.picture_alt", "picture.waiting"], "{}", w.name);
        w.settle().await;
        let originals = w.folder.path().join("media/up");
        assert_eq!(
            std::fs::read_dir(originals).expect("a folder").count(),
            0,
            "{}: originals are gone",
            w.name
        );
        let edit = m.desk_offer(&zofia, id).await.expect("there");
        let [first, second] = [0, 1].map(|n| edit.pictures[n].view.source.clone());
        m.desk_picture_step(&zofia, id, PictureStep::Up(second.clone()))
            .await
            .expect("moved");
        let alts = vec![(second.clone(), pl("Talerz z boku"))];
        let save = Save {
            version: edit.version,
            sheet: edit.sheet,
            alts,
        };
        let Ok(Saved::Kept(version)) = m.desk_offer_save(&zofia, id, save).await else {
            panic!("{}", w.name)
        };
        m.desk_offer_submit(&zofia, id, version).await.expect("sent");
        m.offer_decide(&operator, id, version, Decision::Approve)
            .await
            .expect("public");
        let line = m.desk_offer(&zofia, id).await.expect("there");
        let sources: Vec<&str> = line.pictures.iter().map(|p| p.view.source.as_str()).collect();
        assert_eq!(sources, [&*second, &*first], "{}", w.name);
        assert!(line.pictures.iter().all(|p| !p.view.blob.is_empty()));
        // the copy that is begun now has them too, and what is cut or removed there leaves the published ones
        let sides = |left: &str| [left.to_owned(), String::new(), String::new(), "25".to_owned()];
        let refused = PictureStep::Crop(second.clone(), 1, sides("95"));
        let refused = m.desk_picture_step(&zofia, id, refused).await;
        assert_eq!(code(refused), "p1_left:picture.crop", "{}", w.name);
        let (mut at, mut sizes) = (second.clone(), Vec::new());
        for left in [Some("50"), Some("20"), None] {
            let step = match left {
                Some(left) => PictureStep::Crop(at, 1, sides(left)),
                None => PictureStep::Whole(at),
            };
            m.desk_picture_step(&zofia, id, step).await.expect("to be cut");
            w.settle().await;
            let pictures = m.desk_offer(&zofia, id).await.expect("there").pictures;
            let cut = &pictures[0].view;
            assert_eq!(cut.alt, pl("Talerz z boku"), "{}", w.name);
            sizes.push((cut.width, cut.height));
            at = cut.source.clone();
        }
        // half of 160, then a fifth of that; a quarter of 120 and of the rest, in thousandths
        assert_eq!(sizes, [(80, 90), (64, 68), (160, 120)], "{}", w.name);
        m.desk_picture_step(&zofia, id, PictureStep::Remove(first))
            .await
            .expect("removed");
        assert_eq!(m.desk_offer(&zofia, id).await.expect("there").pictures.len(), 1);
        assert_eq!(
            w.rows("select count(*) from picture where offer_id is not null")
                .await,
            2,
            "{}",
            w.name
        );
        let copy = m.desk_offer_duplicate(&zofia, id).await.expect("a copy");
        let copied = m.desk_offer(&zofia, copy).await.expect("there");
        assert_eq!(
            (copied.pictures.len(), copied.sheet.get("title_pl")),
            (1, "Talerz"),
            "{}",
            w.name
        );
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn many_offers_are_changed_at_once_after_a_look() {
    for w in worlds().await {
        let (m, operator) = (&w.market, w.operator().await);
        let zofia = w.seller(&operator, "zofia@przyklad.pl", NIP).await;
        let mut ids = Vec::new();
        for title in ["Talerz", "Misa"] {
            let (id, version) = w.written(&zofia, title).await;
            m.desk_offer_submit(&zofia, id, version).await.expect("sent");
            m.offer_decide(&operator, id, version, Decision::Approve)
                .await
                .expect("public");
            ids.push(id);
        }
        assert_eq!(
            code(m.desk_bulk_preview(&zofia, &[], BulkChange::Pause).await),
            "offer:invalid.nothing_chosen"
        );
        let up = BulkChange::parse("percent", "10").expect("read");
        let preview = m.desk_bulk_preview(&zofia, &ids, up).await.expect("a look");
        let prices: Vec<_> = preview
            .lines
            .iter()
            .filter_map(|l| l.price)
            .map(|(a, b, _)| (a.minor, b.minor))
            .collect();
        assert_eq!(prices, [(5400, 5940), (5400, 5940)], "{}", w.name);
        // somebody changes one of them meanwhile: nothing is done
        let change = vec![LiveChange {
            key: String::new(),
            price: "60".into(),
            stock: "1".into(),
        }];
        m.desk_offer_live(&zofia, ids[0], change).await.expect("changed");
        let answer = m
            .desk_bulk_apply(&zofia, ids.clone(), up, preview.seen)
            .await
            .expect("answered");
        let now = answer.expect_err("looked at again");
        assert_eq!(
            m.desk_bulk_apply(&zofia, ids.clone(), up, now.seen)
                .await
                .expect("answered"),
            Ok(2),
            "{}",
            w.name
        );
        let minor = async |id| {
            m.desk_offer(&zofia, id).await.expect("there").variants[0]
                .price
                .expect("a price")
                .0
                .minor
        };
        assert_eq!(
            (minor(ids[0]).await, minor(ids[1]).await),
            (6600, 5940),
            "{}",
            w.name
        );
        for (change, state) in [
            (BulkChange::Pause, OfferState::Paused),
            (BulkChange::Resume, OfferState::Published),
        ] {
            let preview = m.desk_bulk_preview(&zofia, &ids, change).await.expect("a look");
            assert_eq!(
                m.desk_bulk_apply(&zofia, ids.clone(), change, preview.seen)
                    .await
                    .expect("done"),
                Ok(2)
            );
            assert_eq!(
                m.desk_offer(&zofia, ids[1]).await.expect("there").live,
                Some(state),
                "{}",
                w.name
            );
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_profile_is_written_by_its_people_and_survives_an_import() {
    for w in worlds().await {
        let (m, operator) = (&w.market, w.operator().await);
        let zofia = w.seller(&operator, "zofia@przyklad.pl", NIP).await;
        let view = m.desk_profile(&zofia).await.expect("a profile");
        assert!(view.own && view.approved);
        let home = m.desk_home(&zofia).await.expect("a desk");
        assert!(home.tasks.iter().any(|(_, done)| !done), "{}", w.name);
        let mut form = view.form.clone();
        form.story = pl("Zaczęło się od **pieca**.");
        form.week[0] = "8-16".into();
        form.closed_from = "2026-12-24".into();
        form.closed_until = "2026-12-23".into();
        form.activities = vec![market::desk::ActivityForm {
            category: "ceramics".into(),
            kind: "goods".into(),
            reach: "areas".into(),
            areas: vec!["9999".into()],
            km: String::new(),
        }];
        assert_eq!(
            code(m.desk_profile_save(&zofia, form.clone()).await),
            "closed_until:invalid.date_order a1_reach:invalid.coverage"
        );
        form.closed_until = "2027-01-02".into();
        form.activities[0].areas = vec!["0219".into()];
        assert!(
            matches!(
                m.desk_profile_save(&zofia, form.clone()).await,
                Ok(ProfileSaved::Kept)
            ),
            "{}",
            w.name
        );
        form.phone = "74 111 11 11".into();
        let Ok(ProfileSaved::Stale(_, differences)) = m.desk_profile_save(&zofia, form).await else {
            panic!("{}: the version is an older one", w.name)
        };
        assert_eq!(
            differences.iter().map(|d| d.field.as_str()).collect::<Vec<_>>(),
            ["phone"],
            "{}",
            w.name
        );
        let slug = view.enterprise.slug;
        let Ok(Lookup::Found(shown)) = m.enterprise(&w.ctx(), &slug).await else {
            panic!("{}", w.name)
        };
        let visiting = shown.visiting.clone().expect("hours");
        assert_eq!(visiting.week[0][0].to_text(), "8:00–16:00");
        let id = shown.id;
        let now = w.ctx().now;
        let mut file = *shown;
        file.visiting = None;
        file.founded = Some(2014);
        m.db.write(move |conn| {
            Box::pin(async move {
                market::enterprises::enterprise_put(conn, now, "native", "nip:5260210228", None, file)
                    .await?;
                Ok(())
            })
        })
        .await
        .expect("written");
        let Ok(Lookup::Found(shown)) = m.enterprise(&w.ctx(), &slug).await else {
            panic!("{}", w.name)
        };
        assert_eq!(
            (shown.id, shown.founded, shown.visiting),
            (id, Some(2014), Some(visiting)),
            "{}",
            w.name
        );
    }
}

/// A file of offers in our own columns.
fn csv(rows: &[&str]) -> Vec<u8> {
    let mut out = String::from(
        "enterprise,key,state,kind,category,title_pl,unit,price,price_basis,vat,currency,stock,maker,product_id,picture1,picture1_alt_pl\n",
    );
    for row in rows {
        out.push_str(row);
        out.push('\n');
    }
    out.into_bytes()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_file_touches_ones_own_offers_alone_and_publishes_nothing() {
    for w in worlds().await {
        let (m, operator) = (&w.market, w.operator().await);
        let zofia = w.seller(&operator, "zofia@przyklad.pl", NIP).await;
        w.fill(
            "glinka",
            enterprise("Glinka", "Bolesławiec"),
            vec![offer("kubek", "Kubek", "ceramics", 6400)],
        )
        .await;
        let (id, version) = w.written(&zofia, "Talerz").await;
        m.desk_offer_submit(&zofia, id, version).await.expect("sent");
        m.offer_decide(&operator, id, version, Decision::Approve)
            .await
            .expect("public");
        let mut own = Vec::new();
        assert_eq!(
            m.desk_export(&zofia, &mut own).await.expect("exported"),
            1,
            "{}",
            w.name
        );
        let own = String::from_utf8(own).expect("text");
        assert!(
            own.contains("Talerz") && !own.contains("Kubek"),
            "{}: {own}",
            w.name
        );

        let file = csv(&[
            ",misa,published,product,ceramics,Zefirynka,piece,80,gross,23,PLN,2,self,M-1,art:bowl,Misa",
            "glinka,kubek,published,product,ceramics,Cudzy kubek,piece,1,gross,23,PLN,2,self,K-1,art:mug,Kubek",
            "nie-ma-takiego,x,published,product,ceramics,X,piece,1,gross,23,PLN,2,self,K-1,art:mug,Kubek",
            ",zla,published,product,ceramics,Zła,piece,dużo,gross,23,PLN,2,self,Z-1,art:mug,Kubek",
        ]);
        let member = w
            .acting(zofia.actor.person().expect("a person"), Role::Member)
            .await;
        assert_eq!(
            code(
                m.desk_import_begin(&member, "oferty.csv", Format::Native, true, file.clone())
                    .await
            ),
            "forbidden"
        );
        let import = m
            .desk_import_begin(&zofia, "oferty.csv", Format::Native, true, file)
            .await
            .expect("begun");
        assert_eq!(
            code(m.desk_import_run(&zofia, import).await),
            "conflict",
            "{}: not looked at yet",
            w.name
        );
        w.settle().await;
        let looked = m.desk_import(&zofia, import).await.expect("there");
        assert_eq!(looked.state, ImportState::Checked, "{}: {looked:?}", w.name);
        let report = looked.report.expect("a report");
        assert_eq!(
            (report.created.len(), report.applied),
            (1, false),
            "{}: {report:?}",
            w.name
        );
        let wrong: Vec<_> = report
            .refused
            .iter()
            .map(|c| (c.line, c.column.as_str(), c.code.as_str()))
            .collect();
        assert_eq!(
            wrong,
            [
                (3, "enterprise", "invalid.enterprise_foreign"),
                (4, "enterprise", "invalid.enterprise_foreign"),
                (5, "price", "invalid.price"),
            ],
            "{}: whether another enterprise is there is not told",
            w.name
        );
        assert_eq!(
            m.desk_offers(&zofia).await.expect("a list").len(),
            1,
            "{}: nothing was written",
            w.name
        );
        let obcy = w.seller(&operator, "obcy@przyklad.pl", "1060000062").await;
        assert_eq!(code(m.desk_import(&obcy, import).await), "not found");
        assert_eq!(code(m.desk_import_run(&obcy, import).await), "not found");
        assert!(m.desk_imports(&obcy).await.expect("a list").is_empty());

        m.desk_import_run(&zofia, import).await.expect("taken in");
        w.settle().await;
        let done = m.desk_import(&zofia, import).await.expect("there");
        assert_eq!(done.state, ImportState::Done, "{}: {done:?}", w.name);
        let list = m.desk_offers(&zofia).await.expect("a list");
        let misa = list.iter().find(|o| o.title == "Zefirynka").expect("taken in");
        assert_eq!(
            misa.live,
            Some(OfferState::Draft),
            "{}: a file publishes nothing",
            w.name
        );
        assert_eq!(
            (w.finds("zefirynka").await, w.finds("cudzy").await),
            (0, 0),
            "{}",
            w.name
        );
        assert!(
            matches!(
                m.desk_offer_submit(&zofia, misa.id, 0).await,
                Ok(Submitted::InReview)
            ),
            "{}",
            w.name
        );

        // of what is public, price and stock change at once, words become a working copy
        let mut changed = own
            .replacen("54.00", "49.00", 1)
            .replacen("Talerz", "Talerz Nowy", 1);
        changed.push('\n');
        let import = m
            .desk_import_begin(&zofia, "=zle.csv", Format::Native, false, changed.into_bytes())
            .await
            .expect("begun");
        w.settle().await;
        m.desk_import_run(&zofia, import).await.expect("taken in");
        w.settle().await;
        let done = m.desk_import(&zofia, import).await.expect("there");
        assert_eq!(done.state, ImportState::Done, "{}: {done:?}", w.name);
        let edit = m.desk_offer(&zofia, id).await.expect("there");
        assert_eq!(
            edit.variants[0].price.expect("a price").0.minor,
            4900,
            "{}",
            w.name
        );
        assert_eq!(
            (edit.working, edit.sheet.get("title_pl")),
            (Some(WorkingState::Editing), "Talerz Nowy")
        );
        assert_eq!(
            (w.finds("nowy").await, w.finds("talerz").await >= 1),
            (0, true),
            "{}",
            w.name
        );
        let import = m
            .desk_import_begin(&zofia, "x.csv", Format::Native, false, b"PK\x03\x04".to_vec())
            .await
            .expect("begun");
        w.settle().await;
        let bad = m.desk_import(&zofia, import).await.expect("there");
        assert_eq!(
            (bad.state, bad.failure.as_deref()),
            (ImportState::Failed, Some("invalid.file_unreadable"))
        );
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn figures_are_counts_alone_and_ones_own() {
    for w in worlds().await {
        let (m, operator) = (&w.market, w.operator().await);
        let zofia = w.seller(&operator, "zofia@przyklad.pl", NIP).await;
        let obcy = w.seller(&operator, "obcy@przyklad.pl", "1060000062").await;
        let (id, version) = w.written(&zofia, "Talerz").await;
        m.desk_offer_submit(&zofia, id, version).await.expect("sent");
        m.offer_decide(&operator, id, version, Decision::Approve)
            .await
            .expect("public");
        let slug = m
            .desk_offer(&zofia, id)
            .await
            .expect("there")
            .slug
            .expect("a slug");
        let seen = |what, words: &str| Seen {
            subject: Subject::Offer(slug.clone()),
            what,
            words: words.into(),
        };
        for _ in 0..3 {
            m.figures.count(seen(What::View, ""));
            m.figures.count(seen(What::Search, "talerz"));
        }
        m.figures.count(seen(What::Search, "talerz dla babci"));
        m.figures.count(seen(What::Contact, ""));
        m.figures.count(Seen {
            subject: Subject::Offer("nie-ma".into()),
            what: What::View,
            words: String::new(),
        });
        assert_eq!(m.figures_write(&m.system()).await.expect("written"), 5);
        assert_eq!(m.figures_write(&m.system()).await.expect("nothing"), 0);
        m.figures.count(seen(What::View, ""));
        m.figures_write(&m.system()).await.expect("added");
        assert_eq!(code(m.figures_write(&zofia).await), "forbidden");
        let report = m.desk_figures(&zofia).await.expect("figures");
        let week = report.weeks.last().expect("this week");
        assert_eq!(
            (week.views, week.searches, week.contacts),
            (4, 4, 1),
            "{}",
            w.name
        );
        assert_eq!(
            report.searches,
            [("talerz".to_owned(), 3)],
            "{}: rare words are not shown",
            w.name
        );
        let theirs = m.desk_figures(&obcy).await.expect("figures");
        assert!(
            theirs.weeks.iter().all(|w| w.views == 0) && theirs.searches.is_empty(),
            "{}",
            w.name
        );
    }
}
