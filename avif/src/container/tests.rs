use super::*;

/// The sequence header of a picture of 16 × 8 pixels, as an OBU with its size.
const HEADER: [u8; 8] = [
    0x0a,
    0x06,
    0b0001_1000,
    0b0000_1100,
    0b1111_1101,
    0b1100_0000,
    0,
    0,
];

fn boxed(name: &[u8; 4], parts: &[&[u8]]) -> Vec<u8> {
    let content = parts.concat();
    let size = u32::try_from(content.len() + 8).unwrap();
    [&size.to_be_bytes(), &name[..], &content].concat()
}

/// The parts of a file that tests change.
struct File {
    iinf: Vec<u8>,
    iref: Vec<u8>,
    iloc: Vec<u8>,
    iprp: Vec<u8>,
    rest: Vec<u8>,
}

impl File {
    /// One picture, whose data begin with the file: the places of ordinary ones don't matter to [`check`].
    fn ordinary() -> Self {
        Self {
            iinf: boxed(
                b"iinf",
                &[
                    &[0, 0, 0, 0, 0, 1],
                    &boxed(b"infe", &[&[2, 0, 0, 0, 0, 1, 0, 0], b"av01", &[0]]),
                ],
            ),
            iref: boxed(b"iref", &[&[0; 4]]),
            iloc: places(1, 1, 8),
            iprp: boxed(
                b"iprp",
                &[&properties(&boxed(b"auxC", &[&[0; 4], b"urn"])), &associations(1)],
            ),
            rest: boxed(b"mdat", &[&HEADER]),
        }
    }

    fn bytes(&self) -> Vec<u8> {
        let meta = |iloc: &[u8]| {
            let pitm = boxed(b"pitm", &[&[0, 0, 0, 0, 0, 1]]);
            boxed(
                b"meta",
                &[&[0; 4], &pitm, &self.iinf, &self.iref, iloc, &self.iprp],
            )
        };
        let ftyp = boxed(b"ftyp", &[b"avif", &[0; 4]]);
        let at = u32::try_from(ftyp.len() + meta(&self.iloc).len() + 8).unwrap();
        // where the data are
        let mut iloc = self.iloc.clone();
        if let Some(place) = iloc.get_mut(22..26) {
            place.copy_from_slice(&at.to_be_bytes());
        }
        [ftyp, meta(&iloc), self.rest.clone()].concat()
    }
}

/// That many items of that many parts each; without a length they take no bytes.
fn places(items: u16, parts: u16, length: u32) -> Vec<u8> {
    let mut content = vec![0, 0, 0, 0, if length == 0 { 0 } else { 0x44 }, 0];
    content.extend(items.to_be_bytes());
    for _ in 0..items {
        content.extend([0, 1, 0, 0]);
        content.extend(parts.to_be_bytes());
        for _ in 0..if length == 0 { 0 } else { parts } {
            content.extend([0; 4]);
            content.extend(length.to_be_bytes());
        }
    }
    boxed(b"iloc", &[&content])
}

fn properties(all: &[u8]) -> Vec<u8> {
    boxed(b"ipco", &[all])
}

/// Item 1 has the first property that often.
fn associations(times: u8) -> Vec<u8> {
    boxed(
        b"ipma",
        &[&[0, 0, 0, 0, 0, 0, 0, 1, 0, 1, times], &vec![1; times.into()]],
    )
}

/// The file with one part changed.
fn with(change: impl FnOnce(&mut File)) -> Vec<u8> {
    let mut file = File::ordinary();
    change(&mut file);
    file.bytes()
}

#[test]
fn an_ordinary_file_says_its_size() {
    assert_eq!(size(&File::ordinary().bytes()).unwrap(), (16, 8));
}

#[test]
fn places_that_take_no_bytes_are_refused() {
    // of six bytes each, two megabytes in the parser
    let file = with(|file| file.iloc = places(600, 0xffff, 0));
    assert!(file.len() < 4096);
    assert!(matches!(check(&file), Err(Error::Broken(_))));
}

