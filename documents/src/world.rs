//! What a template can see: the embedded templates and fonts, and its data. Read when the first document is made.

use serde_json::Value;
use std::sync::LazyLock;
use typst::{
    Library, LibraryExt, World,
    diag::{FileError, FileResult},
    foundations::{Bytes, Datetime, Duration},
    syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot},
    text::{Font, FontBook},
    utils::LazyHash,
};

/// Which file is compiled.
#[derive(Clone, Copy)]
pub enum Template {
    /// `list.typ`
    List,
    /// `card.typ`
    Card,
}

struct Shared {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    frame: Source,
    list: Source,
    card: Source,
    data: FileId,
    icon: FileId,
}

static SHARED: LazyLock<Shared> = LazyLock::new(|| {
    let fonts: Vec<Font> = [
        include_bytes!("../../market/assets/fonts/Brygada1918_600SemiBold.ttf").as_slice(),
        include_bytes!("../../market/assets/fonts/AtkinsonHyperlegibleNext_400Regular.ttf"),
        include_bytes!("../../market/assets/fonts/AtkinsonHyperlegibleNext_600SemiBold.ttf"),
    ]
    .into_iter()
    .filter_map(|bytes| Font::new(Bytes::new(bytes), 0))
    .collect();
    let source = |name: &str, text: &str| Source::new(file(name), text.to_owned());
    Shared {
        library: LazyHash::new(Library::default()),
        book: LazyHash::new(FontBook::from_fonts(&fonts)),
        fonts,
        frame: source("frame.typ", include_str!("../templates/frame.typ")),
        list: source("list.typ", include_str!("../templates/list.typ")),
        card: source("card.typ", include_str!("../templates/card.typ")),
        data: file("data.json"),
        icon: file("icon.svg"),
    }
});

/// Few and the same in every document: identifiers of files are kept for the life of the process.
fn file(name: &str) -> FileId {
    let path = VirtualPath::new(name).expect("a plain file name");
    RootedPath::new(VirtualRoot::Project, path).intern()
}

/// The world of one document.
pub struct Embedded {
    main: &'static Source,
    data: Bytes,
}

impl Embedded {
    /// `lang` joins the data; letters that steer a terminal and no page become spaces.
    pub fn new(template: Template, lang: &str, data: &Value) -> Self {
        let mut data = data.clone();
        printable(&mut data);
        if let Value::Object(fields) = &mut data {
            fields.insert("lang".to_owned(), lang.into());
        }
        Self {
            main: match template {
                Template::List => &SHARED.list,
                Template::Card => &SHARED.card,
            },
            data: Bytes::from_string(data.to_string()),
        }
    }
}

fn printable(value: &mut Value) {
    match value {
        Value::String(text) => {
            // a soft hyphen is no letter either, and no font has one
            if text.contains(|c: char| c.is_control() || c == '\u{ad}') {
                *text = text
                    .chars()
                    .filter(|c| *c != '\u{ad}')
                    .map(|c| if c.is_control() { ' ' } else { c })
                    .collect();
            }
        }
        Value::Array(items) => items.iter_mut().for_each(printable),
        Value::Object(fields) => fields.values_mut().for_each(printable),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

impl World for Embedded {
    fn library(&self) -> &LazyHash<Library> {
        &SHARED.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &SHARED.book
    }

    fn main(&self) -> FileId {
        self.main.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        [&SHARED.frame, &SHARED.list, &SHARED.card]
            .into_iter()
            .find(|s| s.id() == id)
            .cloned()
            .ok_or(FileError::AccessDenied)
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == SHARED.data {
            Ok(self.data.clone())
        } else if id == SHARED.icon {
            Ok(Bytes::new(include_bytes!("../../public/icon.svg").as_slice()))
        } else {
            Err(FileError::AccessDenied)
        }
    }

    fn font(&self, index: usize) -> Option<Font> {
        SHARED.fonts.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
