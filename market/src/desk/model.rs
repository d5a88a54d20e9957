//! Offers as their sellers see them: what is public of them, and the working copy beside it. Pure.

use crate::{
    catalogue::{OfferDraft, OfferState},
    closed_list::closed_list,
    error::{Error, FieldError, Result},
    id::{DecisionId, EnterpriseId, OfferId, OrganisationId, PersonId},
    images::{PictureState, store::PictureLine},
    import::sheet::{Difference, Sheet},
    locale::{Locale, Localised},
    money::{Basis, Money, Vat},
};
use chrono::{DateTime, Utc};

closed_list! {
    /// Where a working copy stands.
    pub enum WorkingState {
        /// Its seller writes.
        Editing = "editing",
        /// The operator looks at it.
        InReview = "in_review",
        /// The operator sent it back, with the reason.
        Returned = "returned",
    }
}

impl WorkingState {
    /// The next state.
    ///
    /// # Errors
    /// [`Error::Conflict`] naming both states.
    pub fn step(self, to: WorkingState) -> Result<WorkingState> {
        use WorkingState::{Editing, InReview, Returned};
        match (self, to) {
            (Editing | Returned, InReview) | (InReview, Editing | Returned) => Ok(to),
            _ => Err(Error::Conflict {
                from: self.name().into(),
                to: to.name().into(),
            }),
        }
    }
}

/// What is being changed about an offer.
#[derive(Clone, Debug)]
pub struct Working {
    /// The offer; it need not be published yet.
    pub offer: OfferId,
    /// Whose.
    pub enterprise: EnterpriseId,
    /// Who writes.
    pub organisation: OrganisationId,
    /// Where it stands.
    pub state: WorkingState,
    /// Raised by every save.
    pub version: i64,
    /// What was typed.
    pub sheet: Sheet,
    /// Hash of what was published when it was begun.
    pub base: Option<String>,
    /// Why it was sent back.
    pub reason: Option<String>,
    /// When it was last saved.
    pub saved_at: DateTime<Utc>,
    /// By whom.
    pub saved_by: Option<PersonId>,
    /// When it was sent for review.
    pub submitted_at: Option<DateTime<Utc>>,
    /// By whom.
    pub submitted_by: Option<PersonId>,
}

/// An offer in the desk's list.
#[derive(Clone, Debug)]
pub struct OfferLine {
    /// Its identifier.
    pub id: OfferId,
    /// Its title, whatever the language.
    pub title: String,
    /// What is public of it; none for one that never was.
    pub live: Option<OfferState>,
    /// Where its working copy stands, if there is one.
    pub working: Option<WorkingState>,
    /// The least of its prices as entered.
    pub price: Option<(Money, Basis)>,
    /// Whether its variants differ in price.
    pub several: bool,
    /// Pieces on hand, of all variants that count.
    pub stock: Option<i64>,
    /// The last change.
    pub changed_at: DateTime<Utc>,
    /// The languages that it has a title in.
    pub languages: Vec<Locale>,
}

/// A variant of a public offer, of which price and stock can be changed at once.
#[derive(Clone, Debug, PartialEq)]
pub struct LiveVariant {
    /// Its key.
    pub key: String,
    /// What tells it from the others.
    pub options: Vec<Localised<String>>,
    /// Its price.
    pub price: Option<(Money, Basis, Vat)>,
    /// Pieces on hand.
    pub stock: Option<i64>,
}

/// What the page of an offer on the desk shows.
#[derive(Clone, Debug)]
pub struct OfferEdit {
    /// The offer.
    pub id: OfferId,
    /// Its part of an address, once it was public.
    pub slug: Option<String>,
    /// What is public of it.
    pub live: Option<OfferState>,
    /// The variants that are public.
    pub variants: Vec<LiveVariant>,
    /// What is written: the working copy, or what is published.
    pub sheet: Sheet,
    /// The version that a save must name; nought when there is no working copy.
    pub version: i64,
    /// Where the working copy stands.
    pub working: Option<WorkingState>,
    /// Why it was sent back.
    pub reason: Option<String>,
    /// When it was saved, and the name of who did.
    pub saved: Option<(DateTime<Utc>, Option<String>)>,
    /// Its pictures, in order.
    pub pictures: Vec<PictureLine>,
    /// What keeps it from being published.
    pub lacks: Vec<FieldError>,
    /// Whether the enterprise is the organisation's; until then nothing can be published.
    pub approved: bool,
    /// The decision under which it, or its enterprise, is restricted.
    pub restricted: Option<DecisionId>,
}

/// What an editor sends.
#[derive(Clone, Debug, Default)]
pub struct Save {
    /// The version that they saw.
    pub version: i64,
    /// What they typed.
    pub sheet: Sheet,
    /// Alternative texts by the source of the picture.
    pub alts: Vec<(String, Localised<String>)>,
}

/// What a save did.
#[derive(Clone, Debug)]
pub enum Saved {
    /// It is kept, under this version.
    Kept(i64),
    /// Somebody else has saved meanwhile; nothing was overwritten.
    Stale(Box<Stale>),
}

/// What somebody else has saved meanwhile.
#[derive(Clone, Debug)]
pub struct Stale {
    /// The version that is there now.
    pub version: i64,
    /// When it was saved.
    pub at: DateTime<Utc>,
    /// The name of who saved it.
    pub by: Option<String>,
    /// From what is there to what was sent.
    pub differences: Vec<Difference>,
}

/// What sending an offer off did.
#[derive(Clone, Debug)]
pub enum Submitted {
    /// It waits for the operator.
    InReview,
    /// It is public.
    Published,
    /// What was published has changed under the working copy, which is to be looked at again.
    Stale(Box<Stale>),
}

