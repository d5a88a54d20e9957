//! Errors as problem documents (RFC 9457).

use app::pages::View;
use axum::{
    http::{StatusCode, header},
    response::IntoResponse,
};
use market::error::FieldError;
use serde::Serialize;
use serde_json::json;
use std::collections::BTreeMap;
use utoipa::{
    IntoResponses, ToSchema,
    openapi::{ContentBuilder, Ref, RefOr, Response, ResponseBuilder},
};

/// The media type of problem documents.
pub const MEDIA_TYPE: &str = "application/problem+json";

/// A kind of error.
#[derive(Debug, PartialEq, Eq)]
pub struct Kind {
    /// Status code.
    pub status: u16,
    /// Its name among the document's responses, where `type` points to.
    pub name: &'static str,
    /// What it is in a few words, always the same.
    pub title: &'static str,
    key: &'static str,
    detail: &'static str,
}

/// Parameters that must be mended.
pub const INVALID_PARAMETERS: Kind = Kind {
    status: 400,
    name: "InvalidParameters",
    title: "Invalid parameters",
    key: "api-invalid-parameters",
    detail: "One or more parameters can't be read; each is named with its reason.",
};

/// There is no such thing.
pub const NOT_FOUND: Kind = Kind {
    status: 404,
    name: "NotFound",
    title: "Not found",
    key: "api-not-found",
    detail: "There is nothing at this address, or it is no longer public.",
};

/// The API is for reading.
pub const METHOD_NOT_ALLOWED: Kind = Kind {
    status: 405,
    name: "MethodNotAllowed",
    title: "Method not allowed",
    key: "api-method-not-allowed",
    detail: "The API is for reading: only GET and HEAD are answered.",
};

/// More was asked from one network than is answered.
pub const TOO_OFTEN: Kind = Kind {
    status: 429,
    name: "TooManyRequests",
    title: "Too many requests",
    key: "error-429-text",
    detail: "Very many requests came from your address; `Retry-After` says in how many seconds to ask again.",
};

/// The fault is ours.
pub const INTERNAL: Kind = Kind {
    status: 500,
    name: "InternalError",
    title: "Internal error",
    key: "api-internal-error",
    detail: "The fault is ours and has been logged under this request's identifier.",
};

/// Every kind.
pub const KINDS: [&Kind; 5] = [
    &INVALID_PARAMETERS,
    &NOT_FOUND,
    &METHOD_NOT_ALLOWED,
    &TOO_OFTEN,
    &INTERNAL,
];

/// A problem document (RFC 9457).
#[derive(Debug, Serialize, ToSchema)]
pub struct Problem {
    /// The kind of problem: an address inside this document that explains it.
    #[serde(rename = "type")]
    #[schema(
        format = "uri",
        example = "https://kupujspolecznie.example/api/v1/openapi.json#/components/responses/InvalidParameters"
    )]
    kind: String,
    /// The kind in a few words, in English, always the same.
    #[schema(example = "Invalid parameters")]
    title: &'static str,
    /// The status code.
    #[schema(example = 400)]
    status: u16,
    /// What happened, in the reader's language.
    #[schema(example = "One or more parameters can't be read; each is named with its reason.")]
    detail: String,
    /// The path that was asked.
    #[schema(format = "uri-reference", example = "/api/v1/offers")]
    instance: String,
    /// The identifier to quote when reporting it; only when the fault is ours.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = "01939f1e-7d3c-7b52-9d5e-7c0a2f1b6a10")]
    request_id: Option<String>,
    /// The parameters that must be mended.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    errors: Vec<ParameterProblem>,
}

/// One thing wrong with one parameter.
#[derive(Debug, Serialize, ToSchema)]
pub struct ParameterProblem {
    /// The parameter's name.
    #[schema(example = "price_max")]
    parameter: String,
    /// The reason, stable.
    #[schema(example = "invalid.price_order")]
    code: &'static str,
    /// How to mend it, in the reader's language.
    #[schema(example = "The highest price is below the lowest one.")]
    detail: String,
    /// The refused value.
    #[schema(example = "500")]
    value: String,
}

