//! The demo region: invented enterprises, offers and licences in real towns, as three files in our own format.

use crate::config::{Config, Mode};
use app::pages::Operator;
use chrono::TimeDelta;
use market::{
    Market,
    accounts::{Caller, Email, OrganisationKind, OrganisationWish, Page, PersonState, Role, password_check},
    ctx::{Actor, Ctx},
    error::Error,
    id::NoticeId,
    import::{Defaults, Format, Options, Report, What},
    locale::Locale,
    moderation::{CaseFilter, ItemKind, NoticeDecision, NoticeForm},
};

/// The files of the region pack, in the order in which they depend on each other.
const FILES: [(What, &str, &str); 3] = [
    (
        What::Enterprises,
        "enterprises.csv",
        include_str!("../../regions/lower-silesia/enterprises.csv"),
    ),
    (
        What::Offers,
        "offers.csv",
        include_str!("../../regions/lower-silesia/offers.csv"),
    ),
    (
        What::Licences,
        "licences.csv",
        include_str!("../../regions/lower-silesia/licences.csv"),
    ),
];

/// Who operates the demo where the configuration names nobody: invented, with a number and a domain (RFC 2606) that
/// reach no one, so that help and imprint look as they will.
pub fn operator() -> Operator {
    Operator {
        name: "Ośrodek Pokazowy (dane wymyślone)".into(),
        address: "ul. Przykładowa 1, 50-000 Wrocław".into(),
        email: "pomoc@kupujspolecznie.example".into(),
        phone: "71 000 00 00".into(),
        ..Operator::default()
    }
}

/// Loads the demo region; what is there just so is left alone.
///
/// # Errors
/// When a file is refused, which a test excludes.
pub async fn load(market: &Market, ctx: &Ctx) -> anyhow::Result<Vec<Report>> {
    let folder = tempfile::tempdir()?;
    let mut reports = Vec::new();
    for (what, name, text) in FILES {
        let path = folder.path().join(name);
        std::fs::write(&path, text)?;
        let options = Options {
            what,
            format: Format::Native,
            enterprise: None,
            dry_run: false,
            skip_bad: false,
            defaults: None::<Defaults>,
        };
        let report = market
            .import_file(ctx, &path, &options, &|_, _| {})
            .await
            .map_err(|e| anyhow::anyhow!("{name}: {e}"))?;
        if !report.refused.is_empty() {
            let first = &report.refused[0];
            anyhow::bail!(
                "{name}: {} cells refused, the first on line {}, column {}: {} ({:?})",
                report.refused.len(),
                first.line,
                first.column,
                first.code,
                first.value
            );
        }
        reports.push(report);
    }
    Ok(reports)
}

/// The address of the demo's login without an organisation; nobody can receive mail there (RFC 2606).
pub const LOGIN: &str = "anna@kupuj.example";

/// The demo's organisations: kind, short name, name, and who is in it in which role. All invented.
type Organisation = (
    OrganisationKind,
    &'static str,
    &'static str,
    &'static [(Role, &'static str, &'static str)],
);

