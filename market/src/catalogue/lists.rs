//! The closed lists of offers, and the steps of an offer's life. Pure.

use crate::{
    closed_list::closed_list,
    error::{Error, FieldError, Result},
};

closed_list! {
    /// Goods or work.
    pub enum Kind { /// Goods.
        Product = "product", /// Work.
        Service = "service" }
}

closed_list! {
    /// Where an offer is in its life.
    pub enum OfferState {
        /// Being written.
        Draft = "draft",
        /// Waiting for the operator.
        InReview = "in_review",
        /// Shown.
        Published = "published",
        /// Taken off for a while by its seller.
        Paused = "paused",
        /// Taken off for good.
        Archived = "archived",
        /// Taken off by the operator's decision; nothing but another decision brings it back.
        Restricted = "restricted",
    }
}

impl OfferState {
    /// The next state, if the step is possible: draft → in review → published ⇄ paused → archived.
    ///
    /// # Errors
    /// [`Error::Conflict`] naming both states.
    pub fn step(self, to: OfferState) -> Result<OfferState> {
        use OfferState::{Archived, Draft, InReview, Paused, Published};
        let possible = matches!(
            (self, to),
            (Draft, InReview | Published)
                | (InReview, Published | Draft)
                | (Published, Paused | Draft)
                | (Paused, Published)
                | (Draft | InReview | Published | Paused, Archived)
        );
        if possible {
            Ok(to)
        } else {
            Err(Error::Conflict {
                from: self.name().into(),
                to: to.name().into(),
            })
        }
    }
}

impl OfferState {
    /// The step that a decision takes with an offer that is, or can at once be, public.
    ///
    /// # Errors
    /// [`Error::Conflict`] naming both states.
    pub fn restrict(self) -> Result<OfferState> {
        match self {
            OfferState::Published | OfferState::Paused => Ok(OfferState::Restricted),
            _ => Err(Error::Conflict {
                from: self.name().into(),
                to: OfferState::Restricted.name().into(),
            }),
        }
    }

    /// Refuses what is restricted.
    ///
    /// # Errors
    /// [`Error::Invalid`] for `state`.
    pub fn free(self) -> Result<()> {
        if self == OfferState::Restricted {
            let error = FieldError::new("state", "invalid.restricted", self.name());
            return Err(Error::Invalid(vec![error]));
        }
        Ok(())
    }
}

closed_list! {
    /// For whom an offer is.
    pub enum Audience { /// People buying for themselves.
        Consumers = "consumers", /// Firms.
        Companies = "companies", /// Public bodies.
        PublicBodies = "public_bodies" }
}

closed_list! {
    /// How firm a price is.
    pub enum PriceType { /// The price.
        Fixed = "fixed", /// The least it costs.
        From = "from", /// Not published.
        OnRequest = "on_request" }
}

closed_list! {
    /// What one is charged for.
    pub enum Unit {
        /// A piece.
        Piece = "piece", /// A set.
        Set = "set", /// A pair.
        Pair = "pair", /// A kilogram.
        Kg = "kg", /// A gram.
        G = "g", /// A litre.
        L = "l", /// A metre.
        M = "m", /// A square metre.
        M2 = "m2", /// An hour.
        Hour = "hour", /// A day.
        Day = "day", /// A month.
        Month = "month", /// A person.
        Person = "person", /// A portion.
        Portion = "portion", /// The whole service.
        Service = "service",
    }
}

impl Unit {
    /// Whether a price per this unit can be compared with the price of a thing.
    /// Sorting by price leaves the others after, and says so.
    pub fn comparable(self) -> bool {
        matches!(
            self,
            Unit::Piece | Unit::Set | Unit::Pair | Unit::Service | Unit::Portion
        )
    }
}

closed_list! {
    /// How goods reach the buyer.
    pub enum Delivery { /// A parcel anywhere in the country.
        ParcelCountry = "parcel_country", /// A parcel nearby.
        ParcelLocal = "parcel_local", /// Collected.
        Pickup = "pickup", /// Brought by the seller.
        OwnTransport = "own_transport" }
}

closed_list! {
    /// What something is bought for.
    pub enum Occasion {
        /// Christening.
        Christening = "christening", /// First communion.
        Communion = "communion", /// Wedding.
        Wedding = "wedding", /// Christmas.
        Christmas = "christmas", /// Easter.
        Easter = "easter", /// Name day.
        NameDay = "name_day", /// Grandparents' day.
        GrandparentsDay = "grandparents_day",
    }
}

closed_list! {
    /// Why the 14-day withdrawal does not apply (Directive 2011/83/EU art. 16; in Poland art. 38 of the consumer rights act).
    pub enum Exemption {
        /// Made to the consumer's own specification or personalised; not a standard model made after ordering.
        MadeToSpecification = "made_to_specification", /// Goods that spoil quickly.
        Perishable = "perishable", /// Sealed goods, for hygiene, once unsealed.
        SealedHygiene = "sealed_hygiene", /// Lodging, transport, catering or leisure on a date.
        LeisureOnDate = "accommodation_leisure_on_date", /// A service wholly performed with consent.
        ServicePerformed = "service_performed", /// Newspapers and periodicals.
        Periodical = "periodical",
    }
}

closed_list! {
    /// Units of net quantity.
    pub enum NetUnit { /// Kilogram.
        Kg = "kg", /// Gram.
        G = "g", /// Litre.
        L = "l", /// Millilitre.
        Ml = "ml", /// Metre.
        M = "m", /// Square metre.
        M2 = "m2", /// Piece.
        Piece = "piece" }
}
