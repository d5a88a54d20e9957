//! The read API under `/api/v1`: thin handlers over the same use cases that the pages have, and the OpenAPI document
//! that is made from their code.

mod asked;
mod categories;
mod csv;
mod dto;
mod enterprises;
mod licences;
mod offers;
mod parameters;
mod problem;

use crate::{
    routes::{Routes, Row, Verb, any, get},
    state::App,
};
use app::pages::View;
use asked::{Answer, Asked};
use axum::{
    http::{HeaderName, HeaderValue, Method, header},
    response::Response,
};
use market::{ctx::Ctx, error::Error};
use problem::Problem;
use std::{
    sync::{Arc, LazyLock},
    time::Duration,
};
use tower_http::cors::{Any, CorsLayer, Vary};
use utoipa::{
    ToSchema,
    openapi::{
        ComponentsBuilder, InfoBuilder, License, OpenApi, OpenApiBuilder, Server, schema::Components,
        tag::TagBuilder,
    },
};
use utoipa_axum::{router::OpenApiRouter, routes};

/// What the document says of the whole.
const ABOUT: &str = "Offers, enterprises, categories and licences of the marketplace, as its pages show them. \
Reading needs no key, from any origin. Texts come in the language of `lang`; where a text does not exist in it, \
the answer says in which language it is. Amounts of money are decimal strings beside their minor units; days are \
ISO 8601 dates, inclusive on both ends; instants are RFC 3339 in UTC. Every answer carries a strong `ETag`: ask \
again with `If-None-Match` and get 304 while nothing has changed. Errors are problem documents (RFC 9457).";

static DOCUMENT: LazyLock<OpenApi> = LazyLock::new(|| documented().into_openapi());

/// Everything below `/api`.
pub fn routes() -> Routes {
    let (router, document_of_it) = documented().split_for_parts();
    // the same code makes the document and the routes, so each route stands in it; all of them read
    let rows = document_of_it
        .paths
        .paths
        .into_keys()
        .map(|path| Row {
            path,
            verbs: vec![Verb::Get],
        })
        .collect();
    Routes::made(router, rows)
        .route("/api/v1/openapi.json", get(document))
        .around(|router| router.method_not_allowed_fallback(not_allowed))
        .route("/api", any(not_found))
        .route("/api/", any(not_found))
        .route("/api/{*rest}", any(not_found))
        .around(|router| {
            router.layer(
                CorsLayer::new()
                    .allow_origin(Any)
                    .allow_methods([Method::GET, Method::HEAD])
                    .allow_headers(Any)
                    .expose_headers([
                        header::ETAG,
                        header::CONTENT_DISPOSITION,
                        HeaderName::from_static("x-request-id"),
                    ])
                    // the answer is the same for every origin
                    .vary(Vary::list([]))
                    .max_age(Duration::from_secs(24 * 60 * 60)),
            )
        })
}

/// The answer to a network that asks more than it may. It is given before the layers of the API, so it says itself that
/// every origin may read it.
pub fn too_often(app: &App, ctx: &Ctx, path: &str, wait: Duration) -> Response {
    let texts = app.market.texts.now();
    let view = View {
        site: &app.site,
        locale: ctx.locale,
        now: ctx.now,
        signed_in: None,
        texts: &texts,
    };
    let mut response = Problem::new(&view, &problem::TOO_OFTEN, path, "", &[]).answer();
    let headers = response.headers_mut();
    headers.insert(header::RETRY_AFTER, HeaderValue::from(wait.as_secs() + 1));
    headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    response
}

/// The handlers with what they say of themselves.
fn documented() -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::with_openapi(frame())
        .routes(routes!(offers::offers))
        .routes(routes!(offers::offers_csv))
        .routes(routes!(offers::offer))
        .routes(routes!(enterprises::enterprises))
        .routes(routes!(enterprises::enterprise))
        .routes(routes!(categories::categories))
        .routes(routes!(licences::licence))
}

/// The document before its paths.
fn frame() -> OpenApi {
    let mut license = License::new("EUPL-1.2");
    license.identifier = Some("EUPL-1.2".into());
    let tag = |name: &str, about: &str| TagBuilder::new().name(name).description(Some(about)).build();
    OpenApiBuilder::new()
        .info(
            InfoBuilder::new()
                .title("Buy Socially")
                .version(env!("CARGO_PKG_VERSION"))
                .description(Some(ABOUT))
                .license(Some(license))
                .build(),
        )
        .components(Some(components()))
        .tags(Some([
            tag("offers", "What is sold."),
            tag("enterprises", "Who sells it."),
            tag("categories", "The tree that both are sorted by."),
            tag("licences", "The register of the mark."),
        ]))
        .build()
}

fn components() -> Components {
    let schemas = {
        let mut schemas = Vec::new();
        <problem::Problem as ToSchema>::schemas(&mut schemas);
        schemas
    };
    let whole = ComponentsBuilder::new()
        .schemas_from_iter(schemas)
        .schema_from::<problem::Problem>();
    problem::KINDS
        .iter()
        .fold(whole, |all, kind| all.response(kind.name, kind.documented()))
        .build()
}

/// The document as this process serves it.
async fn document(asked: Asked) -> Response {
    let made = asked.only(&[]).and_then(|()| {
        let mut document = DOCUMENT.clone();
        document.servers = Some(vec![Server::new(asked.app.site.base_url.clone())]);
        Answer::json(&document)
    });
    asked.reply(made)
}

async fn not_found(asked: Asked) -> Response {
    asked.reply(Err(Error::NotFound))
}

async fn not_allowed(asked: Asked) -> Response {
    asked.refuse(&problem::METHOD_NOT_ALLOWED, &[])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn document() -> serde_json::Value {
        serde_json::to_value(&*DOCUMENT).expect("JSON")
    }

    #[test]
    fn every_reference_of_the_document_leads_somewhere() {
        let text = document().to_string();
        let document = document();
        for part in text.split("\"$ref\":\"#").skip(1) {
            let pointer = part.split('"').next().expect("a pointer");
            assert!(document.pointer(pointer).is_some(), "{pointer} leads nowhere");
        }
    }

    #[test]
    fn every_operation_says_its_answers_and_its_parameters() {
        let document = document();
        let paths = document["paths"].as_object().expect("paths");
        assert_eq!(paths.len(), 7);
        for (path, item) in paths {
            let get = &item["get"];
            assert!(
                get["summary"].is_string() && get["operationId"].is_string(),
                "{path}"
            );
            for status in ["200", "304", "400", "500"] {
                assert!(
                    !get["responses"][status].is_null(),
                    "{path} does not say {status}"
                );
            }
            for parameter in get["parameters"].as_array().expect("parameters") {
                assert!(parameter["description"].is_string(), "{path}: {parameter}");
                assert!(!parameter["example"].is_null(), "{path}: {parameter}");
            }
        }
    }

    #[test]
    fn every_property_of_every_schema_is_described() {
        let document = document();
        for (name, schema) in document["components"]["schemas"].as_object().expect("schemas") {
            assert!(schema["description"].is_string(), "{name}");
            let parts = schema["allOf"]
                .as_array()
                .cloned()
                .unwrap_or_else(|| vec![schema.clone()]);
            for (field, property) in parts.iter().filter_map(|p| p["properties"].as_object()).flatten() {
                let described = |p: &serde_json::Value| p["description"].is_string();
                let nullable = property["oneOf"]
                    .as_array()
                    .is_some_and(|choices| choices.iter().any(described));
                assert!(described(property) || nullable, "{name}.{field}");
            }
        }
    }
}
