//! Bytes as text, and how a text is cut into lines and cells.

use super::table::file_error;
use crate::error::Result;
use std::borrow::Cow;

/// Bytes as text: UTF-8 or UTF-16 by their mark, else UTF-8 if they are, else Windows-1250.
pub(super) fn decoded(bytes: &[u8]) -> Result<Cow<'_, str>> {
    let text = match encoding_rs::Encoding::for_bom(bytes) {
        Some((encoding, mark)) => encoding.decode_without_bom_handling(&bytes[mark..]).0,
        None => match std::str::from_utf8(bytes) {
            Ok(text) => Cow::Borrowed(text),
            Err(_) => encoding_rs::WINDOWS_1250.decode_without_bom_handling(bytes).0,
        },
    };
    if text.contains('\0') {
        Err(file_error("invalid.file_encoding", ""))
    } else {
        Ok(text)
    }
}

/// Excel's first line `sep=;`: the text after it, how many lines that was, and the separator.
pub(super) fn separator_line(text: &str) -> (&str, u64, Option<char>) {
    let Some((first, rest)) = text.split_once('\n') else {
        return (text, 0, None);
    };
    let mut said = first
        .trim_end_matches('\r')
        .strip_prefix("sep=")
        .unwrap_or_default()
        .chars();
    match (said.next(), said.next()) {
        (Some(c), None) if c.is_ascii() => (rest, 1, Some(c)),
        _ => (text, 0, None),
    }
}

/// The separator that the heading has most of outside quotation marks.
pub(super) fn detected(text: &str) -> u8 {
    let mut quoted = false;
    let mut counts = [(b',', 0_usize), (b';', 0), (b'\t', 0)];
    for b in text.trim_start_matches(['\r', '\n']).bytes() {
        match b {
            b'"' => quoted = !quoted,
            b'\r' | b'\n' if !quoted => break,
            b if !quoted => counts
                .iter_mut()
                .filter(|(c, _)| *c == b)
                .for_each(|(_, n)| *n += 1),
            _ => {}
        }
    }
    // The first of equals wins, so a comma when there is none at all.
    counts
        .into_iter()
        .rev()
        .max_by_key(|(_, n)| *n)
        .map_or(b',', |(c, _)| c)
}

/// Where lines begin: after `\n`, `\r\n` or a lone `\r`.
pub(super) struct Lines(Vec<usize>);

impl Lines {
    pub fn of(text: &str) -> Self {
        let bytes = text.as_bytes();
        let ends = |i: &usize| bytes[*i] == b'\n' || bytes[*i] == b'\r' && bytes.get(i + 1) != Some(&b'\n');
        Self((0..bytes.len()).filter(ends).collect())
    }

    /// The number, from 1, of the line of the first character at or after `start` that is no line end.
    pub fn at(&self, text: &str, start: usize) -> u64 {
        let rest = text.get(start..).unwrap_or_default();
        let begins = start + (rest.len() - rest.trim_start_matches(['\r', '\n']).len());
        u64::try_from(self.0.partition_point(|end| *end < begins))
            .unwrap_or(u64::MAX)
            .saturating_add(1)
    }
}
