//! The ceiling for the figures of `make bench`: the same bytes out of memory, with the same server and runtime.
//!
//!     cargo run -p server --example static_page -- PORT FILE…
//!
//! `/page` and `/page/0` answer with the first file, `/page/1` with the second and so on. Where `FILE.br` or
//! `FILE.gz` stands beside a file, `/page.br`, `/page/1.gz` and the like answer with that and say its encoding.

use axum::{
    Router,
    body::Bytes,
    extract::State,
    http::{StatusCode, Uri, header},
    response::{IntoResponse, Response},
    routing::get,
};
use std::{collections::HashMap, io, path::PathBuf, sync::Arc};
use tokio::net::TcpListener;

struct Page {
    bytes: Bytes,
    coding: Option<&'static str>,
}

type Pages = Arc<HashMap<String, Page>>;

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let port: u16 = arguments.next().ok_or("usage: static_page PORT FILE…")?.parse()?;
    let pages = read(arguments.map(PathBuf::from))?;
    let listener = TcpListener::bind(("127.0.0.1", port)).await?;
    let router = Router::new()
        .route("/healthz", get(|| async { "ok" }))
        .fallback(get(page))
        .with_state(Arc::new(pages));
    Ok(axum::serve(listener, router).await?)
}

fn read(files: impl Iterator<Item = PathBuf>) -> io::Result<HashMap<String, Page>> {
    let mut pages = HashMap::new();
    for (n, file) in files.enumerate() {
        for (suffix, coding) in [("", None), (".br", Some("br")), (".gz", Some("gzip"))] {
            let mut path = file.clone().into_os_string();
            path.push(suffix);
            let bytes = match std::fs::read(path) {
                Ok(bytes) => Bytes::from(bytes),
                Err(e) if coding.is_some() && e.kind() == io::ErrorKind::NotFound => continue,
                Err(e) => return Err(io::Error::new(e.kind(), format!("{}: {e}", file.display()))),
            };
            if n == 0 {
                pages.insert(
                    format!("/page{suffix}"),
                    Page {
                        bytes: bytes.clone(),
                        coding,
                    },
                );
            }
            pages.insert(format!("/page/{n}{suffix}"), Page { bytes, coding });
        }
    }
    Ok(pages)
}

async fn page(State(pages): State<Pages>, uri: Uri) -> Response {
    let Some(page) = pages.get(uri.path()) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let html = [(header::CONTENT_TYPE, "text/html; charset=utf-8")];
    match page.coding {
        Some(coding) => (html, [(header::CONTENT_ENCODING, coding)], page.bytes.clone()).into_response(),
        None => (html, page.bytes.clone()).into_response(),
    }
}
