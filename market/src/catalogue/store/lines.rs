//! What the desk's list reads of offers.

use crate::{
    catalogue::OfferState,
    db::{Conn, sql},
    error::{Error, Result},
    id::{EnterpriseId, OfferId},
};
use chrono::{DateTime, Utc};

/// Identifier, state and last change of each of an enterprise's offers, the last changed first.
pub(crate) async fn offer_lines(
    conn: &mut Conn,
    enterprise: EnterpriseId,
) -> Result<Vec<(OfferId, OfferState, DateTime<Utc>)>> {
    let rows: Vec<(OfferId, String, DateTime<Utc>)> =
        sql("select id, state, updated_at from offer where enterprise_id = $1 order by updated_at desc, id")
            .bind(enterprise)
            .all(conn)
            .await?;
    rows.into_iter()
        .map(|(id, state, at)| {
            let state = OfferState::from_name(&state)
                .ok_or_else(|| Error::internal(format!("offer {id}: unreadable state")))?;
            Ok((id, state, at))
        })
        .collect()
}
