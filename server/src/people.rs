//! `buysocially user`: people and their roles from the command line.

use crate::{commands, config::Config};
use app::{ui::form, words::words};
use clap::{Subcommand, ValueEnum};
use market::{
    accounts::{OrganisationKind, OrganisationWish, Page, PersonState, Role},
    error::Error,
    locale::Locale,
};

/// What to do with people.
#[derive(Subcommand)]
pub enum UserCommand {
    /// Make a person and print a link that sets their password.
    Add {
        /// Their address.
        email: String,
        /// The name that others see.
        #[arg(long)]
        name: String,
        /// The language that they read.
        #[arg(long, default_value = "pl")]
        locale: Language,
    },
    /// Print everybody with their roles.
    List,
    /// Give a person a role in an organisation, which is made if there is none.
    Role {
        /// The person's address.
        email: String,
        /// owner, manager, member, finance; chapter_member, clerk, decision_maker; operator, editor, auditor.
        role: String,
        /// The organisation's short name, such as `glinka`.
        #[arg(long)]
        organisation: String,
        /// enterprise, company, public_body, grantor or operator, for a new organisation.
        #[arg(long)]
        kind: Option<String>,
        /// Its name, for a new organisation.
        #[arg(long)]
        name: Option<String>,
    },
    /// Print a link that sets a new password.
    Reset {
        /// The person's address.
        email: String,
    },
    /// Take the second factor from a person who has lost it, after making sure who asks.
    SecondFactorOff {
        /// The person's address.
        email: String,
        /// Why, as it will stand in the log.
        #[arg(long)]
        reason: String,
    },
    /// Make a person the owner of an organisation whose owner is gone; owners before become managers.
    Owner {
        /// The new owner's address.
        email: String,
        /// The organisation's short name, such as `glinka`.
        #[arg(long)]
        organisation: String,
        /// Why; it is written down.
        #[arg(long)]
        reason: String,
    },
    /// Keep a person out; their sessions end at once.
    Suspend {
        /// The person's address.
        email: String,
    },
    /// Let a person in again.
    Restore {
        /// The person's address.
        email: String,
    },
}

/// A language of the service.
#[derive(Clone, Copy, ValueEnum)]
pub enum Language {
    Pl,
    En,
    Nl,
}

/// `buysocially user …`.
pub async fn user(config: &Config, command: UserCommand) -> anyhow::Result<()> {
    let market = commands::open(config, false).await?;
    let system = market.system();
    match command {
        UserCommand::Add { email, name, locale } => {
            let locale = match locale {
                Language::Pl => Locale::Pl,
                Language::En => Locale::En,
                Language::Nl => Locale::Nl,
            };
            market
                .person_add(&system, &email, &name, locale)
                .await
                .map_err(said)?;
            let link = market.reset_link(&system, &email).await.map_err(said)?;
            println!("{}", market.page_url(locale, Page::Link(&link)));
        }
        UserCommand::List => {
            for (person, memberships) in market.people(&system).await? {
                let roles: Vec<String> = memberships
                    .iter()
                    .map(|m| format!("{} of {}", m.acting.role, m.slug))
                    .collect();
                println!(
                    "{}\t{}\t{}\t{}",
                    person.email.address().shown(),
                    person.name,
                    person.state,
                    roles.join(", ")
                );
            }
        }
        UserCommand::Role {
            email,
            role,
            organisation,
            kind,
            name,
        } => {
            let role = Role::from_name(&role).ok_or_else(|| one_of("role", Role::ALL))?;
            let kind = match kind {
                Some(kind) => Some(
                    OrganisationKind::from_name(&kind)
                        .ok_or_else(|| one_of("--kind", OrganisationKind::ALL))?,
                ),
                None => None,
            };
            let wish = OrganisationWish {
                slug: organisation,
                kind,
                name,
            };
            market
                .role_give(&system, &email, wish, role)
                .await
                .map_err(said)?;
        }
        UserCommand::Reset { email } => {
            let link = market.reset_link(&system, &email).await.map_err(said)?;
            println!("{}", market.page_url(Locale::Pl, Page::Link(&link)));
        }
        UserCommand::SecondFactorOff { email, reason } => market
            .second_factor_take_away(&system, &email, &reason)
            .await
            .map_err(said)?,
        UserCommand::Owner {
            email,
            organisation,
            reason,
        } => {
            let (organisation, person) = market
                .ownership_named(&system, &organisation, &email)
                .await
                .map_err(|e| match e {
                    Error::NotFound => anyhow::anyhow!("no such organisation, or nobody has this address"),
                    other => said(other),
                })?;
            market
                .ownership_transfer_by_operator(&system, organisation, person, &reason)
                .await
                .map_err(said)?;
        }
        UserCommand::Suspend { email } => market
            .person_state(&system, &email, PersonState::Suspended)
            .await
            .map_err(said)?,
        UserCommand::Restore { email } => market
            .person_state(&system, &email, PersonState::Active)
            .await
            .map_err(said)?,
    }
    Ok(())
}

fn one_of<T: ToString>(what: &str, all: &[T]) -> anyhow::Error {
    let all: Vec<String> = all.iter().map(ToString::to_string).collect();
    anyhow::anyhow!("{what}: one of {}", all.join(", "))
}

/// An error in words, with the field that it is about.
fn said(error: Error) -> anyhow::Error {
    match error {
        Error::Invalid(fields) => {
            let w = words(Locale::En);
            let lines: Vec<String> = fields
                .iter()
                .map(|f| format!("{}: {}", f.field, form::words_of(w, f)))
                .collect();
            anyhow::anyhow!(lines.join("\n"))
        }
        Error::NotFound => anyhow::anyhow!("nobody has an account with this address"),
        other => other.into(),
    }
}
