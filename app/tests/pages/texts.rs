//! The pages on which texts are edited, and the pages that say what was edited.

use crate::{
    check::{check, check_for},
    desk::signed_in,
    samples::{SITE, now},
};
use app::{
    pages::{
        View,
        desk::{TextData, TextsData, text_page, texts_page},
        mark::{MarkData, mark_page},
        texts::{ordering_page, subjects},
    },
    ui::layout::render,
};
use market::{
    accounts::{OrganisationKind, Role},
    error::FieldError,
    locale::{Locale, Localised},
    mail::MailPreview,
    texts::{
        Edited, Format, Part, Subject, TextChange, TextKey, TextKind, TextLine, TextLook, TextStep, Texts,
        slot,
    },
};

fn edited(of: &[(&str, Locale, &str)]) -> Edited {
    of.iter()
        .map(|(part, l, text)| (slot(part, *l), (*text).to_owned()))
        .collect()
}

fn part(name: &'static str, format: Format, text: &str) -> Part {
    Part {
        name,
        format,
        default: Locale::ALL.map(|l| (l, text.to_owned())).into_iter().collect(),
    }
}

fn mail() -> Subject {
    let parts = vec![
        part("subject", Format::Line, "{ $n ->\n    [one] a\n   *[other] b\n}"),
        part("before", Format::Paragraphs, "Do { $until }."),
        part("button", Format::Line, "Dalej"),
        part("after", Format::Paragraphs, "Koniec."),
    ];
    Subject::new(TextKind::Mail, "sign_in_link", "", parts)
}

fn look(subject: Subject) -> TextLook {
    let change = TextChange {
        part: subject.parts[0].name,
        locale: Locale::Pl,
        before: String::new(),
        after: "Nowy <b>&".into(),
    };
    let step = |version, restored, name: Option<&str>| TextStep {
        version,
        restored,
        name: name.map(str::to_owned),
        at: now(),
        changes: vec![change.clone()],
    };
    TextLook {
        subject,
        version: 3,
        edited: edited(&[("button", Locale::Pl, "Nowy <b>&")]),
        history: vec![
            step(3, Some(1), Some("Ewa")),
            step(2, Some(0), None),
            step(1, None, Some("Ewa")),
        ],
        older: None,
    }
}

fn data(look: TextLook) -> TextData {
    TextData {
        look,
        typed: None,
        errors: Vec::new(),
        overtaken: false,
        preview: None,
        done: None,
        before: None,
    }
}

#[test]
fn the_list_says_what_is_edited_and_where_it_belongs() {
    let editor = signed_in(OrganisationKind::Operator, Role::Editor);
    let line = |kind, name: &str, group: &str, edited: Vec<Locale>| TextLine {
        key: TextKey::new(kind, name),
        group: group.into(),
        title: [(Locale::Pl, "Czym <jest>".to_owned())].into_iter().collect(),
        changed_at: (!edited.is_empty()).then(now),
        edited,
    };
    let lines = vec![
        line(TextKind::Page, "mark-what", "mark", vec![Locale::Pl, Locale::Nl]),
        line(TextKind::Category, "ceramics", "gifts", Vec::new()),
        line(TextKind::Synonyms, "nl", "", Vec::new()),
    ];
    let data = TextsData {
        kind: TextKind::Page,
        q: "jest".into(),
        page: 1,
        lines,
    };
    let pages = check_for("texts-found", &SITE, Some(&editor), |v| texts_page(v, &data));
    assert!(pages[0].contains("Znaleziono 3 teksty"), "{}", pages[0]);
    assert!(pages[0].contains("zmieniony: polski i\u{a0}niderlandzki"));
    assert!(pages[0].contains("/pl/pulpit/teksty/strona/mark-what"));
    assert!(pages[2].contains("/nl/werkblad/teksten/synoniemen/nl"));
    assert!(pages[0].contains("Synonimy niderlandzkie") && pages[0].contains("Strona o\u{a0}znaku"));
    assert!(
        pages[0].contains("aria-current=\"true\">Teksty"),
        "the navigation"
    );
    let many = TextsData {
        kind: TextKind::County,
        q: String::new(),
        page: 2,
        lines: (0..51)
            .map(|_| line(TextKind::County, "0201", "", Vec::new()))
            .collect(),
    };
    let pages = check_for("texts-many", &SITE, Some(&editor), |v| texts_page(v, &many));
    assert!(pages[0].contains("class=\"pager\"") && pages[0].matches("teksty/powiat/0201").count() == 1);
    let none = TextsData {
        lines: Vec::new(),
        ..data
    };
    let pages = check_for("texts-none", &SITE, Some(&editor), |v| texts_page(v, &none));
    assert!(pages[1].contains("There is no such text"));
}

