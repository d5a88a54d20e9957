//! `buysocially`: the process and its command line.

mod api;
mod assets;
mod cache;
mod commands;
mod config;
mod demo;
mod figures;
mod listen;
mod mails;
mod matching;
mod media;
mod pages;
mod pdf;
mod people;
mod rate;
mod render;
mod routes;
mod security;
mod seeing;
mod serve;
mod session;
mod sitemap;
mod state;
#[cfg(test)]
mod tests;

use clap::{Parser, Subcommand, ValueEnum};
use config::{Config, LogFormat};
use std::{path::PathBuf, process::ExitCode};
use tracing_subscriber::EnvFilter;

/// A fresh page takes a sixth less processor time with it than with the system's own.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// A marketplace of the social economy.
#[derive(Parser)]
#[command(version, about)]
struct Arguments {
    /// Configuration file (TOML); without it `buysocially.toml` in this folder, if there is one.
    #[arg(long, global = true)]
    config: Option<PathBuf>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Serve pages and API, and work off jobs.
    Serve,
    /// Read a CSV or XLSX file into the catalogue, or compare the ministry's register with it.
    Import {
        /// What the file holds.
        what: Taken,
        /// The file.
        file: PathBuf,
        /// Whose columns it has.
        #[arg(long, default_value = "native")]
        format: Format,
        /// The enterprise (slug or key) whose offers a shop's export holds.
        #[arg(long)]
        enterprise: Option<String>,
        /// Say what would happen and write nothing.
        #[arg(long)]
        dry_run: bool,
        /// Leave bad rows out instead of refusing the whole file.
        #[arg(long)]
        skip_bad: bool,
        /// JSON file with what the export lacks (VAT, currency, maker …).
        #[arg(long)]
        defaults: Option<PathBuf>,
        /// The day on which the register stood so; today unless said.
        #[arg(long)]
        as_of: Option<chrono::NaiveDate>,
    },
    /// Write the catalogue as a file that `import` reads.
    Export {
        /// What to write.
        what: What,
        /// Only this enterprise's (slug or key).
        #[arg(long)]
        enterprise: Option<String>,
        /// The file, `.csv` or `.xlsx`; without it CSV to standard output.
        #[arg(long)]
        out: Option<PathBuf>,
    },
    /// Have the serving process build the search index anew.
    Reindex,
    /// Check the configuration and print what is used.
    Check,
    /// Load the demo region; what is there already is left alone.
    Demo,
    /// Mails that were given up or came back.
    Mail {
        #[command(subcommand)]
        what: mails::MailCommand,
    },
    /// Send news to everybody who wants them.
    News {
        /// Files with the news, one for each language, such as `pl.txt`: the title on the first line, then the text.
        #[arg(long)]
        pl: PathBuf,
        /// In English.
        #[arg(long)]
        en: Option<PathBuf>,
        /// In Dutch.
        #[arg(long)]
        nl: Option<PathBuf>,
    },
    /// People who sign in.
    User {
        #[command(subcommand)]
        what: people::UserCommand,
    },
    /// Read a picture for the serving process, which a broken one would end.
    #[command(hide = true)]
    ReadAvif { most_pixels: String },
}

/// What a file to be read holds.
#[derive(Clone, Copy, ValueEnum)]
enum Taken {
    Enterprises,
    Offers,
    Licences,
    /// The ministry's register of social enterprises.
    Register,
}

/// What a file holds.
#[derive(Clone, Copy, ValueEnum)]
enum What {
    Enterprises,
    Offers,
    Licences,
}

/// Whose columns a file has.
#[derive(Clone, Copy, ValueEnum)]
enum Format {
    Native,
    Shopify,
    Woocommerce,
}

#[tokio::main]
async fn main() -> ExitCode {
    let arguments = Arguments::parse();
    if let Command::ReadAvif { most_pixels } = &arguments.command {
        return avif::child(most_pixels);
    }
    let config = match Config::read(arguments.config.as_deref()) {
        Ok(config) => config,
        Err(error) => {
            eprintln!("{error:#}");
            return ExitCode::from(2);
        }
    };
    log(&config);
    let done = match arguments.command {
        Command::Serve => serve::serve(config).await,
        Command::Import {
            what,
            file,
            format,
            enterprise,
            dry_run,
            skip_bad,
            defaults,
            as_of,
        } => {
            let what = match what {
                Taken::Enterprises => Some(What::Enterprises),
                Taken::Offers => Some(What::Offers),
                Taken::Licences => Some(What::Licences),
                Taken::Register => None,
            };
            match what {
                None => commands::register(&config, &file, as_of, dry_run).await,
                Some(what) => {
                    let wish = commands::ImportWish {
                        what,
                        format,
                        enterprise,
                        dry_run,
                        skip_bad,
                        defaults,
                    };
                    commands::import(&config, &file, wish).await
                }
            }
        }
        Command::Export {
            what,
            enterprise,
            out,
        } => commands::export(&config, what, enterprise.as_deref(), out.as_deref()).await,
        Command::Reindex => commands::reindex(&config).await,
        Command::Check => commands::check(&config).await,
        Command::Demo => commands::demo(&config).await,
        Command::Mail { what } => mails::mail(&config, what).await,
        Command::News { pl, en, nl } => mails::news(&config, &pl, en.as_deref(), nl.as_deref()).await,
        Command::User { what } => people::user(&config, what).await,
        // answered above, before anything is read or opened
        Command::ReadAvif { .. } => Ok(()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{}", commands::explained(&error));
            ExitCode::FAILURE
        }
    }
}

fn log(config: &Config) {
    let filter = EnvFilter::try_new(&config.log).unwrap_or_else(|_| EnvFilter::new("info"));
    let builder = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_ansi(std::io::IsTerminal::is_terminal(&std::io::stderr()))
        .with_writer(std::io::stderr);
    match config.log_format {
        LogFormat::Text => builder.init(),
        LogFormat::Json => builder.json().init(),
    }
}
