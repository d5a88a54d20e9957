//! Pieces that pages share: frame, cards, prices, signs, pictures, forms. Plain functions that give views.

pub mod card;
pub mod crumbs;
pub mod facets;
pub mod form;
pub mod head;
pub mod layout;
pub mod listing;
pub mod outlines;
pub mod pager;
pub mod picture;
pub mod price;
pub mod qr;
pub mod signs;
pub mod text;
