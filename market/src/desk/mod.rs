//! The seller's desk: one's own offers, what is being changed about them, and what the operator says to that.
//!
//! A published offer is a snapshot. Beside it stands at most one working copy, which is saved as it is typed and is
//! published, or reviewed, as a whole. Prices, stock and pauses go live at once. Everything here is an organisation's
//! own: what belongs to another is not found.

mod access;
mod bulk;
mod home;
mod imports;
mod live;
mod model;
mod offers;
mod pictures;
mod profile;
mod review;
mod store;
mod working;

pub use bulk::{BulkChange, BulkLine, BulkPreview};
pub use home::{Home, Task, Wait, Whose};
pub(crate) use imports::offer_from_file;
pub use imports::{ImportReport, ImportState, ImportView, Progress, WrongCell};
pub use live::LiveChange;
pub use model::*;
pub use pictures::MOST_PICTURES;
pub use profile::{ActivityForm, DAYS, ProfileForm, ProfileSaved, ProfileView};
pub use review::{Case, CaseOf, ClaimCase, OfferCase};

use crate::{
    ctx::Ctx,
    db::Conn,
    error::{Error, Result},
    id::{EnterpriseId, OrganisationId},
    policy::Action,
};

/// The enterprise that the acting organisation has.
pub(crate) async fn seller_enterprise(conn: &mut Conn, ctx: &Ctx) -> Result<EnterpriseId> {
    let seller = access::seller_of(conn, ctx, Action::DeskRead).await?;
    if seller.approved {
        Ok(seller.enterprise)
    } else {
        Err(Error::NotFound)
    }
}

/// Removes what other organisations have prepared for an enterprise that is now this one's.
pub(crate) async fn workings_drop(
    conn: &mut Conn,
    enterprise: EnterpriseId,
    organisation: OrganisationId,
) -> Result<()> {
    store::workings_drop(conn, enterprise, organisation).await
}
