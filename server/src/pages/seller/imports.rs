//! Files of one's own offers: sending one, looking at it, taking it in, and getting one's own.

use super::{
    super::account::visit::{Fields, Visit},
    id_of, led, refused,
    sent::Sent,
};
use app::{
    pages::seller::{ImportsData, import_page, imports_page},
    routes::Route,
    ui::form::words_of_code,
    words::words,
};
use axum::{
    extract::Path,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use market::{
    error::{Error, FieldError},
    id::ImportId,
    import::{Format, guarded},
};

pub async fn imports(visit: Visit) -> Response {
    let data = ImportsData {
        format: Format::Native.name().into(),
        done: visit.just_done(),
        ..ImportsData::default()
    };
    shown(&visit, 200, data).await
}

async fn shown(visit: &Visit, status: u16, mut data: ImportsData) -> Response {
    match visit.app.market.desk_imports(&visit.ctx).await {
        Ok(files) => {
            data.files = files;
            visit.page(status, |view| imports_page(view, &data))
        }
        Err(error) => led(visit, error, Route::DeskImports),
    }
}

pub async fn imports_post(visit: Visit, sent: Sent) -> Response {
    let fields = &sent.fields;
    if !visit.own_form(fields) {
        return refused(&visit, Error::Forbidden, Route::DeskImports);
    }
    let format = Format::from_name(fields.one("format")).unwrap_or(Format::Native);
    let skip_bad = fields.one("skip_bad") == "yes";
    let begun = match sent.files.into_iter().next() {
        Some((name, bytes)) => {
            let market = &visit.app.market;
            market
                .desk_import_begin(&visit.ctx, &name, format, skip_bad, bytes)
                .await
        }
        None => Err(Error::Invalid(vec![FieldError::new(
            "file",
            "invalid.required",
            "",
        )])),
    };
    match begun {
        Ok(id) => visit.done(Route::DeskImport(id), "file"),
        Err(Error::Invalid(errors)) => {
            let data = ImportsData {
                format: format.name().into(),
                skip_bad,
                errors,
                ..ImportsData::default()
            };
            shown(&visit, 422, data).await
        }
        Err(error) => visit.error(error),
    }
}

pub async fn import(visit: Visit, Path(id): Path<String>) -> Response {
    let id = match id_of(&id) {
        Ok(id) => ImportId(id),
        Err(error) => return visit.error(error),
    };
    match visit.app.market.desk_import(&visit.ctx, id).await {
        Ok(file) => visit.page(200, |view| import_page(view, &file, visit.just_done())),
        Err(error) => refused(&visit, error, Route::DeskImport(id)),
    }
}

pub async fn import_post(visit: Visit, Path(id): Path<String>, fields: Fields) -> Response {
    let id = match id_of(&id) {
        Ok(id) => ImportId(id),
        Err(error) => return visit.error(error),
    };
    if !visit.own_form(&fields) {
        return refused(&visit, Error::Forbidden, Route::DeskImport(id));
    }
    match visit.app.market.desk_import_run(&visit.ctx, id).await {
        Ok(()) => visit.done(Route::DeskImport(id), "run"),
        Err(error) => visit.error(error),
    }
}

fn file(name: &str, bytes: Vec<u8>) -> Response {
    let mut response = (StatusCode::OK, bytes).into_response();
    let headers = response.headers_mut();
    headers.insert(
        header::CONTENT_TYPE,
        HeaderValue::from_static("text/csv; charset=utf-8"),
    );
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    if let Ok(value) = HeaderValue::from_str(&format!("attachment; filename=\"{name}\"")) {
        headers.insert(header::CONTENT_DISPOSITION, value);
    }
    response
}

/// What was refused, as a file for a spreadsheet: guarded against being run as formulas.
pub async fn wrong(visit: Visit, Path(id): Path<String>) -> Response {
    let id = match id_of(&id) {
        Ok(id) => ImportId(id),
        Err(error) => return visit.error(error),
    };
    let found = match visit.app.market.desk_import(&visit.ctx, id).await {
        Ok(found) => found,
        Err(error) => return refused(&visit, error, Route::DeskImportWrong(id)),
    };
    let w = words(visit.ctx.locale);
    let quoted = |text: &str| format!("\"{}\"", guarded(text).replace('"', "\"\""));
    let heading = ["import-line", "import-column", "import-value", "import-mend"].map(|k| quoted(w.t(k)));
    let mut out = format!("\u{feff}{}\r\n", heading.join(","));
    for cell in found.report.iter().flat_map(|r| &r.refused) {
        let mend = words_of_code(w, &cell.code);
        let line = [&*cell.line.to_string(), &cell.column, &cell.value, &mend].map(quoted);
        out.push_str(&line.join(","));
        out.push_str("\r\n");
    }
    file("errors.csv", out.into_bytes())
}

pub async fn export(visit: Visit) -> Response {
    let mut out = Vec::new();
    match visit.app.market.desk_export(&visit.ctx, &mut out).await {
        Ok(_) => file("offers.csv", out),
        Err(error) => refused(&visit, error, Route::DeskExport),
    }
}