impl Problem {
    /// What went wrong for this reader.
    pub fn new(view: &View<'_>, kind: &Kind, path: &str, request_id: &str, errors: &[FieldError]) -> Self {
        Self {
            kind: format!(
                "{}/api/v1/openapi.json#/components/responses/{}",
                view.site.base_url, kind.name
            ),
            title: kind.title,
            status: kind.status,
            detail: said(view, kind.key, kind.detail),
            instance: path.to_owned(),
            request_id: Some(request_id.to_owned()).filter(|id| kind.status == 500 && !id.is_empty()),
            errors: errors
                .iter()
                .map(|e| ParameterProblem {
                    parameter: e.field.clone(),
                    code: e.code,
                    detail: said(view, &key_of(e.code), e.code),
                    value: e.value.clone(),
                })
                .collect(),
        }
    }
}

impl Problem {
    /// The answer that says so.
    pub fn answer(&self) -> axum::response::Response {
        let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let headers = [
            (header::CONTENT_TYPE, MEDIA_TYPE),
            (header::CACHE_CONTROL, "no-store"),
        ];
        let body = serde_json::to_string(self).unwrap_or_default();
        (status, headers, body).into_response()
    }
}

/// `invalid.price_order` → `invalid-price-order`.
fn key_of(code: &str) -> String {
    code.replace(['.', '_'], "-")
}

fn said(view: &View<'_>, key: &str, otherwise: &str) -> String {
    let words = view.words();
    if words.has(key) { words.t(key) } else { otherwise }.to_owned()
}

impl Kind {
    /// How the document describes it.
    pub fn documented(&self) -> Response {
        let mut example = json!({
            "type": format!("https://kupujspolecznie.example/api/v1/openapi.json#/components/responses/{}", self.name),
            "title": self.title,
            "status": self.status,
            "detail": self.detail,
            "instance": "/api/v1/offers",
        });
        match self.status {
            400 => {
                example["errors"] = json!([{ "parameter": "price_max", "code": "invalid.price_order", "detail": "The highest price is below the lowest one.", "value": "500" }]);
            }
            500 => example["request_id"] = json!("01939f1e-7d3c-7b52-9d5e-7c0a2f1b6a10"),
            _ => {}
        }
        let content = ContentBuilder::new()
            .schema(Some(Ref::from_schema_name("Problem")))
            .example(Some(example))
            .build();
        ResponseBuilder::new()
            .description(format!("{}. {}", self.title, self.detail))
            .content(MEDIA_TYPE, content)
            .build()
    }

    fn entry(&self) -> (String, RefOr<Response>) {
        (self.status.to_string(), Ref::from_response_name(self.name).into())
    }
}

fn not_modified() -> (String, RefOr<Response>) {
    let about = "The answer is still the one that `If-None-Match` names.";
    (
        "304".into(),
        ResponseBuilder::new().description(about).build().into(),
    )
}

/// What else a list can answer.
pub struct ListProblems;

impl IntoResponses for ListProblems {
    fn responses() -> BTreeMap<String, RefOr<Response>> {
        [
            not_modified(),
            INVALID_PARAMETERS.entry(),
            TOO_OFTEN.entry(),
            INTERNAL.entry(),
        ]
        .into()
    }
}

/// What else the address of one thing can answer.
pub struct ItemProblems;

impl IntoResponses for ItemProblems {
    fn responses() -> BTreeMap<String, RefOr<Response>> {
        [
            not_modified(),
            INVALID_PARAMETERS.entry(),
            NOT_FOUND.entry(),
            TOO_OFTEN.entry(),
            INTERNAL.entry(),
        ]
        .into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_become_keys_of_words() {
        assert_eq!(key_of("invalid.price_order"), "invalid-price-order");
    }

    #[test]
    fn only_our_own_faults_carry_the_request() {
        let region = market::place::Region::by_code("lower-silesia").expect("the pack");
        let site = super::super::dto::tests::site(region);
        let view = super::super::dto::tests::view(&site);
        let bad = Problem::new(
            &view,
            &INVALID_PARAMETERS,
            "/api/v1/offers",
            "id-1",
            &[FieldError::new("page", "invalid.number", "0")],
        );
        let bad = serde_json::to_value(&bad).expect("JSON");
        assert_eq!(
            (bad["status"].as_u64(), bad["errors"][0]["parameter"].as_str()),
            (Some(400), Some("page"))
        );
        assert!(bad.get("request_id").is_none());
        let ours = serde_json::to_value(Problem::new(&view, &INTERNAL, "/x", "id-1", &[])).expect("JSON");
        assert_eq!(ours["request_id"], "id-1");
        assert!(ours.get("errors").is_none());
    }
}
