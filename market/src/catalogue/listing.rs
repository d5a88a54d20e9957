//! Listings: what lists, pages and the index read of a public offer, made when something changes and not per request.

use super::{OfferCard, OfferPage, OfferState, Seller, SellerDetails, VariantView, prices, store};
use crate::{
    certification::{self, MarkSpan},
    db::Conn,
    enterprises::{self, Activity, Coverage, Enterprise, EnterpriseState},
    error::Result,
    id::{EnterpriseId, OfferId},
    images::{PictureState, PictureView},
    jobs::{JobKind, job_gather, job_rows},
    locale::Localised,
    place::Region,
    search::{EnterpriseDoc, OfferDoc},
    text,
};
use chrono::{DateTime, Utc};
use std::collections::HashMap;

/// How many offers are read at once.
const CHUNK: usize = 200;

/// Writes the listings of these offers anew (or removes them where they are not public), and has the index
/// look at them and at their enterprises.
pub async fn listings_refresh(conn: &mut Conn, now: DateTime<Utc>, ids: &[OfferId]) -> Result<()> {
    let mut touched: Vec<EnterpriseId> = Vec::new();
    let mut jobs = job_rows();
    for chunk in ids.chunks(CHUNK) {
        let offers = store::offers_by_id(conn, chunk).await?;
        let mut sellers: Vec<EnterpriseId> = offers.iter().map(|o| o.draft.enterprise).collect();
        sellers.sort_unstable();
        sellers.dedup();
        let enterprises: HashMap<EnterpriseId, Enterprise> = enterprises::enterprises_by_id(conn, &sellers)
            .await?
            .into_iter()
            .map(|e| (e.id, e))
            .collect();
        let counts = enterprises::offer_counts(conn, &sellers).await?;
        let mut marks = certification::marks_of(conn, chunk).await?;
        let (mut listings, mut hidden) = (store::listing_rows(), Vec::new());
        for offer in offers {
            let id = offer.id;
            let seller = enterprises.get(&offer.draft.enterprise).filter(|e| {
                e.state == EnterpriseState::Published && offer.draft.state == OfferState::Published
            });
            if let Some(e) = seller {
                let others = counts.get(&e.id).copied().unwrap_or(1) - 1;
                let page = page_of(offer, e, marks.remove(&id).unwrap_or_default(), others, now);
                let card = serde_json::to_string(&page.card)?;
                let body = serde_json::to_string(&page)?;
                store::listing_gather(&mut listings, id, &page.card.slug, card, body);
            } else {
                hidden.push(id);
            }
            job_gather(&mut jobs, now, JobKind::IndexOffer, id.to_string());
        }
        store::listings_delete(conn, &hidden).await?;
        listings.write(conn).await?;
        touched.extend(sellers);
    }
    touched.sort_unstable();
    touched.dedup();
    for id in touched {
        job_gather(&mut jobs, now, JobKind::IndexEnterprise, id.to_string());
    }
    jobs.write(conn).await?;
    conn.public_change().await
}

/// An offer as its page shows it, public or not.
pub(crate) fn page_of(
    stored: store::Stored,
    e: &Enterprise,
    marks: Vec<MarkSpan>,
    other_offers: i64,
    now: DateTime<Utc>,
) -> OfferPage {
    let draft = stored.draft;
    let day = now.date_naive();
    let variants: Vec<VariantView> = draft
        .variants
        .into_iter()
        .zip(&stored.variant_ids)
        .map(|(v, id)| {
            let history: Vec<_> = stored
                .past
                .iter()
                .filter(|p| p.variant_id == *id)
                .map(|p| (p.at, p.gross_minor))
                .collect();
            let price = prices::price_tag(&draft.details, &v, &history, day);
            VariantView {
                key: v.key,
                options: v.options,
                sku: v.sku,
                price,
                stock: v.stock,
                weight_g: v.weight_g,
                net: v.net,
            }
        })
        .collect();
    let tags: Vec<_> = variants.iter().map(|v| v.price.clone()).collect();
    let pictures: Vec<PictureView> = draft
        .pictures
        .into_iter()
        .filter(|p| matches!(p.state, PictureState::Drawn | PictureState::Ready))
        .collect();
    let coverage = draft
        .details
        .coverage
        .clone()
        .or_else(|| activity_of(&e.activities, &draft.category, draft.kind).map(|a| a.coverage.clone()));
    let pick = |f: &dyn Fn(&super::OfferText) -> Option<String>| -> Localised<String> {
        draft.texts.iter().filter_map(|(l, t)| Some((l, f(t)?))).collect()
    };
    let card = OfferCard {
        id: stored.id,
        slug: stored.slug,
        kind: draft.kind,
        category: draft.category,
        title: pick(&|t| Some(t.title.clone())),
        seller: Seller {
            id: e.id,
            slug: e.slug.clone(),
            name: e.brand_name.clone(),
            town: e.address.town.clone(),
            county: e.address.county,
            status: e.status.is_some(),
        },
        price: prices::offer_tag(&tags, &draft.details),
        picture: pictures.first().cloned(),
        marks,
        made_to_order: draft.details.made_to_order,
        lead_time_days: draft.details.lead_time_days,
        min_quantity: draft.details.min_quantity,
        delivery: draft.details.delivery.clone(),
    };
    OfferPage {
        summary: pick(&|t| t.summary.clone()),
        description_html: pick(&|t| t.description.as_deref().map(text::markdown_html)),
        details: draft.details,
        variants,
        pictures,
        seller: SellerDetails {
            legal_name: e.legal_name.clone(),
            entity_type: e.entity_type,
            address: e.address.clone(),
            phone: e.phone.clone(),
            email: e.email.clone(),
            krs: e.krs.clone(),
            nip: e.nip.clone(),
            be_number: e.be_number.clone(),
            founded: e.founded,
            status: e.status.clone(),
            self_certified_on: e.self_certified_on,
            tagline: e.tagline.clone(),
            other_offers,
        },
        coverage,
        published_at: stored.published_at,
        updated_at: stored.updated_at,
        card,
    }
}

