//! What is typed into the forms of organisations, parsed once.

use super::{BillingAddress, PostalAddress};
use crate::{
    accounts::OrganisationKind, error::FieldError, id::BillingAddressId, mail::EmailAddress, registers,
};

/// The highest approval limit: ten million in the currency's main unit.
pub const APPROVAL_LIMIT_MAX: i64 = 1_000_000_000;

/// A tax number: ten digits of a Polish NIP, or `BE` with ten digits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TaxNumber(String);

impl TaxNumber {
    /// Reads a NIP, with `PL` before it or not, or a Belgian number with `BE` before it; check digits must fit.
    ///
    /// # Errors
    /// `invalid.tax_number` for the field `tax_number`.
    pub fn parse(text: &str) -> Result<Self, FieldError> {
        let upper = text.trim().to_uppercase();
        let found = if upper.starts_with("BE") {
            registers::belgian(&upper).map(|digits| format!("BE{digits}"))
        } else {
            registers::nip(upper.strip_prefix("PL").unwrap_or(&upper))
        };
        found
            .map(Self)
            .ok_or_else(|| FieldError::new("tax_number", "invalid.tax_number", text))
    }

    /// The digits, with `BE` before a Belgian number.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    fn belgian(&self) -> bool {
        self.0.starts_with("BE")
    }
}

/// One line of text from 1 to `most` characters.
fn text(field: &str, typed: &str, most: usize) -> Result<String, FieldError> {
    let line = typed.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.is_empty() {
        Err(FieldError::new(field, "required", typed))
    } else if line.chars().count() > most || line.chars().any(char::is_control) {
        Err(FieldError::new(field, "invalid.too_long", typed))
    } else {
        Ok(line)
    }
}

/// A Polish postcode `50-001`, also typed without its hyphen, or a Belgian one of four digits.
fn postcode(field: &str, typed: &str) -> Result<String, FieldError> {
    let kept: String = typed.chars().filter(|c| !matches!(c, ' ' | '-')).collect();
    let digits = kept.bytes().all(|b| b.is_ascii_digit());
    match kept.len() {
        5 if digits => Ok(format!("{}-{}", &kept[..2], &kept[2..])),
        4 if digits => Ok(kept),
        _ => Err(FieldError::new(field, "invalid.postcode", typed)),
    }
}

/// What was typed as an address.
#[derive(Clone, Debug, Default)]
pub struct AddressTyped {
    /// Street and number.
    pub street: String,
    /// Postcode.
    pub postcode: String,
    /// Town.
    pub town: String,
}

impl AddressTyped {
    /// Reads it; all that is wrong is added to `errors`.
    /// `fields` are the names of street, postcode and town.
    pub(super) fn read(&self, fields: [&str; 3], errors: &mut Vec<FieldError>) -> Option<PostalAddress> {
        let street = kept(errors, text(fields[0], &self.street, 120));
        let postcode = kept(errors, postcode(fields[1], &self.postcode));
        let town = kept(errors, text(fields[2], &self.town, 80));
        Some(PostalAddress {
            street: street?,
            postcode: postcode?,
            town: town?,
        })
    }
}

/// The value, or none with its error kept.
pub(super) fn kept<T>(errors: &mut Vec<FieldError>, read: Result<T, FieldError>) -> Option<T> {
    match read {
        Ok(value) => Some(value),
        Err(error) => {
            errors.push(error);
            None
        }
    }
}

/// An organisation that is to be made.
#[derive(Clone, Debug)]
pub struct NewOrganisation {
    /// What it is.
    pub kind: OrganisationKind,
    /// Its name, one line of 1 to 100 characters.
    pub name: String,
    /// Its tax number, where it is known.
    pub tax_number: Option<TaxNumber>,
    /// Its address, where it is known.
    pub address: Option<PostalAddress>,
}

/// What somebody types who founds an organisation, or changes a buyer's data.
#[derive(Clone, Debug, Default)]
pub struct OrganisationTyped {
    /// `company` or `public_body`; only read at the founding.
    pub kind: String,
    /// Its name.
    pub name: String,
    /// Its tax number.
    pub tax_number: String,
    /// Its address.
    pub address: AddressTyped,
}

impl OrganisationTyped {
    /// Reads what both forms have in common.
    ///
    /// # Errors
    /// Everything that is wrong, in the order of the form.
    pub(super) fn read(&self, kind: OrganisationKind) -> Result<NewOrganisation, Vec<FieldError>> {
        let mut errors = Vec::new();
        let name = kept(&mut errors, text("organisation_name", &self.name, 100));
        let tax_number = kept(&mut errors, TaxNumber::parse(&self.tax_number));
        let address = self.address.read(["street", "postcode", "town"], &mut errors);
        if let (Some(number), Some(address)) = (&tax_number, &address)
            && number.belgian() != (address.postcode.len() == 4)
        {
            errors.push(FieldError::new(
                "postcode",
                "invalid.postcode",
                &self.address.postcode,
            ));
        }
        match (name, tax_number, address) {
            (Some(name), Some(tax_number), Some(address)) if errors.is_empty() => Ok(NewOrganisation {
                kind,
                name,
                tax_number: Some(tax_number),
                address: Some(address),
            }),
            _ => Err(errors),
        }
    }
}

/// What was typed as a billing address.
#[derive(Clone, Debug, Default)]
pub struct BillingTyped {
    /// Who is billed.
    pub name: String,
    /// Where.
    pub address: AddressTyped,
    /// Where invoices may be mailed; may be empty.
    pub email: String,
}