const ORGANISATIONS: [Organisation; 5] = [
    (
        OrganisationKind::Enterprise,
        "spoldzielnia-socjalna-glinka",
        "Spółdzielnia Socjalna Glinka",
        &[
            (Role::Owner, "glinka@kupuj.example", "Grażyna Pokazowa"),
            (Role::Manager, "glinka.kierownik@kupuj.example", "Henryk Pokazowy"),
            (Role::Member, "glinka.zespol@kupuj.example", "Irena Pokazowa"),
            (Role::Finance, "glinka.finanse@kupuj.example", "Jacek Pokazowy"),
        ],
    ),
    (
        OrganisationKind::Company,
        "odra-soft",
        "Odra Soft (dane wymyślone)",
        &[
            (Role::Owner, "firma@kupuj.example", "Karol Pokazowy"),
            (Role::Manager, "firma.kierownik@kupuj.example", "Lena Pokazowa"),
            (Role::Member, "firma.zespol@kupuj.example", "Marek Pokazowy"),
            (Role::Finance, "firma.finanse@kupuj.example", "Nina Pokazowa"),
        ],
    ),
    (
        OrganisationKind::PublicBody,
        "gmina-pokazowa",
        "Gmina Pokazowa",
        &[
            (Role::Owner, "gmina@kupuj.example", "Olga Pokazowa"),
            (Role::Manager, "gmina.kierownik@kupuj.example", "Paweł Pokazowy"),
            (Role::Member, "gmina.zespol@kupuj.example", "Róża Pokazowa"),
            (Role::Finance, "gmina.finanse@kupuj.example", "Szymon Pokazowy"),
        ],
    ),
    (
        OrganisationKind::Grantor,
        "osrodek-pokazowy",
        "Ośrodek Pokazowy, przyznający znak",
        &[
            (
                Role::DecisionMaker,
                "znak.decyzja@kupuj.example",
                "Teresa Pokazowa",
            ),
            (Role::Clerk, "znak.urzednik@kupuj.example", "Urszula Pokazowa"),
            (
                Role::ChapterMember,
                "znak.kapitula@kupuj.example",
                "Wiktor Pokazowy",
            ),
        ],
    ),
    (
        OrganisationKind::Operator,
        "operator-pokazowy",
        "Operator pokazowy",
        &[
            (Role::Operator, "operator@kupuj.example", "Zofia Pokazowa"),
            (Role::Editor, "operator.redakcja@kupuj.example", "Adam Pokazowy"),
            (Role::Auditor, "operator.audyt@kupuj.example", "Barbara Pokazowa"),
        ],
    ),
];

/// Every address of the demo that somebody can sign in with.
fn addresses() -> impl Iterator<Item = &'static str> {
    let members = ORGANISATIONS.iter().flat_map(|o| o.3.iter().map(|m| m.1));
    std::iter::once(LOGIN).chain(members)
}

/// In a demo, makes its login without an organisation; anywhere else, refuses to run beside any of the demo's, whose
/// password everybody knows.
///
/// # Errors
/// When the configured password is refused, or outside a demo a login is there and can be used.
pub async fn login(market: &Market, config: &Config) -> anyhow::Result<()> {
    let system = market.system();
    if config.mode != Mode::Demo {
        for address in addresses() {
            let there = market.person_find(&system, address).await?;
            anyhow::ensure!(
                there.is_none_or(|p| p.state != PersonState::Active),
                "the database holds a login of the demo; run: buysocially user suspend {address}"
            );
        }
        return Ok(());
    }
    // before anybody is made, so that a bad one leaves nobody without a password
    for address in addresses() {
        password_check(
            "demo_password",
            &config.demo_password,
            Email::parse(address).ok().as_ref(),
        )
        .map_err(|e| anyhow::anyhow!("configuration: demo_password: {}", e.code))?;
    }
    person(market, config, LOGIN, "Anna Pokazowa").await
}

/// Makes somebody who signs in with the demo's password; whoever is there is left alone.
async fn person(market: &Market, config: &Config, email: &str, name: &str) -> anyhow::Result<()> {
    let system = market.system();
    if market.person_find(&system, email).await?.is_none() {
        let id = market.person_add(&system, email, name, Locale::Pl).await?;
        market.person_password(&system, id, &config.demo_password).await?;
    }
    Ok(())
}

/// Makes a login for each role of each kind of organisation and prints them all. Whoever is there is left as they are,
/// also in another role.
///
/// # Errors
/// When the database fails.
pub async fn logins(market: &Market, config: &Config) -> anyhow::Result<()> {
    let system = market.system();
    println!("Sign in with the password: {}", config.demo_password);
    println!("  {LOGIN:<34}  no organisation");
    for (kind, slug, name, people) in ORGANISATIONS {
        for (role, email, called) in people {
            if market.person_find(&system, email).await?.is_none() {
                person(market, config, email, called).await?;
                let wish = OrganisationWish {
                    slug: slug.to_owned(),
                    kind: Some(kind),
                    name: Some(name.to_owned()),
                };
                market.role_give(&system, email, wish, *role).await?;
            }
            println!("  {email:<34}  {:<14}  {name}", role.name());
        }
        if kind == OrganisationKind::Enterprise {
            // The organisation is called as its enterprise is; a catalogue of somebody's own may not have it.
            match market.enterprise_claim_grant(&system, slug, slug).await {
                Ok(()) | Err(Error::NotFound) => {}
                Err(error) => return Err(error.into()),
            }
        }
    }
    Ok(())
}

