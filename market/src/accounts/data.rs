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

/// Every table that knows people, in an order in which rows can be deleted.
pub const PERSON_TABLES: &[PersonTable] = &[
    PersonTable {
        table: "person",
        whose: Whose::Id("id"),
        shown: &["id", "email", "email_typed", "name", "locale", "state", "created_at", "updated_at"],
        held_back: &[],
        erasing: Erasing::Anonymise,
    },
    own("password", &["changed_at"], &["person_id", "phc"]),
    PersonTable {
        table: "sign_up",
        whose: Whose::Address("email"),
        shown: &["email", "email_typed", "name", "locale", "notice", "created_at", "expires_at"],
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
    own("membership", &["organisation_id", "role", "created_at"], &["person_id"]),
    own(
        "session",
        &[
            "id", "method", "factors", "device", "address", "organisation_id", "created_at", "seen_at",
            "expires_at", "ended_at", "end_reason",
        ],
        &["hash", "person_id"],
    ),
    own("known_device", &["created_at", "seen_at"], &["person_id", "hash"]),
    own("consent", &["kind", "version", "at", "revoked_at"], &["id", "person_id"]),
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
    own("passkey_question", &["expires_at"], &["hash", "person_id", "question"]),
    own("data_export", &["created_at", "ready_at", "expires_at"], &["id", "person_id", "zip"]),
    own("mail_preference", &["topic", "how", "changed_at"], &["person_id"]),
    own("mail_waiting", &["topic", "title", "text", "link", "at"], &["id", "person_id"]),
    PersonTable {
        table: "mail",
        whose: Whose::Address("recipient"),
        shown: &["at", "kind", "locale", "recipient", "subject", "state", "sent_at"],
        // what a mail says is emptied once it is sent
        held_back: &[
            "id", "text", "html", "unsubscribe", "useful_until", "attempts", "error", "idempotency_key",
        ],
        erasing: Erasing::Delete,
    },
    PersonTable {
        table: "event",
        whose: Whose::Actor("actor"),
        shown: &["at", "whence", "kind", "subject", "from_state", "to_state", "note", "acting"],
        // personal values are handed out in the clear, in a file of their own
        held_back: &["id", "actor", "changes"],
        erasing: Erasing::Keep(
            "what was done must stay provable (GDPR, art. 17(3)(b) and (e)); it holds ids alone, and personal values are sealed with a key that goes",
        ),
    },
    own("person_key", &["created_at"], &["person_id", "key"]),
];
