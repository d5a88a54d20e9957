//! The keys `mail.…`: how mails leave the house.

use market::mail::{self, Encryption, Folder, Mail, Sender, Smtp, SmtpSettings, is_loopback};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use std::{
    fmt,
    path::{Path, PathBuf},
};

/// How mails leave the house.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct MailConfig {
    /// `folder` writes files into `{data}/outbox`, `smtp` hands them to a mail server.
    pub kind: Way,
    /// `Name <address>`, the sender.
    pub from: String,
    /// The mail server.
    pub smtp: SmtpConfig,
}

/// Where mails go.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Way {
    /// Into files.
    #[default]
    Folder,
    /// To a mail server.
    Smtp,
}

/// How to reach the mail server.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct SmtpConfig {
    /// Its name.
    pub host: String,
    /// Its port; 0 for the usual one of `tls`.
    pub port: u16,
    /// The name to sign in with; empty: without.
    pub user: String,
    /// The password to it.
    pub password: Secret,
    /// `implicit`, `starttls`, or `none` to this very machine.
    pub tls: Encryption,
    /// A certificate (PEM file) that is trusted beside the public authorities.
    pub ca: PathBuf,
}

impl Default for MailConfig {
    fn default() -> Self {
        Self {
            kind: Way::Folder,
            from: "Buy Socially <buysocially@localhost>".into(),
            smtp: SmtpConfig::default(),
        }
    }
}

impl Default for SmtpConfig {
    fn default() -> Self {
        Self {
            host: String::new(),
            port: 0,
            user: String::new(),
            password: Secret::default(),
            tls: Encryption::StartTls,
            ca: PathBuf::new(),
        }
    }
}

impl MailConfig {
    /// Refuses what can't work; in production also what would not reach people.
    ///
    /// # Errors
    /// Names the key.
    pub fn validate(&self, base_url: &str, production: bool) -> anyhow::Result<()> {
        let sender = self.sender(base_url)?;
        let smtp = &self.smtp;
        match self.kind {
            Way::Folder if production => anyhow::bail!(
                "configuration: mail.kind: production needs smtp; with folder nobody would get the link to sign in with"
            ),
            Way::Folder => return Ok(()),
            Way::Smtp => {}
        }
        if smtp.host.is_empty() {
            anyhow::bail!("configuration: mail.smtp.host: needed with mail.kind = \"smtp\"");
        }
        if smtp.tls == Encryption::None && !is_loopback(&smtp.host) {
            anyhow::bail!(
                "configuration: mail.smtp.tls: none is for a mail server on this machine, not for {:?}",
                smtp.host
            );
        }
        if smtp.user.is_empty() != smtp.password.is_empty() {
            anyhow::bail!("configuration: mail.smtp.user and mail.smtp.password: both or neither");
        }
        if production && sender.address().domain().eq_ignore_ascii_case("localhost") {
            anyhow::bail!(
                "configuration: mail.from: production needs an address that people can see is yours"
            );
        }
        Ok(())
    }

    fn sender(&self, base_url: &str) -> anyhow::Result<Sender> {
        Sender::parse(&self.from, base_url).map_err(|e| anyhow::anyhow!("configuration: mail.from: {e}"))
    }

    /// The adapter; files go below `data`.
    ///
    /// # Errors
    /// Names the key that can't be used.
    pub fn open(&self, base_url: &str, data: &Path) -> anyhow::Result<Mail> {
        let sender = self.sender(base_url)?;
        if self.kind == Way::Folder {
            return Ok(Mail::Folder(Folder::new(sender, data.join("outbox"))));
        }
        let smtp = &self.smtp;
        let ca = Some(&smtp.ca).filter(|path| !path.as_os_str().is_empty());
        let settings = SmtpSettings {
            host: smtp.host.clone(),
            port: if smtp.port == 0 {
                smtp.tls.port()
            } else {
                smtp.port
            },
            encryption: smtp.tls,
            credentials: (!smtp.user.is_empty()).then(|| (smtp.user.clone(), smtp.password.0.clone())),
            authority: ca
                .map(std::fs::read)
                .transpose()
                .map_err(|e| anyhow::anyhow!("configuration: mail.smtp.ca: {}: {e}", smtp.ca.display()))?,
        };
        let smtp: mail::Smtp =
            Smtp::new(sender, settings).map_err(|e| anyhow::anyhow!("configuration: mail.smtp: {e}"))?;
        Ok(Mail::Smtp(smtp))
    }
}

