//! The demo region: invented enterprises, offers and licences in real towns, as three files in our own format.

use app::pages::Operator;
use market::{
    Market,
    ctx::Ctx,
    import::{Defaults, Format, Options, Report, What},
};

/// The files of the region pack, in the order in which they depend on each other.
const FILES: [(What, &str, &str); 3] = [
    (
        What::Enterprises,
        "enterprises.csv",
        include_str!("../../regions/lower-silesia/enterprises.csv"),
    ),
    (
        What::Offers,
        "offers.csv",
        include_str!("../../regions/lower-silesia/offers.csv"),
    ),
    (
        What::Licences,
        "licences.csv",
        include_str!("../../regions/lower-silesia/licences.csv"),
    ),
];

/// Who operates the demo where the configuration names nobody: invented, with a number and a domain (RFC 2606) that
/// reach no one, so that help and imprint look as they will.
pub fn operator() -> Operator {
    Operator {
        name: "Ośrodek Pokazowy (dane wymyślone)".into(),
        address: "ul. Przykładowa 1, 50-000 Wrocław".into(),
        email: "pomoc@kupujspolecznie.example".into(),
        phone: "71 000 00 00".into(),
        ..Operator::default()
    }
}

/// Loads the demo region; what is there just so is left alone.
///
/// # Errors
/// When a file is refused, which a test excludes.
pub async fn load(market: &Market, ctx: &Ctx) -> anyhow::Result<Vec<Report>> {
    let folder = tempfile::tempdir()?;
    let mut reports = Vec::new();
    for (what, name, text) in FILES {
        let path = folder.path().join(name);
        std::fs::write(&path, text)?;
        let options = Options {
            what,
            format: Format::Native,
            enterprise: None,
            dry_run: false,
            skip_bad: false,
            defaults: None::<Defaults>,
        };
        let report = market
            .import_file(ctx, &path, &options, &|_, _| {})
            .await
            .map_err(|e| anyhow::anyhow!("{name}: {e}"))?;
        if !report.refused.is_empty() {
            let first = &report.refused[0];
            anyhow::bail!(
                "{name}: {} cells refused, the first on line {}, column {}: {} ({:?})",
                report.refused.len(),
                first.line,
                first.column,
                first.code,
                first.value
            );
        }
        reports.push(report);
    }
    Ok(reports)
}
