//! Stories of the second factor and of passkeys on both databases. The app and the key are played here, from their
//! standards (RFC 6238; W3C Web Authentication, level 2), not with the code that is tested.

mod common;

use chrono::{Duration, TimeZone, Utc};
use common::{World, worlds};
use hmac::{Hmac, Mac};
use market::{
    accounts::{
        Caller, Entry, LinkPurpose, OrganisationKind, OrganisationWish, RecoveryCodes, Role, SecondFactor,
        SignedIn,
    },
    ctx::{Actor, Ctx},
    error::{Error, Result},
    id::{PersonId, SessionId},
    locale::Locale,
    mail::{Mail, MailKind, Memory, Sender},
    random::Secret,
};
use p256::ecdsa::{DerSignature, SigningKey, signature::Signer};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

const EMAIL: &str = "anna@przyklad.pl";
const PASSWORD: &str = "kot pije mleko o świcie";
const ORIGIN: &str = "http://localhost:3000";

fn home() -> Caller {
    Caller {
        address: "203.0.113.7".parse().expect("an address"),
        user_agent: "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0".into(),
        device: None,
        session: None,
    }
}

fn code<T: std::fmt::Debug>(result: Result<T>) -> String {
    match result.expect_err("refused") {
        Error::Invalid(fields) => fields.first().map_or("", |f| f.code).to_owned(),
        Error::TooOften { .. } => "too often".to_owned(),
        Error::Forbidden => "forbidden".to_owned(),
        Error::NotFound => "not found".to_owned(),
        Error::Conflict { .. } => "conflict".to_owned(),
        Error::Internal(cause) => panic!("{cause}"),
    }
}

/// What an authenticator app shows for a typed key at an instant.
fn shown(typed: &str, now: chrono::DateTime<Utc>) -> String {
    let (mut key, mut held, mut bits) = (Vec::new(), 0_u64, 0);
    for c in typed.bytes() {
        let value = match c {
            b'A'..=b'Z' => c - b'A',
            _ => c - b'2' + 26,
        };
        held = held << 5 | u64::from(value);
        bits += 5;
        if bits >= 8 {
            bits -= 8;
            key.push(u8::try_from(held >> bits & 0xff).expect("a byte"));
        }
    }
    let mut mac = Hmac::<sha1::Sha1>::new_from_slice(&key).expect("any key");
    mac.update(&(now.timestamp() / 30).to_be_bytes());
    let digest = mac.finalize().into_bytes();
    let from = usize::from(digest[19] & 0xf);
    let number = u32::from_be_bytes(digest[from..from + 4].try_into().expect("four bytes")) & 0x7fff_ffff;
    format!("{:06}", number % 1_000_000)
}

impl World {
    async fn anna(&self) -> PersonId {
        let (m, system) = (&self.market, self.market.system());
        let id = m
            .person_add(&system, EMAIL, "Anna", Locale::Pl)
            .await
            .expect("made");
        m.person_password(&system, id, PASSWORD).await.expect("set");
        id
    }

    async fn enter(&self) -> Entry {
        self.market
            .sign_in(&self.ctx(), &home(), EMAIL, PASSWORD)
            .await
            .unwrap_or_else(|e| panic!("{}: {e}", self.name))
    }

    async fn inside(&self) -> SignedIn {
        self.enter().await.whole().expect("no second factor")
    }

    async fn half(&self) -> Secret {
        match self.enter().await {
            Entry::Half(half) => half,
            Entry::Whole(_) => panic!("{}: no code was asked for", self.name),
        }
    }

    async fn own(&self, signed_in: &SignedIn) -> (Ctx, SessionId) {
        let now = self.ctx().now;
        let found = self
            .market
            .session_find(now, &signed_in.session)
            .await
            .expect("read")
            .expect("holds");
        (Ctx::new(found.actor(), Locale::Pl, now), found.id)
    }

    fn later(&self, by: Duration) {
        let now = self.market.clock.now();
        self.market.clock.set(now + by);
    }

