//! Rows of people and of what they sign in with.

mod limits;
mod people;
mod sessions;
mod tokens;

pub(super) use limits::*;
pub(super) use people::*;
pub(super) use sessions::*;
pub(super) use tokens::*;
