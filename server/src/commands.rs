//! The command line's short-lived commands. They write rows and jobs; only `serve` writes the index.

use crate::{
    Format, What,
    config::{Config, Mode},
    demo,
};
use app::words::words;
use chrono::{Days, NaiveDate};
use indicatif::{ProgressBar, ProgressStyle};
use market::{
    Market,
    clock::Clock,
    images::AvifReader,
    import::{self, Defaults, Options, Report},
    locale::Locale,
    place::Region,
};
use std::{
    io::IsTerminal,
    path::{Path, PathBuf},
    sync::Arc,
};

/// Opens the marketplace that the configuration names, with its index for the process that serves.
pub async fn open(config: &Config, serving: bool) -> anyhow::Result<Arc<Market>> {
    let region =
        Region::by_code(&config.region).ok_or_else(|| anyhow::anyhow!("configuration: region: unknown"))?;
    private_folder(&config.data)?;
    let (url, data) = (config.database_url(), &config.data);
    let mut market = if serving {
        Market::open(&url, data, region, Clock::System).await?
    } else {
        Market::open_rows(&url, data, region, Clock::System).await?
    };
    market.reach = config.reach()?;
    market.avif = AvifReader::Program(std::env::current_exe()?, "read-avif");
    let mail = config.mail.open(&config.base_url, data)?;
    Ok(Arc::new(
        market
            .with_mail(mail)
            .with_provider(config.oidc.open(&config.base_url)?)
            .with_pages(app::routes::account_pages)
            .with_page_texts(app::pages::texts::subjects())
            .with_second_factor_for(config.second_factor_for())
            .with_moderation(config.moderation)
            .with_deadlines(config.deadlines())
            .with_status_stale_after(Days::new(config.status_stale_days)),
    ))
}

/// Others on the machine have no business in the data folder.
fn private_folder(path: &Path) -> anyhow::Result<()> {
    use std::os::unix::fs::DirBuilderExt;
    if !path.exists() {
        std::fs::DirBuilder::new()
            .recursive(true)
            .mode(0o700)
            .create(path)
            .map_err(|e| anyhow::anyhow!("configuration: data: {}: {e}", path.display()))?;
    }
    Ok(())
}

/// How a file is to be read.
pub struct ImportWish {
    pub what: What,
    pub format: Format,
    pub enterprise: Option<String>,
    pub dry_run: bool,
    pub skip_bad: bool,
    pub defaults: Option<PathBuf>,
}

/// `buysocially import`.
pub async fn import(config: &Config, file: &Path, wish: ImportWish) -> anyhow::Result<()> {
    let defaults = match &wish.defaults {
        Some(path) => Some(Defaults::read(
            &std::fs::read_to_string(path).map_err(|e| anyhow::anyhow!("{}: {e}", path.display()))?,
        )?),
        None => None,
    };
    let options = Options {
        what: what(wish.what),
        format: format(wish.format),
        enterprise: wish.enterprise,
        dry_run: wish.dry_run,
        skip_bad: wish.skip_bad,
        defaults,
    };
    let market = open(config, false).await?;
    let bar = if std::io::stderr().is_terminal() {
        ProgressBar::no_length()
    } else {
        ProgressBar::hidden()
    };
    bar.set_style(ProgressStyle::with_template("{bar:40} {pos}/{len} {elapsed}")?);
    let progress = bar.clone();
    let report = market
        .import_file(&market.system(), file, &options, &move |done, total| {
            progress.set_length(total);
            progress.set_position(done);
        })
        .await?;
    bar.finish_and_clear();
    print_report(&report, wish.dry_run);
    if report.refused.is_empty() || report.applied || wish.dry_run && wish.skip_bad {
        Ok(())
    } else {
        anyhow::bail!("nothing was written; mend the file, or leave bad rows out with --skip-bad")
    }
}

