//! Passkeys: keys that a browser, a phone or a stick keeps for a person and uses after it has known them by a finger, a face
//! or a number. So one is both factors at once. W3C Web Authentication, by webauthn-rs.

use super::{
    Caller, HALF_LIFE, Method, Passkey, PersonState, SignedIn,
    limit::Keys,
    mails::{News, post},
    session::{Start, own, session_begin},
    sign_in::sign_in_failed,
    store,
};
use crate::{
    Market,
    ctx::Ctx,
    error::{Error, FieldError, Result},
    events::Event,
    id::{PasskeyId, PersonId, SessionId},
    policy::{Action, allow},
    random::Secret,
};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use uuid::Uuid;
use webauthn_rs::{
    Webauthn, WebauthnBuilder,
    prelude::{
        DiscoverableAuthentication, Passkey as Credential, PasskeyRegistration, PublicKeyCredential,
        RegisterPublicKeyCredential, Url,
    },
};

/// How many passkeys somebody may have.
pub const MAX_PASSKEYS: usize = 20;

/// What a browser is asked, and the secret under which we keep the question.
#[derive(Clone, Debug)]
pub struct PasskeyQuestion {
    /// What `navigator.credentials` takes, as JSON with base64url for bytes.
    pub options: Value,
    /// What the browser brings with the answer.
    pub secret: Secret,
}

/// A question as we keep it.
#[derive(Serialize, Deserialize)]
enum Kept {
    Making(PasskeyRegistration),
    SigningIn(DiscoverableAuthentication),
}

fn refused(code: &'static str) -> Error {
    Error::Invalid(vec![FieldError::new("passkey", code, "")])
}

/// What was wrong with an answer is for the log; people can only try again.
fn unusable(error: impl std::fmt::Display) -> Error {
    tracing::info!(%error, "a passkey's answer was refused");
    refused("passkey.refused")
}

impl Market {
    /// Whether passkeys can be used here: browsers bind them to a name, so not at a bare address such as 127.0.0.1.
    pub fn passkeys_work(&self) -> bool {
        self.webauthn().is_ok()
    }

    fn webauthn(&self) -> Result<Webauthn> {
        let origin = Url::parse(self.mail.sender().base_url()).map_err(Error::internal)?;
        let host = origin.domain().ok_or(Error::NotFound)?;
        WebauthnBuilder::new(host, &origin)
            .map(|b| b.rp_name(self.region.brand.text(crate::locale::Locale::default())))
            .and_then(WebauthnBuilder::build)
            .map_err(Error::internal)
    }

    /// Begins with a passkey for oneself.
    ///
    /// # Errors
    /// [`Error::Invalid`] for `current`, or for `passkey` when there are too many; [`Error::NotFound`] where passkeys can't
    /// be used; [`Error::TooOften`].
    pub async fn passkey_begin(
        &self,
        ctx: &Ctx,
        caller: &Caller,
        session: SessionId,
        password: &str,
    ) -> Result<PasskeyQuestion> {
        let webauthn = self.webauthn()?;
        let person = self.shown_again(ctx, caller, session, password).await?;
        let known = store::passkeys_of(&mut self.db.read().await?, person.id).await?;
        if known.len() >= MAX_PASSKEYS {
            return Err(refused("passkey.many"));
        }
        let known = known
            .iter()
            .map(|k| {
                Ok(serde_json::from_str::<Credential>(&k.credential)?
                    .cred_id()
                    .clone())
            })
            .collect::<Result<Vec<_>>>()?;
        let (question, state) = webauthn
            .start_passkey_registration(person.id.0, person.email.typed(), &person.name, Some(known))
            .map_err(Error::internal)?;
        let mut options = serde_json::to_value(question)?;
        // so that it can sign in without the address being typed first
        if let Some(Value::Object(wanted)) = options.pointer_mut("/publicKey/authenticatorSelection") {
            wanted.insert("residentKey".into(), json!("required"));
            wanted.insert("requireResidentKey".into(), json!(true));
        }
        self.question_keep(ctx, Some(person.id), &Kept::Making(state), options)
            .await
    }

