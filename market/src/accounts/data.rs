//! Where a person's data lie: every table that knows people, what of it is handed out, and what becomes of it when the person
//! is erased. A test reads the schema and fails when a table or a column is missing here.

/// How a row is a person's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whose {
    /// This column holds their id.
    Id(&'static str),
    /// This column holds their address.
    Address(&'static str),
    /// This column holds their name as an actor, `person:{id}`.
    Actor(&'static str),
}

impl Whose {
    /// The column.
    pub fn column(self) -> &'static str {
        match self {
            Whose::Id(column) | Whose::Address(column) | Whose::Actor(column) => column,
        }
    }
}

/// What becomes of rows when their person is erased.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Erasing {
    /// They go.
    Delete,
    /// They stay without anything personal: the person's own row, which others' rows refer to.
    Anonymise,
    /// They stay as they are, for a reason.
    Keep(&'static str),
}

/// A table that knows people.
#[derive(Clone, Copy, Debug)]
pub struct PersonTable {
    /// Its name.
    pub table: &'static str,
    /// How its rows are a person's.
    pub whose: Whose,
    /// Columns that are handed out.
    pub shown: &'static [&'static str],
    /// Columns that are not: secrets, and ids that say nothing.
    pub held_back: &'static [&'static str],
    /// What becomes of its rows.
    pub erasing: Erasing,
}

const fn own(
    table: &'static str,
    shown: &'static [&'static str],
    held_back: &'static [&'static str],
) -> PersonTable {
    PersonTable {
        table,
        whose: Whose::Id("person_id"),
        shown,
        held_back,
        erasing: Erasing::Delete,
    }
}

const INVITATION: &[&str] = &[
    "organisation_id",
    "email",
    "email_typed",
    "role",
    "state",
    "created_at",
    "sent_at",
    "expires_at",
];
const INVITATION_HELD_BACK: &[&str] = &["id", "hash", "invited_by"];
const OWNERSHIP_OFFER: &[&str] = &["organisation_id", "created_at", "expires_at"];
const OWNERSHIP_OFFER_HELD_BACK: &[&str] = &["from_person", "to_person"];

const WORKING: &[&str] = &[
    "offer_id",
    "enterprise_id",
    "state",
    "created_at",
    "saved_at",
    "submitted_at",
];
// what an offer says is the enterprise's
const WORKING_HELD_BACK: &[&str] = &[
    "organisation_id",
    "version",
    "sheet",
    "base",
    "reason",
    "saved_by",
    "submitted_by",
];

const NOTICE: &[&str] = &[
    "reference",
    "address",
    "reason",
    "explanation",
    "name",
    "email",
    "email_typed",
    "locale",
    "state",
    "due_at",
    "created_at",
];
const NOTICE_HELD_BACK: &[&str] = &[
    "id",
    "item_kind",
    "item",
    "urgent",
    "assignee",
    "version",
    "decision_id",
];
const APPEAL: &[&str] = &["reference", "state", "reason", "created_at", "decided_at"];
// what somebody appeals with is theirs
const APPEAL_HELD_BACK: &[&str] = &[
    "id",
    "decision_id",
    "side",
    "notice_id",
    "person_id",
    "text",
    "due_at",
    "assignee",
    "version",
    "decided_by",
];

impl PersonTable {
    /// The name of its file in a copy: where a table knows people in several ways, the column too.
    pub fn file(&self) -> String {
        match PERSON_TABLES.iter().filter(|t| t.table == self.table).count() {
            1 => format!("{}.json", self.table),
            _ => format!("{}-{}.json", self.table, self.whose.column()),
        }
    }
}

