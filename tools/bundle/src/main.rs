//! `bundle INPUT.wasm OUT_DIR`: writes `app.js` (an ES module) and `app_bg.wasm`,
//! and beside them `snippets/` where a dependency brings JavaScript of its own.
//!
//! The same work as the `wasm-bindgen` command, as a library, so that `Cargo.lock`
//! pins it to the version that the code was compiled against.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs, io};

use wasm_bindgen_cli_support::Bindgen;

fn main() -> ExitCode {
    let mut args = env::args_os().skip(1).map(PathBuf::from);
    let (Some(input), Some(out), None) = (args.next(), args.next(), args.next()) else {
        eprintln!("usage: bundle INPUT.wasm OUT_DIR");
        return ExitCode::from(2);
    };
    match bundle(&input, &out) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("bundle: {}: {error}", input.display());
            ExitCode::FAILURE
        }
    }
}

fn bundle(input: &Path, out: &Path) -> Result<(), Box<dyn std::error::Error>> {
    // What an earlier run left must not be shipped beside the new files.
    match fs::remove_dir_all(out) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error.into()),
        _ => {}
    }
    let mut bindgen = Bindgen::new();
    bindgen.input_path(input).out_name("app").typescript(false);
    bindgen.remove_name_section(true).remove_producers_section(true);
    bindgen
        .web(true)
        .and_then(|b| b.generate(out))
        .map_err(|error| format!("{error:#}"))?;
    Ok(())
}
