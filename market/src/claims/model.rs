//! Claims: what is asked, where they stand, and the trader's data that the law wants held. Pure.

use crate::{
    closed_list::closed_list,
    enterprises::EntityType,
    error::{Error, FieldError, Result},
    id::{ClaimId, EnterpriseId, OrganisationId, PersonId},
    mail::EmailAddress,
    place::Region,
    registers,
};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

closed_list! {
    /// What is asked.
    pub enum ClaimKind {
        /// A profile that the catalogue has is to be ours.
        Claim = "claim",
        /// A profile that the catalogue has not is to come in.
        Register = "register",
    }
}

closed_list! {
    /// Where a claim stands.
    pub enum ClaimState {
        /// It is the operator's turn.
        Requested = "requested",
        /// The profile is the organisation's.
        Approved = "approved",
        /// It was not granted, with the reason.
        Refused = "refused",
        /// It held once.
        Ended = "ended",
    }
}

impl ClaimState {
    /// The next state.
    ///
    /// # Errors
    /// [`Error::Conflict`] naming both states.
    pub fn step(self, to: ClaimState) -> Result<ClaimState> {
        match (self, to) {
            (ClaimState::Requested, ClaimState::Approved | ClaimState::Refused | ClaimState::Ended)
            | (ClaimState::Approved, ClaimState::Ended) => Ok(to),
            _ => Err(Error::Conflict {
                from: self.name().into(),
                to: to.name().into(),
            }),
        }
    }
}

closed_list! {
    /// A register that numbers enterprises.
    pub enum Register {
        /// The court register.
        Krs = "krs",
        /// Tax numbers.
        Nip = "nip",
        /// The statistical register.
        Regon = "regon",
    }
}

impl Register {
    /// Reads a number of this register; its check digit must be right.
    ///
    /// # Errors
    /// How to mend it, for the field `number`.
    pub fn number(self, text: &str) -> Result<String, FieldError> {
        let (read, code) = match self {
            Register::Krs => (registers::krs(text), "invalid.krs"),
            Register::Nip => (registers::nip(text), "invalid.nip"),
            Register::Regon => (registers::regon(text), "invalid.regon"),
        };
        read.ok_or_else(|| FieldError::new("number", code, text))
    }
}

impl EntityType {
    /// Whether another body runs such an entity, whose register number it shares with it.
    pub fn is_run_by_another(self) -> bool {
        matches!(
            self,
            EntityType::Wtz | EntityType::Zaz | EntityType::Cis | EntityType::Kis
        )
    }
}

/// What DSA art. 30(1) wants held of a trader before anything is listed. Its account and who stands for it are shown to
/// the operator alone.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Trader {
    /// The register that identifies it.
    pub register: String,
    /// Its number there.
    pub number: String,
    /// Who is entitled to stand for it, as the register names them.
    pub representative: String,
    /// Telephone.
    pub phone: String,
    /// E-mail.
    pub email: String,
    /// The account for payments (IBAN).
    pub account: String,
}

/// What somebody types who claims or registers an enterprise.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ClaimForm {
    /// `krs`, `nip` or `regon`.
    pub register: String,
    /// The number in it.
    pub number: String,
    /// The profile that is claimed; empty for one that is to come in.
    pub profile: String,
    /// The name in the register.
    pub legal_name: String,
    /// The name that people know.
    pub brand_name: String,
    /// What kind of entity it is.
    pub entity_type: String,
    /// The body that runs it.
    pub run_by: String,
    /// Street and number.
    pub street: String,
    /// Post code.
    pub postcode: String,
    /// Town.
    pub town: String,
    /// County, where the town is none that we know.
    pub county: String,
    /// Who is entitled to stand for it.
    pub representative: String,
    /// Telephone.
    pub phone: String,
    /// E-mail.
    pub email: String,
    /// Account for payments.
    pub account: String,
    /// "I may act for it."
    pub may_act: bool,
    /// "What we sell abides by the law of the Union" (DSA art. 30(1)(e)).
    pub certified: bool,
}

