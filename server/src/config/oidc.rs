//! The keys `oidc.…`: the identity provider, if there is one.

use super::mail::Secret;
use app::routes::PROVIDER_RETURN;
use market::{
    mail::is_loopback,
    oidc::{Provider, ProviderSettings},
};
use serde::{Deserialize, Serialize};

/// The identity provider at which people may sign in (OpenID Connect).
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct OidcConfig {
    /// Its issuer, an https address; empty: there is none.
    pub issuer: String,
    /// Who we are to it.
    pub client_id: String,
    /// What we prove that with.
    pub client_secret: Secret,
    /// How people call it.
    pub name: String,
}

impl OidcConfig {
    /// Refuses what can't work. The provider sends browsers back to `{base_url}/oidc/return`, which it has to be told.
    ///
    /// # Errors
    /// Names the key.
    pub fn validate(&self) -> anyhow::Result<()> {
        if self.issuer.is_empty() {
            return Ok(());
        }
        let url: http::Uri = self
            .issuer
            .parse()
            .map_err(|e| anyhow::anyhow!("configuration: oidc.issuer: {e}"))?;
        let safe = match url.scheme_str() {
            Some("https") => url.host().is_some(),
            Some("http") => url.host().is_some_and(is_loopback),
            _ => false,
        };
        if !safe {
            anyhow::bail!(
                "configuration: oidc.issuer: needs https://…, not {:?}",
                self.issuer
            );
        }
        for (key, empty) in [
            ("client_id", self.client_id.is_empty()),
            ("client_secret", self.client_secret.is_empty()),
            ("name", self.name.trim().is_empty()),
        ] {
            if empty {
                anyhow::bail!("configuration: oidc.{key}: needed with oidc.issuer");
            }
        }
        Ok(())
    }

    /// The adapter, if there is a provider.
    ///
    /// # Errors
    /// Names the key that can't be used.
    pub fn open(&self, base_url: &str) -> anyhow::Result<Option<Provider>> {
        if self.issuer.is_empty() {
            return Ok(None);
        }
        Provider::new(ProviderSettings {
            issuer: self.issuer.clone(),
            client_id: self.client_id.clone(),
            client_secret: self.client_secret.reveal().to_owned(),
            name: self.name.trim().to_owned(),
            redirect: format!("{base_url}{PROVIDER_RETURN}"),
        })
        .map(Some)
        .map_err(|e| anyhow::anyhow!("configuration: oidc.issuer: {e}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_work_names_its_key() {
        let whole = || OidcConfig {
            issuer: "https://konto.example".into(),
            client_id: "kupuj".into(),
            client_secret: serde_json::from_str("\"tajne\"").expect("a text"),
            name: "Konto".into(),
        };
        let refusal = |change: &dyn Fn(&mut OidcConfig)| {
            let mut config = whole();
            change(&mut config);
            config.validate().expect_err("refused").to_string()
        };
        whole().validate().expect("fine");
        OidcConfig::default().validate().expect("there is none");
        assert!(
            OidcConfig::default()
                .open("http://127.0.0.1")
                .expect("none")
                .is_none()
        );
        assert!(refusal(&|c| c.issuer = "http://konto.example".into()).contains("oidc.issuer"));
        assert!(refusal(&|c| c.issuer = "konto.example".into()).contains("oidc.issuer"));
        assert!(refusal(&|c| c.client_id.clear()).contains("oidc.client_id"));
        assert!(refusal(&|c| c.client_secret = Secret::default()).contains("oidc.client_secret"));
        assert!(refusal(&|c| c.name = " ".into()).contains("oidc.name"));
        let printed = serde_json::to_string(&whole()).expect("JSON");
        assert!(!printed.contains("tajne"), "{printed}");
    }
}
