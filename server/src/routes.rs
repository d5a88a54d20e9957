//! The one table that the router is built from: a route can't be registered without standing in it, so a test can walk
//! them all.

use crate::state::App;
use axum::{
    Router,
    handler::Handler,
    routing::{MethodFilter, MethodRouter},
};
use std::sync::Arc;

/// A method that a route can answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verb {
    /// Reads; answers HEAD too.
    Get,
    /// May change something.
    Post,
    /// Every method: addresses below which nothing is.
    Any,
}

/// What one address answers to.
pub struct Answers {
    verbs: Vec<Verb>,
    router: MethodRouter<Arc<App>>,
}

/// Answers GET.
pub fn get<T: 'static>(handler: impl Handler<T, Arc<App>>) -> Answers {
    Answers {
        verbs: vec![Verb::Get],
        router: axum::routing::get(handler),
    }
}

/// Answers POST.
pub fn post<T: 'static>(handler: impl Handler<T, Arc<App>>) -> Answers {
    Answers {
        verbs: vec![Verb::Post],
        router: axum::routing::post(handler),
    }
}

/// Answers every method.
pub fn any<T: 'static>(handler: impl Handler<T, Arc<App>>) -> Answers {
    Answers {
        verbs: vec![Verb::Any],
        router: axum::routing::any(handler),
    }
}

impl Answers {
    /// Answers POST too.
    pub fn post<T: 'static>(mut self, handler: impl Handler<T, Arc<App>>) -> Self {
        self.verbs.push(Verb::Post);
        self.router = self.router.on(MethodFilter::POST, handler);
        self
    }
}

/// One line of the table.
#[cfg_attr(not(test), expect(dead_code, reason = "the walk alone reads the table"))]
#[derive(Clone, Debug)]
pub struct Row {
    /// The address as it is registered, `{…}` where something is filled in.
    pub path: String,
    /// What it answers to.
    pub verbs: Vec<Verb>,
}

/// Addresses with what answers them, and the table of them.
#[derive(Default)]
pub struct Routes {
    rows: Vec<Row>,
    router: Router<Arc<App>>,
}

impl Routes {
    /// None yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// A router that was made elsewhere, with the rows that its maker knows.
    pub fn made(router: Router<Arc<App>>, rows: Vec<Row>) -> Self {
        Self { rows, router }
    }

    /// One address more.
    pub fn route(mut self, path: &str, answers: Answers) -> Self {
        self.rows.push(Row {
            path: path.to_owned(),
            verbs: answers.verbs,
        });
        self.router = self.router.route(path, answers.router);
        self
    }

    /// The addresses of another table too.
    pub fn merge(mut self, other: Routes) -> Self {
        self.rows.extend(other.rows);
        self.router = self.router.merge(other.router);
        self
    }

    /// The same with something around every answer.
    pub fn around(mut self, wrap: impl FnOnce(Router<Arc<App>>) -> Router<Arc<App>>) -> Self {
        self.router = wrap(self.router);
        self
    }

    /// The router, and the table.
    pub fn into_parts(self) -> (Router<Arc<App>>, Vec<Row>) {
        (self.router, self.rows)
    }
}