    /// Ends it: the browser's answer, and how its owner calls the key.
    ///
    /// # Errors
    /// [`Error::Invalid`] for `passkey`.
    pub async fn passkey_add(&self, ctx: &Ctx, question: &Secret, answer: &str, name: &str) -> Result<()> {
        let id = own(ctx)?;
        let webauthn = self.webauthn()?;
        let Kept::Making(state) = self.question_take(ctx, question, Some(id)).await? else {
            return Err(refused("passkey.over"));
        };
        let answer: RegisterPublicKeyCredential = serde_json::from_str(answer).map_err(unusable)?;
        let made = webauthn
            .finish_passkey_registration(&answer, &state)
            .map_err(unusable)?;
        let name = passkey_name(name);
        let credential = serde_json::to_string(&made)?;
        let credential_id = crate::text::hex(made.cred_id());
        let person = store::person_by_id(&mut self.db.read().await?, id)
            .await?
            .ok_or(Error::NotFound)?;
        let mail = self.news_mail(ctx.now, &person, News::PasskeyAdded)?;
        let ctx = *ctx;
        self.db
            .write(move |conn| {
                Box::pin(async move {
                    let key = PasskeyId::fresh(ctx.now);
                    if !store::passkey_insert(conn, ctx.now, key, id, &credential_id, &name, &credential)
                        .await?
                    {
                        return Err(refused("passkey.known"));
                    }
                    Event::new(id.0, "passkey", "added")
                        .note(&*key.to_string())
                        .personal(id, "name", None, Some(&name))
                        .append(conn, &ctx)
                        .await?;
                    post(conn, ctx.now, &mail).await
                })
            })
            .await
    }

    /// One's own passkeys.
    ///
    /// # Errors
    /// [`Error::Forbidden`] for nobody.
    pub async fn passkeys(&self, ctx: &Ctx) -> Result<Vec<Passkey>> {
        let id = own(ctx)?;
        let rows = store::passkeys_of(&mut self.db.read().await?, id).await?;
        Ok(rows.into_iter().map(store::PasskeyRow::shown).collect())
    }

    /// Removes one of one's own passkeys.
    ///
    /// # Errors
    /// [`Error::NotFound`], also for somebody else's.
    pub async fn passkey_remove(&self, ctx: &Ctx, key: PasskeyId) -> Result<()> {
        let id = own(ctx)?;
        let person = store::person_by_id(&mut self.db.read().await?, id)
            .await?
            .ok_or(Error::NotFound)?;
        let mail = self.news_mail(ctx.now, &person, News::PasskeyRemoved)?;
        let ctx = *ctx;
        self.db
            .write(move |conn| {
                Box::pin(async move {
                    if !store::passkey_delete(conn, id, key).await? {
                        return Err(Error::NotFound);
                    }
                    Event::new(id.0, "passkey", "removed")
                        .note(&*key.to_string())
                        .append(conn, &ctx)
                        .await?;
                    post(conn, ctx.now, &mail).await
                })
            })
            .await
    }

    /// Asks for any passkey of this service.
    ///
    /// # Errors
    /// [`Error::NotFound`] where passkeys can't be used; [`Error::TooOften`].
    pub async fn sign_in_passkey_begin(&self, ctx: &Ctx, caller: &Caller) -> Result<PasskeyQuestion> {
        allow(ctx, Action::AccountOpen)?;
        let webauthn = self.webauthn()?;
        let (keys, now) = (Keys::address("passkey", caller.address), ctx.now);
        self.db
            .write(move |conn| Box::pin(async move { keys.take(conn, now).await }))
            .await??;
        let (question, state) = webauthn
            .start_discoverable_authentication()
            .map_err(Error::internal)?;
        let mut options = serde_json::to_value(question)?;
        // somebody has pressed the button: the browser may ask at once
        if let Value::Object(all) = &mut options {
            all.remove("mediation");
        }
        self.question_keep(ctx, None, &Kept::SigningIn(state), options)
            .await
    }