#[test]
fn a_text_shows_three_languages_what_the_program_says_and_its_history() {
    let editor = signed_in(OrganisationKind::Operator, Role::Editor);
    let pages = check_for("text-mail", &SITE, Some(&editor), |v| {
        text_page(v, &data(look(mail())))
    });
    let pl = &pages[0];
    assert_eq!(pl.matches("name=\"text_before_").count(), 3);
    assert!(
        pl.contains("<textarea id=\"f-text_subject_pl\""),
        "a choice takes several lines"
    );
    assert!(pl.contains("<input id=\"f-text_button_pl\"") || pl.contains("id=\"f-text_button_pl\""));
    assert!(pl.contains("Musi zostać: $until."));
    assert!(pl.contains("name=\"version\" value=\"3\""));
    assert!(pl.contains("Przywróć wersję 2") && pl.contains("Przywróć tekst serwisu"));
    assert!(!pl.contains("Przywróć wersję 3"), "what stands is not restored");
    assert!(
        pl.contains("Nowy &lt;b&gt;&amp;") || pl.contains("Nowy &lt;b>&amp;"),
        "escaped"
    );
    assert!(pl.contains("ktoś, kto usunął konto") || pl.contains("23\u{a0}listopada"));
    let typed = vec![("text_before_pl".to_owned(), "Bez </textarea> końca".to_owned())];
    let wrong = TextData {
        errors: vec![
            FieldError::new("text_before_pl", "invalid.text_value_missing", "until"),
            FieldError::new("text_subject_en", "invalid.text_syntax", "2:12"),
        ],
        typed: Some(typed.clone()),
        ..data(look(mail()))
    };
    let pages = check_for("text-wrong", &SITE, Some(&editor), |v| text_page(v, &wrong));
    assert!(pages[0].contains("href=\"#f-text_before_pl\""));
    assert!(
        pages[0].contains("Brakuje wartości $until"),
        "the missing one is named"
    );
    assert!(pages[0].contains("wiersz i\u{a0}znak: 2:12"), "the place is said");
    assert!(
        pages[0].contains("Bez &lt;/textarea&gt; końca"),
        "what was typed stays"
    );
    let overtaken = TextData {
        overtaken: true,
        typed: Some(typed),
        ..data(look(mail()))
    };
    let pages = check_for("text-overtaken", &SITE, Some(&editor), |v| {
        text_page(v, &overtaken)
    });
    assert!(pages[0].contains("Ktoś zapisał w\u{a0}tym czasie inną wersję"));
    let preview = MailPreview {
        subject: "Temat".into(),
        before: vec!["Pierwszy.".into()],
        button: "Dalej".into(),
        after: vec!["Koniec.".into()],
        text: "Pierwszy.\n\nDalej:\nhttps://example.org\n".into(),
    };
    let preview: Localised<MailPreview> = Locale::ALL.map(|l| (l, preview.clone())).into_iter().collect();
    let previewed = TextData {
        preview: Some(preview),
        ..data(look(mail()))
    };
    let pages = check_for("text-preview", &SITE, Some(&editor), |v| text_page(v, &previewed));
    assert!(pages[0].contains("Nic jeszcze nie zapisano."));
}

#[test]
fn every_text_of_a_page_can_be_opened() {
    let editor = signed_in(OrganisationKind::Operator, Role::Operator);
    for subject in subjects() {
        let name = format!("text-{}", subject.key.name);
        let look = TextLook {
            subject,
            version: 0,
            edited: Edited::new(),
            history: Vec::new(),
            older: None,
        };
        check_for(&name, &SITE, Some(&editor), |v| text_page(v, &data(look.clone())));
    }
}

#[test]
fn a_page_says_what_was_edited_and_else_its_own() {
    let own = check("ordering-own", &SITE, ordering_page);
    assert!(own[0].contains("Nikt nie płaci za miejsce"));
    let texts = Texts::of(
        1,
        [
            (
                TextKey::new(TextKind::Page, "ordering-paid"),
                edited(&[
                    ("heading", Locale::Pl, "Miejsca się nie kupuje"),
                    (
                        "body",
                        Locale::Pl,
                        "**Nikt** w { $region } nie płaci.\n\n* raz <script>\n* dwa",
                    ),
                ]),
            ),
            (
                TextKey::new(TextKind::Page, "mark"),
                edited(&[("title", Locale::Pl, "Wszystko o znaku { $mark }")]),
            ),
        ],
    );
    let shown = |locale, page: &dyn Fn(&View<'_>) -> app::pages::Page| {
        let view = View {
            site: &SITE,
            locale,
            now: now(),
            signed_in: None,
            texts: &texts,
        };
        // without the marks between views
        render(&view, || page(&view)).replace("<!>", "")
    };
    let pl = shown(Locale::Pl, &ordering_page);
    assert!(pl.contains("<h2>Miejsca się nie kupuje</h2>") && pl.contains("<strong>Nikt</strong> w"));
    assert!(
        pl.contains("<li>raz") && !pl.contains("<li>raz <script"),
        "sanitised"
    );
    assert!(!pl.contains("Nikt nie płaci za miejsce"));
    let english = shown(Locale::En, &ordering_page);
    assert!(!english.contains("Miejsca się nie kupuje"));
    let mark = shown(Locale::Pl, &|v| {
        let data = MarkData {
            checked: None,
            typed: "",
            current: 3,
        };
        mark_page(v, data)
    });
    assert!(
        mark.contains("Wszystko o\u{a0}znaku Zakup Prospołeczny</h1>"),
        "{mark}"
    );
}
