//! The identity provider of the operator's choice, by OpenID Connect Core 1.0: authorization code flow with PKCE (RFC 7636),
//! a nonce, and a state that only the browser that was sent away knows.

use crate::{
    error::{Error, Result},
    random::Random,
};
use chrono::{DateTime, TimeDelta, Utc};
use openidconnect::{
    AccessTokenHash, AsyncHttpClient, AuthorizationCode, ClientId, ClientSecret, CsrfToken, EndpointMaybeSet,
    EndpointNotSet, EndpointSet, HttpRequest, HttpResponse, IssuerUrl, Nonce, OAuth2TokenResponse,
    PkceCodeChallenge, PkceCodeVerifier, RedirectUrl, Scope, TokenResponse,
    core::{
        CoreAuthenticationFlow, CoreClient, CoreJwsSigningAlgorithm, CoreProviderMetadata, CoreUserInfoClaims,
    },
};
use serde::{Deserialize, Serialize};
use std::{
    fmt,
    future::Future,
    pin::Pin,
    sync::{PoisonError, RwLock},
    time::Duration,
};

/// How long the provider has for an answer.
const TIMEOUT: Duration = Duration::from_secs(10);
/// The longest answer that is read, in bytes.
const MAX_ANSWER: usize = 1 << 20;
/// How long what the provider says of itself, and its keys, are believed.
const KNOWN_LIFE: TimeDelta = TimeDelta::hours(1);

/// What the operator says about the provider.
#[derive(Clone, Default)]
pub struct ProviderSettings {
    /// The issuer, an https address.
    pub issuer: String,
    /// Who we are to it.
    pub client_id: String,
    /// What we prove that with.
    pub client_secret: String,
    /// How people call it.
    pub name: String,
    /// Where it sends browsers back to.
    pub redirect: String,
}

/// The identity provider.
pub struct Provider {
    settings: ProviderSettings,
    http: Http,
    known: RwLock<Option<(DateTime<Utc>, CoreProviderMetadata)>>,
}

/// Never the secret.
impl fmt::Debug for Provider {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Provider({})", self.settings.issuer)
    }
}

/// What we keep while a browser is with the provider.
#[derive(Serialize, Deserialize)]
pub(crate) struct Asked {
    state: String,
    nonce: String,
    verifier: String,
}

/// Whom the provider has recognised.
#[derive(Clone, Debug)]
pub(crate) struct Recognised {
    /// Its name for them, which never goes to another.
    pub subject: String,
    /// Their address, if the provider has made sure that it is theirs.
    pub email: Option<String>,
    /// Their name.
    pub name: Option<String>,
}

/// Our HTTP client, as the library asks for one.
struct Http(reqwest::Client);

impl Http {
    async fn send(&self, request: HttpRequest) -> Result<HttpResponse, ProviderError> {
        let request = reqwest::Request::try_from(request).map_err(unreachable)?;
        let mut answer = self.0.execute(request).await.map_err(unreachable)?;
        let mut response = HttpResponse::new(Vec::new());
        *response.status_mut() = answer.status();
        *response.headers_mut() = answer.headers().clone();
        while let Some(chunk) = answer.chunk().await.map_err(unreachable)? {
            if response.body().len() + chunk.len() > MAX_ANSWER {
                return Err(not_so("too long"));
            }
            response.body_mut().extend_from_slice(&chunk);
        }
        Ok(response)
    }
}

impl<'c> AsyncHttpClient<'c> for Http {
    type Error = ProviderError;
    type Future = Pin<Box<dyn Future<Output = Result<HttpResponse, ProviderError>> + Send + 'c>>;

    fn call(&'c self, request: HttpRequest) -> Self::Future {
        Box::pin(self.send(request))
    }
}

type Client = CoreClient<
    EndpointSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointMaybeSet,
    EndpointMaybeSet,
>;

/// Whatever went wrong on the way to the provider or in its answer. It is for the log; people can only try again.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ProviderError {
    /// It could not be reached, or answered with an error.
    #[error("the identity provider: {0}")]
    Unreachable(String),
    /// Its answer does not hold.
    #[error("the identity provider's answer: {0}")]
    Refused(String),
}

/// An error with what caused it.
fn whole(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        text.push_str(": ");
        text.push_str(&error.to_string());
        cause = error.source();
    }
    text
}

fn unreachable(error: impl std::error::Error) -> ProviderError {
    ProviderError::Unreachable(whole(&error))
}

fn refused(error: impl std::error::Error) -> ProviderError {
    ProviderError::Refused(whole(&error))
}

fn not_so(why: &str) -> ProviderError {
    ProviderError::Refused(why.to_owned())
}

impl Provider {
    /// The provider of these settings; nothing is asked of it yet, so that it may be away when the service starts.
    ///
    /// # Errors
    /// When no HTTP client can be made, or an address is none.
    pub fn new(settings: ProviderSettings) -> Result<Self> {
        IssuerUrl::new(settings.issuer.clone()).map_err(Error::internal)?;
        RedirectUrl::new(settings.redirect.clone()).map_err(Error::internal)?;
        let http = reqwest::Client::builder()
            .redirect(reqwest::redirect::Policy::none())
            .timeout(TIMEOUT)
            .build()
            .map_err(Error::internal)?;
        Ok(Self {
            settings,
            http: Http(http),
            known: RwLock::default(),
        })
    }

    /// How people call it.
    pub fn name(&self) -> &str {
        &self.settings.name
    }

    /// Its issuer identifier.
    pub fn issuer(&self) -> &str {
        &self.settings.issuer
    }