    /// Signs in with a passkey's answer. The key has made sure of its person, so no second factor is asked for.
    ///
    /// # Errors
    /// [`Error::Invalid`] for `passkey`, whatever was wrong.
    pub async fn sign_in_passkey(
        &self,
        ctx: &Ctx,
        caller: &Caller,
        question: &Secret,
        answer: &str,
    ) -> Result<SignedIn> {
        allow(ctx, Action::AccountOpen)?;
        let webauthn = self.webauthn()?;
        let Kept::SigningIn(state) = self.question_take(ctx, question, None).await? else {
            return Err(refused("passkey.over"));
        };
        let answer: PublicKeyCredential = serde_json::from_str(answer).map_err(unusable)?;
        let (user, credential_id) = webauthn
            .identify_discoverable_authentication(&answer)
            .map_err(unusable)?;
        let (person, credential_id) = (PersonId(user), crate::text::hex(credential_id));
        let mut conn = self.db.read().await?;
        let row = store::passkey_by_credential(&mut conn, person, &credential_id).await?;
        let person = store::person_by_id(&mut conn, person)
            .await?
            .filter(|p| p.state == PersonState::Active);
        drop(conn);
        let (Some(row), Some(person)) = (row, person) else {
            return self.passkey_failed(ctx, Uuid::nil(), &credential_id).await;
        };
        let mut credential: Credential = serde_json::from_str(&row.credential)?;
        let result = match webauthn.finish_discoverable_authentication_v2(&answer, state, &credential) {
            Ok(result) if result.user_verified() => result,
            Ok(_) => return self.passkey_failed(ctx, person.id.0, &credential_id).await,
            Err(error) => {
                tracing::info!(%error, "a passkey's answer was refused");
                return self.passkey_failed(ctx, person.id.0, &credential_id).await;
            }
        };
        credential.update_credential(&result);
        let credential = serde_json::to_string(&credential)?;
        let start = Start::of(self, caller, Method::Passkey)?;
        let new_device = self.new_device_mail(ctx.now, caller, &person)?;
        let (ctx, before) = (*ctx, row.credential);
        self.db
            .write(move |conn| {
                Box::pin(async move {
                    // Of two uses at once, the one that comes second has seen an old counter.
                    if !store::passkey_used(conn, ctx.now, row.id, &before, &credential).await? {
                        return Err(refused("passkey.refused"));
                    }
                    session_begin(conn, &ctx, &person, start, Some(new_device)).await
                })
            })
            .await
    }

    async fn passkey_failed(&self, ctx: &Ctx, subject: Uuid, credential: &str) -> Result<SignedIn> {
        let account = self.keyed.hash("passkey", credential)?;
        let ctx = *ctx;
        self.db
            .write(move |conn| {
                Box::pin(async move {
                    sign_in_failed(conn, &ctx, subject, Method::Passkey.name(), &account).await
                })
            })
            .await?;
        Err(refused("passkey.refused"))
    }

    async fn question_keep(
        &self,
        ctx: &Ctx,
        person: Option<PersonId>,
        kept: &Kept,
        options: Value,
    ) -> Result<PasskeyQuestion> {
        let (secret, state) = (self.random.secret()?, serde_json::to_string(kept)?);
        let (until, kept) = (ctx.now + HALF_LIFE, secret.clone());
        self.db
            .write(move |conn| {
                Box::pin(async move { store::question_insert(conn, &kept, person, &state, until).await })
            })
            .await?;
        Ok(PasskeyQuestion { options, secret })
    }

    /// Takes a question, which is answered once.
    async fn question_take(&self, ctx: &Ctx, secret: &Secret, person: Option<PersonId>) -> Result<Kept> {
        let (secret, now) = (secret.clone(), ctx.now);
        let kept = self
            .db
            .write(move |conn| Box::pin(async move { store::question_take(conn, now, &secret).await }))
            .await?
            .filter(|(whose, _)| *whose == person)
            .and_then(|(_, kept)| serde_json::from_str(&kept).ok());
        kept.ok_or_else(|| refused("passkey.over"))
    }
}

/// How its owner calls a key: one line of at most 60 characters.
fn passkey_name(typed: &str) -> String {
    let name = typed
        .split(|c: char| c.is_whitespace() || c.is_control())
        .filter(|w| !w.is_empty())
        .collect::<Vec<_>>()
        .join(" ");
    let name: String = name.chars().take(60).collect();
    if name.is_empty() { "?".to_owned() } else { name }
}
