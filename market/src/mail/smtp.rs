//! Mails handed to a mail server.

use super::{
    SendError,
    letter::{Letter, Sender},
};
use crate::closed_list::closed_list;
use lettre::transport::smtp::{
    authentication::{Credentials, DEFAULT_MECHANISMS},
    client::{AsyncSmtpConnection, Certificate, TlsParameters},
    commands::{Data, Mail as MailFrom, Rcpt},
    extension::ClientId,
};
use std::{net::IpAddr, time::Duration};

/// How long one mail may take, from the connection to the server's last word.
const PATIENCE: Duration = Duration::from_secs(30);

closed_list! {
    /// How the way to the mail server is kept private.
    pub enum Encryption {
        /// From the first byte (port 465).
        Implicit = "implicit",
        /// After STARTTLS, which the server must offer (port 587).
        StartTls = "starttls",
        /// Not at all: only to this very machine.
        None = "none",
    }
}

impl Encryption {
    /// The port that is usual.
    pub fn port(self) -> u16 {
        match self {
            Encryption::Implicit => 465,
            Encryption::StartTls => 587,
            Encryption::None => 25,
        }
    }
}

/// How to reach the mail server.
#[derive(Clone)]
pub struct SmtpSettings {
    /// Its name, which its certificate must carry.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// How the way is kept private.
    pub encryption: Encryption,
    /// Name and password, where the server wants them.
    pub credentials: Option<(String, String)>,
    /// A certificate (PEM) that is trusted beside the public authorities.
    pub authority: Option<Vec<u8>>,
}

/// Sends by SMTP: a connection for each mail, because there are few.
#[derive(Clone)]
pub struct Smtp {
    pub(super) sender: Sender,
    host: String,
    port: u16,
    encryption: Encryption,
    tls: Option<TlsParameters>,
    credentials: Option<Credentials>,
    hello: ClientId,
}

impl Smtp {
    /// Reads the settings; connects to nothing yet.
    ///
    /// # Errors
    /// When the certificate can't be read, or the way would be open and the server is not this machine.
    pub fn new(sender: Sender, settings: SmtpSettings) -> Result<Self, String> {
        let tls = match settings.encryption {
            Encryption::None if is_loopback(&settings.host) => None,
            Encryption::None => {
                return Err("only a mail server on this machine may be spoken to without TLS".into());
            }
            Encryption::Implicit | Encryption::StartTls => {
                let mut builder = TlsParameters::builder(settings.host.clone());
                if let Some(pem) = &settings.authority {
                    builder =
                        builder.add_root_certificate(Certificate::from_pem(pem).map_err(|e| e.to_string())?);
                }
                Some(builder.build().map_err(|e| e.to_string())?)
            }
        };
        Ok(Self {
            hello: ClientId::Domain(sender.address().domain().to_owned()),
            sender,
            host: settings.host,
            port: settings.port,
            encryption: settings.encryption,
            tls,
            credentials: settings
                .credentials
                .map(|(user, password)| Credentials::new(user, password)),
        })
    }

    pub(super) async fn send(&self, letter: &Letter) -> Result<(), SendError> {
        tokio::time::timeout(PATIENCE, self.deliver(letter))
            .await
            .unwrap_or_else(|_| Err(SendError::passing("the mail server did not answer in time")))
    }

    async fn deliver(&self, letter: &Letter) -> Result<(), SendError> {
        let recipient: lettre::Address = letter.to.as_str().parse().map_err(SendError::lasting)?;
        let mut server = self.connect().await.map_err(SendError::passing)?;
        let answer = self.hand_over(&mut server, recipient, &letter.bytes).await;
        // It has the mail, or has refused it; how it says goodbye changes nothing.
        server.abort().await;
        answer
    }

    /// A refusal of ourselves (name, password, sender) is not the recipient's and may be mended: it is tried again. A
    /// lasting refusal of the recipient or of the contents is the last word.
    async fn hand_over(
        &self,
        server: &mut AsyncSmtpConnection,
        recipient: lettre::Address,
        bytes: &[u8],
    ) -> Result<(), SendError> {
        if let Some(credentials) = &self.credentials {
            server
                .auth(DEFAULT_MECHANISMS, credentials)
                .await
                .map_err(SendError::passing)?;
        }
        let from = Some(self.sender.address().clone());
        server
            .command(MailFrom::new(from, Vec::new()))
            .await
            .map_err(SendError::passing)?;
        server
            .command(Rcpt::new(recipient, Vec::new()))
            .await
            .map_err(refused)?;
        server.command(Data).await.map_err(refused)?;
        server.message(bytes).await.map_err(refused)?;
        Ok(())
    }

    async fn connect(&self) -> Result<AsyncSmtpConnection, lettre::transport::smtp::Error> {
        let at_once = self
            .tls
            .clone()
            .filter(|_| self.encryption == Encryption::Implicit);
        let address = (self.host.as_str(), self.port);
        let mut server =
            AsyncSmtpConnection::connect_tokio1(address, Some(PATIENCE), &self.hello, at_once, None).await?;
        if let Some(tls) = self
            .tls
            .clone()
            .filter(|_| self.encryption == Encryption::StartTls)
        {
            server.starttls(tls, &self.hello).await?;
        }
        Ok(server)
    }
}

/// What the server said to the recipient or the contents.
fn refused(e: lettre::transport::smtp::Error) -> SendError {
    if e.is_permanent() {
        SendError::lasting(e)
    } else {
        SendError::passing(e)
    }
}

/// Whether a host is this machine.
pub fn is_loopback(host: &str) -> bool {
    host.eq_ignore_ascii_case("localhost")
        || host
            .trim_start_matches('[')
            .trim_end_matches(']')
            .parse::<IpAddr>()
            .is_ok_and(|ip| ip.is_loopback())
}
