//! Rows of organisations, of their members and of what buyers keep.

mod buyers;
mod invitations;
mod lookup;
mod organisations;

pub(super) use buyers::*;
pub(super) use invitations::*;
pub(super) use lookup::*;
pub(super) use organisations::*;
