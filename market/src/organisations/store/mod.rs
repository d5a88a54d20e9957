//! Rows of organisations, of their members and of what buyers keep.

mod buyers;
mod invitations;
mod organisations;

pub(super) use buyers::*;
pub(super) use invitations::*;
pub(super) use organisations::*;
