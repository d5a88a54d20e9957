//! The operator's word on a claim, which reaches who asked by mail.

use super::{Claim, ClaimState, Decision, enterprise_key, store};
use crate::{
    Market,
    accounts::{Page, person_told},
    ctx::{Ctx, Doer},
    db::Conn,
    desk::workings_drop,
    enterprises::{self, Enterprise, EnterpriseState, enterprise_put},
    error::{Error, Result},
    events::event_append_by,
    id::ClaimId,
    mail::{Content, MailKind, Message, mail_enqueue},
    policy::{Action, allow},
};
use chrono::{DateTime, NaiveDate, Utc};

impl Market {
    /// Decides a claim that waits. Approval makes a new profile public, and refuses others who wait for the same one.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Error::Conflict`] when it was decided already, or somebody has the profile; [`Error::Invalid`]
    /// for the approval of a restricted one.
    pub async fn enterprise_claim_decide(&self, ctx: &Ctx, id: ClaimId, decision: Decision) -> Result<()> {
        allow(ctx, Action::ReviewDecide)?;
        let mut conn = self.db.read().await?;
        let claim = store::claim_by_id(&mut conn, id).await?.ok_or(Error::NotFound)?;
        let enterprise = enterprises::enterprises_by_id(&mut conn, &[claim.enterprise])
            .await?
            .pop()
            .ok_or(Error::NotFound)?;
        let (to, reason) = match decision {
            Decision::Approve => (ClaimState::Approved, None),
            Decision::Refuse(reason) => (ClaimState::Refused, Some(reason)),
        };
        let mail = self
            .claim_mail(&mut conn, &claim, &enterprise, to, reason.as_deref())
            .await?;
        let mut losers = Vec::new();
        if to == ClaimState::Approved {
            for other in store::claims_for(&mut conn, claim.enterprise, ClaimState::Requested).await? {
                if other.id != id {
                    let mail = self
                        .claim_mail(
                            &mut conn,
                            &other,
                            &enterprise,
                            ClaimState::Refused,
                            Some(taken(ctx)),
                        )
                        .await?;
                    losers.push((other, mail));
                }
            }
        }
        drop(conn);
        let told = Told {
            now: ctx.now,
            doer: ctx.doer(),
            today: claim
                .requested_at
                .with_timezone(&self.region.time_zone)
                .date_naive(),
        };
        let taken = taken(ctx).to_owned();
        self.db
            .write(move |conn| {
                Box::pin(async move {
                    told.decide(conn, claim, to, reason.as_deref(), mail).await?;
                    for (other, mail) in losers {
                        told.decide(conn, other, ClaimState::Refused, Some(&taken), mail)
                            .await?;
                    }
                    Ok(())
                })
            })
            .await
    }

    async fn claim_mail(
        &self,
        conn: &mut Conn,
        claim: &Claim,
        enterprise: &Enterprise,
        to: ClaimState,
        reason: Option<&str>,
    ) -> Result<Option<Message>> {
        let Some(id) = claim.person else { return Ok(None) };
        let Some(person) = person_told(conn, id).await? else {
            return Ok(None);
        };
        let kind = if to == ClaimState::Approved {
            MailKind::ClaimApproved
        } else {
            MailKind::ClaimRefused
        };
        let link = &*self.page_url(person.locale, Page::Desk);
        let content = Content::Decided {
            kind,
            link,
            subject: &enterprise.brand_name,
            reason,
        };
        self.mail_compose(person.email.address().clone(), person.locale, &content)
            .map(Some)
    }
}

/// Why those are refused who asked for what another now has, in the operator's own language as any reason of theirs.
fn taken(ctx: &Ctx) -> &'static str {
    use crate::locale::Locale;
    match ctx.locale {
        Locale::Pl => "Ten podmiot prowadzi już inna organizacja.",
        Locale::En => "Another organisation runs this enterprise.",
        Locale::Nl => "Een andere organisatie beheert deze organisatie.",
    }
}

#[derive(Clone, Copy)]
struct Told {
    now: DateTime<Utc>,
    doer: Doer,
    today: NaiveDate,
}

impl Told {
    async fn decide(
        self,
        conn: &mut Conn,
        seen: Claim,
        to: ClaimState,
        reason: Option<&str>,
        mail: Option<Message>,
    ) -> Result<()> {
        // Read again in the transaction: somebody may have decided meanwhile.
        let claim = store::claim_by_id(conn, seen.id).await?.ok_or(Error::NotFound)?;
        claim.state.step(to)?;
        if to == ClaimState::Approved {
            if !store::claims_for(conn, claim.enterprise, ClaimState::Approved)
                .await?
                .is_empty()
            {
                return Err(Error::Conflict {
                    from: "taken".into(),
                    to: to.name().into(),
                });
            }
            enterprises::enterprise_free(conn, claim.enterprise, "reason").await?;
            workings_drop(conn, claim.enterprise, claim.organisation).await?;
            self.publish(conn, &claim).await?;
        }
        store::claim_stands(conn, claim.id, to, reason, self.now).await?;
        event_append_by(
            conn,
            self.now,
            self.doer,
            claim.id.0,
            "enterprise_claim",
            (Some(claim.state.name()), to.name()),
            None,
        )
        .await?;
        if let Some(mail) = mail {
            mail_enqueue(conn, self.now, &mail, &format!("claim:{}:{to}", claim.id)).await?;
        }
        Ok(())
    }

    async fn publish(self, conn: &mut Conn, claim: &Claim) -> Result<()> {
        let (source, key) = enterprise_key(conn, claim.enterprise)
            .await?
            .ok_or(Error::NotFound)?;
        let found = enterprises::enterprises_by_id(conn, &[claim.enterprise])
            .await?
            .pop();
        let mut e = found.ok_or(Error::NotFound)?;
        e.state = EnterpriseState::Published;
        e.self_certified_on = Some(self.today);
        e.phone.get_or_insert_with(|| claim.trader.phone.clone());
        e.email.get_or_insert_with(|| claim.trader.email.clone());
        enterprise_put(conn, self.now, &source, &key, None, e).await?;
        Ok(())
    }
}