/// Every table that knows people, in an order in which rows can be deleted.
pub const PERSON_TABLES: &[PersonTable] = &[
    PersonTable {
        table: "person",
        whose: Whose::Id("id"),
        shown: &[
            "id",
            "email",
            "email_typed",
            "name",
            "locale",
            "state",
            "created_at",
            "updated_at",
        ],
        // the name once more, for looking people up
        held_back: &["name_folded"],
        erasing: Erasing::Anonymise,
    },
    own("password", &["changed_at"], &["person_id", "phc"]),
    PersonTable {
        table: "sign_up",
        whose: Whose::Address("email"),
        shown: &[
            "email",
            "email_typed",
            "name",
            "locale",
            "notice",
            "created_at",
            "expires_at",
        ],
        held_back: &["id", "phc"],
        erasing: Erasing::Delete,
    },
    PersonTable {
        table: "one_time_token",
        whose: Whose::Id("subject"),
        shown: &["purpose", "created_at", "expires_at", "used_at"],
        held_back: &["hash", "subject"],
        erasing: Erasing::Delete,
    },
    own(
        "membership",
        &["organisation_id", "role", "approval_limit", "created_at"],
        &["person_id"],
    ),
    PersonTable {
        table: "invitation",
        whose: Whose::Address("email"),
        shown: INVITATION,
        held_back: INVITATION_HELD_BACK,
        erasing: Erasing::Delete,
    },
    PersonTable {
        table: "invitation",
        whose: Whose::Id("invited_by"),
        // whom one asked is theirs to know
        shown: &[
            "organisation_id",
            "role",
            "state",
            "created_at",
            "sent_at",
            "expires_at",
        ],
        held_back: &["id", "hash", "invited_by", "email", "email_typed"],
        erasing: Erasing::Keep("others were asked; the id says nothing any more"),
    },
    PersonTable {
        table: "ownership_offer",
        whose: Whose::Id("from_person"),
        shown: OWNERSHIP_OFFER,
        held_back: OWNERSHIP_OFFER_HELD_BACK,
        erasing: Erasing::Delete,
    },
    PersonTable {
        table: "ownership_offer",
        whose: Whose::Id("to_person"),
        shown: OWNERSHIP_OFFER,
        held_back: OWNERSHIP_OFFER_HELD_BACK,
        erasing: Erasing::Delete,
    },
    own(
        "session",
        &[
            "id",
            "method",
            "factors",
            "device",
            "address",
            "organisation_id",
            "created_at",
            "seen_at",
            "expires_at",
            "ended_at",
            "end_reason",
        ],
        &["hash", "person_id"],
    ),
    own("known_device", &["created_at", "seen_at"], &["person_id", "hash"]),
    own(
        "consent",
        &["kind", "version", "at", "revoked_at"],
        &["id", "person_id"],
    ),
    own("recovery_code", &["used_at"], &["person_id", "phc"]),
    own(
        "totp",
        &["created_at", "confirmed_at"],
        &["person_id", "secret", "salt", "used_step"],
    ),
    own(
        "passkey",
        &["name", "created_at", "used_at"],
        &["id", "person_id", "credential_id", "credential"],
    ),
    own(
        "half_sign_in",
        &["method", "created_at", "expires_at"],
        &["hash", "person_id", "tries"],
    ),
    own(
        "identity",
        &["issuer", "subject", "created_at", "used_at"],
        &["person_id"],
    ),
    own("question", &["expires_at"], &["hash", "person_id", "question"]),
    own(
        "data_export",
        &["created_at", "ready_at", "expires_at"],
        &["id", "person_id", "zip"],
    ),
    own("mail_preference", &["topic", "how", "changed_at"], &["person_id"]),
    own(
        "mail_waiting",
        &["topic", "title", "text", "link", "at"],
        &["id", "person_id"],
    ),
    PersonTable {
        table: "mail",
        whose: Whose::Address("recipient"),
        shown: &["at", "kind", "locale", "recipient", "subject", "state", "sent_at"],
        // what a mail says is emptied once it is sent
        held_back: &[
            "id",
            "text",
            "html",
            "unsubscribe",
            "useful_until",
            "attempts",
            "error",
            "idempotency_key",
        ],
        erasing: Erasing::Delete,
    },
    PersonTable {
        table: "enterprise_claim",
        whose: Whose::Id("person_id"),
        shown: &[
            "enterprise_id",
            "organisation_id",
            "kind",
            "state",
            "trader",
            "reason",
            "requested_at",
            "decided_at",
        ],
        held_back: &["id", "person_id"],
        erasing: Erasing::Keep(
            "a trader's data are held as long as it trades (DSA, art. 30(5)); the id says nothing any more",
        ),
    },
    PersonTable {
        table: "offer_working",
        whose: Whose::Id("saved_by"),
        shown: WORKING,
        held_back: WORKING_HELD_BACK,
        erasing: Erasing::Keep("it is the enterprise's; the id says nothing any more"),
    },
    PersonTable {
        table: "offer_working",
        whose: Whose::Id("submitted_by"),
        shown: WORKING,
        held_back: WORKING_HELD_BACK,
        erasing: Erasing::Keep("it is the enterprise's; the id says nothing any more"),
    },
    PersonTable {
        table: "desk_import",
        whose: Whose::Id("person_id"),
        shown: &["file", "format", "state", "created_at", "changed_at"],
        held_back: &[
            "id",
            "person_id",
            "enterprise_id",
            "organisation_id",
            "skip_bad",
            "report",
        ],
        erasing: Erasing::Keep("it is the enterprise's; the id says nothing any more"),
    },
    own(
        "seeing_as",
        &["organisation_id", "began_at", "expires_at"],
        &["session_id", "person_id"],
    ),
    PersonTable {
        table: "report",
        whose: Whose::Id("person_id"),
        shown: &["title", "frozen_at"],
        held_back: &["id", "person_id", "content", "content_hash"],
        erasing: Erasing::Keep("a kept report never changes; the id says nothing any more"),
    },
    PersonTable {
        table: "register_check",
        whose: Whose::Id("person_id"),
        shown: &["file", "as_of", "created_at"],
        held_back: &["id", "person_id", "row_count", "refused"],
        erasing: Erasing::Keep("it is the operator's; the id says nothing any more"),
    },
    PersonTable {
        table: "text_version",
        whose: Whose::Id("person_id"),
        shown: &["kind", "name", "version", "at"],
        // what a text says is the service's
        held_back: &["edited", "restored", "person_id"],
        erasing: Erasing::Keep("it is the service's; the id says nothing any more"),
    },
    PersonTable {
        table: "notice",
        whose: Whose::Address("email"),
        shown: NOTICE,
        held_back: NOTICE_HELD_BACK,
        erasing: Erasing::Keep(
            "a notice is answered, and what became of it stays provable (DSA, art. 16(5) and 20); its sender is forgotten half a year later",
        ),
    },
    PersonTable {
        table: "notice",
        whose: Whose::Id("assignee"),
        // who sent it is theirs to know
        shown: &["reference", "state", "created_at"],
        held_back: &[
            "id",
            "item_kind",
            "item",
            "address",
            "reason",
            "explanation",
            "name",
            "email",
            "email_typed",
            "locale",
            "urgent",
            "due_at",
            "assignee",
            "version",
            "decision_id",
        ],
        erasing: Erasing::Keep("it is the operator's; the id says nothing any more"),
    },
    PersonTable {
        table: "moderation_decision",
        whose: Whose::Id("decided_by"),
        shown: &["reference", "outcome", "state", "decided_at", "ended_at"],
        held_back: &[
            "id",
            "item_kind",
            "item",
            "origin",
            "measure",
            "until",
            "facts",
            "ground",
            "ground_text",
            "automated",
            "state_before",
            "decided_by",
            "link_hash",
        ],
        erasing: Erasing::Keep("it is the operator's; the id says nothing any more"),
    },
    PersonTable {
        table: "appeal",
        whose: Whose::Id("person_id"),
        shown: &[
            "reference",
            "side",
            "text",
            "state",
            "reason",
            "due_at",
            "created_at",
            "decided_at",
        ],
        held_back: &[
            "id",
            "decision_id",
            "notice_id",
            "person_id",
            "assignee",
            "version",
            "decided_by",
        ],
        erasing: Erasing::Keep("it is the enterprise's; the id says nothing any more"),
    },
    PersonTable {
        table: "appeal",
        whose: Whose::Id("assignee"),
        shown: APPEAL,
        held_back: APPEAL_HELD_BACK,
        erasing: Erasing::Keep("it is the operator's; the id says nothing any more"),
    },
    PersonTable {
        table: "appeal",
        whose: Whose::Id("decided_by"),
        shown: APPEAL,
        held_back: APPEAL_HELD_BACK,
        erasing: Erasing::Keep("it is the operator's; the id says nothing any more"),
    },
    PersonTable {
        table: "event",
        whose: Whose::Actor("actor"),
        shown: &[
            "at",
            "whence",
            "kind",
            "subject",
            "from_state",
            "to_state",
            "note",
            "acting",
        ],
        // personal values are handed out in the clear, in a file of their own
        held_back: &["id", "actor", "changes"],
        erasing: Erasing::Keep(
            "what was done must stay provable (GDPR, art. 17(3)(b) and (e)); it holds ids alone, and personal values are sealed with a key that goes",
        ),
    },
    own("person_key", &["created_at"], &["person_id", "key"]),
];
