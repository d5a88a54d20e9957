//! A workbook before it is read: it is an archive of XML, and either can be made to fill the memory.

use super::table::file_error;
use crate::error::Result;
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// The most that a workbook may unpack to, in bytes.
const MAX_UNPACKED: u64 = 512 << 20;
/// The most files that it may hold.
const MAX_FILES: usize = 1000;
/// How far into a file a declaration of its type is looked for.
const HEAD: u64 = 4096;

/// Refuses a workbook that unpacks to too much, whatever it says of itself, and one whose XML declares a type: that is where
/// entities are, which name files of ours or multiply themselves. No spreadsheet program writes one.
///
/// # Errors
/// A file error that says which.
pub(super) fn workbook_check(bytes: &[u8]) -> Result<()> {
    check(bytes, MAX_UNPACKED)
}

fn check(bytes: &[u8], most: u64) -> Result<()> {
    let unreadable = |e: &dyn std::fmt::Display| file_error("invalid.file_unreadable", e.to_string());
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|e| unreadable(&e))?;
    let large = || file_error("invalid.file_large", bytes.len().to_string());
    if archive.len() > MAX_FILES {
        return Err(large());
    }
    let mut left = most;
    for i in 0..archive.len() {
        let mut file = archive.by_index(i).map_err(|e| unreadable(&e))?;
        let mut head = Vec::new();
        (&mut file)
            .take(HEAD.min(left + 1))
            .read_to_end(&mut head)
            .map_err(|e| unreadable(&e))?;
        if head.windows(9).any(|w| w.eq_ignore_ascii_case(b"<!DOCTYPE")) {
            return Err(unreadable(&"a declaration of a type"));
        }
        let rest = std::io::copy(&mut (&mut file).take(left + 1), &mut std::io::sink())
            .map_err(|e| unreadable(&e))?;
        let size = rest + u64::try_from(head.len()).unwrap_or(u64::MAX);
        left = left.checked_sub(size).ok_or_else(large)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{error::Error, import::table::Table};
    use std::io::Write;
    use zip::{ZipWriter, write::SimpleFileOptions};

    fn workbook() -> Vec<u8> {
        let mut book = rust_xlsxwriter::Workbook::new();
        let sheet = book.add_worksheet();
        sheet.write_string(0, 0, "key").expect("written");
        sheet.write_string(1, 0, "kubek").expect("written");
        book.save_to_buffer().expect("a workbook")
    }

    /// The workbook with one of its files written anew.
    fn with(name: &str, text: &str) -> Vec<u8> {
        let bytes = workbook();
        let mut from = ZipArchive::new(Cursor::new(bytes)).expect("a ZIP");
        let mut to = ZipWriter::new(Cursor::new(Vec::new()));
        for i in 0..from.len() {
            let mut file = from.by_index(i).expect("a file");
            let its = file.name().expect("a name").into_owned();
            to.start_file(&*its, SimpleFileOptions::default()).expect("begun");
            if its == name {
                to.write_all(text.as_bytes()).expect("written");
            } else {
                std::io::copy(&mut file, &mut to).expect("copied");
            }
        }
        to.finish().expect("a ZIP").into_inner()
    }

    fn code(result: Result<impl std::fmt::Debug>) -> &'static str {
        match result {
            Err(Error::Invalid(fields)) => fields[0].code,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_workbook_that_unpacks_to_too_much_is_refused() {
        let bytes = workbook();
        workbook_check(&bytes).expect("an ordinary one");
        assert_eq!(code(check(&bytes, 1000)), "invalid.file_large");
        // 64 MB of one letter are 64 kB in the archive
        let bomb = with("xl/sharedStrings.xml", &"a".repeat(64 << 20));
        assert!(bomb.len() < 1 << 20);
        assert_eq!(code(check(&bomb, 32 << 20)), "invalid.file_large");
        let mut many = ZipWriter::new(Cursor::new(Vec::new()));
        for i in 0..=MAX_FILES {
            many.start_file(format!("{i}"), SimpleFileOptions::default())
                .expect("begun");
        }
        let many = many.finish().expect("a ZIP").into_inner();
        assert_eq!(code(workbook_check(&many)), "invalid.file_large");
    }

    #[test]
    fn entities_of_a_workbook_are_refused() {
        for declared in [
            "<!DOCTYPE sst [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>",
            "<!DOCTYPE sst [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]>",
            "<!doctype sst SYSTEM \"http://127.0.0.1/x.dtd\">",
        ] {
            let text = format!(
                "<?xml version=\"1.0\"?>{declared}<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" count=\"1\" uniqueCount=\"1\"><si><t>&x;</t></si></sst>"
            );
            let bytes = with("xl/sharedStrings.xml", &text);
            assert_eq!(
                code(Table::read(&bytes, None)),
                "invalid.file_unreadable",
                "{declared}"
            );
        }
    }
}