/// The activity that an offer belongs to: same category and kind, else the same kind.
fn activity_of<'a>(activities: &'a [Activity], category: &str, kind: super::Kind) -> Option<&'a Activity> {
    let fitting = || activities.iter().filter(|a| a.kind.offer_kind() == kind);
    fitting()
        .find(|a| a.category == category)
        .or_else(|| fitting().next())
}

/// What the index takes of a public offer.
pub(crate) fn offer_doc(region: &Region, page: OfferPage, e: &Enterprise) -> OfferDoc {
    let completeness = completeness(&page);
    let coverage = page.coverage.clone();
    let serves = match &coverage {
        // goods that travel by parcel serve the whole country, wherever the workshop is
        _ if page.card.delivery.contains(&super::Delivery::ParcelCountry) => {
            Coverage::Country.mask(region, None)
        }
        Some(c) => c.mask(region, e.address.at),
        None => e
            .address
            .county
            .map_or(0, |c| Coverage::Areas(vec![c]).mask(region, None)),
    };
    let plain = |html: &Localised<String>| html.iter().map(|(l, h)| (l, text::plain(h))).collect();
    let card = page.card;
    OfferDoc {
        id: card.id,
        slug: card.slug,
        title: card.title,
        summary: page.summary,
        body: plain(&page.description_html),
        enterprise: e.id,
        enterprise_name: e.brand_name.clone(),
        enterprise_slug: e.slug.clone(),
        town: e.address.town.clone(),
        kind: card.kind,
        entity_type: e.entity_type,
        county: e.address.county,
        serves,
        status: e.status.is_some(),
        art94: e.art94.is_some(),
        employs: e.employs.iter().map(|g| g.group).collect(),
        audience: page.details.audience,
        made_to_order: card.made_to_order,
        delivery: card.delivery,
        occasions: page.details.occasions,
        cpv: if page.details.cpv.is_empty() {
            super::taxonomy::taxonomy()
                .by_code(&card.category)
                .map(|c| c.cpv.clone())
                .unwrap_or_default()
        } else {
            page.details.cpv
        },
        gross_minor: card.price.gross.map(|g| g.minor),
        comparable: card.price.unit.comparable(),
        lead_time_days: card.lead_time_days,
        published_at: page.published_at.unwrap_or(page.updated_at),
        marks: card.marks.iter().map(|m| (m.from, m.until)).collect(),
        at: e.address.at,
        category: card.category,
        completeness,
    }
}

/// What the index takes of a public enterprise.
pub(crate) fn enterprise_doc(region: &Region, e: &Enterprise, offers: &[OfferCard]) -> EnterpriseDoc {
    let mut categories: Vec<String> = e
        .activities
        .iter()
        .map(|a| a.category.clone())
        .chain(offers.iter().map(|o| o.category.clone()))
        .collect();
    categories.sort_unstable();
    categories.dedup();
    EnterpriseDoc {
        id: e.id,
        slug: e.slug.clone(),
        name: e.brand_name.clone(),
        legal_name: e.legal_name.clone(),
        body: crate::locale::Locale::ALL
            .into_iter()
            .map(|l| {
                (
                    l,
                    format!(
                        "{} {}",
                        e.tagline.exact(l).map_or("", String::as_str),
                        e.story
                            .exact(l)
                            .map_or_else(String::new, |s| text::plain(&text::markdown_html(s)))
                    ),
                )
            })
            .filter(|(_, t)| t.len() > 1)
            .collect(),
        town: e.address.town.clone(),
        county: e.address.county,
        entity_type: e.entity_type,
        categories,
        serves: e
            .activities
            .iter()
            .fold(0, |mask, a| mask | a.coverage.mask(region, e.address.at)),
        status: e.status.is_some(),
        art94: e.art94.is_some(),
        employs: e.employs.iter().map(|g| g.group).collect(),
        marks: offers
            .iter()
            .flat_map(|o| o.marks.iter().map(|m| (m.from, m.until)))
            .collect(),
        sort_name: text::sort_key(&e.brand_name),
    }
}

/// How complete an offer's page is, 0–100: what the page "how results are ordered" says of it.
fn completeness(page: &OfferPage) -> u8 {
    let d = &page.details;
    let parts: [(bool, u8); 7] = [
        (page.pictures.iter().any(|p| !p.alt.is_empty()), 25),
        (!page.description_html.is_empty(), 20),
        (!page.summary.is_empty(), 10),
        (page.card.price.gross.is_some(), 15),
        (page.card.title.iter().count() > 1, 10),
        (
            d.lead_time_days.is_some() || page.variants.iter().any(|v| v.stock.is_some()),
            10,
        ),
        (!d.delivery.is_empty() || page.coverage.is_some(), 10),
    ];
    parts
        .iter()
        .filter(|(there, _)| *there)
        .map(|(_, points)| points)
        .sum()
}
