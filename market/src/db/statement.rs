//! Statements: one text with `$1` placeholders, bound for both drivers.

use super::{Conn, Driver};
use crate::error::Result;
use sqlx::{
    Arguments, AssertSqlSafe, Encode, FromRow, SqlSafeStr, Type,
    postgres::{PgArguments, PgRow, Postgres},
    sqlite::{Sqlite, SqliteArguments, SqliteRow},
};
use std::sync::atomic::Ordering;

/// One statement text with `$1…` placeholders and its values, encoded for both drivers.
pub struct Sql {
    text: SqlText,
    lite: SqliteArguments,
    pg: PgArguments,
}

enum SqlText {
    Fixed(&'static str),
    Built(String),
}

/// A statement whose text is fixed.
pub fn sql(text: &'static str) -> Sql {
    Sql {
        text: SqlText::Fixed(text),
        lite: SqliteArguments::default(),
        pg: PgArguments::default(),
    }
}

/// A statement whose text was put together from fixed parts (placeholder lists); never from input.
pub fn sql_built(text: String) -> Sql {
    Sql {
        text: SqlText::Built(text),
        lite: SqliteArguments::default(),
        pg: PgArguments::default(),
    }
}

/// `$from, $from+1, …` for `count` values, for an `in (…)` list.
pub fn placeholders(from: usize, count: usize) -> String {
    (from..from + count)
        .map(|i| format!("${i}"))
        .collect::<Vec<_>>()
        .join(", ")
}

/// A pattern for `like … escape '\\'` that holds a text whose wildcards mean themselves.
pub fn holding(text: &str) -> String {
    let escaped: String = text
        .chars()
        .flat_map(|c| {
            matches!(c, '%' | '_' | '\\')
                .then_some('\\')
                .into_iter()
                .chain([c])
        })
        .collect();
    format!("%{escaped}%")
}

macro_rules! on_driver {
    ($self:ident, $conn:ident, $query:ident, |$q:ident, $e:ident| $run:expr) => {{
        $conn.statements.fetch_add(1, Ordering::Relaxed);
        let text = match $self.text {
            SqlText::Fixed(text) => text.into_sql_str(),
            SqlText::Built(text) => AssertSqlSafe(text).into_sql_str(),
        };
        match &mut $conn.driver {
            Driver::Lite(c) => {
                let ($q, $e) = (sqlx::$query(text, $self.lite), &mut **c);
                $run
            }
            Driver::LiteReader(reader) => {
                let ($q, $e) = (sqlx::$query(text, $self.lite), reader.begin());
                let done = $run;
                reader.ended(done.is_ok());
                done
            }
            Driver::Pg(c) => {
                let ($q, $e) = (sqlx::$query(text, $self.pg), &mut **c);
                $run
            }
        }
    }};
}

impl Sql {
    /// Binds the next value.
    pub fn bind<T>(mut self, value: T) -> Self
    where
        T: Clone
            + Send
            + 'static
            + Encode<'static, Sqlite>
            + Type<Sqlite>
            + Encode<'static, Postgres>
            + Type<Postgres>,
    {
        // Encoding a value of a Rust type that both drivers know can't fail; a panic here is a bug in a store.
        self.lite.add(value.clone()).expect("SQLite encodes the value");
        self.pg.add(value).expect("Postgres encodes the value");
        self
    }

    /// Binds each of `values` in turn, for an `in (…)` list.
    pub fn bind_all<T>(self, values: impl IntoIterator<Item = T>) -> Self
    where
        T: Clone
            + Send
            + 'static
            + Encode<'static, Sqlite>
            + Type<Sqlite>
            + Encode<'static, Postgres>
            + Type<Postgres>,
    {
        values.into_iter().fold(self, Sql::bind)
    }

    /// All rows.
    pub async fn all<R>(self, conn: &mut Conn) -> Result<Vec<R>>
    where
        R: Send + Unpin + for<'r> FromRow<'r, SqliteRow> + for<'r> FromRow<'r, PgRow>,
    {
        Ok(on_driver!(self, conn, query_as_with, |q, e| q
            .fetch_all(e)
            .await)?)
    }

    /// The first row, if any.
    pub async fn first<R>(self, conn: &mut Conn) -> Result<Option<R>>
    where
        R: Send + Unpin + for<'r> FromRow<'r, SqliteRow> + for<'r> FromRow<'r, PgRow>,
    {
        Ok(on_driver!(self, conn, query_as_with, |q, e| q
            .fetch_optional(e)
            .await)?)
    }

    /// Runs the statement; answers how many rows it touched.
    pub async fn run(self, conn: &mut Conn) -> Result<u64> {
        Ok(on_driver!(self, conn, query_with, |q, e| q
            .execute(e)
            .await
            .map(|done| done.rows_affected()))?)
    }
}

/// How many rows one statement inserts at the most.
const BLOCK: usize = 100;

/// Rows for one table, gathered so that few statements insert them: an import's time goes into statements.
pub struct Rows {
    /// `insert into table (columns)`.
    into: &'static str,
    /// What follows the values.
    tail: &'static str,
    blocks: Vec<(usize, Sql)>,
}

impl Rows {
    /// None yet. `into`: the statement up to the values, naming its columns; `tail`: what follows them.
    pub fn new(into: &'static str, tail: &'static str) -> Self {
        Self {
            into,
            tail,
            blocks: Vec::new(),
        }
    }

    /// Adds a row, whose values `bind` binds in the order of the columns.
    pub fn push(&mut self, bind: impl FnOnce(Sql) -> Sql) {
        let (count, block) = match self.blocks.pop() {
            Some((count, block)) if count < BLOCK => (count, block),
            full => {
                self.blocks.extend(full);
                (0, sql(""))
            }
        };
        self.blocks.push((count + 1, bind(block)));
    }

    /// Inserts all rows, in the order in which they came.
    pub async fn write(self, conn: &mut Conn) -> Result<()> {
        let columns = self.into.matches(',').count() + 1;
        for (count, block) in self.blocks {
            let values = (0..count)
                .map(|row| format!("({})", placeholders(row * columns + 1, columns)))
                .collect::<Vec<_>>()
                .join(", ");
            let text = format!("{} values {values} {}", self.into, self.tail);
            Sql {
                text: SqlText::Built(text),
                ..block
            }
            .run(conn)
            .await?;
        }
        Ok(())
    }
}