/// A step that its seller takes with an offer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OfferStep {
    /// Off for a while.
    Pause,
    /// On again.
    Resume,
    /// Off for good; a working copy goes too.
    Archive,
    /// Drop the working copy; what is published stays.
    Discard,
    /// Take it back from review.
    Withdraw,
}

/// A step with a picture, which its source names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PictureStep {
    /// One place nearer to the front.
    Up(String),
    /// One place further back.
    Down(String),
    /// Away.
    Remove(String),
    /// Cut: its number on the form, and percents off the left, the top, the right and the bottom, as typed.
    Crop(String, usize, [String; 4]),
    /// Whole again.
    Whole(String),
}

impl Working {
    /// Reads what was typed as an offer with these pictures. Beside it stands what is missing for its publication.
    ///
    /// # Errors
    /// What is wrong, by field.
    pub(super) fn draft(
        &self,
        region: &crate::place::Region,
        live: Option<&OfferDraft>,
        pictures: &[PictureLine],
    ) -> std::result::Result<(OfferDraft, Vec<FieldError>), Vec<FieldError>> {
        let key = live.map_or_else(|| self.offer.to_string(), |l| l.key.clone());
        let (mut draft, lacks) = self.sheet.read(region, &key)?;
        draft.enterprise = self.enterprise;
        draft.source = live.map_or_else(|| crate::claims::SOURCE.to_owned(), |l| l.source.clone());
        draft.slug = None;
        draft.published_on = None;
        draft.state = OfferState::Published;
        draft.pictures = pictures.iter().map(|p| p.view.clone()).collect();
        if let Some(live) = live {
            // The only variant has no key; it stays the same one when others come beside it.
            if let ([only], Some(first)) = (&*live.variants, draft.variants.first_mut())
                && only.key.is_empty()
                && !self
                    .sheet
                    .variants
                    .first()
                    .is_some_and(|v| v.contains_key("variant_key"))
            {
                first.key = String::new();
            }
            if matches!(live.state, OfferState::Published | OfferState::Paused) {
                if live.state == OfferState::Paused {
                    draft.state = OfferState::Paused;
                }
                // Prices and stock go live by themselves; what stands in the copy may be older.
                for v in &mut draft.variants {
                    if let Some(now) = live.variants.iter().find(|l| l.key == v.key) {
                        (v.price, v.stock) = (now.price, now.stock);
                    }
                }
            }
        }
        // An amount whose VAT is not said is no price yet, but it is there.
        let unsaid = !lacks.is_empty();
        let mut missing: Vec<FieldError> = crate::catalogue::missing_fields(&draft)
            .into_iter()
            .filter(|name| *name != "price" || !unsaid)
            .chain(lacks)
            .flat_map(|name| missing_of(name, &draft, pictures))
            .collect();
        for (n, p) in (1..).zip(pictures) {
            match p.view.state {
                PictureState::Queued => missing.push(FieldError::new(format!("p{n}"), "picture.waiting", "")),
                PictureState::Failed => missing.push(FieldError::new(format!("p{n}"), "picture.refused", "")),
                PictureState::Drawn | PictureState::Ready => {}
            }
        }
        Ok((draft, missing))
    }
}

/// Where a missing legal field stands in the form, and what to do about it.
fn missing_of(name: &'static str, draft: &OfferDraft, pictures: &[PictureLine]) -> Vec<FieldError> {
    let variant = |lacks: &dyn Fn(&crate::catalogue::Variant) -> bool| {
        draft.variants.iter().position(lacks).map_or(1, |n| n + 1)
    };
    let one = |field: String, code| vec![FieldError::new(field, code, "")];
    match name {
        "title" => one("title_pl".into(), "missing.title"),
        "price" => one(
            format!("v{}_price", variant(&|v| v.price.is_none())),
            "missing.price",
        ),
        "vat" => one(format!("v{}_vat", variant(&|v| v.price.is_none())), "missing.vat"),
        "price_basis" => one(
            format!("v{}_price_basis", variant(&|v| v.price.is_none())),
            "missing.price_basis",
        ),
        "currency" => one(
            format!("v{}_price", variant(&|v| v.price.is_none())),
            "missing.price",
        ),
        "maker" => one("maker".into(), "missing.maker"),
        "product_id" => one("product_id".into(), "missing.product_id"),
        "picture" => one("pictures".into(), "missing.picture"),
        "picture_alt" => (1..)
            .zip(pictures)
            .filter(|(_, p)| p.view.alt.is_empty())
            .map(|(n, _)| FieldError::new(format!("p{n}_alt_pl"), "missing.picture_alt", ""))
            .collect(),
        "ingredients" => one("ingredients_pl".into(), "missing.ingredients"),
        "allergens" => one("allergens_pl".into(), "missing.allergens"),
        "storage" => one("storage_pl".into(), "missing.storage"),
        "net_quantity" => one(
            format!("v{}_net_quantity", variant(&|v| v.net.is_none())),
            "missing.net_quantity",
        ),
        other => one(other.into(), "invalid.required"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_is_reviewed_only_after_it_was_sent() {
        assert!(WorkingState::Returned.step(WorkingState::InReview).is_ok());
        for (from, to) in [
            (WorkingState::Editing, WorkingState::Returned),
            (WorkingState::InReview, WorkingState::InReview),
            (WorkingState::Editing, WorkingState::Editing),
        ] {
            assert!(
                matches!(from.step(to), Err(Error::Conflict { .. })),
                "{from} to {to}"
            );
        }
    }
}
