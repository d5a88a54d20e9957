//! The demo region: invented enterprises, offers and licences in real towns, as three files in our own format.

use crate::config::{Config, Mode};
use app::pages::Operator;
use market::{
    Market,
    accounts::{Email, PersonState, password_check},
    ctx::Ctx,
    import::{Defaults, Format, Options, Report, What},
    locale::Locale,
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

/// The address of the demo's login; nobody can receive mail there (RFC 2606).
pub const LOGIN: &str = "anna@kupuj.example";

/// In a demo, makes its login and says it; anywhere else, refuses to run beside one, whose password everybody knows.
///
/// # Errors
/// When the configured password is refused, or outside a demo the login is there and can be used.
pub async fn login(market: &Market, config: &Config) -> anyhow::Result<()> {
    let system = market.system();
    let there = market.person_find(&system, LOGIN).await?;
    if config.mode != Mode::Demo {
        anyhow::ensure!(
            there.is_none_or(|p| p.state != PersonState::Active),
            "the database holds the demo's login; run: buysocially user suspend {LOGIN}"
        );
        return Ok(());
    }
    if there.is_none() {
        // before the person is made, so that a bad one leaves nobody without a password
        password_check(
            "demo_password",
            &config.demo_password,
            Email::parse(LOGIN).ok().as_ref(),
        )
        .map_err(|e| anyhow::anyhow!("configuration: demo_password: {}", e.code))?;
        let id = market
            .person_add(&system, LOGIN, "Anna Pokazowa", Locale::Pl)
            .await?;
        market.person_password(&system, id, &config.demo_password).await?;
    }
    println!("Sign in as {LOGIN} with the password: {}", config.demo_password);
    Ok(())
}
