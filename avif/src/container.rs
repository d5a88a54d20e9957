//! The file around the picture. `avif_parse` knows no limits: a file of some kB can make it take gigabytes, so it is
//! only given files that can't.

use crate::{Error, broken};
use avif_parse::{AV1Metadata, AvifData};

/// The most boxes at one place; ordinary files have a dozen.
const MOST_BOXES: usize = 100;
/// The most bytes of a list of items, their places or properties; ordinary ones have some hundred.
const MOST_OF_LIST: usize = 4096;
/// The most bytes of a property's name: it is copied for each item that has it.
const MOST_OF_NAME: usize = 256;

/// Width and height in pixels that a file claims. Nothing is decoded; it takes at most thrice the memory of the file.
///
/// # Errors
/// [`Error::Broken`] and [`Error::Unsupported`].
pub fn size(bytes: &[u8]) -> Result<(u32, u32), Error> {
    parse(bytes).map(|(_, size)| size)
}

/// The coded picture and its alpha, and the width and height in pixels that it claims.
pub(crate) fn parse(bytes: &[u8]) -> Result<(AvifData, (u32, u32)), Error> {
    check(bytes)?;
    // Built for development it checks itself and panics over what it would else refuse.
    std::panic::catch_unwind(|| {
        let data = AvifData::from_reader(&mut &*bytes)?;
        let AV1Metadata {
            max_frame_width: width,
            max_frame_height: height,
            ..
        } = data.primary_item_metadata()?;
        Ok((data, (width.get(), height.get())))
    })
    .map_err(|_| broken("its boxes"))?
    .map_err(|error| match error {
        avif_parse::Error::Unsupported(words) => Error::Unsupported(words.to_owned()),
        error => broken(error),
    })
}

/// Refuses files whose lists make the parser take memory or time out of all proportion. It has to see the boxes
/// just where the parser does: boxes lie in their parents, and `ipma`, of which it may leave a rest, is the last.
fn check(bytes: &[u8]) -> Result<(), Error> {
    for (name, mut meta) in boxes(bytes)? {
        if name != b"meta" {
            continue;
        }
        take(&mut meta, 4)?;
        for (name, content) in boxes(meta)? {
            match name {
                b"iinf" | b"iloc" | b"iref" if content.len() > MOST_OF_LIST => {
                    return Err(Error::Unsupported("a long list of items".to_owned()));
                }
                b"iinf" => check_count(content)?,
                b"iloc" => check_places(content, bytes.len())?,
                b"iprp" => check_properties(content)?,
                _ => {}
            }
        }
    }
    Ok(())
}

/// Memory is set aside for as many items as are announced.
fn check_count(mut iinf: &[u8]) -> Result<(), Error> {
    let version = number(&mut iinf, 4)? >> 24;
    if number(&mut iinf, if version == 0 { 2 } else { 4 })? > MOST_BOXES as u64 {
        return Err(Error::Unsupported("so many items".to_owned()));
    }
    Ok(())
}

/// Places say their lengths, and those come to no more than the whole file twice: each is copied.
fn check_places(mut iloc: &[u8], file: usize) -> Result<(), Error> {
    let version = number(&mut iloc, 4)? >> 24;
    let sizes = number(&mut iloc, 2)?;
    let [offset, length, base, index] = [12, 8, 4, 0].map(|shift| sizes >> shift & 15);
    let (id, method) = (if version < 2 { 2 } else { 4 }, if version == 0 { 0 } else { 2 });
    let index = if version == 0 { 0 } else { index };
    let mut left = 2 * file as u64;
    for _ in 0..number(&mut iloc, id)? {
        take(&mut iloc, id + method + 2 + base)?;
        for _ in 0..number(&mut iloc, 2)? {
            take(&mut iloc, index + offset)?;
            left = match number(&mut iloc, length)? {
                0 => None,
                length => left.checked_sub(length),
            }
            .ok_or_else(|| broken("the places of its items"))?;
        }
    }
    Ok(())
}

/// First the properties, with short names, and then once which item has which.
fn check_properties(iprp: &[u8]) -> Result<(), Error> {
    let lists = boxes(iprp)?;
    let [(b"ipco", properties), (b"ipma", ipma)] = lists[..] else {
        return Err(Error::Unsupported("more than one list of properties".to_owned()));
    };
    let long = |(name, content): &Named| *name == b"auxC" && content.len() > MOST_OF_NAME;
    if ipma.len() > MOST_OF_LIST || boxes(properties)?.iter().any(long) {
        return Err(Error::Unsupported("a long list of properties".to_owned()));
    }
    Ok(())
}

/// Name and content of a box.
type Named<'a> = (&'a [u8; 4], &'a [u8]);

/// The boxes that lie one after another.
fn boxes(mut bytes: &[u8]) -> Result<Vec<Named<'_>>, Error> {
    let mut found = Vec::new();
    while !bytes.is_empty() {
        let size = number(&mut bytes, 4)?;
        let name = take(&mut bytes, 4)?;
        let content = match size {
            0 => return Err(Error::Unsupported("a box without an end".to_owned())),
            1 => number(&mut bytes, 8)?.checked_sub(16),
            size => size.checked_sub(8),
        }
        .ok_or_else(|| broken("the size of a box"))?;
        if found.len() == MOST_BOXES {
            return Err(Error::Unsupported("so many boxes".to_owned()));
        }
        found.push((
            name.first_chunk().ok_or_else(|| broken("the name of a box"))?,
            take(&mut bytes, content)?,
        ));
    }
    Ok(found)
}

/// Takes a big-endian number of at most eight bytes off the front.
fn number(bytes: &mut &[u8], length: u64) -> Result<u64, Error> {
    Ok(take(bytes, length)?.iter().fold(0, |n, b| n << 8 | u64::from(*b)))
}

fn take<'a>(bytes: &mut &'a [u8], length: u64) -> Result<&'a [u8], Error> {
    usize::try_from(length)
        .ok()
        .and_then(|length| bytes.split_off(..length))
        .ok_or_else(|| broken("it ends too early"))
}

#[cfg(test)]
mod tests;
