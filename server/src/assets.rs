//! Built assets: content-hashed names, kept in memory with their compressed forms, immutable for browsers.

use crate::{cache::Coding, state::App};
use axum::{
    body::Bytes,
    extract::{Path, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use serde::Deserialize;
use std::{collections::HashMap, path::Path as FilePath, sync::Arc};

#[derive(Deserialize)]
struct Entry {
    file: String,
    #[serde(rename = "type")]
    media_type: String,
    br: Option<u64>,
    gz: Option<u64>,
}

struct Asset {
    media_type: HeaderValue,
    plain: Bytes,
    brotli: Option<Bytes>,
    gzip: Option<Bytes>,
}

/// The assets of one build.
pub struct Assets {
    by_file: HashMap<String, Asset>,
    by_name: HashMap<String, String>,
}

impl Assets {
    /// Reads `manifest.json` and what it names.
    ///
    /// # Errors
    /// When the folder holds no build.
    pub fn read(folder: &FilePath) -> anyhow::Result<Self> {
        let manifest = std::fs::read(folder.join("manifest.json")).map_err(|e| {
            anyhow::anyhow!(
                "configuration: site: no built assets in {} ({e}); `make assets` builds them",
                folder.display()
            )
        })?;
        let manifest: HashMap<String, Entry> = serde_json::from_slice(&manifest)?;
        let mut assets = Self {
            by_file: HashMap::new(),
            by_name: HashMap::new(),
        };
        for (name, entry) in manifest {
            let path = folder.join(&entry.file);
            let variant = |there: Option<u64>, suffix: &str| -> anyhow::Result<Option<Bytes>> {
                let mut path = path.clone().into_os_string();
                path.push(suffix);
                there
                    .map(|_| std::fs::read(path))
                    .transpose()
                    .map(|b| b.map(Bytes::from))
                    .map_err(Into::into)
            };
            let asset = Asset {
                media_type: HeaderValue::from_str(&entry.media_type)?,
                brotli: variant(entry.br, ".br")?,
                gzip: variant(entry.gz, ".gz")?,
                plain: std::fs::read(&path)?.into(),
            };
            assets.by_name.insert(name, format!("/assets/{}", entry.file));
            assets.by_file.insert(entry.file, asset);
        }
        Ok(assets)
    }

    /// Hashed addresses by logical names.
    pub fn names(&self) -> &HashMap<String, String> {
        &self.by_name
    }

    /// The text of an asset by its logical name.
    pub fn text(&self, name: &str) -> Option<String> {
        let file = self.by_name.get(name)?.strip_prefix("/assets/")?;
        String::from_utf8(self.by_file.get(file)?.plain.to_vec()).ok()
    }
}

/// `GET /assets/{file}`.
pub async fn asset(State(app): State<Arc<App>>, Path(file): Path<String>, headers: HeaderMap) -> Response {
    let Some(asset) = app.assets.by_file.get(&file) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let accept = headers
        .get(header::ACCEPT_ENCODING)
        .and_then(|v| v.to_str().ok())
        .unwrap_or_default();
    let (body, coding) = match (
        Coding::pick(accept, asset.brotli.is_some()),
        &asset.brotli,
        &asset.gzip,
    ) {
        (Coding::Brotli, Some(br), _) => (br.clone(), Some("br")),
        (Coding::Gzip, _, Some(gz)) => (gz.clone(), Some("gzip")),
        _ => (asset.plain.clone(), None),
    };
    let mut response = body.into_response();
    let out = response.headers_mut();
    out.insert(header::CONTENT_TYPE, asset.media_type.clone());
    out.insert(
        header::CACHE_CONTROL,
        HeaderValue::from_static("public, max-age=31536000, immutable"),
    );
    out.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    if let Some(coding) = coding {
        out.insert(header::CONTENT_ENCODING, HeaderValue::from_static(coding));
    }
    response
}