/// Notices about what the demo shows: kind and short name, days ago, reason, who, and what they say. All invented.
type Reported = (
    ItemKind,
    &'static str,
    i64,
    &'static str,
    &'static str,
    &'static str,
);

const NOTICES: [Reported; 4] = [
    (
        ItemKind::Offer,
        "swieca-w-stempelkowanym-kubku",
        8,
        "misleading_claim",
        "Celina Pokazowa",
        "W opisie jest wosk sojowy, a na etykiecie, którą mam w ręku, parafina.",
    ),
    (
        ItemKind::Offer,
        "miod-wielokwiatowy",
        2,
        "misleading_claim",
        "Edward Pokazowy",
        "Na stronie nie ma kraju pochodzenia miodu, a powinien być podany.",
    ),
    (
        ItemKind::Enterprise,
        "pracownia-kaganek",
        1,
        "counterfeit",
        "Felicja Pokazowa",
        "Na profilu jest moje zdjęcie warsztatu, użyte bez zgody.",
    ),
    (
        ItemKind::Offer,
        "swieca-na-chrzest-z-imieniem",
        0,
        "unsafe_product",
        "Gustaw Pokazowy",
        "Ozdoba na świecy zajęła się ogniem po kilku minutach.",
    ),
];

/// Reports a few things in a new demo and has the first of them decided, so that the operator's pages look as they will.
/// What another catalogue has not is left out.
///
/// # Errors
/// When the database fails.
pub async fn notices(market: &Market) -> anyhow::Result<()> {
    let system = market.system();
    for (n, (kind, slug, days, why, name, explanation)) in (1_u8..).zip(NOTICES) {
        let ctx = Ctx::new(Actor::Anonymous, Locale::Pl, system.now - TimeDelta::days(days));
        let item = match market.notice_about(&ctx, kind, slug).await {
            Ok(item) => item.item,
            Err(Error::NotFound) => continue,
            Err(error) => return Err(error.into()),
        };
        let caller = Caller {
            address: [192, 0, 2, n].into(),
            user_agent: String::new(),
            device: None,
            session: None,
        };
        let page = match kind {
            ItemKind::Offer => Page::Offer(slug),
            ItemKind::Enterprise => Page::Enterprise(slug),
        };
        let form = NoticeForm {
            address: market.page_url(Locale::Pl, page),
            why: why.to_owned(),
            explanation: explanation.to_owned(),
            name: name.to_owned(),
            email: format!("zgloszenie{n}@kupuj.example"),
            good_faith: true,
        };
        market.notice_send(&ctx, &caller, item, &form).await?;
    }
    let Some(operator) = market.person_find(&system, "operator@kupuj.example").await? else {
        return Ok(());
    };
    let account = market.account(&system.by_person(operator.id)).await?;
    let actor = Actor::Person {
        id: operator.id,
        acting: account.memberships.first().map(|m| m.acting),
    };
    let ctx = system.by(actor);
    let list = market.moderation_cases(&ctx, CaseFilter::Open, 1).await?;
    if let Some(oldest) = list.lines.iter().min_by_key(|l| l.created_at) {
        let reasons = "Producent przysłał kartę wosku: w tej partii jest soja. Parafina była w innej, wycofanej w zeszłym roku.";
        let decision = NoticeDecision::Keep(reasons.to_owned());
        market
            .notice_decide(&ctx, NoticeId(oldest.id), 1, decision)
            .await?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_demo_has_one_login_for_each_role() {
        let mut held: Vec<_> = ORGANISATIONS
            .iter()
            .flat_map(|o| o.3.iter().map(|m| (o.0, m.0)))
            .collect();
        let mut all: Vec<_> = OrganisationKind::ALL
            .iter()
            .flat_map(|&kind| Role::of(kind).iter().map(move |&role| (kind, role)))
            .collect();
        held.sort_unstable();
        all.sort_unstable();
        assert_eq!(held, all);
        let mut addresses: Vec<_> = addresses().collect();
        addresses.sort_unstable();
        addresses.dedup();
        assert_eq!(addresses.len(), all.len() + 1);
    }
}
