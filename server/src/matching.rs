//! All that obeys a question, over the pages of the search: what a file or a document of results holds.

use crate::state::App;
use market::{
    catalogue::{
        OfferCard,
        query::{MAX_PER_PAGE, OfferQuery},
    },
    ctx::Ctx,
    error::{Error, Result},
    search::Relaxed,
};

/// Offers that obey a question.
pub struct Matched {
    /// How many there are.
    pub total: u64,
    /// Words of the question that were left out, since no offer has all of them.
    pub without: Vec<String>,
    /// The first of them, in order.
    pub cards: Vec<OfferCard>,
}

/// The offers that obey `query`, whatever its page, `most` of them at most. Where filters would have to be let go
/// there are none.
///
/// # Errors
/// When index or database can't be read.
pub async fn matching(app: &App, ctx: &Ctx, query: &OfferQuery, most: u32) -> Result<Matched> {
    let (market, at, query) = (app.market.clone(), *ctx, query.clone());
    let found = tokio::task::spawn_blocking(move || {
        let (mut total, mut without, mut ids) = (0, Vec::new(), Vec::new());
        for page in 1..=most.div_ceil(MAX_PER_PAGE) {
            let query = OfferQuery {
                page,
                per_page: MAX_PER_PAGE,
                ..query.clone()
            };
            let found = market.search.find(&query, at.locale, at.now)?;
            if !found.relaxed.iter().all(|r| matches!(r, Relaxed::Words(_))) {
                break;
            }
            total = found.total;
            without = found
                .relaxed
                .into_iter()
                .flat_map(|r| match r {
                    Relaxed::Words(words) => words,
                    Relaxed::Filters | Relaxed::Everything => Vec::new(),
                })
                .collect();
            ids.extend(found.ids);
            if total <= u64::from(page) * u64::from(MAX_PER_PAGE) {
                break;
            }
        }
        ids.truncate(most as usize);
        Ok::<_, Error>((total, without, ids))
    });
    let (total, without, ids) = found.await.map_err(Error::internal)??;
    let cards = app.market.offer_cards(ctx, &ids).await?;
    Ok(Matched {
        total,
        without,
        cards,
    })
}
