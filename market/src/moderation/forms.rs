//! What is typed into the forms of moderation, read. Pure.

use super::{Ground, Measure, NoticeReason, Notifier};
use crate::{
    accounts::Email,
    error::{Error, FieldError, Result},
};
use chrono::NaiveDate;

/// The most characters of a text.
const TEXT: usize = 5000;
/// The most characters of a line.
const LINE: usize = 300;
/// The most characters of an address of a page.
const ADDRESS: usize = 1000;

fn text(errors: &mut Vec<FieldError>, field: &str, typed: &str, most: usize) -> String {
    let typed = typed.trim();
    if typed.is_empty() {
        errors.push(FieldError::new(field, "invalid.required", typed));
    } else if typed.chars().count() > most {
        errors.push(FieldError::new(field, "invalid.too_long", typed));
    }
    typed.to_owned()
}

/// A text that somebody else is told, for a field of its own.
///
/// # Errors
/// [`Error::Invalid`] for the field.
pub fn reasons(field: &str, typed: &str) -> Result<String> {
    let mut errors = Vec::new();
    let read = text(&mut errors, field, typed, TEXT);
    if errors.is_empty() {
        Ok(read)
    } else {
        Err(Error::Invalid(errors))
    }
}

/// What somebody types who reports something.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NoticeForm {
    /// The exact address.
    pub address: String,
    /// A [`NoticeReason`]'s name.
    pub why: String,
    /// Why it is against the law.
    pub explanation: String,
    /// Who reports.
    pub name: String,
    /// Where they are answered.
    pub email: String,
    /// Whether they believe in good faith that it is so.
    pub good_faith: bool,
}

/// The same, read.
#[derive(Clone, Debug)]
pub(super) struct NewNotice {
    pub address: String,
    pub reason: NoticeReason,
    pub explanation: String,
    pub from: Option<Notifier>,
    /// As addresses are compared.
    pub folded: Option<String>,
}

impl NoticeForm {
    /// Reads it (DSA, art. 16(2)).
    ///
    /// # Errors
    /// Names every field, in the order of the form.
    pub(super) fn read(&self) -> Result<NewNotice, Vec<FieldError>> {
        let mut errors = Vec::new();
        let address = text(&mut errors, "address", &self.address, ADDRESS);
        let reason = NoticeReason::from_name(&self.why);
        if reason.is_none() {
            errors.push(FieldError::new("why", "invalid.choice", &self.why));
        }
        let explanation = text(&mut errors, "explanation", &self.explanation, TEXT);
        let unasked = reason.is_some_and(NoticeReason::anonymous);
        let name = if unasked && self.name.trim().is_empty() {
            String::new()
        } else {
            text(&mut errors, "name", &self.name, LINE)
        };
        let email = if unasked && self.email.trim().is_empty() {
            None
        } else {
            Email::parse(&self.email).map_err(|e| errors.push(e)).ok()
        };
        if !self.good_faith {
            errors.push(FieldError::new("good_faith", "invalid.confirm", ""));
        }
        match reason {
            Some(reason) if errors.is_empty() => Ok(NewNotice {
                address,
                reason,
                explanation,
                folded: email.as_ref().map(|e| e.folded().to_owned()),
                from: (!name.is_empty() || email.is_some()).then(|| Notifier {
                    name,
                    email: email.map(|e| e.address().clone()),
                }),
            }),
            _ => Err(errors),
        }
    }
}

/// What the operator types who restricts something.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RestrictForm {
    /// A [`Measure`]'s name.
    pub measure: String,
    /// The last day; empty where it doesn't end by itself.
    pub until: String,
    /// A [`Ground`]'s name.
    pub ground: String,
    /// Which law or term, and why it is broken.
    pub ground_text: String,
    /// The facts.
    pub facts: String,
    /// Whether automated means took part.
    pub automated: bool,
}

