//! How well a word of a question is answered, in a byte that is greater for better: the tier, then the
//! place in the page, then whether the very word, its stem or a synonym stands there. Zero: not at all.

/// Almost the same letters.
pub const TYPO: u8 = 1;
/// A longer word that begins so.
pub const PREFIX: u8 = 2;
/// Another form of the word, or a synonym, or the word outside the title.
pub const STEM: u8 = 3;
/// The very word in the title, or another form of it there in a category that is called by the very word.
pub const EXACT: u8 = 4;

/// In long text.
pub const BODY: u8 = 1;
/// In the summary.
pub const SUMMARY: u8 = 2;
/// In the seller's name or town.
pub const SELLER: u8 = 3;
/// In the category's name or synonyms.
pub const CATEGORY: u8 = 4;
/// In the title.
pub const TITLE: u8 = 5;
/// In the title, and the category agrees.
pub const BOTH: u8 = 6;

/// The byte. `own`: 2 as typed, 1 another form of it, 0 a synonym.
pub const fn code(tier: u8, place: u8, own: u8) -> u8 {
    tier << 5 | place << 2 | own
}

/// The tier of a byte.
pub fn tier(code: u8) -> u8 {
    code >> 5
}

/// The place of a byte.
pub fn place(code: u8) -> u8 {
    code >> 2 & 7
}

/// Whether it is as typed (2), another form (1) or a synonym (0).
pub fn own(code: u8) -> u8 {
    code & 3
}

/// By frequency in the posting list (see [`super::schema::Part`]): the tier in the title and elsewhere, and how near
/// it is to what was typed.
const fn by_part(title: u8, elsewhere: u8, own: u8) -> [u8; 5] {
    [
        0,
        code(elsewhere, BODY, own),
        code(elsewhere, SUMMARY, own),
        code(elsewhere, SELLER, own),
        code(title, TITLE, own),
    ]
}

/// Of the very word. What stands outside the title, even the seller's name, is worth no more than another form of the
/// word in the title: who looks for candles does not look for whatever else a seller called Candles sells.
pub const OF_WORD: [u8; 5] = by_part(EXACT, STEM, 2);
/// Of its stem.
pub const OF_STEM: [u8; 5] = by_part(STEM, STEM, 1);
/// Of a synonym's stem.
pub const OF_SYNONYM: [u8; 5] = by_part(STEM, STEM, 0);
/// For the list of beginnings, which has two parts only.
pub const OF_START: [u8; 5] = [0, code(PREFIX, TITLE, 1), code(PREFIX, SELLER, 1), 0, 0];
/// For longer words than beginnings are listed for.
pub const OF_LONG_START: [u8; 5] = [0, 0, 0, code(PREFIX, SELLER, 1), code(PREFIX, TITLE, 1)];
/// For a word one letter off.
pub const OF_TYPO: [u8; 5] = by_part(TYPO, TYPO, 1);
/// For a word two letters off.
pub const OF_FAR_TYPO: [u8; 5] = by_part(TYPO, TYPO, 0);
