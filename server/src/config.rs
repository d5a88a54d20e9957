//! One typed configuration: defaults, then a file, then `BUYSOCIALLY_…` variables. A wrong value stops the start
//! with the key's name.

mod mail;
mod oidc;

use app::pages::Operator;
use figment::{
    Figment,
    providers::{Env, Format, Serialized, Toml},
};
use mail::MailConfig;
use market::{
    accounts::OrganisationKind,
    enterprises::STALE_AFTER_DAYS,
    images::{addresses::Reach, allowed::HostPort},
    moderation::Deadlines,
    place::Region,
};
use oidc::OidcConfig;
use serde::{Deserialize, Serialize};
use std::{
    net::{IpAddr, SocketAddr},
    path::{Path, PathBuf},
};

/// What the process runs with; the README's table names every key.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Config {
    /// `demo` says so on every page and loads the demo region into an empty database; `production` refuses unsafe settings.
    pub mode: Mode,
    /// Address and port to listen on.
    pub listen: SocketAddr,
    /// Scheme and host of public addresses, without a slash at the end.
    pub base_url: String,
    /// Folder of database, index, pictures and outbox.
    pub data: PathBuf,
    /// `sqlite:PATH` or `postgres://…`; empty: `{data}/buysocially.db`.
    pub database: String,
    /// Folder of built styles, scripts, fonts and islands.
    pub site: PathBuf,
    /// The region pack.
    pub region: String,
    /// Whether anonymous pages are kept rendered.
    pub cache: bool,
    /// The most memory that kept pages may take, in MiB.
    pub cache_mib: usize,
    /// How many requests a second each network may make, five times as many at once; 0: as many as it likes.
    pub requests_per_second: u32,
    /// `text` or `json` lines.
    pub log_format: LogFormat,
    /// What is logged, as `tracing` filters say it.
    pub log: String,
    /// Whether the operator looks at offers before they are public.
    pub moderation: bool,
    /// Within how many days notices and appeals are decided.
    pub deadlines: DeadlinesConfig,
    /// How many days after the last look at the register a statutory status is stale.
    pub status_stale_days: u64,
    /// Pictures that files name by their address.
    pub pictures: Pictures,
    /// Who operates the service: imprint, privacy, footer.
    pub operator: Operator,
    /// How mails leave the house.
    pub mail: MailConfig,
    /// Addresses of proxies in front of this process, whose `X-Forwarded-For` is believed.
    pub trusted_proxies: Vec<IpAddr>,
    /// The password of the demo's login; only `demo` reads it.
    pub demo_password: String,
    /// Who must sign in with two factors.
    pub second_factor: SecondFactorConfig,
    /// The identity provider, if there is one.
    pub oidc: OidcConfig,
}

/// Who must sign in with two factors.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct SecondFactorConfig {
    /// Kinds of organisations that are acted for with two factors alone; not said: `operator` and `grantor`, and nobody in
    /// a demo, whose logins everybody knows.
    pub required_for: Option<Vec<OrganisationKind>>,
}

/// How pictures by address are fetched.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Pictures {
    /// `host:port` of picture servers in one's own network, which are fetched from though their addresses are not public.
    pub allow_hosts: Vec<String>,
}

/// Within how many days the operator decides.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct DeadlinesConfig {
    /// Of a notice.
    pub notice_days: u16,
    /// Of a notice about what can hurt somebody.
    pub urgent_days: u16,
    /// Of an appeal.
    pub appeal_days: u16,
}

impl Default for DeadlinesConfig {
    fn default() -> Self {
        let Deadlines {
            notice_days,
            urgent_days,
            appeal_days,
        } = Deadlines::default();
        Self {
            notice_days,
            urgent_days,
            appeal_days,
        }
    }
}

/// How strict the start is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Mode {
    /// For looking around.
    #[default]
    Demo,
    /// For real.
    Production,
}

