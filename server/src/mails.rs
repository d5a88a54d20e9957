//! `buysocially mail` and `buysocially news`: mails from the command line.

use crate::{commands, config::Config};
use clap::Subcommand;
use market::{
    id::MailId,
    locale::{Locale, Localised},
};
use std::path::Path;
use uuid::Uuid;

/// How many lines `mail list` prints.
const LISTED: i64 = 200;

/// What to do with mails.
#[derive(Subcommand)]
pub enum MailCommand {
    /// Print the mails that were given up or came back, the newest first.
    List,
    /// Try a mail again that was given up.
    Retry {
        /// Its identifier, as `list` prints it.
        id: Uuid,
    },
    /// Mark a sent mail as come back.
    Bounced {
        /// Its identifier: the part of its `Message-ID` before the `@`.
        id: Uuid,
        /// What the answer said.
        #[arg(long, default_value = "")]
        note: String,
    },
}

/// `buysocially mail …`.
pub async fn mail(config: &Config, command: MailCommand) -> anyhow::Result<()> {
    let market = commands::open(config, false).await?;
    let system = market.system();
    match command {
        MailCommand::List => {
            for (id, mail) in market.mails_troubled(&system, LISTED).await? {
                println!(
                    "{id}\t{}\t{}\t{}\t{}",
                    mail.kind,
                    mail.state,
                    mail.attempts,
                    mail.error.unwrap_or_default()
                );
            }
        }
        MailCommand::Retry { id } => market.mail_retry(&system, MailId(id)).await?,
        MailCommand::Bounced { id, note } => market.mail_bounced(&system, MailId(id), &note).await?,
    }
    Ok(())
}

/// `buysocially news …`.
pub async fn news(config: &Config, pl: &Path, en: Option<&Path>, nl: Option<&Path>) -> anyhow::Result<()> {
    let market = commands::open(config, false).await?;
    let files = [(Locale::Pl, Some(pl)), (Locale::En, en), (Locale::Nl, nl)];
    let news: Localised<(String, String)> = files
        .into_iter()
        .filter_map(|(locale, path)| path.map(|path| (locale, path)))
        .map(|(locale, path)| {
            let text =
                std::fs::read_to_string(path).map_err(|e| anyhow::anyhow!("{}: {e}", path.display()))?;
            let (title, text) = text.trim().split_once('\n').unwrap_or((text.trim(), ""));
            Ok((locale, (title.trim().to_owned(), text.trim().to_owned())))
        })
        .collect::<anyhow::Result<_>>()?;
    let people = market.news_send(&market.system(), &news).await?;
    println!("told {people} people, each in the way that they chose");
    Ok(())
}
