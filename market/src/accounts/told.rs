//! Whom other slices write to.

use super::{Person, PersonState, store};
use crate::{db::Conn, error::Result, id::PersonId};

/// A person who can be written to: nobody is who was kept out or is gone.
pub(crate) async fn person_told(conn: &mut Conn, id: PersonId) -> Result<Option<Person>> {
    let found = store::person_by_id(conn, id).await?;
    Ok(found.filter(|p| p.state == PersonState::Active))
}
