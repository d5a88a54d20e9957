//! What is done with people from the command line; what the operator's desk does is in `lookup`.

use super::{
    Email, EndReason, Membership, OrganisationWish, Person, PersonState, Purpose, Role, name_parse,
    session::sessions_end,
    sign_in::link_made,
    sign_up::person_made,
    store::{self, Ending},
};
use crate::{
    Market,
    ctx::Ctx,
    db::Conn,
    error::{Error, FieldError, Result},
    events::Event,
    id::PersonId,
    locale::Locale,
    policy::{Action, allow},
    random::Secret,
    text,
};

fn invalid(field: &str, code: &'static str, value: &str) -> Error {
    Error::Invalid(vec![FieldError::new(field, code, value)])
}

/// Keeps a person out, or lets them in again, in the caller's transaction; sessions and links end at once.
///
/// # Errors
/// [`Error::Conflict`] when they are in this state already, or erased.
pub(super) async fn state_put(
    conn: &mut Conn,
    ctx: &Ctx,
    person: &Person,
    to: PersonState,
    reason: Option<&str>,
) -> Result<()> {
    let from = person.state;
    if from == to || from == PersonState::Erased || to == PersonState::Erased {
        return Err(Error::Conflict {
            from: from.name().into(),
            to: to.name().into(),
        });
    }
    store::person_state_put(conn, ctx.now, person.id, to).await?;
    sessions_end(conn, ctx, Ending::All(person.id), EndReason::Revoked).await?;
    store::tokens_void(conn, ctx.now, person.id.0).await?;
    Event::new(person.id.0, "person", to.name())
        .from(from.name())
        .note(reason)
        .append(conn, ctx)
        .await
}

impl Market {
    /// Makes a person without a password, who comes in by a link.
    ///
    /// # Errors
    /// [`Error::Invalid`] for `email` (also when it has an account) or `name`.
    pub async fn person_add(&self, ctx: &Ctx, email: &str, name: &str, locale: Locale) -> Result<PersonId> {
        allow(ctx, Action::PeopleManage)?;
        let address = Email::parse(email).map_err(|e| Error::Invalid(vec![e]))?;
        let name = name_parse(name).map_err(|e| Error::Invalid(vec![e]))?;
        let ctx = *ctx;
        self.db
            .write(move |conn| {
                Box::pin(async move {
                    let id = store::person_insert(conn, ctx.now, &address, &name, locale)
                        .await?
                        .ok_or_else(|| invalid("email", "email.taken", address.typed()))?;
                    let person = store::person_by_id(conn, id).await?.ok_or(Error::NotFound)?;
                    person_made(conn, &ctx, &person).await?;
                    Ok(id)
                })
            })
            .await
    }

    /// Sets a person's password without asking for the one before: the demo's logins.
    ///
    /// # Errors
    /// [`Error::Invalid`] for `password`; [`Error::NotFound`].
    pub async fn person_password(&self, ctx: &Ctx, id: PersonId, password: &str) -> Result<()> {
        allow(ctx, Action::PeopleManage)?;
        let person = store::person_by_id(&mut self.db.read().await?, id)
            .await?
            .ok_or(Error::NotFound)?;
        super::password_check("password", password, Some(&person.email))
            .map_err(|e| Error::Invalid(vec![e]))?;
        let phc = self
            .passwords
            .hash(password.to_owned(), self.random.bytes()?)
            .await?;
        let ctx = *ctx;
        self.db
            .write(move |conn| {
                Box::pin(async move {
                    store::password_put(conn, ctx.now, id, &phc).await?;
                    sessions_end(conn, &ctx, Ending::All(id), EndReason::PasswordChanged).await?;
                    Event::new(id.0, "password", "set").append(conn, &ctx).await
                })
            })
            .await
    }

    /// The person with this address, if there is one.
    ///
    /// # Errors
    /// [`Error::Invalid`] for `email`.
    pub async fn person_find(&self, ctx: &Ctx, email: &str) -> Result<Option<Person>> {
        allow(ctx, Action::PeopleManage)?;
        let address = Email::parse(email).map_err(|e| Error::Invalid(vec![e]))?;
        store::person_by_email(&mut self.db.read().await?, &address).await
    }