/// `buysocially import register`: what differs, a line a fact; kept for the operator's desk unless it is a dry run.
pub async fn register(
    config: &Config,
    file: &Path,
    as_of: Option<NaiveDate>,
    dry_run: bool,
) -> anyhow::Result<()> {
    let bytes = std::fs::read(file).map_err(|e| anyhow::anyhow!("{}: {e}", file.display()))?;
    let market = open(config, false).await?;
    let system = market.system();
    let compared = market.register_look(&system, bytes.clone()).await?;
    println!(
        "{} lines, {} of them not read",
        compared.rows,
        compared.refused.len()
    );
    for found in &compared.found {
        let entry = found.content.entry.as_ref();
        println!(
            "{}\t{}\t{}\t{}\t{}",
            found.kind,
            if found.clear { "clear" } else { "look" },
            found.content.name,
            found.content.ours.as_ref().map_or("", |s| &s.decision),
            entry.map_or("", |e| &e.decision),
        );
    }
    for cell in &compared.refused {
        println!(
            "  line {}, column {}: {}: {:?}",
            cell.line,
            cell.column,
            reason(cell.code),
            cell.value
        );
    }
    if !dry_run {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        let as_of = as_of.unwrap_or_else(|| market.today(&system));
        market.register_compare(&system, &name, as_of, bytes).await?;
        println!("kept: the operator's desk shows it and takes it over");
    }
    Ok(())
}

fn print_report(report: &Report, dry_run: bool) {
    print!("{}", report_text(report, dry_run));
}

/// What an import did, a line a fact. A dry run also says by which of the shop's words products got a category: a synonym
/// may lead to the wrong one, and `--defaults` can name the right one.
fn report_text(report: &Report, dry_run: bool) -> String {
    let mut lines = Vec::new();
    let verb = if dry_run { "would be " } else { "" };
    lines.push(format!(
        "{verb}created {}, {verb}changed {}, left alone {}, refused cells {}",
        report.created.len(),
        report.changed.len(),
        report.same,
        report.refused.len()
    ));
    if dry_run {
        lines.extend(report.created.iter().map(|key| format!("  + {key}")));
        lines.extend(report.changed.iter().map(|key| format!("  ~ {key}")));
    }
    for (key, missing) in &report.drafts {
        lines.push(format!("  draft {key}: lacks {}", missing.join(", ")));
    }
    if dry_run {
        for (word, leaf, products) in &report.mapped_categories {
            lines.push(format!("  category by {word:?}: {leaf} ({products} products)"));
        }
    }
    for (name, rows) in &report.unmapped_categories {
        lines.push(format!("  category not mapped: {name} ({rows} rows)"));
    }
    if !report.ignored_columns.is_empty() {
        lines.push(format!(
            "  columns left out: {}",
            report.ignored_columns.join(", ")
        ));
    }
    for cell in &report.refused {
        let reason = reason(cell.code);
        let hint = cell
            .hint
            .as_deref()
            .map(|h| format!(" ({h})"))
            .unwrap_or_default();
        lines.push(format!(
            "  line {}, column {}: {reason}{hint}: {:?}",
            cell.line, cell.column, cell.value
        ));
    }
    lines.push(String::new());
    lines.join("\n")
}

/// What an error code says in English, the language of the command line.
fn reason(code: &str) -> String {
    let (w, key) = (words(Locale::En), code.replace(['.', '_'], "-"));
    if w.has(&key) { w.t(&key) } else { code }.to_owned()
}

/// An error in words for a terminal, each refused value with what is wrong with it.
pub fn explained(error: &anyhow::Error) -> String {
    match error.downcast_ref::<market::error::Error>() {
        Some(market::error::Error::Invalid(fields)) => fields
            .iter()
            .map(|f| format!("{}: {}: {:?}", f.field, reason(f.code), f.value))
            .collect::<Vec<_>>()
            .join("\n"),
        _ => format!("{error:#}"),
    }
}

