//! Rows of people and of what they sign in with.

mod limits;
mod people;
mod sessions;
mod tokens;

pub(super) use limits::*;
pub(crate) use people::*;
pub(crate) use sessions::*;
pub(super) use tokens::*;
