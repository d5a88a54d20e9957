//! Rows of variants, and the prices that they had.

use super::OfferRows;
use crate::{
    catalogue::{NetQuantity, NetUnit, Variant},
    db::{Conn, Sql, placeholders, sql, sql_built},
    error::{Error, Result},
    id::{self, OfferId, VariantId},
    money::{Basis, Currency, Money, Price, Vat},
};
use chrono::{DateTime, Utc};

const VARIANT: &str = "select id, offer_id, external_key, options, sku, price_minor, price_basis, vat, currency, regular_minor, stock, weight_g, net_milli, net_unit from variant";

#[derive(sqlx::FromRow)]
struct VariantRow {
    id: VariantId,
    offer_id: OfferId,
    external_key: String,
    options: String,
    sku: Option<String>,
    price_minor: Option<i64>,
    price_basis: Option<String>,
    vat: Option<String>,
    currency: String,
    regular_minor: Option<i64>,
    stock: Option<i64>,
    weight_g: Option<i64>,
    net_milli: Option<i64>,
    net_unit: Option<String>,
}

impl VariantRow {
    fn price(&self) -> Result<Option<Price>> {
        let currency =
            Currency::from_code(&self.currency).ok_or_else(|| Error::internal("unreadable currency"))?;
        let basis = self.price_basis.as_deref().and_then(Basis::from_name);
        let vat = self.vat.as_deref().and_then(Vat::from_code);
        Ok(match (self.price_minor, basis, vat) {
            (Some(minor), Some(basis), Some(vat)) => Some(Price {
                amount: Money { minor, currency },
                basis,
                vat,
            }),
            _ => None,
        })
    }

    fn variant(self) -> Result<(OfferId, VariantId, Variant)> {
        let price = self.price()?;
        let net = self
            .net_milli
            .zip(self.net_unit.as_deref().and_then(NetUnit::from_name))
            .map(|(milli, unit)| NetQuantity { milli, unit });
        let variant = Variant {
            key: self.external_key,
            options: serde_json::from_str(&self.options)?,
            sku: self.sku,
            price,
            regular_minor: self.regular_minor,
            stock: self.stock,
            weight_g: self.weight_g,
            net,
        };
        Ok((self.offer_id, self.id, variant))
    }
}

/// The variants of these offers, each offer's in its order.
pub(super) async fn variants_of(
    conn: &mut Conn,
    ids: &[OfferId],
) -> Result<Vec<(OfferId, VariantId, Variant)>> {
    let rows: Vec<VariantRow> = sql_built(format!(
        "{VARIANT} where offer_id in ({}) order by position",
        placeholders(1, ids.len())
    ))
    .bind_all(ids.iter().copied())
    .all(conn)
    .await?;
    rows.into_iter().map(VariantRow::variant).collect()
}

/// Makes the variants be `wanted`; one that stays keeps its identifier and its price history, and a new
/// price is appended to that history. What is new goes to `rows`.
pub(in crate::catalogue) async fn variants_write(
    conn: &mut Conn,
    now: DateTime<Utc>,
    offer: OfferId,
    wanted: &[Variant],
    is_new: bool,
    rows: &mut OfferRows,
) -> Result<()> {
    let old: Vec<VariantRow> = if is_new {
        Vec::new()
    } else {
        sql_built(format!("{VARIANT} where offer_id = $1"))
            .bind(offer)
            .all(conn)
            .await?
    };
    for gone in old
        .iter()
        .filter(|o| !wanted.iter().any(|w| w.key == o.external_key))
    {
        sql("delete from variant where id = $1")
            .bind(gone.id)
            .run(conn)
            .await?;
    }
    let day = now.date_naive();
    for (position, v) in wanted.iter().enumerate() {
        let kept = old.iter().find(|o| o.external_key == v.key);
        let id = kept.map_or_else(|| VariantId::fresh(now), |o| o.id);
        let currency = v.price.map_or(Currency::PLN, |p| p.amount.currency);
        let options = serde_json::to_string(&v.options)?;
        let values = |row: Sql| {
            row.bind(i64::try_from(position).unwrap_or(i64::MAX))
                .bind(options)
                .bind(v.sku.clone())
                .bind(v.price.map(|p| p.amount.minor))
                .bind(v.price.map(|p| p.basis.name().to_owned()))
                .bind(v.price.map(|p| p.vat.code().to_owned()))
                .bind(currency.code().to_owned())
                .bind(v.regular_minor)
                .bind(v.stock)
                .bind(v.weight_g)
                .bind(v.net.map(|n| n.milli))
                .bind(v.net.map(|n| n.unit.name().to_owned()))
                .bind(id)
                .bind(offer)
                .bind(v.key.clone())
        };
        let before = match kept {
            Some(row) => {
                let update = "update variant set position = $1, options = $2, sku = $3, price_minor = $4, price_basis = $5, vat = $6, currency = $7, regular_minor = $8, stock = $9, weight_g = $10, net_milli = $11, net_unit = $12 where id = $13 and offer_id = $14 and external_key = $15";
                values(sql(update)).run(conn).await?;
                row.price()?.map(|p| p.gross(day))
            }
            None => {
                rows.variants.push(values);
                None
            }
        };
        if let Some(gross) = v.price.map(|p| p.gross(day)).filter(|g| before != Some(*g)) {
            rows.prices.push(|row| {
                row.bind(id::fresh(now))
                    .bind(id)
                    .bind(now)
                    .bind(gross.minor)
                    .bind(gross.currency.code().to_owned())
            });
        }
    }
    Ok(())
}
