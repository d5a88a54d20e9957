//! How each address with something to fill in is asked, and what is sent to each that takes forms.

use super::{ENTERPRISE, Form, NOTHING, Theirs};
use app::routes::Route;
use market::{
    catalogue::taxonomy::taxonomy,
    id::{
        AppealId, ClaimId, DecisionId, ImportId, MailId, NoticeId, OfferId, OrganisationId, PersonId,
        RegisterCheckId, ReportId,
    },
    locale::Locale,
    texts::TextKind,
};

const OFFER: &str = "kubek-pawie-oczko-350-ml";
const LICENCE: &str = "DS-2026-0042";

/// How an address with something to fill in is asked, and what is sent to one that takes forms.
pub(super) struct Sample {
    pub row: String,
    pub path: String,
    pub forms: Vec<Form>,
}

/// A form that does `what` with one field.
fn does(what: &str, name: &'static str, value: &str) -> Form {
    vec![("do", what.to_owned()), (name, value.to_owned())]
}

/// How addresses with something to fill in are asked, and what those that take forms are sent. Forms name things of
/// others, or are refused for their contents, so that the walk changes as little as can be.
pub(super) fn samples(theirs: &Theirs) -> Vec<Sample> {
    let mut all = Vec::new();
    let mut sample = |row: String, path: String, forms: Vec<Form>| all.push(Sample { row, path, forms });
    let category = &taxonomy().all()[0];
    let region = market::place::Region::by_code("lower-silesia").expect("the pack");
    let invitation = &*theirs.invitation;
    for l in Locale::ALL {
        let shared = |route: fn(&'static str) -> Route<'static>, slug: &'static str| {
            (route("{slug}").path(l), route(slug).path(l))
        };
        for (row, path) in [
            shared(Route::Offer, OFFER),
            shared(Route::Enterprise, ENTERPRISE),
            shared(Route::EnterprisePdf, ENTERPRISE),
            shared(Route::Licence, LICENCE),
        ] {
            sample(row, path, Vec::new());
        }
        let offers = Route::Offers.path(l);
        sample(
            format!("{offers}/{{group}}/{{slug}}"),
            Route::Category(category).path(l),
            Vec::new(),
        );
        sample(
            format!("{}/{{slug}}", Route::Counties.path(l)),
            Route::County(&region.counties[0]).path(l),
            Vec::new(),
        );
        // a list of nothing, as its rows are the same for everybody
        let nothing = [("q", "xyzzyx".to_owned())];
        sample(
            Route::OffersPdf.path(l),
            Route::OffersPdf.with_query(l, &nothing),
            Vec::new(),
        );
        let one = [("offers", OFFER.to_owned())];
        sample(
            Route::ShortlistPdf.path(l),
            Route::ShortlistPdf.with_query(l, &one),
            Vec::new(),
        );
        let mut posts = |route: Route<'static>, forms: Vec<Form>| sample(route.path(l), route.path(l), forms);
        let wrong = || vec![("email", "nikt".to_owned())];
        posts(Route::SignIn, vec![wrong()]);
        posts(Route::SignUp, vec![wrong()]);
        posts(Route::Forgotten, vec![wrong()]);
        posts(Route::UseLink, vec![vec![("t", "0".repeat(64))]]);
        posts(Route::SignOut, vec![vec![]]);
        posts(
            Route::Account,
            vec![
                does("name", "name", ""),
                does("password", "new", ""),
                does("end", "session", NOTHING),
                does("ownership", "organisation", &theirs.organisation),
                does("mails", "desk", "often"),
                does("consent", "consent", NOTHING),
                does("export", "", ""),
                does("everywhere", "", ""),
                does("nothing", "", ""),
            ],
        );
        posts(Route::SecondStep, vec![vec![("code", "0".to_owned())]]);
        posts(Route::SecondFactor, vec![does("nothing", "", "")]);
        posts(Route::PasskeySignIn, vec![vec![("step", "finish".to_owned())]]);
        posts(
            Route::Passkeys,
            vec![does("begin", "", ""), does("remove", "key", NOTHING)],
        );
        posts(Route::Erase, vec![vec![("sure", String::new())]]);
        posts(Route::Unsubscribe, vec![vec![("u", NOTHING.to_owned())]]);
        posts(
            Route::Acting,
            vec![vec![("organisation", theirs.organisation.clone())]],
        );
        let answer = |form: Form, yes: &str| [form, vec![("answer", yes.to_owned())]].concat();
        posts(
            Route::Invitation,
            vec![
                answer(does("link", "t", &"0".repeat(64)), "accept"),
                answer(does("own", "invitation", invitation), "accept"),
                answer(does("own", "invitation", invitation), "decline"),
            ],
        );
        posts(Route::Found, vec![vec![]]);
        let with_role = |form: Form| [form, vec![("role", "member".to_owned())]].concat();
        posts(
            Route::Team,
            vec![
                with_role(does("invite", "email", "nikt")),
                does("resend", "invitation", invitation),
                does("revoke", "invitation", invitation),
                with_role(does("role", "member", &theirs.member)),
                does("remove", "member", &theirs.member),
                does("offer", "to", &theirs.member),
                does("withdraw", "", ""),
                does("leave", "", ""),
                does("nothing", "", ""),
            ],
        );
        posts(
            Route::Organisation,
            vec![
                does("data", "version", "1"),
                does("billing", "", ""),
                does("billing-remove", "id", &theirs.billing),
                does("centre", "", ""),
                does("centre-remove", "id", &theirs.centre),
                does("limit", "member", &theirs.member),
                does("nothing", "", ""),
            ],
        );
        posts(
            Route::Suppliers,
            vec![
                does("add", "supplier", ""),
                does("remove", "enterprise", &theirs.supplier),
                does("nothing", "", ""),
            ],
        );
    }
    let id = |text: &str| text.parse::<uuid::Uuid>().expect("an identifier");
    let nil = uuid::Uuid::nil();
    for l in Locale::ALL {
        let mut filled = |route: fn(uuid::Uuid) -> Route<'static>, of: &str, forms: Vec<Form>| {
            let row = route(nil).path(l).replace(&nil.to_string(), "{id}");
            sample(row, route(id(of)).path(l), forms);
        };
        let step = |name: &str| vec![("step", name.to_owned())];
        let refuse = || {
            vec![vec![
                ("decision", "refuse".to_owned()),
                ("version", "2".to_owned()),
            ]]
        };
        filled(
            |i| Route::DeskOffer(OfferId(i)),
            &theirs.offer,
            vec![
                does("save", "title_pl", "Cudza"),
                does("submit", "", ""),
                does("upload", "", ""),
                step("live"),
                step("duplicate"),
                step("pause"),
                step("archive"),
            ],
        );
        filled(|i| Route::DeskPreview(OfferId(i)), &theirs.offer, Vec::new());
        filled(
            |i| Route::DeskImport(ImportId(i)),
            &theirs.import,
            vec![does("run", "", "")],
        );
        filled(
            |i| Route::DeskImportWrong(ImportId(i)),
            &theirs.import,
            Vec::new(),
        );
        filled(|i| Route::QueueClaim(ClaimId(i)), &theirs.claim, refuse());
        filled(|i| Route::QueueOffer(OfferId(i)), &theirs.waiting, refuse());
        filled(
            |i| Route::NoticeCase(NoticeId(i)),
            &theirs.notice,
            vec![does("keep", "keep", ""), does("restrict", "facts", "")],
        );
        filled(
            |i| Route::AppealCase(AppealId(i)),
            NOTHING,
            vec![does("uphold", "verdict", "")],
        );
        filled(
            |i| Route::DecisionCase(DecisionId(i)),
            NOTHING,
            vec![does("lift", "verdict", "Nie.")],
        );
        filled(
            |i| Route::Statement(DecisionId(i)),
            NOTHING,
            vec![does("appeal", "appeal", "Nie.")],
        );
        let mut posts = |route: Route<'static>, forms: Vec<Form>| sample(route.path(l), route.path(l), forms);
        posts(
            Route::Provider,
            vec![does("connect", "current", "nie to"), does("disconnect", "", "")],
        );
        posts(Route::DeskClaim, vec![vec![("register", "krs".to_owned())]]);
        posts(Route::DeskOffers, vec![vec![("new", "product".to_owned())]]);
        posts(
            Route::DeskBulk,
            vec![
                vec![("what", "pause".to_owned()), ("offer", theirs.waiting.clone())],
                vec![
                    ("what", "pause".to_owned()),
                    ("offer", theirs.waiting.clone()),
                    ("seen", "x".to_owned()),
                ],
            ],
        );
        posts(
            Route::DeskProfile,
            vec![does("save", "", ""), does("preview", "", "")],
        );
        posts(Route::DeskImports, vec![vec![("format", "native".to_owned())]]);
        let item = vec![("item", "offer".to_owned()), ("id", theirs.waiting.clone())];
        posts(Route::NoticeForm, vec![item]);
        posts(Route::AppealLink, vec![vec![("t", "0".repeat(64))]]);
        posts(Route::Restrict, vec![vec![("address", "kubek".to_owned())]]);
        posts(
            Route::Health,
            vec![
                does("retry", "job", NOTHING),
                does("retry-kind", "kind", "rebuild"),
                does("nothing", "", ""),
            ],
        );
        posts(Route::SeeingEnd, vec![vec![]]);
        posts(Route::Reports, vec![does("freeze", "title", "")]);
        posts(Route::Register, vec![vec![("as_of", "2026-11-23".to_owned())]]);
        let mut filled = |route: fn(uuid::Uuid) -> Route<'static>, of: &str, forms: Vec<Form>| {
            let row = route(nil).path(l).replace(&nil.to_string(), "{id}");
            sample(row, route(id(of)).path(l), forms);
        };
        filled(
            |i| Route::Mail(MailId(i)),
            NOTHING,
            vec![does("retry", "", ""), does("bounced", "note", "")],
        );
        filled(
            |i| Route::Person(PersonId(i)),
            &theirs.member,
            vec![
                does("block", "reason", ""),
                does("unblock", "reason", ""),
                does("see", "organisation", &theirs.organisation),
                does("nothing", "", ""),
            ],
        );
        filled(
            |i| Route::OrganisationCase(OrganisationId(i)),
            &theirs.organisation,
            vec![does("owner", "email", "nikt"), does("nothing", "", "")],
        );
        filled(|i| Route::Report(ReportId(i)), NOTHING, Vec::new());
        filled(|i| Route::ReportCsv(ReportId(i)), NOTHING, Vec::new());
        filled(
            |i| Route::RegisterCheck(RegisterCheckId(i)),
            NOTHING,
            vec![does("apply", "difference", NOTHING), does("clear", "", "")],
        );
    }
    for l in Locale::ALL {
        for (kind, name) in [
            (TextKind::Page, "mark-what"),
            (TextKind::Mail, "news"),
            (TextKind::Category, "ceramics"),
            (TextKind::Synonyms, "pl"),
            (TextKind::County, "0201"),
        ] {
            let route = |name: &'static str| Route::Text(kind, name).path(l);
            let version = vec![("version", "7".to_owned())];
            let restore = [does("restore", "restore", "9"), version].concat();
            let wrong = does("save", "text_body_pl", "{");
            sample(route("{name}"), route(name), vec![wrong, restore]);
        }
    }
    sample(
        "/seen/contact".to_owned(),
        "/seen/contact".to_owned(),
        vec![Vec::new()],
    );
    for (row, path) in [
        ("/api/v1/offers/{slug}", format!("/api/v1/offers/{OFFER}")),
        (
            "/api/v1/enterprises/{slug}",
            format!("/api/v1/enterprises/{ENTERPRISE}"),
        ),
        ("/api/v1/licences/{number}", format!("/api/v1/licences/{LICENCE}")),
        ("/api/{*rest}", "/api/v1/nothing".to_owned()),
        ("/assets/{*file}", "/assets/inline.js".to_owned()),
        ("/media/art/{name}", "/media/art/mug-any-abc.svg".to_owned()),
        // the demo has drawings alone
        (
            "/media/p/{hash}/{file}",
            format!("/media/p/{}/480.webp", "0".repeat(64)),
        ),
        ("/media/og/{file}", "/media/og/pl.png".to_owned()),
        (
            "/media/og/offer/{slug}/{file}",
            format!("/media/og/offer/{OFFER}/pl.png"),
        ),
        (
            "/media/og/enterprise/{slug}/{file}",
            format!("/media/og/enterprise/{ENTERPRISE}/pl.png"),
        ),
        ("/sitemap/{file}", "/sitemap/pages.xml".to_owned()),
        ("/fn/{*name}", "/fn/suggest?typed=kub&lang=pl".to_owned()),
    ] {
        sample(row.to_owned(), path, Vec::new());
    }
    all
}