/// `buysocially export`.
pub async fn export(
    config: &Config,
    wanted: What,
    enterprise: Option<&str>,
    out: Option<&Path>,
) -> anyhow::Result<()> {
    let market = open(config, false).await?;
    let ctx = market.system();
    let rows = match out {
        Some(path) if path.extension().is_some_and(|e| e.eq_ignore_ascii_case("xlsx")) => {
            let mut bytes = Vec::new();
            let rows = market
                .export_xlsx(&ctx, what(wanted), enterprise, &mut bytes)
                .await?;
            std::fs::write(path, bytes)?;
            rows
        }
        Some(path) => {
            market
                .export(
                    &ctx,
                    what(wanted),
                    enterprise,
                    &mut std::io::BufWriter::new(std::fs::File::create(path)?),
                )
                .await?
        }
        None => {
            market
                .export(&ctx, what(wanted), enterprise, &mut std::io::stdout())
                .await?
        }
    };
    eprintln!("{rows} rows");
    Ok(())
}

/// `buysocially reindex`.
pub async fn reindex(config: &Config) -> anyhow::Result<()> {
    let market = open(config, false).await?;
    let now = market.system().now;
    market
        .db
        .write(move |conn| Box::pin(async move { market::catalogue::reindex_enqueue(conn, now).await }))
        .await?;
    println!(
        "asked for; the serving process builds the index beside the live one, or does so when it starts"
    );
    Ok(())
}

/// `buysocially check`.
pub async fn check(config: &Config) -> anyhow::Result<()> {
    let market = open(config, false).await?;
    let assets = crate::assets::Assets::read(&config.site)?;
    for line in checked(config, &market, &assets) {
        println!("{line}");
    }
    Ok(())
}

/// What is used, a line a fact, secrets hidden.
pub fn checked(config: &Config, market: &Market, assets: &crate::assets::Assets) -> Vec<String> {
    let kinds: Vec<String> = config
        .second_factor_for()
        .iter()
        .map(ToString::to_string)
        .collect();
    let required = match (kinds.is_empty(), config.mode) {
        (false, _) => kinds.join(", "),
        (true, Mode::Demo) => "nobody, as the demo's logins are known to all".into(),
        (true, Mode::Production) => "nobody".into(),
    };
    let mut lines: Vec<String> = config.printed().lines().map(str::to_owned).collect();
    lines.push(format!("database: {} answers", market.db.name()));
    lines.push(format!("site: {} assets", assets.names().len()));
    lines.push(format!("second factor: required of {required}"));
    lines
}

/// `buysocially demo`.
pub async fn demo(config: &Config) -> anyhow::Result<()> {
    let market = open(config, false).await?;
    for report in demo::load(&market, &market.system()).await? {
        print_report(&report, false);
    }
    Ok(())
}

fn what(what: What) -> import::What {
    match what {
        What::Enterprises => import::What::Enterprises,
        What::Offers => import::What::Offers,
        What::Licences => import::What::Licences,
    }
}

fn format(format: Format) -> import::Format {
    match format {
        Format::Native => import::Format::Native,
        Format::Shopify => import::Format::Shopify,
        Format::Woocommerce => import::Format::WooCommerce,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use market::import::BadCell;

    #[test]
    fn a_refused_file_of_defaults_is_explained_in_words() {
        let error = anyhow::Error::from(Defaults::read("{\"maker\": 5}").expect_err("no maker"));
        let text = explained(&error);
        assert!(text.starts_with("defaults: We can’t read the file of default values: "));
    }

    #[test]
    fn a_dry_run_says_how_categories_were_found() {
        let report = Report {
            created: vec!["kubek".into()],
            mapped_categories: vec![("garnki".into(), "ceramics".into(), 3)],
            unmapped_categories: vec![("Różne".into(), 2)],
            refused: vec![BadCell::new(4, "price", "invalid.amount", "x")],
            ..Report::default()
        };
        let dry = report_text(&report, true);
        assert!(dry.starts_with(
            "would be created 1, would be changed 0, left alone 0, refused cells 1\n  + kubek\n"
        ));
        assert!(dry.contains("\n  category by \"garnki\": ceramics (3 products)\n"));
        assert!(dry.contains("\n  category not mapped: Różne (2 rows)\n"));
        assert!(dry.contains("\n  line 4, column price: ") && dry.ends_with(": \"x\"\n"));
        let done = report_text(&report, false);
        assert!(done.starts_with("created 1, ") && !done.contains("garnki") && !done.contains("  + "));
        assert!(done.contains("category not mapped: Różne"));
    }
}
