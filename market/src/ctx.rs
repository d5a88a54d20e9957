//! Who asks, in which language, and when: the first argument of every use case.

use crate::{
    accounts::{OrganisationKind, Role},
    id::{OrganisationId, PersonId},
    locale::Locale,
};
use chrono::{DateTime, DurationRound, TimeDelta, Utc};
use std::{
    fmt,
    net::{IpAddr, Ipv4Addr, Ipv6Addr},
};

/// Who acts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Actor {
    /// A visitor who has not signed in.
    Anonymous,
    /// The process itself: command line, worker.
    System,
    /// Somebody signed in.
    Person {
        /// Who.
        id: PersonId,
        /// For which organisation and in which role, if for any.
        acting: Option<Acting>,
    },
    /// An operator who looks at the desk as somebody else sees it, and can only read.
    Seen {
        /// Whose view it is.
        id: PersonId,
        /// For which organisation and in which role.
        acting: Acting,
        /// The operator.
        by: PersonId,
    },
}

/// For whom a person acts: an organisation that they are a member of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Acting {
    /// The organisation.
    pub organisation: OrganisationId,
    /// What it is.
    pub kind: OrganisationKind,
    /// The person's role in it.
    pub role: Role,
}

impl Actor {
    /// The name under which events record the actor.
    pub fn name(self) -> String {
        match self {
            Actor::Anonymous => "anonymous".into(),
            Actor::System => "system".into(),
            Actor::Person { id, .. } | Actor::Seen { by: id, .. } => format!("person:{id}"),
        }
    }

    /// The person who acts, or whose view it is.
    pub fn person(self) -> Option<PersonId> {
        match self {
            Actor::Person { id, .. } | Actor::Seen { id, .. } => Some(id),
            Actor::Anonymous | Actor::System => None,
        }
    }
}

/// From where, as far as it is written down: the beginning of an address, enough for its owner to know it again and too
/// little to find them by (/24 of IPv4, /48 of IPv6).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Whence(IpAddr);

impl Whence {
    /// The beginning of this address; the rest is forgotten here.
    pub fn of(address: IpAddr) -> Self {
        Self(match address.to_canonical() {
            IpAddr::V4(v4) => IpAddr::V4(Ipv4Addr::from_bits(v4.to_bits() & !0xff)),
            IpAddr::V6(v6) => IpAddr::V6(Ipv6Addr::from_bits(v6.to_bits() & !(u128::MAX >> 48))),
        })
    }
}

impl fmt::Display for Whence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            IpAddr::V4(v4) => {
                let [a, b, c, _] = v4.octets();
                write!(f, "{a}.{b}.{c}.…")
            }
            IpAddr::V6(v6) => {
                let [a, b, c, ..] = v6.segments();
                write!(f, "{a:x}:{b:x}:{c:x}:…")
            }
        }
    }
}

/// Who does something, and from where: what an event is written with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Doer {
    /// Who.
    pub actor: Actor,
    /// From where, when from outside.
    pub whence: Option<Whence>,
}

impl Doer {
    /// The doer's call at an instant.
    pub fn at(self, now: DateTime<Utc>) -> Ctx {
        Ctx {
            whence: self.whence,
            ..Ctx::system(now).by(self.actor)
        }
    }
}

impl From<Actor> for Doer {
    /// Of whom it is not known from where.
    fn from(actor: Actor) -> Self {
        Self { actor, whence: None }
    }
}

/// The circumstances of one call.
#[derive(Clone, Copy, Debug)]
pub struct Ctx {
    /// Who acts.
    pub actor: Actor,
    /// The language of the answer.
    pub locale: Locale,
    /// The instant that decides what is valid, due or open.
    pub now: DateTime<Utc>,
    /// From where the call comes, when it comes from outside.
    pub whence: Option<Whence>,
}

impl Ctx {
    /// A call at `now`, truncated to microseconds, which is what both databases keep.
    pub fn new(actor: Actor, locale: Locale, now: DateTime<Utc>) -> Self {
        let now = now.duration_trunc(TimeDelta::microseconds(1)).unwrap_or(now);
        Self {
            actor,
            locale,
            now,
            whence: None,
        }
    }

    /// The process's own work at `now`.
    pub fn system(now: DateTime<Utc>) -> Self {
        Self::new(Actor::System, Locale::default(), now)
    }

    /// The same call, coming from this address.
    pub fn from(self, address: IpAddr) -> Self {
        Self {
            whence: Some(Whence::of(address)),
            ..self
        }
    }

    /// The same call by somebody else: whoever has just shown who they are.
    pub fn by(self, actor: Actor) -> Self {
        Self { actor, ..self }
    }

    /// Who acts, and from where.
    pub fn doer(&self) -> Doer {
        Doer {
            actor: self.actor,
            whence: self.whence,
        }
    }

    /// The same call by this person.
    pub fn by_person(self, id: PersonId) -> Self {
        self.by(Actor::Person { id, acting: None })
    }
}
