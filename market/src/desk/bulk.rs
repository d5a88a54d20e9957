//! One change of many offers: first what it would do, then the same, as long as nothing else has changed meanwhile.

use super::{
    OfferStep,
    access::{Seller, seller_of},
    live::{Wanted, live_put},
    offers::offer_step,
};
use crate::{
    Market,
    catalogue::{OfferDraft, OfferState, offers_by_id},
    ctx::Ctx,
    db::Conn,
    enterprises::enterprise_free,
    error::{Error, FieldError, Result},
    id::OfferId,
    import::sheet::{amount, hundredths, pieces},
    locale::{Locale, Localised},
    money::{Basis, Money},
    policy::Action,
    text,
};

/// The most offers of one change.
const MOST: usize = 500;

/// What is to be done with each of the chosen offers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BulkChange {
    /// This price, in minor units.
    Price(i64),
    /// By so many hundredths of a per cent, up or down.
    Percent(i64),
    /// So many pieces; none: not counted.
    Stock(Option<i64>),
    /// Off for a while.
    Pause,
    /// On again.
    Resume,
}

impl BulkChange {
    /// Reads `price`, `percent`, `stock` with their value, `pause` and `resume`.
    ///
    /// # Errors
    /// What is wrong with the value.
    pub fn parse(what: &str, value: &str) -> Result<Self, FieldError> {
        let wrong = |code| FieldError::new("value", code, value);
        match what {
            "price" => amount(value)
                .filter(|n| *n > 0)
                .map(Self::Price)
                .ok_or_else(|| wrong("invalid.price")),
            "percent" => hundredths(value.trim().trim_end_matches('%').trim_start_matches('+'))
                .filter(|n| (-9000..=100_000).contains(n) && *n != 0)
                .map(Self::Percent)
                .ok_or_else(|| wrong("invalid.percent")),
            "stock" if value.trim().is_empty() => Ok(Self::Stock(None)),
            "stock" => pieces(value)
                .map(|n| Self::Stock(Some(n)))
                .ok_or_else(|| wrong("invalid.number")),
            "pause" => Ok(Self::Pause),
            "resume" => Ok(Self::Resume),
            _ => Err(FieldError::new("what", "invalid.choice", what)),
        }
    }

    /// A price after the change, rounded half up; never below one minor unit.
    fn price(self, minor: i64) -> i64 {
        match self {
            BulkChange::Price(to) => to,
            BulkChange::Percent(by) => {
                let scaled = i128::from(minor) * i128::from(10_000 + by);
                i64::try_from((scaled + 5_000).div_euclid(10_000))
                    .unwrap_or(minor)
                    .max(1)
            }
            BulkChange::Stock(_) | BulkChange::Pause | BulkChange::Resume => minor,
        }
    }
}

/// What a change would do to one variant, or to an offer as a whole.
#[derive(Clone, Debug, PartialEq)]
pub struct BulkLine {
    /// The offer.
    pub offer: OfferId,
    /// Its title.
    pub title: Localised<String>,
    /// The variant's key; none for the offer as a whole.
    pub variant: Option<String>,
    /// What tells the variant from the others.
    pub options: Vec<Localised<String>>,
    /// Its price before and after.
    pub price: Option<(Money, Money, Basis)>,
    /// Pieces on hand before and after.
    pub stock: Option<(Option<i64>, Option<i64>)>,
    /// Its state before and after.
    pub state: Option<(OfferState, OfferState)>,
    /// Whether it can be done; what can't is left as it is.
    pub possible: bool,
}

/// What a change would do.
#[derive(Clone, Debug, PartialEq)]
pub struct BulkPreview {
    /// Line by line.
    pub lines: Vec<BulkLine>,
    /// Stands for what was there when it was looked at.
    pub seen: String,
}

impl Market {
    /// What a change would do to these of one's own offers.
    ///
    /// # Errors
    /// [`Error::NotFound`] when one of them is another's; [`Error::Invalid`] when there is none or too many.
    pub async fn desk_bulk_preview(
        &self,
        ctx: &Ctx,
        ids: &[OfferId],
        change: BulkChange,
    ) -> Result<BulkPreview> {
        let conn = &mut self.db.read().await?;
        let seller = seller_of(conn, ctx, Action::DeskWrite).await?.approved()?;
        preview(conn, seller, ids, change).await
    }

    /// Does it. When something has changed since it was looked at, nothing is done and the answer is how it stands now.
    ///
    /// # Errors
    /// As of the preview.
    pub async fn desk_bulk_apply(
        &self,
        ctx: &Ctx,
        ids: Vec<OfferId>,
        change: BulkChange,
        seen: String,
    ) -> Result<std::result::Result<usize, BulkPreview>> {
        let ctx = *ctx;
        self.db
            .write(move |conn| {
                Box::pin(async move {
                    let seller = seller_of(conn, &ctx, Action::DeskWrite).await?.approved()?;
                    let now = preview(conn, seller, &ids, change).await?;
                    if now.seen != seen {
                        return Ok(Err(now));
                    }
                    let mut done = 0;
                    for id in ids {
                        let lines: Vec<&BulkLine> =
                            now.lines.iter().filter(|l| l.offer == id && l.possible).collect();
                        if lines.is_empty() {
                            continue;
                        }
                        apply(conn, &ctx, seller, id, change, &lines).await?;
                        done += 1;
                    }
                    Ok(Ok(done))
                })
            })
            .await
    }
}

