//! The permission matrix: who may do what, as a file that shows every change of a rule in review.
//! `UPDATE_GOLDEN=1` writes it anew.

use market::{
    accounts::{OrganisationKind, Role},
    ctx::{Acting, Actor},
    id::{OrganisationId, PersonId},
    policy::{Action, may},
};
use std::path::Path;

fn actors() -> Vec<(String, Actor)> {
    let id = PersonId(uuid::Uuid::nil());
    let mut all = vec![
        ("anonymous".to_owned(), Actor::Anonymous),
        ("system".to_owned(), Actor::System),
        ("person".to_owned(), Actor::Person { id, acting: None }),
    ];
    for &kind in OrganisationKind::ALL {
        for &role in Role::of(kind) {
            let acting = Some(Acting {
                organisation: OrganisationId(uuid::Uuid::nil()),
                kind,
                role,
            });
            all.push((format!("{kind}/{role}"), Actor::Person { id, acting }));
        }
    }
    all
}

#[test]
fn the_matrix_is_the_one_that_was_reviewed() {
    let mut matrix = String::from("# role: actions that it may do\n");
    for (name, actor) in actors() {
        let may: Vec<String> = Action::ALL
            .iter()
            .filter(|action| may(actor, **action))
            .map(|action| format!("{action:?}"))
            .collect();
        matrix.push_str(&format!("{name}: {}\n", may.join(" ")));
    }
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/permissions.txt");
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(&file, &matrix).expect("written");
    }
    let reviewed = std::fs::read_to_string(&file).expect("the file is there");
    assert_eq!(
        matrix, reviewed,
        "run with UPDATE_GOLDEN=1 and look at the difference"
    );
}

#[test]
fn every_role_belongs_to_a_kind() {
    for &role in Role::ALL {
        assert!(OrganisationKind::ALL.iter().any(|&k| role.fits(k)), "{role}");
    }
}
