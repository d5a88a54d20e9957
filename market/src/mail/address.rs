//! E-mail addresses, parsed once at the edge.

use crate::error::FieldError;
use std::fmt;

/// The most characters of an address (RFC 5321, 4.5.3.1, less the brackets).
const LONGEST: usize = 254;
/// The most characters before the `@`.
const LONGEST_LOCAL: usize = 64;

/// An address that mail can be sent to, in ASCII: a domain with other letters is kept in its `xn--` form.
///
/// Before the `@` only ASCII letters, digits and the usual signs are taken. Mail to other addresses would need SMTPUTF8
/// on every server on its way, so they are refused with words that say so.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct EmailAddress(String);

impl EmailAddress {
    /// Reads an address as it was typed. The domain is put into lower case, what stands before it is left alone.
    ///
    /// # Errors
    /// The key of the words that say how to mend it: `invalid.email`, or `invalid.email_letters` for letters before
    /// the `@` that can't be sent to.
    pub fn parse(text: &str) -> Result<Self, &'static str> {
        let (local, domain) = text.trim().rsplit_once('@').ok_or("invalid.email")?;
        if local.chars().any(|c| !c.is_ascii() && !c.is_control()) {
            return Err("invalid.email_letters");
        }
        let dotted = local.split('.').all(|part| !part.is_empty());
        if !dotted || local.len() > LONGEST_LOCAL || !local.bytes().all(is_local) {
            return Err("invalid.email");
        }
        let domain = idna::domain_to_ascii_strict(domain).map_err(|_| "invalid.email")?;
        let last = domain.rsplit('.').next().unwrap_or_default();
        if !domain.contains('.') || last.is_empty() || last.bytes().all(|b| b.is_ascii_digit()) {
            return Err("invalid.email");
        }
        let address = format!("{local}@{domain}");
        if address.len() > LONGEST {
            return Err("invalid.email");
        }
        Ok(Self(address))
    }

    /// The same for a field of a form.
    ///
    /// # Errors
    /// Names the field, keeps what was typed.
    pub fn parse_field(field: &str, text: &str) -> Result<Self, FieldError> {
        Self::parse(text).map_err(|code| FieldError::new(field, code, text))
    }

    /// The address in ASCII, as it is stored and sent to.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The address as people write it, with the domain's own letters.
    pub fn shown(&self) -> String {
        let (local, domain) = self.0.rsplit_once('@').unwrap_or(("", &self.0));
        format!("{local}@{}", idna::domain_to_unicode(domain).0)
    }

    /// The address for lists in which people should not be recognised: its first letter and its domain, `a…@przyklad.pl`.
    pub fn masked(&self) -> String {
        let (local, domain) = self.0.rsplit_once('@').unwrap_or(("", &self.0));
        let first: String = local.chars().take(1).collect();
        format!("{first}…@{}", idna::domain_to_unicode(domain).0)
    }
}

/// Addresses are people's data: a log line that prints one shows its domain alone.
impl fmt::Debug for EmailAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "…@{}", self.0.rsplit('@').next().unwrap_or_default())
    }
}

/// What may stand before the `@` unquoted (RFC 5322, 3.2.3), and the dots between.
fn is_local(b: u8) -> bool {
    b.is_ascii_alphanumeric() || b".!#$%&'*+/=?^_`{|}~-".contains(&b)
}

/// A server's words without the addresses in them.
pub(super) fn without_addresses(words: &str) -> String {
    words
        .split_whitespace()
        .map(|word| if word.contains('@') { "…@…" } else { word })
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn usual_addresses_are_taken_and_other_letters_in_the_domain_too() {
        let read = |text| EmailAddress::parse(text).map(|a| a.as_str().to_owned());
        assert_eq!(
            read(" Jan.Kowalski+sklep@Przyklad.PL "),
            Ok("Jan.Kowalski+sklep@przyklad.pl".into())
        );
        assert_eq!(read("biuro@żółw.pl"), Ok("biuro@xn--w-uga1v8h.pl".into()));
        let shown = EmailAddress::parse("biuro@żółw.pl").expect("an address").shown();
        assert_eq!(shown, "biuro@żółw.pl");
    }

    #[test]
    fn letters_before_the_at_that_cannot_be_sent_to_are_refused_by_name() {
        assert_eq!(
            EmailAddress::parse("józef@przyklad.pl"),
            Err("invalid.email_letters")
        );
    }

    #[test]
    fn what_is_no_address_or_hides_a_header_is_refused() {
        for bad in [
            "",
            "jan",
            "@przyklad.pl",
            "jan@",
            "jan@przyklad",
            "jan@127.0.0.1",
            "jan@[127.0.0.1]",
            "jan..k@przyklad.pl",
            ".jan@przyklad.pl",
            "jan@przyklad..pl",
            "jan@przyklad.pl.",
            "jan k@przyklad.pl",
            "jan@przyklad.pl\r\nBcc: ofiara@przyklad.pl",
            "jan\r\nBcc: ofiara@przyklad.pl",
            "jan\u{0}@przyklad.pl",
            "jan@przy klad.pl",
            "a@b.pl,c@d.pl",
            "<jan@przyklad.pl>",
            "\"jan\"@przyklad.pl",
        ] {
            assert_eq!(EmailAddress::parse(bad), Err("invalid.email"), "{bad:?}");
        }
        let long = format!("{}@przyklad.pl", "a".repeat(65));
        assert_eq!(EmailAddress::parse(&long), Err("invalid.email"));
    }

    #[test]
    fn neither_debugging_nor_a_servers_words_show_an_address() {
        let address = EmailAddress::parse("jan@przyklad.pl").expect("an address");
        assert_eq!(format!("{address:?}"), "…@przyklad.pl");
        assert_eq!(
            without_addresses("550 5.1.1 <jan@przyklad.pl>: no such user"),
            "550 5.1.1 …@… no such user"
        );
    }
}
