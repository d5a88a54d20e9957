//! Rows of people and of what they sign in with.

mod data;
mod factors;
mod identities;
mod limits;
mod lookup;
mod passkeys;
mod people;
mod preferences;
mod sessions;
mod tokens;

pub(super) use data::*;
pub(super) use factors::*;
pub(super) use identities::*;
pub(super) use limits::*;
pub(super) use lookup::*;
pub(super) use passkeys::*;
pub(crate) use people::*;
pub(super) use preferences::*;
pub(crate) use sessions::*;
pub(super) use tokens::*;
