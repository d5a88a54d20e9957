//! `/api/v1/licences`: the register of the mark.

use super::{
    asked::{Answer, Asked},
    dto::licence::Licence,
    parameters::LicenceParameters,
    problem::ItemProblems,
};
use axum::response::Response;
use chrono::NaiveDate;
use market::{
    certification::parse_number,
    error::{Error, FieldError, Result},
};

/// Check a licence
///
/// How a licence of the mark stands today, or on the day that `on` names: days are inclusive and are those of the
/// grantor's time zone. The number is taken in both spellings, `DS-2026-0142` and `DS%2F2026%2F0142`.
#[utoipa::path(get, path = "/api/v1/licences/{number}", tag = "licences",
    params(("number" = String, Path, description = "The licence's number in either spelling.", example = "DS-2026-0142"), LicenceParameters),
    responses(
        (status = 200, description = "The licence.", body = Licence, headers(("etag" = String, description = "Strong validator."))),
        ItemProblems,
    ))]
pub async fn licence(asked: Asked) -> Response {
    asked.reply(one(&asked).await)
}

async fn one(asked: &Asked) -> Result<Answer> {
    asked.only(&["on"])?;
    let number = asked.part()?;
    let on = asked.one("on").map(day).transpose()?;
    if parse_number(number).is_none() {
        return Err(Error::Invalid(vec![FieldError::new(
            "number",
            "invalid.licence_number",
            number,
        )]));
    }
    let licence = asked.app.market.licence(&asked.ctx, number).await?;
    Answer::json(&Licence::of(&asked.view(), &licence, on))
}

fn day(text: &str) -> Result<NaiveDate> {
    text.parse()
        .map_err(|_| Error::Invalid(vec![FieldError::new("on", "invalid.date", text)]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_that_is_none_is_named() {
        assert!(day("2026-02-29").is_err() && day("2028-02-29").is_ok());
        let Err(Error::Invalid(errors)) = day("tomorrow") else {
            panic!("tomorrow is no day")
        };
        assert_eq!((errors[0].field.as_str(), errors[0].code), ("on", "invalid.date"));
    }
}