#[test]
fn the_same_data_many_times_are_refused() {
    let long = |times| {
        with(|file| {
            file.iloc = places(1, times, 90_000);
            file.rest = boxed(b"mdat", &[&[0; 100_000]]);
        })
    };
    check(&long(2)).unwrap();
    assert!(matches!(check(&long(3)), Err(Error::Broken(_))));
}

#[test]
fn a_long_property_of_many_items_is_refused() {
    let named = |bytes, times| {
        with(|file| {
            let name = boxed(b"auxC", &[&[0; 4], &vec![b'x'; bytes]]);
            file.iprp = boxed(b"iprp", &[&properties(&name), &associations(times)]);
        })
    };
    assert_eq!(size(&named(200, 255)).unwrap(), (16, 8));
    assert!(matches!(size(&named(300, 255)), Err(Error::Unsupported(_))));
}

#[test]
fn long_lists_are_refused() {
    let padding = boxed(b"free", &[&[0; 5000]]);
    let ipco = properties(&[]);
    for file in [
        with(|file| file.iinf = boxed(b"iinf", &[&padding])),
        with(|file| file.iinf = boxed(b"iinf", &[&[1, 0, 0, 0, 0xff, 0xff, 0xff, 0xff]])),
        with(|file| file.iref = boxed(b"iref", &[&padding])),
        with(|file| file.iprp = boxed(b"iprp", &[&ipco, &boxed(b"ipma", &[&[0; 5000]])])),
        // The parser would read on in what it leaves of the first.
        with(|file| file.iprp = boxed(b"iprp", &[&ipco, &associations(1), &associations(1)])),
        with(|file| file.iprp = boxed(b"iprp", &[&associations(1), &ipco])),
        with(|file| file.rest = boxed(b"mdat", &[&[0]]).repeat(200)),
    ] {
        assert!(matches!(check(&file), Err(Error::Unsupported(_))));
    }
}

#[test]
fn boxes_lie_in_their_parents() {
    let mut huge = boxed(b"mdat", &[&HEADER]);
    huge[..4].copy_from_slice(&0xffff_ffff_u32.to_be_bytes());
    let mut longer = boxed(b"mdat", &[&(1_u64 << 40).to_be_bytes(), &HEADER]);
    longer[..4].copy_from_slice(&1_u32.to_be_bytes());
    let mut small = boxed(b"mdat", &[&HEADER]);
    small[..4].copy_from_slice(&7_u32.to_be_bytes());
    for rest in [huge, longer, small] {
        assert!(matches!(
            check(&with(|file| file.rest = rest)),
            Err(Error::Broken(_))
        ));
    }
    let mut endless = boxed(b"mdat", &[&HEADER]);
    endless[..4].copy_from_slice(&[0; 4]);
    assert!(matches!(
        check(&with(|file| file.rest = endless)),
        Err(Error::Unsupported(_))
    ));
}

#[test]
fn what_the_parser_panics_over_is_broken() {
    // A property with more channels than its list has room for.
    let file = with(|file| {
        let channels = boxed(b"pixi", &[&[0, 0, 0, 0, 20], &[8; 20]]);
        file.iprp = boxed(b"iprp", &[&properties(&channels), &associations(1)]);
    });
    check(&file).unwrap();
    assert!(matches!(size(&file), Err(Error::Broken(_))));
}

#[test]
fn garbage_has_no_size() {
    for bytes in [
        &b""[..],
        b"x",
        b"ftypavif",
        &[0; 100],
        &[0xff; 1000],
        b"GIF89a\0\0\0\0\0\0\0\0",
    ] {
        assert!(size(bytes).is_err(), "{bytes:?}");
    }
    let file = File::ordinary().bytes();
    for end in 0..file.len() {
        assert!(size(&file[..end]).is_err(), "the first {end} bytes");
    }
}