/// How log lines look.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LogFormat {
    /// For people.
    #[default]
    Text,
    /// For machines.
    Json,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            mode: Mode::Demo,
            listen: ([127, 0, 0, 1], 3000).into(),
            base_url: "http://127.0.0.1:3000".into(),
            data: "data".into(),
            database: String::new(),
            site: "target/site".into(),
            region: "lower-silesia".into(),
            cache: true,
            cache_mib: 20,
            requests_per_second: 100,
            log_format: LogFormat::Text,
            log: "info,sqlx=warn,tantivy=warn".into(),
            moderation: true,
            deadlines: DeadlinesConfig::default(),
            status_stale_days: STALE_AFTER_DAYS,
            pictures: Pictures::default(),
            operator: Operator::default(),
            mail: MailConfig::default(),
            trusted_proxies: Vec::new(),
            demo_password: "wspolny dzbanek herbaty".into(),
            second_factor: SecondFactorConfig::default(),
            oidc: OidcConfig::default(),
        }
    }
}

impl Config {
    /// Reads the configuration.
    ///
    /// # Errors
    /// Names the key of a wrong value.
    pub fn read(file: Option<&Path>) -> anyhow::Result<Self> {
        let mut figment = Figment::from(Serialized::defaults(Self::default()));
        match file {
            Some(path) if !path.exists() => anyhow::bail!("no configuration file {}", path.display()),
            Some(path) => figment = figment.merge(Toml::file_exact(path)),
            None => figment = figment.merge(Toml::file("buysocially.toml")),
        }
        // `BUYSOCIALLY_OPERATOR__EMAIL` is the key `operator.email`.
        let config: Self = figment
            .merge(Env::prefixed("BUYSOCIALLY_").split("__"))
            .extract()
            .map_err(|e| {
                let keys: Vec<String> = e
                    .clone()
                    .into_iter()
                    .map(|one| {
                        if one.path.is_empty() {
                            one.to_string()
                        } else {
                            format!("{}: {one}", one.path.join("."))
                        }
                    })
                    .collect();
                anyhow::anyhow!("configuration: {}", keys.join("; "))
            })?;
        config.validate()?;
        Ok(config)
    }

    fn validate(&self) -> anyhow::Result<()> {
        let url: http::Uri = self
            .base_url
            .parse()
            .map_err(|e| anyhow::anyhow!("configuration: base_url: {e}"))?;
        let scheme = url.scheme_str().unwrap_or_default();
        if !matches!(scheme, "http" | "https") || self.base_url.ends_with('/') || url.authority().is_none() {
            anyhow::bail!(
                "configuration: base_url: needs http(s)://host without a slash at the end, not {:?}",
                self.base_url
            );
        }
        if Region::by_code(&self.region).is_none() {
            anyhow::bail!("configuration: region: there is no region pack {:?}", self.region);
        }
        if !(1..=1024).contains(&self.cache_mib) {
            anyhow::bail!(
                "configuration: cache_mib: between 1 and 1024, not {}",
                self.cache_mib
            );
        }
        let within = &self.deadlines;
        for (key, days) in [
            ("notice_days", within.notice_days),
            ("urgent_days", within.urgent_days),
            ("appeal_days", within.appeal_days),
        ] {
            if !(1..=365).contains(&days) {
                anyhow::bail!("configuration: deadlines.{key}: between 1 and 365, not {days}");
            }
        }
        let days = &self.operator.accessibility;
        if days.changed_on < days.published_on {
            anyhow::bail!(
                "configuration: operator.accessibility.changed_on: {} is before published_on, {}",
                days.changed_on,
                days.published_on
            );
        }
        if days.reviewed_on < days.made_on {
            anyhow::bail!(
                "configuration: operator.accessibility.reviewed_on: {} is before made_on, {}",
                days.reviewed_on,
                days.made_on
            );
        }
        self.reach()?;
        self.oidc.validate()?;
        let production = self.mode == Mode::Production;
        if production {
            if scheme != "https" {
                anyhow::bail!(
                    "configuration: base_url: production needs https, not {:?}",
                    self.base_url
                );
            }
            if self.operator.name.is_empty()
                || self.operator.email.is_empty()
                || self.operator.address.is_empty()
            {
                anyhow::bail!(
                    "configuration: operator: production needs operator.name, operator.address and operator.email for the imprint"
                );
            }
            self.refuse_readable_database()?;
        }
        self.mail.validate(&self.base_url, production)
    }