    /// Turns the second factor on; the app's key and the recovery codes.
    async fn turned_on(&self, signed_in: &SignedIn) -> (String, RecoveryCodes) {
        let m = &self.market;
        let (ctx, session) = self.own(signed_in).await;
        m.second_factor_begin(&ctx, &home(), session, PASSWORD)
            .await
            .expect("begun");
        let SecondFactor::Pending(enrolment) = m.second_factor(&ctx).await.expect("read") else {
            panic!("{}: nothing waits", self.name)
        };
        assert!(enrolment.address.contains(&enrolment.typed));
        let codes = m
            .second_factor_confirm(&ctx, &home(), session, &shown(&enrolment.typed, ctx.now))
            .await
            .expect("confirmed");
        (enrolment.typed, codes)
    }

    async fn second(&self, half: &Secret, code: &str) -> Result<SignedIn> {
        self.market.sign_in_second(&self.ctx(), &home(), half, code).await
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_second_factor_is_turned_on_asked_for_and_turned_off() {
    for world in worlds().await {
        let m = &world.market;
        world.anna().await;
        let (first, other) = (world.inside().await, world.inside().await);
        let (ctx, session) = world.own(&first).await;
        let wrong = m
            .second_factor_begin(&ctx, &home(), session, "nie to hasło wcale")
            .await;
        assert_eq!(code(wrong), "password.wrong");
        assert_eq!(
            code(m.second_factor_confirm(&ctx, &home(), session, "000000").await),
            "conflict"
        );
        let (typed, codes) = world.turned_on(&first).await;
        assert_eq!(codes.0.len(), 10);
        // other sessions are over; this one stands
        assert!(
            m.session_find(ctx.now, &other.session)
                .await
                .expect("read")
                .is_none()
        );
        assert!(
            m.session_find(ctx.now, &first.session)
                .await
                .expect("read")
                .is_some()
        );
        let again = m.second_factor_begin(&ctx, &home(), session, PASSWORD).await;
        assert_eq!(code(again), "conflict");

        // the code that turned it on is used up
        let half = world.half().await;
        assert_eq!(
            code(world.second(&half, &shown(&typed, ctx.now)).await),
            "second_factor.wrong"
        );
        world.later(Duration::seconds(30));
        let now = world.ctx().now;
        let signed_in = world.second(&half, &shown(&typed, now)).await.expect("in");
        let (ctx, _) = world.own(&signed_in).await;
        assert!(matches!(
            m.second_factor(&ctx).await.expect("read"),
            SecondFactor::On { codes_left: 10, .. }
        ));
        // neither the half nor the code is taken twice
        assert_eq!(
            code(world.second(&half, &shown(&typed, now)).await),
            "second_factor.over"
        );
        let half = world.half().await;
        assert_eq!(
            code(world.second(&half, &shown(&typed, now)).await),
            "second_factor.wrong"
        );

        // renewing voids the codes before; a fresh one works once
        world.later(Duration::minutes(10));
        let now = world.ctx().now;
        let (ctx, _) = world.own(&signed_in).await;
        let fresh = m
            .recovery_codes_renew(&ctx, &home(), &shown(&typed, now))
            .await
            .expect("renewed");
        let half = world.half().await;
        assert_eq!(
            code(world.second(&half, &codes.0[0]).await),
            "second_factor.wrong"
        );
        let typed_code = format!(" {} ", fresh.0[3].to_uppercase());
        world.second(&half, &typed_code).await.expect("in");
        let half = world.half().await;
        assert_eq!(
            code(world.second(&half, &fresh.0[3]).await),
            "second_factor.wrong"
        );

        world.later(Duration::minutes(10));
        let (ctx, _) = world.own(&signed_in).await;
        assert_eq!(
            code(m.second_factor_end(&ctx, &home(), "123456").await),
            "second_factor.wrong"
        );
        m.second_factor_end(&ctx, &home(), &shown(&typed, ctx.now))
            .await
            .expect("off");
        world.inside().await;
        let kinds: Vec<MailKind> = world.post().await.iter().map(|s| s.message.kind).collect();
        for kind in [MailKind::SecondFactorOn, MailKind::SecondFactorOff] {
            assert_eq!(
                kinds.iter().filter(|k| **k == kind).count(),
                1,
                "{}: {kind}",
                world.name
            );
        }
        for (event, n) in [
            ("select count(*) from event where kind = 'second_factor'", 2),
            ("select count(*) from event where kind = 'recovery_codes'", 1),
            (
                "select count(*) from event where kind = 'sign_in' and to_state = 'failed' and note = 'code'",
                4,
            ),
            ("select count(*) from recovery_code", 0),
        ] {
            assert_eq!(world.rows(event).await, n, "{}: {event}", world.name);
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_half_sign_in_ends_by_time_and_by_tries() {
    for world in worlds().await {
        let m = &world.market;
        world.anna().await;
        let signed_in = world.inside().await;
        let (typed, _) = world.turned_on(&signed_in).await;
        world.later(Duration::minutes(10));
        let half = world.half().await;
        for _ in 0..5 {
            assert_eq!(code(world.second(&half, "000000").await), "second_factor.wrong");
        }
        // five tries are used up, for this first step and for the account from here
        assert_eq!(code(world.second(&half, "000000").await), "too often");
        world.later(Duration::minutes(4));
        let now = world.ctx().now;
        assert_eq!(
            code(world.second(&half, &shown(&typed, now)).await),
            "second_factor.over"
        );
        let half = world.half().await;
        assert!(m.half_waits(&world.ctx(), &half).await.expect("read"));
        world.later(Duration::minutes(5));
        assert!(!m.half_waits(&world.ctx(), &half).await.expect("read"));
        let now = world.ctx().now;
        assert_eq!(
            code(world.second(&half, &shown(&typed, now)).await),
            "second_factor.over"
        );
        world.later(Duration::seconds(1));
        assert!(m.accounts_forget(&m.system()).await.expect("forgotten") >= 2);
        assert_eq!(world.rows("select count(*) from half_sign_in").await, 0);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn neither_a_link_nor_a_new_password_goes_around_it() {
    for world in worlds().await {
        let m = &world.market;
        world.anna().await;
        let signed_in = world.inside().await;
        let (typed, _) = world.turned_on(&signed_in).await;
        world.later(Duration::minutes(10));
        m.link_ask(&world.ctx(), &home(), EMAIL, LinkPurpose::SignIn)
            .await
            .expect("asked");
        let sent = world.post().await;
        let link = sent.iter().rev().find_map(|s| {
            let (_, rest) = s.message.text.split_once("?t=")?;
            Secret::parse(rest.get(..64)?)
        });
        let entry = m
            .sign_in_by_link(&world.ctx(), &home(), &link.expect("a link"))
            .await
            .expect("half in");
        assert!(matches!(entry, Entry::Half(_)), "{}", world.name);
        let reset = m.reset_link(&m.system(), EMAIL).await.expect("a link");
        m.password_reset(&world.ctx(), &reset, "pies szczeka o zmierzchu")
            .await
            .expect("set");
        let entry = m
            .sign_in(&world.ctx(), &home(), EMAIL, "pies szczeka o zmierzchu")
            .await
            .expect("half in");
        let Entry::Half(half) = entry else {
            panic!("{}: a reset went around the second factor", world.name)
        };
        let now = world.ctx().now;
        world.second(&half, &shown(&typed, now)).await.expect("in");

        // who has lost everything: the operator, with a reason that is written down
        assert_eq!(
            code(m.second_factor_take_away(&m.system(), EMAIL, " ").await),
            "required"
        );
        assert_eq!(
            code(
                m.second_factor_take_away(&world.ctx(), EMAIL, "zgubiony telefon")
                    .await
            ),
            "forbidden"
        );
        m.second_factor_take_away(&m.system(), EMAIL, "zgubiony telefon")
            .await
            .expect("taken away");
        assert_eq!(
            code(m.second_factor_take_away(&m.system(), EMAIL, "znowu").await),
            "conflict"
        );
        assert_eq!(
            world
                .rows("select count(*) from event where kind = 'second_factor' and note = 'zgubiony telefon'")
                .await,
            1
        );
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_must_have_two_factors_acts_for_nobody_with_one() {
    for mut world in worlds().await {
        world.market.second_factor_for = vec![OrganisationKind::Operator];
        let m = &world.market;
        world.anna().await;
        let wish = OrganisationWish {
            slug: "dops".into(),
            kind: Some(OrganisationKind::Operator),
            name: Some("DOPS".into()),
        };
        m.role_give(&m.system(), EMAIL, wish, Role::Auditor)
            .await
            .expect("given");
        let signed_in = world.inside().await;
        let now = world.ctx().now;
        let session = m
            .session_find(now, &signed_in.session)
            .await
            .expect("read")
            .expect("holds");
        assert!(session.acting.is_none() && session.organisation.is_none() && session.second_factor_lacks);
        let alone = Ctx::new(session.actor(), Locale::Pl, now);
        assert_eq!(code(m.log_kinds(&alone).await), "forbidden");
        // turning it on in this very session is showing it
        let (typed, _) = world.turned_on(&signed_in).await;
        let session = m
            .session_find(now, &signed_in.session)
            .await
            .expect("read")
            .expect("holds");
        assert!(!session.second_factor_lacks);
        assert_eq!(
            session.acting.map(|a| a.role),
            Some(Role::Auditor),
            "{}",
            world.name
        );
        m.log_kinds(&Ctx::new(session.actor(), Locale::Pl, now))
            .await
            .expect("read");
        // and it can't be turned off again
        world.later(Duration::minutes(10));
        let (ctx, _) = world.own(&signed_in).await;
        let refused = m.second_factor_end(&ctx, &home(), &shown(&typed, ctx.now)).await;
        assert_eq!(code(refused), "second_factor.required");
    }
}

/// A key as a phone keeps it.
struct Key {
    signing: SigningKey,
    id: Vec<u8>,
    user: Vec<u8>,
    count: u32,
}

fn base64url(bytes: &[u8]) -> String {
    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let mut out = String::new();
    for chunk in bytes.chunks(3) {
        let n = chunk.iter().fold(0_u32, |n, b| n << 8 | u32::from(*b)) << (8 * (3 - chunk.len()));
        for i in 0..=chunk.len() {
            out.push(char::from(ALPHABET[(n >> (18 - 6 * i) & 63) as usize]));
        }
    }
    out
}

fn unbase64url(text: &str) -> Vec<u8> {
    let (mut out, mut held, mut bits) = (Vec::new(), 0_u32, 0);
    for c in text.bytes() {
        let value = match c {
            b'A'..=b'Z' => c - b'A',
            b'a'..=b'z' => c - b'a' + 26,
            b'0'..=b'9' => c - b'0' + 52,
            b'-' => 62,
            _ => 63,
        };
        held = held << 6 | u32::from(value);
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            out.push(u8::try_from(held >> bits & 0xff).expect("a byte"));
        }
    }
    out
}

fn client_data(kind: &str, options: &Value, origin: &str) -> Vec<u8> {
    let challenge = options["publicKey"]["challenge"].as_str().expect("a challenge");
    json!({ "type": kind, "challenge": challenge, "origin": origin, "crossOrigin": false })
        .to_string()
        .into_bytes()
}

const PRESENT: u8 = 0x01;
const VERIFIED: u8 = 0x04;
const NEW: u8 = 0x40;

impl Key {
    /// Answers a registration; no attestation.
    fn make(seed: u8, options: &Value) -> (Self, String) {
        let signing = SigningKey::from_slice(&[seed; 32]).expect("a key");
        let point = signing.verifying_key().to_sec1_point(false);
        let (x, y) = (point.x().expect("x").to_vec(), point.y().expect("y").to_vec());
        let id = vec![seed; 16];
        let rp = options["publicKey"]["rp"]["id"].as_str().expect("a name");
        let mut data = Sha256::digest(rp.as_bytes()).to_vec();
        data.push(PRESENT | VERIFIED | NEW);
        data.extend(0_u32.to_be_bytes());
        data.extend([0; 16]);
        data.extend(16_u16.to_be_bytes());
        data.extend(&id);
        // COSE_Key: EC2, ES256, P-256
        data.extend([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20]);
        data.extend(x);
        data.extend([0x22, 0x58, 0x20]);
        data.extend(y);
        let mut object = b"\xa3\x63fmt\x64none\x67attStmt\xa0\x68authData\x58".to_vec();
        object.push(u8::try_from(data.len()).expect("short"));
        object.extend(data);
        let user = unbase64url(options["publicKey"]["user"]["id"].as_str().expect("a user"));
        let answer = json!({
            "id": base64url(&id), "rawId": base64url(&id), "type": "public-key", "extensions": {},
            "response": {
                "clientDataJSON": base64url(&client_data("webauthn.create", options, ORIGIN)),
                "attestationObject": base64url(&object),
            },
        });
        let key = Self {
            signing,
            id,
            user,
            count: 0,
        };
        (key, answer.to_string())
    }

    /// Answers a sign-in.
    fn sign(&mut self, options: &Value, origin: &str, flags: u8) -> String {
        self.count += 1;
        let rp = options["publicKey"]["rpId"].as_str().expect("a name");
        let mut data = Sha256::digest(rp.as_bytes()).to_vec();
        data.push(flags);
        data.extend(self.count.to_be_bytes());
        let client = client_data("webauthn.get", options, origin);
        let mut signed = data.clone();
        signed.extend(Sha256::digest(&client));
        let signature: DerSignature = self.signing.sign(&signed);
        json!({
            "id": base64url(&self.id), "rawId": base64url(&self.id), "type": "public-key", "extensions": {},
            "response": {
                "clientDataJSON": base64url(&client),
                "authenticatorData": base64url(&data),
                "signature": base64url(signature.as_bytes()),
                "userHandle": base64url(&self.user),
            },
        })
        .to_string()
    }
}

async fn named_worlds() -> Vec<World> {
    let mut all = worlds().await;
    for world in &mut all {
        let sender = Sender::parse("Buy Socially <a@localhost>", ORIGIN).expect("a sender");
        world.market.mail = Mail::Memory(Memory::new(sender));
    }
    all
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_passkey_is_added_signs_in_as_both_factors_and_is_removed() {
    for mut world in named_worlds().await {
        world.market.second_factor_for = vec![OrganisationKind::Operator];
        let m = &world.market;
        world.anna().await;
        let wish = OrganisationWish {
            slug: "dops".into(),
            kind: Some(OrganisationKind::Operator),
            name: Some("DOPS".into()),
        };
        m.role_give(&m.system(), EMAIL, wish, Role::Operator)
            .await
            .expect("given");
        let signed_in = world.inside().await;
        let (ctx, session) = world.own(&signed_in).await;
        assert_eq!(
            code(
                m.passkey_begin(&ctx, &home(), session, "nie to hasło wcale")
                    .await
            ),
            "password.wrong"
        );
        let asked = m
            .passkey_begin(&ctx, &home(), session, PASSWORD)
            .await
            .expect("asked");
        let wanted = &asked.options["publicKey"]["authenticatorSelection"];
        assert_eq!(
            (&wanted["residentKey"], &wanted["userVerification"]),
            (&json!("required"), &json!("required"))
        );
        let (mut key, answer) = Key::make(7, &asked.options);
        // the question is its person's
        let stranger = ctx.by(Actor::Person {
            id: PersonId(uuid::Uuid::from_u128(1)),
            acting: None,
        });
        assert_eq!(
            code(m.passkey_add(&stranger, &asked.secret, &answer, "x").await),
            "passkey.over"
        );
        let asked = m
            .passkey_begin(&ctx, &home(), session, PASSWORD)
            .await
            .expect("asked");
        let (_, answer) = Key::make(7, &asked.options);
        m.passkey_add(&ctx, &asked.secret, &answer, " telefon \n")
            .await
            .expect("added");
        assert_eq!(
            code(m.passkey_add(&ctx, &asked.secret, &answer, "x").await),
            "passkey.over",
            "answered once"
        );
        let keys = m.passkeys(&ctx).await.expect("read");
        assert_eq!(
            (keys.len(), keys[0].name.as_str(), keys[0].used_at),
            (1, "telefon", None)
        );
        // the same key again
        let asked = m
            .passkey_begin(&ctx, &home(), session, PASSWORD)
            .await
            .expect("asked");
        assert_eq!(
            asked.options["publicKey"]["excludeCredentials"]
                .as_array()
                .map(Vec::len),
            Some(1)
        );
        let (_, answer) = Key::make(7, &asked.options);
        let known = code(m.passkey_add(&ctx, &asked.secret, &answer, "x").await);
        assert!(
            ["passkey.known", "passkey.refused"].contains(&known.as_str()),
            "{known}"
        );

        // signing in: for another page's sake, without the person made sure of, and rightly
        let ask = async || {
            m.sign_in_passkey_begin(&world.ctx(), &home())
                .await
                .expect("asked")
        };
        let asked = ask().await;
        assert!(asked.options.get("mediation").is_none());
        let refused = key.sign(&asked.options, "https://evil.example", PRESENT | VERIFIED);
        let refused = m
            .sign_in_passkey(&world.ctx(), &home(), &asked.secret, &refused)
            .await;
        assert_eq!(code(refused), "passkey.refused");
        let asked = ask().await;
        let refused = key.sign(&asked.options, ORIGIN, PRESENT);
        let refused = m
            .sign_in_passkey(&world.ctx(), &home(), &asked.secret, &refused)
            .await;
        assert_eq!(code(refused), "passkey.refused");
        let (asked, other) = (ask().await, ask().await);
        let answer = key.sign(&asked.options, ORIGIN, PRESENT | VERIFIED);
        let crossed = m
            .sign_in_passkey(&world.ctx(), &home(), &other.secret, &answer)
            .await;
        assert_eq!(code(crossed), "passkey.refused");
        let by_key = m
            .sign_in_passkey(&world.ctx(), &home(), &asked.secret, &answer)
            .await
            .expect("in");
        let replayed = m
            .sign_in_passkey(&world.ctx(), &home(), &asked.secret, &answer)
            .await;
        assert_eq!(code(replayed), "passkey.over");
        let found = m
            .session_find(world.ctx().now, &by_key.session)
            .await
            .expect("read")
            .expect("holds");
        assert!(!found.second_factor_lacks, "{}: both factors at once", world.name);
        assert_eq!(found.acting.map(|a| a.role), Some(Role::Operator));

        // a copy of the key that has counted less is refused
        world.later(Duration::minutes(10));
        let asked = ask().await;
        key.count = 1;
        let copied = key.sign(&asked.options, ORIGIN, PRESENT | VERIFIED);
        let copied = m
            .sign_in_passkey(&world.ctx(), &home(), &asked.secret, &copied)
            .await;
        assert_eq!(code(copied), "passkey.refused");
        key.count = 100;

        let keys = m.passkeys(&ctx).await.expect("read");
        assert!(keys[0].used_at.is_some());
        assert_eq!(code(m.passkey_remove(&stranger, keys[0].id).await), "not found");
        m.passkey_remove(&ctx, keys[0].id).await.expect("removed");
        let asked = ask().await;
        let gone = key.sign(&asked.options, ORIGIN, PRESENT | VERIFIED);
        let gone = m
            .sign_in_passkey(&world.ctx(), &home(), &asked.secret, &gone)
            .await;
        assert_eq!(code(gone), "passkey.refused");
        let kinds: Vec<MailKind> = world.post().await.iter().map(|s| s.message.kind).collect();
        assert!(kinds.contains(&MailKind::PasskeyAdded) && kinds.contains(&MailKind::PasskeyRemoved));
        assert_eq!(
            world
                .rows("select count(*) from event where kind = 'passkey'")
                .await,
            2
        );
        assert!(
            world
                .rows("select count(*) from event where kind = 'sign_in' and note = 'passkey'")
                .await
                >= 4
        );
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn passkeys_need_a_name_of_the_service() {
    for world in worlds().await {
        world.market.clock.set(
            Utc.with_ymd_and_hms(2026, 11, 23, 10, 0, 0)
                .single()
                .expect("an instant"),
        );
        assert!(!world.market.passkeys_work(), "an address without a name");
        let refused = world.market.sign_in_passkey_begin(&world.ctx(), &home()).await;
        assert_eq!(code(refused), "not found");
    }
}
