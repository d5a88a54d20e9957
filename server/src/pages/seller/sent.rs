//! A form with files in it, as browsers send it.

use crate::{pages::account::visit::Fields, state::App};
use axum::{
    extract::{DefaultBodyLimit, FromRequest, Multipart, Request},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use std::sync::Arc;

/// The largest body of a form with files.
const MAX_BODY: usize = 64 << 20;
/// The most fields of one.
const MAX_FIELDS: usize = 3000;
/// The most bytes of its fields together, files apart.
const MAX_TEXT: usize = 1 << 20;

/// Fields, and files in the order of the form.
pub struct Sent {
    /// The fields.
    pub fields: Fields,
    /// Name and bytes of each file; empty files are none.
    pub files: Vec<(String, Vec<u8>)>,
}

impl FromRequest<Arc<App>> for Sent {
    type Rejection = Response;

    async fn from_request(mut request: Request, app: &Arc<App>) -> Result<Self, Response> {
        let multipart = request
            .headers()
            .get(header::CONTENT_TYPE)
            .is_some_and(|v| v.as_bytes().starts_with(b"multipart/form-data"));
        if !multipart {
            return Ok(Self {
                fields: Fields::from_request(request, app).await?,
                files: Vec::new(),
            });
        }
        // Large bodies are read for somebody who is signed in, and for nobody else.
        let now = app.market.ctx(Default::default()).now;
        if !matches!(app.signed(request.headers(), now).await, Ok(Some(_))) {
            return Err(StatusCode::FORBIDDEN.into_response());
        }
        DefaultBodyLimit::max(MAX_BODY).apply(&mut request);
        let mut parts = Multipart::from_request(request, app)
            .await
            .map_err(IntoResponse::into_response)?;
        let (mut fields, mut files, mut text) = (Vec::new(), Vec::new(), 0);
        while let Some(part) = parts.next_field().await.map_err(IntoResponse::into_response)? {
            let name = part.name().unwrap_or_default().to_owned();
            if let Some(file) = part.file_name().map(str::to_owned) {
                let bytes = part.bytes().await.map_err(IntoResponse::into_response)?;
                if !bytes.is_empty() {
                    files.push((file, bytes.to_vec()));
                }
                continue;
            }
            let value = part.text().await.map_err(IntoResponse::into_response)?;
            text += name.len() + value.len();
            if fields.len() >= MAX_FIELDS || text > MAX_TEXT {
                return Err(StatusCode::PAYLOAD_TOO_LARGE.into_response());
            }
            fields.push((name, value));
        }
        Ok(Self {
            fields: Fields::of(fields),
            files,
        })
    }
}