/// What a registered profile is made of.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct NewProfile {
    pub legal_name: String,
    pub brand_name: String,
    pub entity_type: EntityType,
    pub run_by: Option<String>,
    pub street: String,
    pub postcode: String,
    pub town: String,
    pub county: crate::place::Teryt,
    pub at: Option<crate::place::Point>,
}

/// The longest line that is taken.
const LINE: usize = 200;

fn line(errors: &mut Vec<FieldError>, field: &str, text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.is_empty() {
        errors.push(FieldError::new(field, "invalid.required", ""));
    } else if text.chars().count() > LINE {
        errors.push(FieldError::new(field, "invalid.too_long", text.clone()));
    }
    text
}

/// A telephone number as people write it.
pub fn phone(field: &str, text: &str) -> Result<String, FieldError> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let plain = text
        .chars()
        .all(|c| c.is_ascii_digit() || matches!(c, '+' | ' ' | '-' | '(' | ')' | '/' | '.'));
    if plain && (7..=15).contains(&digits) {
        Ok(text)
    } else {
        Err(FieldError::new(field, "invalid.phone", text))
    }
}

impl ClaimForm {
    /// Reads what both kinds need.
    ///
    /// # Errors
    /// What is wrong, by field.
    pub fn trader(&self) -> Result<Trader, Vec<FieldError>> {
        let mut errors = Vec::new();
        let register = Register::from_name(&self.register);
        if register.is_none() {
            errors.push(FieldError::new("register", "invalid.choice", &self.register));
        }
        let number = match register.map(|r| r.number(&self.number)) {
            Some(Ok(number)) => number,
            Some(Err(e)) => {
                errors.push(e);
                String::new()
            }
            None => String::new(),
        };
        let representative = line(&mut errors, "representative", &self.representative);
        let phone = phone("phone", &self.phone).unwrap_or_else(|e| {
            errors.push(e);
            String::new()
        });
        let email = EmailAddress::parse_field("email", &self.email);
        let account = registers::iban(&self.account);
        if account.is_none() {
            errors.push(FieldError::new("account", "invalid.iban", &self.account));
        }
        if !self.may_act {
            errors.push(FieldError::new("may_act", "invalid.confirm", ""));
        }
        if !self.certified {
            errors.push(FieldError::new("certified", "invalid.confirm", ""));
        }
        match email {
            Ok(email) if errors.is_empty() => Ok(Trader {
                register: self.register.clone(),
                number,
                representative,
                phone,
                email: email.as_str().to_owned(),
                account: account.unwrap_or_default(),
            }),
            Ok(_) => Err(errors),
            Err(e) => {
                errors.insert(
                    errors
                        .iter()
                        .position(|e| e.field == "account")
                        .unwrap_or(errors.len()),
                    e,
                );
                Err(errors)
            }
        }
    }