/// A restriction with its reasons (DSA, art. 17(3)).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Restriction {
    /// How.
    pub measure: Measure,
    /// The last day, if it ends by itself.
    pub until: Option<NaiveDate>,
    /// What it is based on.
    pub ground: Ground,
    /// Which law or term, and why it is broken.
    pub ground_text: String,
    /// The facts.
    pub facts: String,
    /// Whether automated means took part.
    pub automated: bool,
}

impl RestrictForm {
    /// Reads it; the last day is none before `today`.
    ///
    /// # Errors
    /// [`Error::Invalid`] with every field, in the order of the form.
    pub fn read(&self, today: NaiveDate) -> Result<Restriction> {
        let mut errors = Vec::new();
        let measure = Measure::from_name(&self.measure);
        if measure.is_none() {
            errors.push(FieldError::new("measure", "invalid.choice", &self.measure));
        }
        let until = match self.until.trim() {
            "" => None,
            day => {
                let read = day.parse::<NaiveDate>().ok();
                let code = match read {
                    None => Some("invalid.date"),
                    Some(day) if day < today => Some("invalid.date_past"),
                    // what is removed for good has no last day
                    Some(_) if measure == Some(Measure::Remove) => Some("invalid.until_removed"),
                    Some(_) => None,
                };
                errors.extend(code.map(|code| FieldError::new("until", code, day)));
                read
            }
        };
        let ground = Ground::from_name(&self.ground);
        if ground.is_none() {
            errors.push(FieldError::new("ground", "invalid.choice", &self.ground));
        }
        let ground_text = text(&mut errors, "ground_text", &self.ground_text, TEXT);
        let facts = text(&mut errors, "facts", &self.facts, TEXT);
        match (measure, ground) {
            (Some(measure), Some(ground)) if errors.is_empty() => Ok(Restriction {
                measure,
                until,
                ground,
                ground_text,
                facts,
                automated: self.automated,
            }),
            _ => Err(Error::Invalid(errors)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(errors: &[FieldError]) -> Vec<&str> {
        errors.iter().map(|e| e.field.as_str()).collect()
    }

    #[test]
    fn a_notice_says_all_that_it_lacks_and_asks_nobody_who_need_not_say() {
        let empty = NoticeForm::default().read().expect_err("empty");
        assert_eq!(
            fields(&empty),
            ["address", "why", "explanation", "name", "email", "good_faith"]
        );
        let form = NoticeForm {
            address: "http://127.0.0.1:3000/pl/oferta/kubek".into(),
            why: "child_abuse".into(),
            explanation: "Zdjęcie.".into(),
            good_faith: true,
            ..NoticeForm::default()
        };
        let read = form.read().expect("right");
        assert!(read.from.is_none() && read.reason.urgent());
        let signed = NoticeForm {
            email: "nikt".into(),
            ..form.clone()
        };
        assert_eq!(fields(&signed.read().expect_err("wrong")), ["email"]);
        let other = NoticeForm {
            why: "counterfeit".into(),
            ..form
        };
        assert_eq!(fields(&other.read().expect_err("who?")), ["name", "email"]);
    }

    #[test]
    fn a_restriction_has_its_reasons_and_ends_after_it_begins() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 23).expect("a day");
        let wrong = |form: &RestrictForm| match form.read(today) {
            Err(Error::Invalid(errors)) => errors.iter().map(|e| format!("{}:{}", e.field, e.code)).collect(),
            _ => Vec::new(),
        };
        assert_eq!(wrong(&RestrictForm::default()).len(), 4);
        let form = RestrictForm {
            measure: "hide".into(),
            until: "2026-11-22".into(),
            ground: "law".into(),
            ground_text: "art. 5 GPSR".into(),
            facts: "Farba zawiera ołów.".into(),
            automated: false,
        };
        assert_eq!(wrong(&form), ["until:invalid.date_past"]);
        let removed = RestrictForm {
            measure: "remove".into(),
            until: "2026-12-24".into(),
            ..form.clone()
        };
        assert_eq!(wrong(&removed), ["until:invalid.until_removed"]);
        let today = RestrictForm {
            until: "2026-11-23".into(),
            ..form
        };
        assert!(wrong(&today).is_empty());
    }
}