impl BillingTyped {
    /// Reads it under a fresh identifier.
    ///
    /// # Errors
    /// Everything that is wrong, in the order of the form.
    pub(super) fn read(&self, id: BillingAddressId) -> Result<BillingAddress, Vec<FieldError>> {
        let mut errors = Vec::new();
        let name = kept(&mut errors, text("billing_name", &self.name, 120));
        let fields = ["billing_street", "billing_postcode", "billing_town"];
        let address = self.address.read(fields, &mut errors);
        let email = match self.email.trim() {
            "" => None,
            typed => {
                let read = EmailAddress::parse_field("billing_email", typed);
                kept(&mut errors, read).map(|e| e.as_str().to_owned())
            }
        };
        match (name, address) {
            (Some(name), Some(address)) if errors.is_empty() => Ok(BillingAddress {
                id,
                name,
                address,
                email,
            }),
            _ => Err(errors),
        }
    }
}

/// Reads code and name of a cost centre.
///
/// # Errors
/// Everything that is wrong, in the order of the form.
pub(super) fn cost_centre(code: &str, name: &str) -> Result<(String, String), Vec<FieldError>> {
    let mut errors = Vec::new();
    let code = kept(&mut errors, text("code", code, 30));
    let name = kept(&mut errors, text("centre_name", name, 100));
    match (code, name) {
        (Some(code), Some(name)) => Ok((code, name)),
        _ => Err(errors),
    }
}

/// Reads an approval limit: an amount with at most two decimals, spaces between thousands; empty is none.
///
/// # Errors
/// `invalid.amount` for the field `limit`.
pub fn approval_limit(typed: &str) -> Result<Option<i64>, FieldError> {
    let wrong = || FieldError::new("limit", "invalid.amount", typed);
    let kept: String = typed
        .chars()
        .filter(|c| !c.is_whitespace())
        .map(|c| if c == ',' { '.' } else { c })
        .collect();
    if kept.is_empty() {
        return Ok(None);
    }
    let (whole, part) = kept.split_once('.').unwrap_or((&kept, ""));
    let digits = |t: &str| t.bytes().all(|b| b.is_ascii_digit());
    if whole.is_empty() || whole.len() > 10 || part.len() > 2 || !digits(whole) || !digits(part) {
        return Err(wrong());
    }
    let minor: i64 = format!("{whole}{part:0<2}").parse().map_err(|_| wrong())?;
    if minor > APPROVAL_LIMIT_MAX {
        return Err(wrong());
    }
    Ok(Some(minor))
}

/// What a typed name of a supplier's page leads to: the last part of an address, or the part alone.
pub(super) fn supplier_slug(typed: &str) -> &str {
    let path = typed.trim().split(['?', '#']).next().unwrap_or_default();
    path.trim_end_matches('/').rsplit('/').next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tax_numbers_are_those_whose_check_digits_fit() {
        let read = |t| TaxNumber::parse(t).map(|n| n.0).map_err(|e| e.code);
        assert_eq!(read("526-021-02-28"), Ok("5260210228".into()));
        assert_eq!(read("PL 5260210228"), Ok("5260210228".into()));
        assert_eq!(read("be0202.239.951"), Ok("BE0202239951".into()));
        for bad in ["", "5260210229", "BE0202239952", "DE123456789", "526021022"] {
            assert_eq!(read(bad), Err("invalid.tax_number"), "{bad}");
        }
    }

    #[test]
    fn limits_are_amounts_and_empty_is_none() {
        let read = |t| approval_limit(t).map_err(|e| e.code);
        assert_eq!(read(" "), Ok(None));
        assert_eq!(read("0"), Ok(Some(0)));
        assert_eq!(read("1 234,5"), Ok(Some(123_450)));
        assert_eq!(read("1\u{a0}234.56"), Ok(Some(123_456)));
        for bad in ["-1", "1,234", "dużo", "1e9", ",5", "10000001", "99999999999999"] {
            assert_eq!(read(bad), Err("invalid.amount"), "{bad}");
        }
    }

    #[test]
    fn a_pasted_address_names_its_supplier() {
        for typed in [
            "glinka",
            " /pl/podmioty/glinka/ ",
            "https://przyklad.pl/en/enterprises/glinka?card=1#top",
        ] {
            assert_eq!(supplier_slug(typed), "glinka");
        }
    }

    #[test]
    fn all_that_is_wrong_with_an_organisation_is_said_at_once() {
        let typed = OrganisationTyped {
            name: " ".into(),
            tax_number: "1".into(),
            ..OrganisationTyped::default()
        };
        let errors = typed.read(OrganisationKind::Company).expect_err("refused");
        let fields: Vec<_> = errors.iter().map(|e| e.field.as_str()).collect();
        assert_eq!(
            fields,
            ["organisation_name", "tax_number", "street", "postcode", "town"]
        );
    }

    #[test]
    fn a_postcode_is_one_of_the_numbers_country() {
        let mut typed = OrganisationTyped {
            kind: String::new(),
            name: "Odra Soft".into(),
            tax_number: "5260210228".into(),
            address: AddressTyped {
                street: "Rynek 1".into(),
                postcode: "50001".into(),
                town: "Wrocław".into(),
            },
        };
        let read = typed.read(OrganisationKind::Company).expect("good");
        assert_eq!(read.address.expect("an address").postcode, "50-001");
        typed.address.postcode = "1000".into();
        let errors = typed.read(OrganisationKind::Company).expect_err("refused");
        assert_eq!(errors[0].code, "invalid.postcode");
    }
}
