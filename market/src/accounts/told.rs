//! Whom other slices write to.

use super::{Person, PersonState, store};
use crate::{
    db::Conn,
    error::Result,
    id::{OrganisationId, PersonId},
};
use std::collections::HashMap;

/// A person who can be written to: nobody is who was kept out or is gone.
pub(crate) async fn person_told(conn: &mut Conn, id: PersonId) -> Result<Option<Person>> {
    let found = store::person_by_id(conn, id).await?;
    Ok(found.filter(|p| p.state == PersonState::Active))
}

/// The owners and managers of an organisation who can be written to.
pub(crate) async fn leaders_told(conn: &mut Conn, organisation: OrganisationId) -> Result<Vec<Person>> {
    store::leaders(conn, organisation).await
}

/// What people are called; nobody has a name who is erased.
pub(crate) async fn people_names(conn: &mut Conn, ids: &[PersonId]) -> Result<HashMap<PersonId, String>> {
    store::names(conn, ids).await
}

/// Whether somebody else decides for the operator too.
pub(crate) async fn operators_besides(conn: &mut Conn, me: PersonId) -> Result<bool> {
    store::operators_besides(conn, me).await
}
