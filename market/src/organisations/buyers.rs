//! What a buyer keeps: its own data, billing addresses, cost centres, limits of approval, suppliers.

use super::{
    BillingTyped, Buyer, Changed, CostCentre, OrganisationTyped, Supplier, acting, approval_limit,
    cost_centre, invalid, store, supplier_slug, team::members_shown,
};
use crate::{
    Market,
    ctx::{Acting, Ctx, Doer},
    db::Conn,
    enterprises::{EnterpriseState, Lookup, enterprises_by_id},
    error::{Error, FieldError, Result},
    events::event_append_by,
    id::{BillingAddressId, CostCentreId, EnterpriseId, PersonId},
    policy::{Action, may},
};
use chrono::{DateTime, Utc};

/// The most billing addresses, cost centres and suppliers of one buyer.
const MOST: usize = 500;

/// Writes down which of a buyer's data were changed.
async fn changed(conn: &mut Conn, now: DateTime<Utc>, actor: Doer, acting: Acting, what: &str) -> Result<()> {
    let step = (Some("open"), "open");
    event_append_by(
        conn,
        now,
        actor,
        acting.organisation.0,
        "organisation",
        step,
        Some(what),
    )
    .await
}

/// Nothing was touched: it belongs to another organisation, or was never there.
fn found(rows: u64) -> Result<()> {
    if rows == 0 { Err(Error::NotFound) } else { Ok(()) }
}

impl Market {
    /// The data of the buyer acted for.
    ///
    /// # Errors
    /// [`Error::Forbidden`] for whoever acts for no buyer.
    pub async fn buyer(&self, ctx: &Ctx) -> Result<Buyer> {
        let (_, acting) = acting(ctx, Action::BuyerRead)?;
        let conn = &mut self.db.read().await?;
        let id = acting.organisation;
        let ids = store::supplier_ids(conn, id).await?;
        let mut suppliers: Vec<Supplier> = enterprises_by_id(conn, &ids)
            .await?
            .into_iter()
            .map(|e| Supplier {
                enterprise: e.id,
                published: e.state == EnterpriseState::Published,
                slug: e.slug,
                name: e.brand_name,
                town: e.address.town,
            })
            .collect();
        suppliers.sort_by_cached_key(|s| crate::text::sort_key(&s.name));
        let members = store::members(conn, id).await?;
        Ok(Buyer {
            organisation: store::organisation_read(conn, id, false).await?,
            billing: store::billing_of(conn, id).await?,
            centres: store::centres_of(conn, id).await?,
            members: members_shown(ctx, acting, members),
            suppliers,
        })
    }

    /// Changes name, tax number and address, unless somebody else changed them since `version` was shown.
    ///
    /// # Errors
    /// [`Error::Invalid`] for `organisation_name`, `tax_number`, `street`, `postcode`, `town`.
    pub async fn organisation_change(
        &self,
        ctx: &Ctx,
        version: i64,
        typed: &OrganisationTyped,
    ) -> Result<Changed> {
        let (_, acting) = acting(ctx, Action::BuyerManage)?;
        let (now, actor) = (ctx.now, ctx.doer());
        let new = typed.read(acting.kind).map_err(Error::Invalid)?;
        self.db
            .write(move |conn| {
                Box::pin(async move {
                    let there = store::organisation_read(conn, acting.organisation, true).await?;
                    if there.version != version {
                        return Ok(Changed::Meanwhile(Box::new(there)));
                    }
                    store::organisation_update(conn, acting.organisation, &new).await?;
                    changed(conn, now, actor, acting, "data").await?;
                    Ok(Changed::Done)
                })
            })
            .await
    }

    /// Adds a billing address.
    ///
    /// # Errors
    /// [`Error::Invalid`] for `billing_name`, `billing_street`, `billing_postcode`, `billing_town`, `billing_email`.
    pub async fn billing_add(&self, ctx: &Ctx, typed: &BillingTyped) -> Result<BillingAddressId> {
        let (_, acting) = acting(ctx, Action::BuyerManage)?;
        let (now, actor) = (ctx.now, ctx.doer());
        let new = typed.read(BillingAddressId::fresh(now)).map_err(Error::Invalid)?;
        self.db
            .write(move |conn| {
                Box::pin(async move {
                    if store::billing_of(conn, acting.organisation).await?.len() >= MOST {
                        return Err(invalid("billing_name", "organisation.too_many", ""));
                    }
                    store::billing_insert(conn, now, acting.organisation, &new).await?;
                    changed(conn, now, actor, acting, "billing address added").await?;
                    Ok(new.id)
                })
            })
            .await
    }

    /// Takes a billing address away.
    ///
    /// # Errors
    /// [`Error::NotFound`] for one of another organisation.
    pub async fn billing_remove(&self, ctx: &Ctx, id: BillingAddressId) -> Result<()> {
        let (_, acting) = acting(ctx, Action::BuyerManage)?;
        let (now, actor) = (ctx.now, ctx.doer());
        self.db
            .write(move |conn| {
                Box::pin(async move {
                    found(store::billing_delete(conn, acting.organisation, id).await?)?;
                    changed(conn, now, actor, acting, "billing address removed").await
                })
            })
            .await
    }

