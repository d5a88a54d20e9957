//! Children that answer, that don't, that do too much, and that never end.

use crate::{HEIGHT, WIDTH, fixture};
use avif::{Error, Pixels, decode, decode_apart};
use std::{
    fs::{read_to_string, write},
    path::{Path, PathBuf},
    process::Command,
    time::{Duration, Instant},
};

const MOST: u32 = 1_000_000;
const LONG: Duration = Duration::from_mins(1);
const SHORT: Duration = Duration::from_millis(300);

fn apart(bytes: &[u8], most_pixels: u32) -> Result<Pixels, Error> {
    decode_apart(
        Path::new(env!("CARGO_BIN_EXE_avif-child")),
        "picture",
        bytes,
        most_pixels,
        LONG,
    )
}

/// What comes of a child that is this shell script, and of so many bytes that no pipe holds them all.
fn script(name: &str, text: &str, most_time: Duration) -> Result<Pixels, Error> {
    let path = scratch(name);
    write(&path, text).unwrap();
    let argument = path.to_str().unwrap();
    decode_apart(
        Path::new("/bin/sh"),
        argument,
        &vec![0; 1_000_000],
        100,
        most_time,
    )
}

fn scratch(name: &str) -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join(name)
}

/// An answer of one pixel, `abc`, in the words of a shell.
const ANSWER: &str = r"cat >/dev/null; printf '\001\000\000\000\001\000\000\000abc'";

#[test]
fn the_child_decodes_as_this_process_does() {
    for name in ["420-8-full-601", "400-12-full", "alpha", "lossless"] {
        let file = fixture(name);
        assert_eq!(
            apart(&file, MOST).unwrap(),
            decode(&file, MOST).unwrap(),
            "{name}"
        );
    }
}

#[test]
fn what_the_child_refuses_is_broken() {
    let file = fixture("420-8-full-601");
    apart(&file, WIDTH * HEIGHT).unwrap();
    let mut large = file.clone();
    large.resize(25_000_001, 0);
    for (bytes, most) in [
        (&file[..], WIDTH * HEIGHT - 1),
        (&large, MOST),
        (b"garbage", MOST),
        (b"", MOST),
    ] {
        assert!(matches!(apart(bytes, most), Err(Error::Broken(_))));
    }
}

#[test]
fn an_answer_is_taken_as_it_is() {
    let pixels = script("answers", ANSWER, LONG).unwrap();
    assert_eq!(
        (pixels.width, pixels.height, &pixels.rgb[..]),
        (1, 1, &b"abc"[..])
    );
}

#[test]
fn other_answers_are_broken() {
    for (name, text) in [
        ("nothing", "exit 0"),
        ("half-a-header", r"printf '\001\000\000\000\001'"),
        ("no-pixels", r"printf '\000\000\000\000\001\000\000\000'"),
        ("too-little", r"printf '\001\000\000\000\001\000\000\000ab'"),
        ("too-much", r"printf '\001\000\000\000\001\000\000\000abcd'"),
        (
            "too-many-pixels",
            r"printf '\145\000\000\000\001\000\000\000'; head -c 303 /dev/zero",
        ),
        (
            "far-too-many-pixels",
            r"printf '\377\377\377\377\377\377\377\377'; cat /dev/zero",
        ),
        ("without-end", "exec cat /dev/zero"),
        ("fails", &format!("{ANSWER}; exit 1")),
        ("dies", &format!("{ANSWER}; kill -9 $$")),
    ] {
        let before = Instant::now();
        let refused = script(name, text, LONG);
        assert!(matches!(refused, Err(Error::Broken(_))), "{name}: {refused:?}");
        assert!(before.elapsed() < LONG / 2, "{name}");
    }
}

#[test]
fn a_child_that_does_not_end_is_killed() {
    for (name, text) in [
        ("waits", "exec sleep 1000"),
        ("reads-only", "cat >/dev/null; exec sleep 1000"),
        ("answers-and-waits", &format!("{ANSWER}; exec sleep 1000")),
        (
            "answers-closes-and-waits",
            &format!("{ANSWER}; exec sleep 1000 >&-"),
        ),
        (
            "answers-slowly",
            "while true; do sleep 0.05; printf '\\001'; done",
        ),
        ("leaves-one-behind", "sleep 5 & wait"),
    ] {
        let pid = scratch(&format!("{name}-pid"));
        let before = Instant::now();
        let text = format!("echo $$ > {}; {text}", pid.display());
        let refused = script(name, &text, SHORT);
        assert!(matches!(refused, Err(Error::TooSlow)), "{name}: {refused:?}");
        let took = before.elapsed();
        assert!(took >= SHORT && took < Duration::from_secs(4), "{name}: {took:?}");
        // Neither it nor a zombie.
        let pid = read_to_string(pid).unwrap();
        assert!(!Path::new("/proc").join(pid.trim()).exists(), "{name}");
    }
}

#[test]
fn the_child_is_given_no_environment() {
    assert!(std::env::var_os("CARGO_MANIFEST_DIR").is_some());
    let text = format!("[ -z \"$CARGO_MANIFEST_DIR$HOME\" ] || exit 1; {ANSWER}");
    script("environment", &text, LONG).unwrap();
}

#[test]
fn a_program_that_is_not_there_says_nothing_of_the_picture() {
    let missing = decode_apart(Path::new("/nowhere"), "", b"", MOST, LONG);
    assert!(matches!(missing, Err(Error::Process(_))));
}

/// It runs while its limits are read: it waits for its input.
#[test]
fn the_child_limits_itself() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_avif-child"))
        .args(["picture", "100"])
        .stdin(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    let path = format!("/proc/{}/limits", child.id());
    let until = Instant::now() + LONG;
    let limits = loop {
        let limits = read_to_string(&path).unwrap();
        let soft = |name: &str| {
            let line = limits.lines().find(|line| line.starts_with(name)).unwrap();
            line[name.len()..]
                .split_whitespace()
                .take(2)
                .map(str::to_owned)
                .collect::<Vec<_>>()
        };
        let found = ["Max cpu time", "Max address space", "Max core file size"].map(soft);
        if found[2] == ["0", "0"] || Instant::now() > until {
            break found;
        }
        std::thread::sleep(Duration::from_millis(5));
    };
    child.kill().unwrap();
    child.wait().unwrap();
    assert_eq!(limits, [["30", "30"], ["4294967296", "4294967296"], ["0", "0"]]);
}
