//! Addresses of pages in three languages: the only place that knows them.

use market::{
    accounts::Page,
    catalogue::taxonomy::Category,
    id::{AppealId, ClaimId, DecisionId, ImportId, NoticeId, OfferId},
    locale::Locale,
    moderation::ItemKind,
    place::County,
};

/// A page family with an address of its own.
#[derive(Clone, Copy, Debug)]
pub enum Route<'a> {
    /// The first page.
    Home,
    /// The catalogue; filters follow as query parameters.
    Offers,
    /// One offer.
    Offer(&'a str),
    /// Offers of a category.
    Category(&'a Category),
    /// The catalogue's answer to a question as a document; the same query parameters.
    OffersPdf,
    /// Enterprises.
    Enterprises,
    /// One enterprise.
    Enterprise(&'a str),
    /// The card of an enterprise as a document.
    EnterprisePdf(&'a str),
    /// All counties on a map.
    Counties,
    /// One county.
    County(&'a County),
    /// About the mark, with the check of a licence number.
    Mark,
    /// One licence by its key, such as `DS-2026-0142`.
    Licence(&'a str),
    /// The reader's shortlist.
    Shortlist,
    /// The shortlist as a document; the same query parameters.
    ShortlistPdf,
    /// How results are ordered.
    Ordering,
    /// The accessibility statement.
    Accessibility,
    /// Who runs the service.
    Imprint,
    /// Privacy.
    Privacy,
    /// Components of the interface.
    Design,
    /// Signing in.
    SignIn,
    /// Signing up.
    SignUp,
    /// What is said when a mail was asked for.
    MailSent,
    /// Where the link of a mail is used.
    UseLink,
    /// Asking for a new password.
    Forgotten,
    /// Where signing out is posted to.
    SignOut,
    /// One's own account.
    Account,
    /// The copy of one's data.
    DataZip,
    /// Erasing one's account.
    Erase,
    /// Ending mails of a topic without signing in.
    Unsubscribe,
    /// Where a passkey's sign-in is posted to.
    PasskeySignIn,
    /// One's passkeys.
    Passkeys,
    /// The second step of signing in.
    SecondStep,
    /// One's second factor.
    SecondFactor,
    /// The audit log.
    Log,
    /// The audit log as a file; the same query parameters.
    LogCsv,
    /// The seller's first page.
    Desk,
    /// Claiming or registering an enterprise.
    DeskClaim,
    /// One's own offers.
    DeskOffers,
    /// One of them, to be written.
    DeskOffer(OfferId),
    /// How it will look.
    DeskPreview(OfferId),
    /// One change of many.
    DeskBulk,
    /// One's own profile.
    DeskProfile,
    /// Files of one's own offers.
    DeskImports,
    /// One of them.
    DeskImport(ImportId),
    /// What was refused of it, as a file.
    DeskImportWrong(ImportId),
    /// One's own offers as a file.
    DeskExport,
    /// What became of one's own offers.
    DeskFigures,
    /// What waits for the operator.
    Queue,
    /// A claim that waits.
    QueueClaim(ClaimId),
    /// An offer that waits.
    QueueOffer(OfferId),
    /// Where the acting organisation is chosen.
    Acting,
    /// An invitation, looked at and answered.
    Invitation,
    /// Founding an organisation.
    Found,
    /// The team of the acting organisation.
    Team,
    /// A buyer's own data.
    Organisation,
    /// A buyer's suppliers.
    Suppliers,
    /// Reporting an offer or an enterprise, which a query parameter names.
    Report,
    /// What is said when a notice has come in.
    ReportReceived,
    /// Appealing with the link of a mail.
    AppealLink,
    /// Notices and appeals that wait for the operator.
    Notices,
    /// A notice.
    NoticeCase(NoticeId),
    /// An appeal.
    AppealCase(AppealId),
    /// A decision.
    DecisionCase(DecisionId),
    /// Restricting something without a notice.
    Restrict,
    /// What was decided of what a seller offers.
    Statements,
    /// One such decision.
    Statement(DecisionId),
}

impl Route<'_> {
    /// The address for readers of `locale`, without scheme and host. A category without a slug in the language
    /// is reached by its code; the data have one in each, and a test sees to it.
    pub fn path(self, locale: Locale) -> String {
        let l = locale.tag();
        let pick = |pl: &'static str, en: &'static str, nl: &'static str| match locale {
            Locale::Pl => pl,
            Locale::En => en,
            Locale::Nl => nl,
        };
        let offers = pick("oferta", "offers", "aanbod");
        let enterprises = pick("podmioty", "enterprises", "organisaties");
        let counties = pick("powiaty", "counties", "districten");
        let mark = pick("znak", "mark", "label");
        let sign_in = pick("logowanie", "sign-in", "aanmelden");
        let desk = pick("pulpit", "desk", "werkblad");
        match self {
            Route::Home => format!("/{l}"),
            Route::Offers => format!("/{l}/{offers}"),
            Route::Offer(slug) => format!("/{l}/{offers}/{slug}"),
            Route::OffersPdf => format!("/{l}/{offers}.pdf"),
            Route::Category(c) => format!(
                "/{l}/{offers}/{}/{}",
                pick("kategoria", "category", "categorie"),
                c.slug.exact(locale).unwrap_or(&c.code)
            ),
            Route::Enterprises => format!("/{l}/{enterprises}"),
            Route::Enterprise(slug) => format!("/{l}/{enterprises}/{slug}"),
            Route::EnterprisePdf(slug) => {
                format!("/{l}/{enterprises}/{slug}/{}.pdf", pick("karta", "card", "kaart"))
            }
            Route::Counties => format!("/{l}/{counties}"),
            Route::County(c) => format!("/{l}/{counties}/{}", c.slug),
            Route::Mark => format!("/{l}/{mark}"),
            Route::Licence(key) => format!("/{l}/{mark}/{key}"),
            Route::Shortlist => format!("/{l}/{}", pick("lista", "shortlist", "lijst")),
            Route::ShortlistPdf => format!("{}.pdf", Route::Shortlist.path(locale)),
            Route::Ordering => format!("/{l}/{}", pick("kolejnosc", "ordering", "volgorde")),
            Route::Accessibility => {
                format!("/{l}/{}", pick("dostepnosc", "accessibility", "toegankelijkheid"))
            }
            Route::Imprint => format!("/{l}/{}", pick("o-serwisie", "imprint", "colofon")),
            Route::Privacy => format!("/{l}/{}", pick("prywatnosc", "privacy", "privacy")),
            Route::Design => format!("/{l}/design"),
            Route::SignIn => format!("/{l}/{sign_in}"),
            Route::SignUp => format!("/{l}/{}", pick("rejestracja", "sign-up", "registreren")),
            Route::MailSent => format!("/{l}/{sign_in}/{}", pick("wyslano", "sent", "verstuurd")),
            Route::UseLink => format!("/{l}/{sign_in}/link"),
            Route::Forgotten => format!(
                "/{l}/{sign_in}/{}",
                pick("nowe-haslo", "new-password", "nieuw-wachtwoord")
            ),
            Route::SignOut => format!("/{l}/{}", pick("wylogowanie", "sign-out", "afmelden")),
            Route::DataZip => format!(
                "{}/{}.zip",
                Route::Account.path(locale),
                pick("dane", "data", "gegevens")
            ),
            Route::Erase => format!(
                "{}/{}",
                Route::Account.path(locale),
                pick("usuniecie", "erase", "wissen")
            ),
            Route::Unsubscribe => format!("/{l}/{}", pick("rezygnacja", "unsubscribe", "uitschrijven")),
            Route::PasskeySignIn => format!(
                "/{l}/{sign_in}/{}",
                pick("klucz-dostepu", "passkey", "toegangssleutel")
            ),
            Route::Passkeys => format!(
                "{}/{}",
                Route::Account.path(locale),
                pick("klucze-dostepu", "passkeys", "toegangssleutels")
            ),
            Route::SecondStep => format!("/{l}/{sign_in}/{}", pick("kod", "code", "code")),
            Route::SecondFactor => format!(
                "{}/{}",
                Route::Account.path(locale),
                pick("drugi-skladnik", "second-factor", "tweede-factor")
            ),
            Route::Log => format!("/{l}/{desk}/{}", pick("dziennik", "log", "logboek")),
            Route::LogCsv => format!("{}.csv", Route::Log.path(locale)),
            Route::Account => format!("/{l}/{desk}/{}", pick("konto", "account", "account")),
            Route::Desk => format!("/{l}/{desk}"),
            Route::DeskClaim => format!("/{l}/{desk}/{}", pick("podmiot", "enterprise", "onderneming")),
            Route::DeskOffers => format!("/{l}/{desk}/{}", pick("oferty", "offers", "aanbod")),
            Route::DeskOffer(id) => format!("{}/{id}", Route::DeskOffers.path(locale)),
            Route::DeskPreview(id) => format!(
                "{}/{id}/{}",
                Route::DeskOffers.path(locale),
                pick("podglad", "preview", "voorbeeld")
            ),
            Route::DeskBulk => format!(
                "{}/{}",
                Route::DeskOffers.path(locale),
                pick("zmiana", "change", "wijziging")
            ),
            Route::DeskProfile => format!("/{l}/{desk}/{}", pick("profil", "profile", "profiel")),
            Route::DeskImports => format!("/{l}/{desk}/{}", pick("pliki", "files", "bestanden")),
            Route::DeskImport(id) => format!("{}/{id}", Route::DeskImports.path(locale)),
            Route::DeskImportWrong(id) => format!(
                "{}/{id}/{}.csv",
                Route::DeskImports.path(locale),
                pick("bledy", "errors", "fouten")
            ),
            Route::DeskExport => format!(
                "{}/{}.csv",
                Route::DeskImports.path(locale),
                pick("oferty", "offers", "aanbod")
            ),
            Route::DeskFigures => format!("/{l}/{desk}/{}", pick("liczby", "figures", "cijfers")),
            Route::Queue => format!("/{l}/{desk}/{}", pick("kolejka", "queue", "wachtrij")),
            Route::QueueClaim(id) => format!(
                "{}/{}/{id}",
                Route::Queue.path(locale),
                pick("podmiot", "enterprise", "onderneming")
            ),
            Route::QueueOffer(id) => {
                format!(
                    "{}/{}/{id}",
                    Route::Queue.path(locale),
                    pick("oferta", "offer", "aanbod")
                )
            }
            Route::Acting => format!(
                "/{l}/{desk}/{}",
                pick("w-czyim-imieniu", "acting-for", "namens-wie")
            ),
            Route::Invitation => {
                format!("/{l}/{}", pick("zaproszenie", "invitation", "uitnodiging"))
            }
            Route::Found => format!(
                "/{l}/{desk}/{}",
                pick("nowa-organizacja", "new-organisation", "nieuwe-organisatie")
            ),
            Route::Team => format!("/{l}/{desk}/{}", pick("zespol", "team", "team")),
            Route::Organisation => format!(
                "/{l}/{desk}/{}",
                pick("organizacja", "organisation", "organisatie")
            ),
            Route::Suppliers => format!("/{l}/{desk}/{}", pick("dostawcy", "suppliers", "leveranciers")),
            Route::Report => format!("/{l}/{}", pick("zgloszenie", "report", "melding")),
            Route::ReportReceived => format!(
                "{}/{}",
                Route::Report.path(locale),
                pick("przyjete", "received", "ontvangen")
            ),
            Route::AppealLink => format!("/{l}/{}", pick("odwolanie", "appeal", "klacht")),
            Route::Notices => format!("/{l}/{desk}/{}", pick("zgloszenia", "notices", "meldingen")),
            Route::NoticeCase(id) => format!("{}/{id}", Route::Notices.path(locale)),
            Route::AppealCase(id) => format!(
                "{}/{}/{id}",
                Route::Notices.path(locale),
                pick("odwolanie", "appeal", "klacht")
            ),
            Route::DecisionCase(id) => format!(
                "{}/{}/{id}",
                Route::Notices.path(locale),
                pick("decyzja", "decision", "beslissing")
            ),
            Route::Restrict => format!(
                "{}/{}",
                Route::Notices.path(locale),
                pick("nowa-decyzja", "new-decision", "nieuwe-beslissing")
            ),
            Route::Statements => format!("/{l}/{desk}/{}", pick("decyzje", "decisions", "beslissingen")),
            Route::Statement(id) => format!("{}/{id}", Route::Statements.path(locale)),
        }
    }

    /// The address with query parameters, percent-encoded.
    pub fn with_query(self, locale: Locale, pairs: &[(&'static str, String)]) -> String {
        with_query(&self.path(locale), pairs)
    }
}

/// The pages that mails of accounts lead to.
pub fn account_pages(locale: Locale, page: Page<'_>) -> String {
    match page {
        Page::Link(secret) => Route::UseLink.with_query(locale, &[("t", secret.reveal().to_owned())]),
        Page::Account => Route::Account.path(locale),
        Page::Forgotten => Route::Forgotten.path(locale),
        Page::Home => Route::Home.path(locale),
        Page::Unsubscribe(token) => Route::Unsubscribe.with_query(locale, &[("u", token.to_owned())]),
        Page::Desk => Route::Desk.path(locale),
        Page::DeskOffer(id) => Route::DeskOffer(id).path(locale),
        Page::Invitation(secret) => {
            Route::Invitation.with_query(locale, &[("t", secret.reveal().to_owned())])
        }
        Page::Team => Route::Team.path(locale),
        Page::Offer(slug) => Route::Offer(slug).path(locale),
        Page::Enterprise(slug) => Route::Enterprise(slug).path(locale),
        Page::Statement(id) => Route::Statement(id).path(locale),
        Page::Appeal(secret) => Route::AppealLink.with_query(locale, &[("t", secret.reveal().to_owned())]),
    }
}

/// What stands at an address of an offer or an enterprise, in whichever language: its kind and its part of the address.
pub fn item_at(address: &str) -> Option<(ItemKind, &str)> {
    let path = address.trim().split(['?', '#']).next().unwrap_or_default();
    Locale::ALL.into_iter().find_map(|l| {
        [
            (ItemKind::Offer, Route::Offers.path(l)),
            (ItemKind::Enterprise, Route::Enterprises.path(l)),
        ]
        .into_iter()
        .find_map(|(kind, list)| {
            let (_, slug) = path.split_once(&format!("{list}/"))?;
            (!slug.is_empty() && !slug.contains('/')).then_some((kind, slug))
        })
    })
}

/// An address with query parameters, percent-encoded.
pub fn with_query(path: &str, pairs: &[(&'static str, String)]) -> String {
    let mut out = path.to_owned();
    for (i, (name, value)) in pairs.iter().enumerate() {
        out.push(if i == 0 { '?' } else { '&' });
        out.push_str(name);
        out.push('=');
        for byte in value.bytes() {
            match byte {
                b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
                    out.push(char::from(byte))
                }
                b' ' => out.push('+'),
                _ => out.push_str(&format!("%{byte:02X}")),
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_says_what_stands_at_it() {
        let offer = Some((ItemKind::Offer, "kubek"));
        assert_eq!(item_at("/pl/oferta/kubek"), offer);
        assert_eq!(item_at(" https://x.pl/nl/aanbod/kubek?variant=a#b "), offer);
        assert_eq!(
            item_at("http://127.0.0.1:3000/en/enterprises/glinka"),
            Some((ItemKind::Enterprise, "glinka"))
        );
        for other in [
            "",
            "kubek",
            "/pl/oferta",
            "/pl/oferta/",
            "/pl/oferta/kategoria/miody",
        ] {
            assert_eq!(item_at(other), None, "{other}");
        }
    }

    #[test]
    fn addresses_are_those_that_were_decided() {
        assert_eq!(Route::Offers.path(Locale::Pl), "/pl/oferta");
        assert_eq!(Route::Offer("kubek").path(Locale::Nl), "/nl/aanbod/kubek");
        assert_eq!(
            [
                Route::OffersPdf,
                Route::EnterprisePdf("glinka"),
                Route::ShortlistPdf
            ]
            .map(|r| r.path(Locale::Pl)),
            ["/pl/oferta.pdf", "/pl/podmioty/glinka/karta.pdf", "/pl/lista.pdf"]
        );
        assert_eq!(
            Route::Licence("DS-2026-0142").path(Locale::En),
            "/en/mark/DS-2026-0142"
        );
        assert_eq!(Route::SignIn.path(Locale::Nl), "/nl/aanmelden");
        assert_eq!(Route::Account.path(Locale::Pl), "/pl/pulpit/konto");
        assert_eq!(Route::DeskOffers.path(Locale::Nl), "/nl/werkblad/aanbod");
        assert_eq!(Route::Queue.path(Locale::En), "/en/desk/queue");
        assert_eq!(
            Route::Offers.with_query(Locale::Pl, &[("q", "świeca & miód".into())]),
            "/pl/oferta?q=%C5%9Bwieca+%26+mi%C3%B3d"
        );
    }
}