async fn apply(
    conn: &mut Conn,
    ctx: &Ctx,
    seller: Seller,
    id: OfferId,
    change: BulkChange,
    lines: &[&BulkLine],
) -> Result<()> {
    match change {
        BulkChange::Pause => offer_step(conn, ctx, seller, id, OfferStep::Pause).await,
        BulkChange::Resume => offer_step(conn, ctx, seller, id, OfferStep::Resume).await,
        BulkChange::Price(_) | BulkChange::Percent(_) | BulkChange::Stock(_) => {
            let stored = seller.stored(conn, id).await?.ok_or(Error::NotFound)?;
            let mut wanted = Vec::new();
            for v in &stored.draft.variants {
                let line = lines.iter().find(|l| l.variant.as_ref() == Some(&v.key));
                let price = line.and_then(|l| l.price).map(|(_, after, _)| after.minor);
                let stock = line.and_then(|l| l.stock).map_or(v.stock, |(_, after)| after);
                wanted.push((v.key.clone(), Wanted { price, stock }));
            }
            live_put(conn, ctx, seller, id, &wanted).await
        }
    }
}

async fn preview(
    conn: &mut Conn,
    seller: Seller,
    ids: &[OfferId],
    change: BulkChange,
) -> Result<BulkPreview> {
    if ids.is_empty() || ids.len() > MOST {
        let code = if ids.is_empty() {
            "invalid.nothing_chosen"
        } else {
            "invalid.too_many"
        };
        return Err(Error::Invalid(vec![FieldError::new(
            "offer",
            code,
            ids.len().to_string(),
        )]));
    }
    if matches!(change, BulkChange::Resume) {
        enterprise_free(conn, seller.enterprise, "offer").await?;
    }
    let mut lines = Vec::new();
    let mut found = 0;
    for chunk in ids.chunks(200) {
        for stored in offers_by_id(conn, chunk).await? {
            if stored.draft.enterprise != seller.enterprise {
                return Err(Error::NotFound);
            }
            found += 1;
            lines.extend(lines_of(stored.id, &stored.draft, change));
        }
    }
    if found != ids.len() {
        return Err(Error::NotFound);
    }
    let seen = text::short_hash(&format!("{change:?}{lines:?}"));
    Ok(BulkPreview { lines, seen })
}

fn lines_of(offer: OfferId, draft: &OfferDraft, change: BulkChange) -> Vec<BulkLine> {
    let title: Localised<String> = draft.texts.iter().map(|(l, t)| (l, t.title.clone())).collect();
    let public = matches!(draft.state, OfferState::Published | OfferState::Paused);
    let whole = |to: OfferState, possible: bool| {
        vec![BulkLine {
            offer,
            title: title.clone(),
            variant: None,
            options: Vec::new(),
            price: None,
            stock: None,
            state: Some((draft.state, if possible { to } else { draft.state })),
            possible,
        }]
    };
    match change {
        BulkChange::Pause => whole(OfferState::Paused, draft.state == OfferState::Published),
        BulkChange::Resume => whole(OfferState::Published, draft.state == OfferState::Paused),
        BulkChange::Price(_) | BulkChange::Percent(_) | BulkChange::Stock(_) => draft
            .variants
            .iter()
            .map(|v| {
                let stock = match change {
                    BulkChange::Stock(to) => Some((v.stock, to)),
                    _ => None,
                };
                let price = v.price.filter(|_| stock.is_none()).map(|p| {
                    let after = Money {
                        minor: change.price(p.amount.minor),
                        ..p.amount
                    };
                    (p.amount, after, p.basis)
                });
                BulkLine {
                    offer,
                    title: title.clone(),
                    variant: Some(v.key.clone()),
                    options: v.options.clone(),
                    possible: public && (price.is_some() || stock.is_some()),
                    price,
                    stock,
                    state: None,
                }
            })
            .collect(),
    }
}

impl BulkLine {
    /// Its title, with what tells the variant from the others.
    pub fn name(&self, locale: Locale) -> String {
        let options: Vec<&str> = self
            .options
            .iter()
            .map(|o| o.text(locale))
            .filter(|t| !t.is_empty())
            .collect();
        let title = self.title.text(locale);
        if options.is_empty() {
            title.to_owned()
        } else {
            format!("{title}: {}", options.join(", "))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changes_are_read_as_people_write_them() {
        assert_eq!(
            BulkChange::parse("percent", " +5 %"),
            Ok(BulkChange::Percent(500))
        );
        assert_eq!(
            BulkChange::parse("percent", "-12,5%"),
            Ok(BulkChange::Percent(-1250))
        );
        assert_eq!(BulkChange::parse("price", "14,50"), Ok(BulkChange::Price(1450)));
        assert_eq!(BulkChange::parse("stock", ""), Ok(BulkChange::Stock(None)));
        for (what, value) in [
            ("percent", "0"),
            ("percent", "-95"),
            ("price", "0"),
            ("stock", "-1"),
            ("delete", ""),
        ] {
            assert!(BulkChange::parse(what, value).is_err(), "{what} {value}");
        }
    }

    #[test]
    fn per_cent_are_rounded_half_up() {
        assert_eq!(BulkChange::Percent(500).price(1450), 1523);
        assert_eq!(BulkChange::Percent(-1000).price(5), 5);
        assert_eq!(BulkChange::Percent(-9000).price(1), 1);
    }
}