    /// Reads what a new profile needs besides.
    pub(super) fn profile(&self, region: &Region) -> Result<NewProfile, Vec<FieldError>> {
        let mut errors = Vec::new();
        let legal_name = line(&mut errors, "legal_name", &self.legal_name);
        let brand_name = if self.brand_name.trim().is_empty() {
            legal_name.clone()
        } else {
            line(&mut errors, "brand_name", &self.brand_name)
        };
        let entity_type = EntityType::from_name(&self.entity_type);
        if entity_type.is_none() {
            errors.push(FieldError::new(
                "entity_type",
                "invalid.choice",
                &self.entity_type,
            ));
        }
        let run_by =
            Some(self.run_by.split_whitespace().collect::<Vec<_>>().join(" ")).filter(|t| !t.is_empty());
        if entity_type.is_some_and(EntityType::is_run_by_another) && run_by.is_none() {
            errors.push(FieldError::new("run_by", "invalid.required", ""));
        }
        let street = line(&mut errors, "street", &self.street);
        let postcode = self.postcode.trim().to_owned();
        let digits: Vec<char> = postcode.chars().filter(|c| *c != '-').collect();
        if digits.len() != 5 || !digits.iter().all(char::is_ascii_digit) {
            errors.push(FieldError::new("postcode", "invalid.postcode", &postcode));
        }
        let postcode: String = digits
            .iter()
            .take(2)
            .chain(&['-'])
            .chain(digits.iter().skip(2))
            .collect();
        let town = line(&mut errors, "town", &self.town);
        let place = region.place(&town);
        let county = place.map(|p| p.county).or_else(|| {
            region
                .counties
                .iter()
                .find(|c| c.teryt.as_str() == self.county)
                .map(|c| c.teryt)
        });
        if county.is_none() && !town.is_empty() {
            errors.push(FieldError::new("county", "invalid.county", &self.county));
        }
        match (entity_type, county) {
            (Some(entity_type), Some(county)) if errors.is_empty() => Ok(NewProfile {
                legal_name,
                brand_name,
                entity_type,
                run_by,
                street,
                postcode,
                town,
                county,
                at: place.map(|p| p.at),
            }),
            _ => Err(errors),
        }
    }
}

/// A claim.
#[derive(Clone, Debug)]
pub struct Claim {
    /// Its identifier.
    pub id: ClaimId,
    /// The profile.
    pub enterprise: EnterpriseId,
    /// Who wants it.
    pub organisation: OrganisationId,
    /// Who asked.
    pub person: Option<PersonId>,
    /// What is asked.
    pub kind: ClaimKind,
    /// Where it stands.
    pub state: ClaimState,
    /// The trader's data.
    pub trader: Trader,
    /// Why it was refused or ended.
    pub reason: Option<String>,
    /// Since when.
    pub requested_at: DateTime<Utc>,
    /// When it was decided.
    pub decided_at: Option<DateTime<Utc>>,
}

/// What the operator decides of something that waits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Decision {
    /// Yes.
    Approve,
    /// No, for this reason, which its author is told.
    Refuse(String),
}

/// The longest reason.
const REASON: usize = 1000;

impl Decision {
    /// Reads a refusal's reason.
    ///
    /// # Errors
    /// `invalid.reason_missing`, `invalid.too_long` for the field `reason`.
    pub fn refuse(reason: &str) -> Result<Self> {
        let reason = reason.trim();
        let wrong = |code| Err(Error::Invalid(vec![FieldError::new("reason", code, reason)]));
        if reason.is_empty() {
            wrong("invalid.reason_missing")
        } else if reason.chars().count() > REASON {
            wrong("invalid.too_long")
        } else {
            Ok(Decision::Refuse(reason.to_owned()))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_decision_is_made_once() {
        assert!(ClaimState::Requested.step(ClaimState::Approved).is_ok());
        assert!(ClaimState::Approved.step(ClaimState::Ended).is_ok());
        for (from, to) in [
            (ClaimState::Approved, ClaimState::Refused),
            (ClaimState::Refused, ClaimState::Approved),
            (ClaimState::Ended, ClaimState::Requested),
        ] {
            assert!(
                matches!(from.step(to), Err(Error::Conflict { .. })),
                "{from} to {to}"
            );
        }
    }

    #[test]
    fn a_form_says_all_that_is_wrong_with_it() {
        let form = ClaimForm {
            register: "nip".into(),
            number: "526-021-02-29".into(),
            ..ClaimForm::default()
        };
        let fields: Vec<String> = form
            .trader()
            .expect_err("empty")
            .into_iter()
            .map(|e| e.field)
            .collect();
        assert_eq!(
            fields,
            [
                "number",
                "representative",
                "phone",
                "email",
                "account",
                "may_act",
                "certified"
            ]
        );
        assert!(phone("phone", "+48 71 000 00 00").is_ok() && phone("phone", "jutro").is_err());
        assert!(Decision::refuse(" ").is_err());
    }
}