    /// What the provider says of itself, with its keys (OpenID Connect Discovery 1.0).
    async fn metadata(&self, now: DateTime<Utc>) -> Result<CoreProviderMetadata, ProviderError> {
        let known = self.known.read().unwrap_or_else(PoisonError::into_inner).clone();
        if let Some((_, metadata)) =
            known.filter(|(at, _)| (TimeDelta::zero()..KNOWN_LIFE).contains(&(now - *at)))
        {
            return Ok(metadata);
        }
        let issuer = IssuerUrl::new(self.settings.issuer.clone()).map_err(refused)?;
        let metadata = CoreProviderMetadata::discover_async(issuer, &self.http)
            .await
            .map_err(unreachable)?;
        *self.known.write().unwrap_or_else(PoisonError::into_inner) = Some((now, metadata.clone()));
        Ok(metadata)
    }

    fn client(&self, metadata: CoreProviderMetadata) -> Result<Client, ProviderError> {
        let settings = &self.settings;
        let redirect = RedirectUrl::new(settings.redirect.clone()).map_err(refused)?;
        Ok(CoreClient::from_provider_metadata(
            metadata,
            ClientId::new(settings.client_id.clone()),
            Some(ClientSecret::new(settings.client_secret.clone())),
        )
        .set_redirect_uri(redirect))
    }

    /// Where a browser is sent to, and what to keep until it comes back.
    pub(crate) async fn ask(&self, now: DateTime<Utc>, random: &Random) -> Result<(String, Asked)> {
        let secret = || random.secret().map(|s| s.reveal().to_owned());
        let asked = Asked {
            state: secret()?,
            nonce: secret()?,
            verifier: secret()?,
        };
        let (state, nonce) = (
            CsrfToken::new(asked.state.clone()),
            Nonce::new(asked.nonce.clone()),
        );
        let client = self
            .client(self.metadata(now).await.map_err(told)?)
            .map_err(told)?;
        let challenge =
            PkceCodeChallenge::from_code_verifier_sha256(&PkceCodeVerifier::new(asked.verifier.clone()));
        let (url, ..) = client
            .authorize_url(CoreAuthenticationFlow::AuthorizationCode, || state, || nonce)
            .add_scope(Scope::new("email".into()))
            .add_scope(Scope::new("profile".into()))
            .set_pkce_challenge(challenge)
            .url();
        Ok((url.into(), asked))
    }

    /// Whom the provider has recognised, from what the browser brings back.
    pub(crate) async fn recognise(
        &self,
        now: DateTime<Utc>,
        asked: Asked,
        state: &str,
        code: &str,
    ) -> Result<Recognised, ProviderError> {
        // Hashes are compared, so that the time it takes tells nothing.
        let hash = |text: &str| crate::text::long_hash(text.as_bytes());
        if hash(state) != hash(&asked.state) {
            return Err(not_so("another state"));
        }
        let client = self.client(self.metadata(now).await?)?;
        let answer = client
            .exchange_code(AuthorizationCode::new(code.to_owned()))
            .map_err(refused)?
            .set_pkce_verifier(PkceCodeVerifier::new(asked.verifier))
            .request_async(&self.http)
            .await
            .map_err(refused)?;
        let token = answer.id_token().ok_or_else(|| not_so("no ID token"))?;
        let verifier = client
            .id_token_verifier()
            .set_allowed_algs(ALGORITHMS.to_vec())
            .set_time_fn(move || now);
        let claims = token
            .claims(&verifier, &Nonce::new(asked.nonce))
            .map_err(refused)?;
        if let Some(expected) = claims.access_token_hash() {
            let algorithm = token.signing_alg().map_err(refused)?;
            let key = token.signing_key(&verifier).map_err(refused)?;
            let actual =
                AccessTokenHash::from_token(answer.access_token(), algorithm, key).map_err(refused)?;
            if actual != *expected {
                return Err(not_so("an access token of another answer"));
            }
        }
        let subject = claims.subject().clone();
        let mut found = Recognised {
            subject: subject.to_string(),
            email: verified(claims.email(), claims.email_verified()),
            name: claims.name().and_then(|n| n.get(None)).map(|n| n.to_string()),
        };
        // Many providers tell what the scopes ask for at their second address alone (OpenID Connect Core 1.0, 5.4).
        if found.email.is_none() && client.user_info_url().is_some() {
            let more: CoreUserInfoClaims = client
                .user_info(answer.access_token().clone(), Some(subject))
                .map_err(refused)?
                .request_async(&self.http)
                .await
                .map_err(refused)?;
            found.email = verified(more.email(), more.email_verified());
            found.name = found
                .name
                .or_else(|| more.name().and_then(|n| n.get(None)).map(|n| n.to_string()));
        }
        Ok(found)
    }
}

/// What an ID token may be signed with: keys of the provider alone, never our shared secret.
const ALGORITHMS: &[CoreJwsSigningAlgorithm] = &[
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha256,
    CoreJwsSigningAlgorithm::RsaSsaPssSha256,
    CoreJwsSigningAlgorithm::EcdsaP256Sha256,
    CoreJwsSigningAlgorithm::EcdsaP384Sha384,
    CoreJwsSigningAlgorithm::EdDsa,
];

fn verified(email: Option<&openidconnect::EndUserEmail>, sure: Option<bool>) -> Option<String> {
    email.filter(|_| sure == Some(true)).map(|e| e.to_string())
}

/// Logs what went wrong and says to the person that it did.
pub(crate) fn told(error: ProviderError) -> Error {
    tracing::warn!(%error, "signing in at the provider failed");
    let code = match error {
        ProviderError::Unreachable(_) => "provider.unreachable",
        ProviderError::Refused(_) => "provider.refused",
    };
    Error::Invalid(vec![crate::error::FieldError::new("provider", code, "")])
}
