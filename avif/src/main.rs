//! The child alone, for the tests of this crate.

fn main() -> std::process::ExitCode {
    avif::child(&std::env::args().nth(2).unwrap_or_default())
}
