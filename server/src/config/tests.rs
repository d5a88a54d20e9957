use super::*;

#[test]
fn production_refuses_what_is_unsafe() {
    let bad = Config {
        mode: Mode::Production,
        ..Config::default()
    };
    assert!(bad.validate().expect_err("http").to_string().contains("base_url"));
    let no_operator = Config {
        base_url: "https://kupuj.example".into(),
        ..bad
    };
    assert!(
        no_operator
            .validate()
            .expect_err("no operator")
            .to_string()
            .contains("operator")
    );
}

#[test]
fn a_wrong_value_names_its_key() {
    for (change, key) in [("http://x/", "base_url"), ("ftp://x", "base_url")] {
        let bad = Config {
            base_url: change.into(),
            ..Config::default()
        };
        assert!(bad.validate().expect_err("bad").to_string().contains(key));
    }
    let bad = Config {
        region: "atlantis".into(),
        ..Config::default()
    };
    assert!(bad.validate().expect_err("bad").to_string().contains("region"));
}

#[test]
fn passwords_are_not_printed() {
    assert_eq!(hide_password("postgres://a:secret@h/db"), "postgres://a:…@h/db");
}

#[test]
fn hosts_of_pictures_are_host_and_port() {
    let with = |host: &str| Config {
        pictures: Pictures {
            allow_hosts: vec!["192.168.1.5:8080".into(), host.into()],
        },
        ..Config::default()
    };
    assert_eq!(
        Config::default().reach().expect("nobody"),
        Reach::Allowing(vec![])
    );
    assert!(with("pictures.internal:80").validate().is_ok());
    assert!(
        with("[fd00::5]:80")
            .printed()
            .contains(r#"pictures.allow_hosts = ["192.168.1.5:8080","[fd00::5]:80"]"#)
    );
    for bad in ["pictures.internal", "http://pictures.internal:80", "*:80"] {
        let told = with(bad).validate().expect_err("bad").to_string();
        assert!(
            told.contains("pictures.allow_hosts") && told.contains(bad),
            "{told}"
        );
    }
}

#[test]
fn days_of_the_statement_are_read_checked_and_printed() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("buysocially.toml");
    let read = |text: &str| {
        std::fs::write(&file, format!("[operator.accessibility]\n{text}\n")).expect("written");
        Config::read(Some(&file))
    };
    let config = read("reviewed_on = \"2027-02-01\"").expect("good");
    assert!(
        config
            .printed()
            .contains("operator.accessibility.reviewed_on = \"2027-02-01\"\n")
    );
    assert!(
        config
            .printed()
            .contains("operator.accessibility.made_on = \"2026-11-23\"\n")
    );
    for (text, key) in [
        (
            "reviewed_on = \"yesterday\"",
            "operator.accessibility.reviewed_on",
        ),
        (
            "reviewed_on = \"2026-11-22\"",
            "operator.accessibility.reviewed_on",
        ),
        (
            "published_on = \"2026-11-24\"",
            "operator.accessibility.changed_on",
        ),
        ("seen_on = \"2026-11-24\"", "seen_on"),
    ] {
        let error = read(text).expect_err(text).to_string();
        assert!(error.contains(key), "{error}");
    }
}

#[test]
fn operators_and_grantors_need_two_factors_but_for_a_demo() {
    let production = Config {
        mode: Mode::Production,
        ..Config::default()
    };
    assert_eq!(
        production.second_factor_for(),
        [OrganisationKind::Operator, OrganisationKind::Grantor]
    );
    assert!(Config::default().second_factor_for().is_empty());
    let chosen = Config {
        second_factor: SecondFactorConfig {
            required_for: Some(vec![OrganisationKind::Company]),
        },
        ..production
    };
    assert_eq!(chosen.second_factor_for(), [OrganisationKind::Company]);
    assert!(
        chosen
            .printed()
            .contains("second_factor.required_for = [\"company\"]")
    );
}
