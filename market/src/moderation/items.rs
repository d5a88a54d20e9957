//! What is reported and restricted: an offer or a profile, as it is now.

use super::{Item, ItemKind};
use crate::{
    catalogue::{OfferPage, OfferState, offer_by_slug, offer_state_put, offers_by_id, page_of},
    ctx::Ctx,
    db::Conn,
    enterprises::{self, Enterprise, EnterpriseState},
    error::{Error, Result},
    id::{EnterpriseId, OfferId},
    locale::Locale,
};
use std::collections::HashMap;

/// An item as it is now.
#[derive(Clone, Debug)]
pub struct ItemNow {
    /// Which.
    pub item: Item,
    /// Its name.
    pub name: String,
    /// Its part of an address.
    pub slug: String,
    /// Whose it is: the name of the enterprise.
    pub enterprise: String,
    /// Its state by name.
    pub state: String,
    /// Whether everybody can see it.
    pub public: bool,
    /// Whether a decision can restrict it now.
    pub restrictable: bool,
    /// What it says.
    pub detail: ItemDetail,
}

/// What an item says.
#[derive(Clone, Debug)]
pub enum ItemDetail {
    /// An offer, as its page shows it.
    Offer(Box<OfferPage>),
    /// A profile.
    Enterprise(Box<Enterprise>),
}

impl ItemNow {
    /// The enterprise that it is, or belongs to.
    pub fn seller(&self) -> EnterpriseId {
        match &self.detail {
            ItemDetail::Offer(page) => page.card.seller.id,
            ItemDetail::Enterprise(e) => e.id,
        }
    }
}

/// An item as it is now, if there is one.
pub(super) async fn item_now(conn: &mut Conn, ctx: &Ctx, item: Item) -> Result<Option<ItemNow>> {
    match item {
        Item::Offer(id) => {
            let Some(stored) = offers_by_id(conn, &[id]).await?.pop() else {
                return Ok(None);
            };
            let found = enterprises::enterprises_by_id(conn, &[stored.draft.enterprise]).await?;
            let e = found.into_iter().next().ok_or(Error::NotFound)?;
            let state = stored.draft.state;
            let shown = state == OfferState::Published && e.state == EnterpriseState::Published;
            let page = page_of(stored, &e, Vec::new(), 0, ctx.now);
            Ok(Some(ItemNow {
                item,
                name: page.card.title.text(ctx.locale).to_owned(),
                slug: page.card.slug.clone(),
                enterprise: e.brand_name,
                state: state.name().to_owned(),
                public: shown,
                restrictable: state.restrict().is_ok(),
                detail: ItemDetail::Offer(Box::new(page)),
            }))
        }
        Item::Enterprise(id) => {
            let found = enterprises::enterprises_by_id(conn, &[id]).await?;
            Ok(found.into_iter().next().map(|e| ItemNow {
                item,
                name: e.brand_name.clone(),
                slug: e.slug.clone(),
                enterprise: e.brand_name.clone(),
                state: e.state.name().to_owned(),
                public: e.state == EnterpriseState::Published,
                restrictable: e.state.restrict().is_ok(),
                detail: ItemDetail::Enterprise(Box::new(e)),
            }))
        }
    }
}

/// The item with this part of an address, as it is now.
pub(super) async fn item_by_slug(
    conn: &mut Conn,
    ctx: &Ctx,
    kind: ItemKind,
    slug: &str,
) -> Result<Option<ItemNow>> {
    let found = match kind {
        ItemKind::Offer => offer_by_slug(conn, slug).await?.map(Item::Offer),
        ItemKind::Enterprise => enterprises::enterprise_by_slug(conn, slug)
            .await?
            .map(Item::Enterprise),
    };
    match found {
        Some(item) => item_now(conn, ctx, item).await,
        None => Ok(None),
    }
}

/// Names of items, and of the enterprises of those that are offers.
pub(super) async fn item_names(
    conn: &mut Conn,
    locale: Locale,
    items: &[Item],
) -> Result<HashMap<Item, (String, String)>> {
    let ids: Vec<OfferId> = items
        .iter()
        .filter_map(|i| match i {
            Item::Offer(id) => Some(*id),
            Item::Enterprise(_) => None,
        })
        .collect();
    let offers = offers_by_id(conn, &ids).await?;
    let mut owners: Vec<EnterpriseId> = offers.iter().map(|o| o.draft.enterprise).collect();
    owners.extend(items.iter().filter_map(|i| match i {
        Item::Enterprise(id) => Some(*id),
        Item::Offer(_) => None,
    }));
    owners.sort_unstable();
    owners.dedup();
    let owners: HashMap<EnterpriseId, String> = enterprises::enterprises_by_id(conn, &owners)
        .await?
        .into_iter()
        .map(|e| (e.id, e.brand_name))
        .collect();
    let name = |id| owners.get(&id).cloned().unwrap_or_default();
    let mut out: HashMap<Item, (String, String)> = offers
        .iter()
        .map(|o| {
            let title = o.draft.texts.get(locale).map(|(t, _)| t.title.clone());
            let names = (title.unwrap_or_default(), name(o.draft.enterprise));
            (Item::Offer(o.id), names)
        })
        .collect();
    for item in items {
        if let Item::Enterprise(id) = item {
            out.insert(*item, (name(*id), String::new()));
        }
    }
    Ok(out)
}

/// Takes an item off; answers the name of its state before.
///
/// # Errors
/// [`Error::Conflict`] for one that is not public.
pub(super) async fn item_restrict(conn: &mut Conn, ctx: &Ctx, item: Item) -> Result<String> {
    match item {
        Item::Offer(id) => {
            let stored = offers_by_id(conn, &[id]).await?.pop().ok_or(Error::NotFound)?;
            let before = stored.draft.state;
            offer_state_put(conn, ctx, id, stored.draft, before.restrict()?).await?;
            Ok(before.name().to_owned())
        }
        Item::Enterprise(id) => {
            let e = enterprise(conn, id).await?;
            let before = e.state;
            enterprises::enterprise_state_put(conn, ctx, e, before.restrict()?).await?;
            Ok(before.name().to_owned())
        }
    }
}

/// Gives an item back the state that it had.
///
/// # Errors
/// [`Error::Conflict`] for one that is not restricted.
pub(super) async fn item_restore(conn: &mut Conn, ctx: &Ctx, item: Item, before: &str) -> Result<()> {
    let not_restricted = |state: &str| Error::Conflict {
        from: state.into(),
        to: before.into(),
    };
    match item {
        Item::Offer(id) => {
            let stored = offers_by_id(conn, &[id]).await?.pop().ok_or(Error::NotFound)?;
            let state = stored.draft.state;
            if state != OfferState::Restricted {
                return Err(not_restricted(state.name()));
            }
            let back = OfferState::from_name(before).unwrap_or(OfferState::Paused);
            offer_state_put(conn, ctx, id, stored.draft, back).await
        }
        Item::Enterprise(id) => {
            let e = enterprise(conn, id).await?;
            if e.state != EnterpriseState::Restricted {
                return Err(not_restricted(e.state.name()));
            }
            let back = EnterpriseState::from_name(before).unwrap_or(EnterpriseState::Hidden);
            enterprises::enterprise_state_put(conn, ctx, e, back).await
        }
    }
}

async fn enterprise(conn: &mut Conn, id: EnterpriseId) -> Result<Enterprise> {
    let found = enterprises::enterprises_by_id(conn, &[id]).await?;
    found.into_iter().next().ok_or(Error::NotFound)
}
