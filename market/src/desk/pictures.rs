//! Pictures of working copies: uploaded, put in order, removed. Sizes are made by jobs.

use super::{
    PictureStep,
    access::seller_of,
    working::{open, working_ensure},
};
use crate::{
    Market,
    ctx::Ctx,
    db::Conn,
    error::{Error, FieldError, Result},
    id::{OfferId, fresh},
    images::{
        PictureView,
        crop::Crop,
        sizes,
        store::{Owner, picture_lines, pictures_write},
        work::upload_name,
    },
    locale::Localised,
    policy::Action,
};

/// The most pictures of an offer.
pub const MOST_PICTURES: usize = 20;

/// The pictures of the copy that is being changed.
async fn pictures_open(conn: &mut Conn, ctx: &Ctx, id: OfferId) -> Result<Vec<PictureView>> {
    let seller = seller_of(conn, ctx, Action::DeskWrite).await?;
    open(&working_ensure(conn, ctx, seller, id).await?)?;
    let lines = picture_lines(conn, Owner::Working(id)).await?;
    Ok(lines.into_iter().map(|p| p.view).collect())
}

/// Puts what a job will cut in the place of what it is cut out of.
fn replace(all: &mut Vec<PictureView>, at: usize, crop: &Crop) {
    let new = PictureView::queued(crop.source(), std::mem::take(&mut all[at].alt));
    // the same cut of the same picture is there once
    let twin = all
        .iter()
        .position(|p| p.source == new.source)
        .filter(|i| *i != at);
    match twin {
        Some(twin) => {
            all[twin].alt = new.alt;
            all.remove(at);
        }
        None => all[at] = new,
    }
}

impl Market {
    /// Takes a picture in behind those that there are. What it is, its bytes say.
    ///
    /// # Errors
    /// [`Error::Invalid`] for `pictures` with what to do about it; [`Error::NotFound`] for another's offer;
    /// [`Error::Conflict`] while the operator looks at it.
    pub async fn desk_picture_add(&self, ctx: &Ctx, id: OfferId, bytes: Vec<u8>) -> Result<()> {
        // Before anything is kept: whose offer it is.
        seller_of(&mut self.db.read().await?, ctx, Action::DeskWrite).await?;
        let refused = |code| Error::Invalid(vec![FieldError::new("pictures", code, "")]);
        sizes::look(&bytes).map_err(|e| refused(e.code))?;
        let source = format!("upload:{}", fresh(ctx.now));
        let name = upload_name(&source).ok_or(Error::NotFound)?;
        let (blobs, kept) = (self.blobs.clone(), name.clone());
        tokio::task::spawn_blocking(move || blobs.put(&kept, &bytes))
            .await
            .map_err(Error::internal)??;
        let ctx = *ctx;
        let written = self
            .db
            .write(move |conn| {
                Box::pin(async move {
                    let mut all = pictures_open(conn, &ctx, id).await?;
                    if all.len() >= MOST_PICTURES {
                        return Err(refused("picture.many"));
                    }
                    all.push(PictureView::queued(source, Localised::default()));
                    pictures_write(conn, ctx.now, Owner::Working(id), &all).await
                })
            })
            .await;
        if written.is_err() {
            self.blobs.remove(&name)?;
        }
        written
    }

    /// Moves, removes or cuts a picture.
    ///
    /// # Errors
    /// [`Error::Invalid`] for a cut that can't be made; [`Error::NotFound`] for a picture that is not there or another's; [`Error::Conflict`] in review.
    pub async fn desk_picture_step(&self, ctx: &Ctx, id: OfferId, step: PictureStep) -> Result<()> {
        let ctx = *ctx;
        self.db
            .write(move |conn| {
                Box::pin(async move {
                    let mut all = pictures_open(conn, &ctx, id).await?;
                    let (PictureStep::Up(source)
                    | PictureStep::Down(source)
                    | PictureStep::Remove(source)
                    | PictureStep::Crop(source, ..)
                    | PictureStep::Whole(source)) = &step;
                    let at = all
                        .iter()
                        .position(|p| p.source == *source)
                        .ok_or(Error::NotFound)?;
                    match step {
                        PictureStep::Up(_) if at > 0 => all.swap(at, at - 1),
                        PictureStep::Down(_) if at + 1 < all.len() => all.swap(at, at + 1),
                        PictureStep::Up(_) | PictureStep::Down(_) => {}
                        PictureStep::Remove(_) => drop(all.remove(at)),
                        PictureStep::Crop(_, n, sides) => {
                            let crop = Crop::cut(&all[at], n, &sides)?;
                            replace(&mut all, at, &crop);
                        }
                        PictureStep::Whole(_) => {
                            let whole = Crop::whole(&all[at]).ok_or(Error::NotFound)?;
                            replace(&mut all, at, &whole);
                        }
                    }
                    pictures_write(conn, ctx.now, Owner::Working(id), &all).await
                })
            })
            .await
    }
}