    /// Adds a cost centre.
    ///
    /// # Errors
    /// [`Error::Invalid`] for `code` (also one that is there already) or `centre_name`.
    pub async fn centre_add(&self, ctx: &Ctx, code: &str, name: &str) -> Result<CostCentreId> {
        let (_, acting) = acting(ctx, Action::BuyerManage)?;
        let (now, actor) = (ctx.now, ctx.doer());
        let (code, name) = cost_centre(code, name).map_err(Error::Invalid)?;
        let centre = CostCentre {
            id: CostCentreId::fresh(now),
            code,
            name,
        };
        self.db
            .write(move |conn| {
                Box::pin(async move {
                    if store::centres_of(conn, acting.organisation).await?.len() >= MOST {
                        return Err(invalid("code", "organisation.too_many", &centre.code));
                    }
                    if store::centre_insert(conn, now, acting.organisation, &centre).await? == 0 {
                        return Err(invalid("code", "centre.taken", &centre.code));
                    }
                    changed(conn, now, actor, acting, "cost centre added").await?;
                    Ok(centre.id)
                })
            })
            .await
    }

    /// Takes a cost centre away.
    ///
    /// # Errors
    /// [`Error::NotFound`] for one of another organisation.
    pub async fn centre_remove(&self, ctx: &Ctx, id: CostCentreId) -> Result<()> {
        let (_, acting) = acting(ctx, Action::BuyerManage)?;
        let (now, actor) = (ctx.now, ctx.doer());
        self.db
            .write(move |conn| {
                Box::pin(async move {
                    found(store::centre_delete(conn, acting.organisation, id).await?)?;
                    changed(conn, now, actor, acting, "cost centre removed").await
                })
            })
            .await
    }

    /// Says up to which gross amount a member may order alone; empty: for nothing.
    ///
    /// # Errors
    /// [`Error::Invalid`] for `limit`; [`Error::NotFound`] for whoever is no member.
    pub async fn approval_limit_set(&self, ctx: &Ctx, member: PersonId, typed: &str) -> Result<()> {
        let (_, acting) = acting(ctx, Action::BuyerManage)?;
        let (now, actor) = (ctx.now, ctx.doer());
        let limit = approval_limit(typed).map_err(|e| Error::Invalid(vec![e]))?;
        self.db
            .write(move |conn| {
                Box::pin(async move {
                    found(store::approval_limit_put(conn, acting.organisation, member, limit).await?)?;
                    let (step, note) = (
                        (None, if limit.is_some() { "set" } else { "none" }),
                        acting.organisation.to_string(),
                    );
                    event_append_by(conn, now, actor, member.0, "approval_limit", step, Some(&note)).await
                })
            })
            .await
    }

    /// Counts a published enterprise among one's suppliers; which one is said by its page's address or the end of it.
    /// Once more changes nothing.
    ///
    /// # Errors
    /// [`Error::Invalid`] for `supplier`.
    pub async fn supplier_add(&self, ctx: &Ctx, typed: &str) -> Result<EnterpriseId> {
        let (_, acting) = acting(ctx, Action::BuyerManage)?;
        let (now, actor) = (ctx.now, ctx.doer());
        let unknown = || invalid("supplier", "invalid.enterprise_unknown", typed);
        let mut slug = supplier_slug(typed).to_owned();
        if slug.is_empty() {
            return Err(invalid("supplier", "required", typed));
        }
        let enterprise = loop {
            match self.enterprise(ctx, &slug).await {
                Ok(Lookup::Found(enterprise)) => break enterprise.id,
                Ok(Lookup::Moved(to)) if to != slug => slug = to,
                Ok(Lookup::Moved(_)) | Err(Error::NotFound) => return Err(unknown()),
                Err(error) => return Err(error),
            }
        };
        self.db
            .write(move |conn| {
                Box::pin(async move {
                    if store::supplier_ids(conn, acting.organisation).await?.len() >= MOST {
                        return Err(Error::Invalid(vec![FieldError::new(
                            "supplier",
                            "organisation.too_many",
                            slug,
                        )]));
                    }
                    if store::supplier_insert(conn, now, acting.organisation, enterprise).await? > 0 {
                        changed(conn, now, actor, acting, "supplier added").await?;
                    }
                    Ok(enterprise)
                })
            })
            .await
    }

    /// Counts an enterprise no more among one's suppliers.
    ///
    /// # Errors
    /// [`Error::NotFound`] when it is none.
    pub async fn supplier_remove(&self, ctx: &Ctx, enterprise: EnterpriseId) -> Result<()> {
        let (_, acting) = acting(ctx, Action::BuyerManage)?;
        let (now, actor) = (ctx.now, ctx.doer());
        self.db
            .write(move |conn| {
                Box::pin(async move {
                    found(store::supplier_delete(conn, acting.organisation, enterprise).await?)?;
                    changed(conn, now, actor, acting, "supplier removed").await
                })
            })
            .await
    }

    /// Whether an enterprise is a supplier of the buyer acted for; none for whoever can't change that.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn supplier_is(&self, ctx: &Ctx, enterprise: EnterpriseId) -> Result<Option<bool>> {
        if !may(ctx.actor, Action::BuyerManage) {
            return Ok(None);
        }
        let (_, acting) = acting(ctx, Action::BuyerManage)?;
        let ids = store::supplier_ids(&mut self.db.read().await?, acting.organisation).await?;
        Ok(Some(ids.contains(&enterprise)))
    }
}
