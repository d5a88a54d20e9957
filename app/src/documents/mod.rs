//! What documents for the file say: the same facts as the pages, as data for the templates of the crate `documents`.

mod card;
mod lists;
mod parts;

pub use card::enterprise_card;
pub use lists::{Answered, search_list, shortlist};