    fn refuse_readable_database(&self) -> anyhow::Result<()> {
        use std::os::unix::fs::PermissionsExt;
        let url = self.database_url();
        let Some(path) = url.strip_prefix("sqlite:") else {
            return Ok(());
        };
        match std::fs::metadata(path) {
            Ok(meta) if meta.permissions().mode() & 0o077 != 0 => {
                anyhow::bail!("configuration: database: {path} can be read by others; run chmod 600 on it")
            }
            _ => Ok(()),
        }
    }

    /// Where pictures may be fetched from.
    ///
    /// # Errors
    /// When a host is not written as `host:port`.
    pub fn reach(&self) -> anyhow::Result<Reach> {
        let hosts = self
            .pictures
            .allow_hosts
            .iter()
            .map(|host| host.parse::<HostPort>());
        hosts
            .collect::<Result<Vec<_>, _>>()
            .map(Reach::Allowing)
            .map_err(|e| anyhow::anyhow!("configuration: pictures.allow_hosts: {e}"))
    }

    /// Kinds of organisations that are acted for with two factors alone.
    pub fn second_factor_for(&self) -> Vec<OrganisationKind> {
        match (&self.second_factor.required_for, self.mode) {
            (Some(kinds), _) => kinds.clone(),
            (None, Mode::Production) => vec![OrganisationKind::Operator, OrganisationKind::Grantor],
            (None, Mode::Demo) => Vec::new(),
        }
    }

    /// Within how many days notices and appeals are decided.
    pub fn deadlines(&self) -> Deadlines {
        let within = self.deadlines;
        Deadlines {
            notice_days: within.notice_days,
            urgent_days: within.urgent_days,
            appeal_days: within.appeal_days,
        }
    }

    /// The database's address.
    pub fn database_url(&self) -> String {
        if self.database.is_empty() {
            format!("sqlite:{}", self.data.join("buysocially.db").display())
        } else {
            self.database.clone()
        }
    }

    /// What `check` prints: every key with its value, passwords hidden.
    pub fn printed(&self) -> String {
        let mut shown = self.clone();
        shown.second_factor.required_for = Some(self.second_factor_for());
        shown.database = hide_password(&self.database_url());
        if self.mode == Mode::Production {
            shown.demo_password = String::new();
        }
        toml_of(&shown)
    }
}

fn toml_of(config: &Config) -> String {
    let value = serde_json::to_value(config).unwrap_or_default();
    let mut out = String::new();
    lines("", &value, &mut out);
    out
}

fn lines(prefix: &str, value: &serde_json::Value, out: &mut String) {
    if let serde_json::Value::Object(fields) = value {
        for (key, value) in fields {
            let path = if prefix.is_empty() {
                key.clone()
            } else {
                format!("{prefix}.{key}")
            };
            if value.is_object() {
                lines(&path, value, out)
            } else {
                out.push_str(&format!("{path} = {value}\n"))
            }
        }
    }
}

fn hide_password(url: &str) -> String {
    match (url.split_once("://"), url.rfind('@')) {
        (Some((scheme, rest)), Some(_)) => {
            let (credentials, host) = rest.rsplit_once('@').unwrap_or(("", rest));
            let user = credentials.split(':').next().unwrap_or_default();
            format!("{scheme}://{user}:…@{host}")
        }
        _ => url.to_owned(),
    }
}

#[cfg(test)]
mod tests;