/// A value that is never printed, neither by `check` nor in a log.
#[derive(Clone, Default)]
pub struct Secret(String);

impl Secret {
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The value, for who needs it.
    pub(super) fn reveal(&self) -> &str {
        &self.0
    }

    fn shown(&self) -> &'static str {
        if self.is_empty() { "" } else { "…" }
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.shown())
    }
}

impl Serialize for Secret {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.shown())
    }
}

impl<'de> Deserialize<'de> for Secret {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Words)
    }
}

/// Takes texts. A password of digits alone comes as a number from a variable, and must not be in the error's words.
struct Words;

impl Words {
    fn quote<E: de::Error, T>(self) -> Result<T, E> {
        Err(E::custom(
            "write the value in quotes, so that it is read as a text",
        ))
    }
}

impl de::Visitor<'_> for Words {
    type Value = Secret;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Secret, E> {
        Ok(Secret(text.to_owned()))
    }

    fn visit_bool<E: de::Error>(self, _: bool) -> Result<Secret, E> {
        self.quote()
    }

    fn visit_i64<E: de::Error>(self, _: i64) -> Result<Secret, E> {
        self.quote()
    }

    fn visit_u64<E: de::Error>(self, _: u64) -> Result<Secret, E> {
        self.quote()
    }

    fn visit_i128<E: de::Error>(self, _: i128) -> Result<Secret, E> {
        self.quote()
    }

    fn visit_u128<E: de::Error>(self, _: u128) -> Result<Secret, E> {
        self.quote()
    }

    fn visit_f64<E: de::Error>(self, _: f64) -> Result<Secret, E> {
        self.quote()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const URL: &str = "https://kupuj.example";

    fn smtp() -> MailConfig {
        MailConfig {
            kind: Way::Smtp,
            from: "Kupuj Społecznie <poczta@kupuj.example>".into(),
            smtp: SmtpConfig {
                host: "mail.kupuj.example".into(),
                user: "sklep".into(),
                password: Secret("tajne".into()),
                ..SmtpConfig::default()
            },
        }
    }

    fn refusal(config: &MailConfig, production: bool) -> String {
        config.validate(URL, production).expect_err("refused").to_string()
    }

    #[test]
    fn the_defaults_are_for_looking_around_and_production_refuses_them() {
        MailConfig::default()
            .validate(URL, false)
            .expect("fine for a demo");
        assert!(refusal(&MailConfig::default(), true).contains("mail.kind"));
        smtp().validate(URL, true).expect("fine for real");
        let nobody = MailConfig {
            from: MailConfig::default().from,
            ..smtp()
        };
        assert!(refusal(&nobody, true).contains("mail.from"));
    }

    #[test]
    fn what_cannot_work_names_its_key() {
        let change = |f: &dyn Fn(&mut MailConfig)| {
            let mut config = smtp();
            f(&mut config);
            refusal(&config, false)
        };
        assert!(change(&|c| c.from = "nobody".into()).contains("mail.from"));
        assert!(change(&|c| c.smtp.host.clear()).contains("mail.smtp.host"));
        assert!(change(&|c| c.smtp.user.clear()).contains("mail.smtp.user"));
        assert!(change(&|c| c.smtp.tls = Encryption::None).contains("mail.smtp.tls"));
        let mut missing = smtp();
        missing.smtp.ca = "/nonexistent/ca.pem".into();
        let error = missing
            .open(URL, Path::new("data"))
            .err()
            .expect("refused")
            .to_string();
        assert!(error.contains("mail.smtp.ca"), "{error}");
    }

    #[test]
    fn the_password_is_printed_nowhere() {
        let config = smtp();
        let printed = format!("{config:?} {}", serde_json::to_string(&config).expect("JSON"));
        assert!(printed.contains('…') && !printed.contains("tajne"), "{printed}");
        let digits = serde_json::from_str::<Secret>("24681357")
            .expect_err("a number")
            .to_string();
        assert!(
            digits.contains("quotes") && !digits.contains("24681357"),
            "{digits}"
        );
        assert_eq!(
            serde_json::from_str::<Secret>("\"24681357\"").expect("a text").0,
            "24681357"
        );
    }
}