    /// Everybody with what they belong to, by address.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn people(&self, ctx: &Ctx) -> Result<Vec<(Person, Vec<Membership>)>> {
        allow(ctx, Action::PeopleManage)?;
        let mut conn = self.db.read().await?;
        let mut all = Vec::new();
        for person in store::people(&mut conn).await? {
            let memberships = store::memberships_of(&mut conn, person.id).await?;
            all.push((person, memberships));
        }
        Ok(all)
    }

    /// Gives a person a role in an organisation, which is made when there is none with this slug.
    ///
    /// # Errors
    /// [`Error::NotFound`] for the person; [`Error::Invalid`] for `kind`, `name` or `role`.
    pub async fn role_give(&self, ctx: &Ctx, email: &str, wish: OrganisationWish, role: Role) -> Result<()> {
        allow(ctx, Action::PeopleManage)?;
        let address = Email::parse(email).map_err(|e| Error::Invalid(vec![e]))?;
        let (now, ctx) = (ctx.now, *ctx);
        self.db
            .write(move |conn| {
                Box::pin(async move {
                    let person = store::person_by_email(conn, &address)
                        .await?
                        .ok_or(Error::NotFound)?;
                    let slug = text::slug(&wish.slug);
                    let organisation = match store::organisation_by_slug(conn, &slug).await? {
                        Some(known) if wish.kind.is_none_or(|k| k == known.kind) => known,
                        Some(known) => return Err(invalid("kind", "organisation.kind", known.kind.name())),
                        None => {
                            let kind = wish.kind.ok_or_else(|| invalid("kind", "required", ""))?;
                            let name = wish.name.ok_or_else(|| invalid("name", "required", ""))?;
                            let name = name_parse(&name).map_err(|e| Error::Invalid(vec![e]))?;
                            let made = store::organisation_insert(conn, now, &slug, kind, &name).await?;
                            Event::new(made.id.0, "organisation", "open")
                                .note(kind.name())
                                .append(conn, &ctx)
                                .await?;
                            made
                        }
                    };
                    if !role.fits(organisation.kind) {
                        return Err(invalid("role", "role.kind", role.name()));
                    }
                    let before = store::memberships_of(conn, person.id).await?;
                    let before = before
                        .iter()
                        .find(|m| m.acting.organisation == organisation.id)
                        .map(|m| m.acting.role.name());
                    store::membership_put(conn, now, person.id, organisation.id, role).await?;
                    Event::new(person.id.0, "membership", role.name())
                        .from(before)
                        .note(&*organisation.id.to_string())
                        .append(conn, &ctx)
                        .await
                })
            })
            .await
    }

    /// Keeps a person out, or lets them in again; sessions end at once.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Error::Conflict`] when they are in this state already.
    pub async fn person_state(&self, ctx: &Ctx, email: &str, to: PersonState) -> Result<()> {
        allow(ctx, Action::PeopleManage)?;
        let address = Email::parse(email).map_err(|e| Error::Invalid(vec![e]))?;
        let ctx = *ctx;
        self.db
            .write(move |conn| {
                Box::pin(async move {
                    let person = store::person_by_email(conn, &address)
                        .await?
                        .ok_or(Error::NotFound)?;
                    state_put(conn, &ctx, &person, to, None).await
                })
            })
            .await
    }

    /// A fresh link that sets a new password, to hand over by another way than mail.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub async fn reset_link(&self, ctx: &Ctx, email: &str) -> Result<Secret> {
        allow(ctx, Action::PeopleManage)?;
        let address = Email::parse(email).map_err(|e| Error::Invalid(vec![e]))?;
        let (now, ctx, token) = (ctx.now, *ctx, self.random.secret()?);
        let kept = token.clone();
        self.db
            .write(move |conn| {
                Box::pin(async move {
                    let person = store::person_by_email(conn, &address)
                        .await?
                        .ok_or(Error::NotFound)?;
                    store::token_insert(conn, now, &kept, Purpose::Reset, person.id.0).await?;
                    link_made(conn, &ctx, person.id, Purpose::Reset).await
                })
            })
            .await?;
        Ok(token)
    }
}
