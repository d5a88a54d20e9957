//! Pictures drawn by code, in the manner of sponge-stamped stoneware: one flat thing, close up, in two glazes.
//!
//! Only what is decorated in life carries stamps; bread is bread. Everything follows from the seed, the thing
//! and the pattern, so a picture never changes and can be drawn anew whenever it is asked for.

mod build;
mod crafts;
mod food;
mod gifts;
mod home;
mod layout;
mod pen;
mod people;
mod signs;
mod stamps;
mod textiles;
mod wheels;
mod work;

pub use signs::{brand, plate, seal};
pub use stamps::Pattern;

use pen::Pen;

/// The things that can be drawn. One list, so that a name can't lack its drawing.
macro_rules! things {
    ($($thing:ident $name:literal $stamped:literal $draw:path;)*) => {
        /// What a drawing shows. Names are those of the data files.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Thing {
            $(#[doc = concat!("`", $name, "`")] $thing,)*
        }

        impl Thing {
            /// Every thing.
            pub const ALL: &[Thing] = &[$(Self::$thing),*];

            /// The name used in data files.
            pub fn name(self) -> &'static str {
                match self { $(Self::$thing => $name,)* }
            }

            /// The thing of that name.
            pub fn from_name(name: &str) -> Option<Thing> {
                match name { $($name => Some(Self::$thing),)* _ => None }
            }

            /// Whether it carries a pattern; on anything else a pattern changes nothing.
            pub fn is_stamped(self) -> bool {
                match self { $(Self::$thing => $stamped,)* }
            }

            fn draw(self, pen: &mut Pen) {
                match self { $(Self::$thing => $draw(pen),)* }
            }
        }
    };
}

things! {
    Mug "mug" true crafts::mug;
    Plate "plate" true crafts::plate;
    Bowl "bowl" true crafts::bowl;
    Vase "vase" true crafts::vase;
    Jug "jug" true crafts::jug;
    Tile "tile" true crafts::tile;
    Bag "bag" true textiles::bag;
    Shirt "shirt" true textiles::shirt;
    Apron "apron" true textiles::apron;
    Blanket "blanket" true textiles::blanket;
    Yarn "yarn" false textiles::yarn;
    Scissors "scissors" false textiles::scissors;
    Box "box" true gifts::gift;
    Basket "basket" true gifts::basket;
    Card "card" true gifts::card;
    Ornament "ornament" true gifts::ornament;
    Bouquet "bouquet" true gifts::bouquet;
    Candle "candle" false gifts::candle;
    Tealights "tealights" false gifts::tealights;
    Candlestick "candlestick" false gifts::candlestick;
    Lantern "lantern" false gifts::lantern;
    Soap "soap" false food::soap;
    Jar "jar" false food::jar;
    Honey "honey" false food::honey;
    Bread "bread" false food::bread;
    Cake "cake" false food::cake;
    Cheese "cheese" false food::cheese;
    Cup "cup" false food::cup;
    Bottle "bottle" false food::bottle;
    Apple "apple" false food::apple;
    Herbs "herbs" false food::herbs;
    Cloche "cloche" false food::cloche;
    Broom "broom" false home::broom;
    Bucket "bucket" false home::bucket;
    Window "window" false home::window;
    Washer "washer" false home::washer;
    Iron "iron" false home::iron;
    Lawnmower "lawnmower" false home::lawnmower;
    Tree "tree" false home::tree;
    Pot "pot" false home::pot;
    Shovel "shovel" false home::shovel;
    Carton "carton" false work::carton;
    Pallet "pallet" false work::pallet;
    Shelf "shelf" false work::shelf;
    Press "press" false work::press;
    Poster "poster" false work::poster;
    Book "book" false work::book;
    Stamp "stamp" false work::stamp;
    Laptop "laptop" false work::laptop;
    Folder "folder" false work::folder;
    Headphones "headphones" false work::headphones;
    Board "board" false work::board;
    Bulb "bulb" false work::bulb;
    Hands "hands" false people::hands;
    Marquee "marquee" false people::marquee;
    Drum "drum" false people::drum;
    Camera "camera" false people::camera;
    House "house" false people::house;
    Bus "bus" false wheels::bus;
    Van "van" false wheels::van;
    Kayak "kayak" false people::kayak;
    Map "map" false people::map;
    Heart "heart" false gifts::heart;
    Wheelchair "wheelchair" false people::wheelchair;
    Teddy "teddy" false people::teddy;
    Blocks "blocks" false people::blocks;
    Roller "roller" false build::roller;
    Hammer "hammer" false build::hammer;
    Bricks "bricks" false build::bricks;
    Chair "chair" false build::chair;
    Table "table" false build::table;
    Sofa "sofa" false build::sofa;
    Bike "bike" false wheels::bike;
    Wrench "wrench" false build::wrench;
    Radio "radio" false build::radio;
    Recycle "recycle" false home::recycle;
    Car "car" false wheels::car;
    Ring "ring" false gifts::ring;
}

/// A drawing as a complete SVG document, 4:3, on a transparent ground so that the page's own shows through.
///
/// Its ids belong to (seed, thing, pattern): the same picture twice on a page repeats them, with the same meaning.
pub fn picture(seed: &str, thing: Thing, pattern: Option<Pattern>) -> String {
    format!(
        r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 300">{}</svg>"#,
        picture_inner(seed, thing, pattern)
    )
}

/// Only the markup within, in the same coordinates, to stand inside another SVG.
pub fn picture_inner(seed: &str, thing: Thing, pattern: Option<Pattern>) -> String {
    let mut pen = Pen::new(seed, thing.name(), pattern.filter(|_| thing.is_stamped()));
    thing.draw(&mut pen);
    pen.finish(seed, thing.name())
}

#[cfg(test)]
mod tests;
