//! Prices and stock of public offers, which go live without review. Each new price is kept in the history.

use super::access::{Seller, seller_of};
use crate::{
    Market,
    catalogue::{By, OfferState, listings_refresh, offer_put_as},
    ctx::Ctx,
    db::Conn,
    error::{Error, FieldError, Result},
    id::OfferId,
    import::sheet::{amount, pieces},
    policy::Action,
};

/// What is to be of a variant, as typed; empty stock is stock that is not counted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LiveChange {
    /// The variant's key.
    pub key: String,
    /// The amount on the basis and with the VAT that it has.
    pub price: String,
    /// Pieces on hand.
    pub stock: String,
}

/// What is to be of a variant, read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Wanted {
    /// Minor units, for a variant that has a price.
    pub price: Option<i64>,
    /// Pieces on hand.
    pub stock: Option<i64>,
}

impl Market {
    /// Changes prices and stock of a public offer at once.
    ///
    /// # Errors
    /// [`Error::Invalid`] by field (`live1_price` and so on); [`Error::NotFound`] for another's offer;
    /// [`Error::Conflict`] for one that is not public.
    pub async fn desk_offer_live(&self, ctx: &Ctx, id: OfferId, changes: Vec<LiveChange>) -> Result<()> {
        let ctx = *ctx;
        self.db
            .write(move |conn| {
                Box::pin(async move {
                    let seller = seller_of(conn, &ctx, Action::DeskWrite).await?.approved()?;
                    let mut errors = Vec::new();
                    let stored = seller.stored(conn, id).await?.ok_or(Error::NotFound)?;
                    let mut wanted = Vec::new();
                    for (n, change) in (1..).zip(&changes) {
                        let variant = stored.draft.variants.iter().find(|v| v.key == change.key);
                        let priced = variant.ok_or(Error::NotFound)?.price.is_some();
                        let price = amount(&change.price);
                        if priced && price.is_none() {
                            errors.push(FieldError::new(
                                format!("live{n}_price"),
                                "invalid.price",
                                &change.price,
                            ));
                        }
                        let stock = pieces(&change.stock);
                        if stock.is_none() && !change.stock.trim().is_empty() {
                            errors.push(FieldError::new(
                                format!("live{n}_stock"),
                                "invalid.number",
                                &change.stock,
                            ));
                        }
                        wanted.push((
                            change.key.clone(),
                            Wanted {
                                price: price.filter(|_| priced),
                                stock,
                            },
                        ));
                    }
                    if !errors.is_empty() {
                        return Err(Error::Invalid(errors));
                    }
                    live_put(conn, &ctx, seller, id, &wanted).await
                })
            })
            .await
    }
}

/// Writes prices and stock of a public offer.
pub(super) async fn live_put(
    conn: &mut Conn,
    ctx: &Ctx,
    seller: Seller,
    id: OfferId,
    wanted: &[(String, Wanted)],
) -> Result<()> {
    let stored = seller.stored(conn, id).await?.ok_or(Error::NotFound)?;
    let mut draft = stored.draft;
    draft.state.free()?;
    if !matches!(draft.state, OfferState::Published | OfferState::Paused) {
        return Err(Error::Conflict {
            from: draft.state.name().into(),
            to: OfferState::Published.name().into(),
        });
    }
    for v in &mut draft.variants {
        if let Some((_, w)) = wanted.iter().find(|(key, _)| *key == v.key) {
            if let (Some(price), Some(minor)) = (&mut v.price, w.price) {
                price.amount.minor = minor;
            }
            v.stock = w.stock;
        }
    }
    offer_put_as(conn, ctx.now, By::of(ctx, id), &draft).await?;
    listings_refresh(conn, ctx.now, &[id]).await
}
