use super::*;
use crate::images::art::{Pattern, Thing, picture_inner};
use image::RgbImage;

/// The picture, kept for a person to look at when `OG_FOLDER` names a folder.
fn drawn(name: &str, png: &[u8]) -> RgbImage {
    if let Some(folder) = std::env::var_os("OG_FOLDER") {
        std::fs::write(std::path::Path::new(&folder).join(name), png).expect("kept");
    }
    let image = image::load_from_memory_with_format(png, image::ImageFormat::Png)
        .expect("a PNG")
        .into_rgb8();
    assert_eq!(image.dimensions(), (WIDTH, HEIGHT));
    image
}

/// How many dark pixels there are in the part for the words, between two heights.
fn ink(image: &RgbImage, from: u32, to: u32) -> usize {
    let dark = |x, y| image.get_pixel(x, y).0.iter().map(|c| u32::from(*c)).sum::<u32>() < 300;
    (from..to)
        .flat_map(|y| (612..1200).map(move |x| (x, y)))
        .filter(|(x, y)| dark(*x, *y))
        .count()
}

#[test]
fn an_offer_is_drawn_with_its_words() {
    let og = Og::embedded();
    let mug = picture_inner("kubek-pawie-oczko", Thing::Mug, Some(Pattern::ALL[0]));
    let image = drawn(
        "offer.png",
        &og.offer(
            "Kubek „Pawie oczko”, 350 ml",
            "Spółdzielnia Socjalna Glinka",
            "Bolesławiec",
            "64,00 zł",
            Some("Zakup Prospołeczny"),
            "Kupuj Społecznie",
            &mug,
        )
        .expect("drawn"),
    );
    assert!(ink(&image, 60, 220) > 3000, "the title");
    assert!(ink(&image, 550, 600) > 500, "the brand");
    assert_eq!(image.get_pixel(5, 5).0, [0xea, 0xf0, 0xfb]);
    let without = og
        .offer(
            "Kubek „Pawie oczko”, 350 ml",
            "Spółdzielnia Socjalna Glinka",
            "Bolesławiec",
            "64,00 zł",
            None,
            "Kupuj Społecznie",
            &mug,
        )
        .expect("drawn");
    assert!(
        ink(&drawn("unmarked.png", &without), 60, 540) < ink(&image, 60, 540),
        "the mark"
    );

    let long = "Zażółć gęślą jaźń: kompleksowe sprzątanie biur, klatek schodowych i hal produkcyjnych w obiektach użyteczności publicznej na terenie całego województwa dolnośląskiego";
    let image = drawn(
        "long.png",
        &og.offer(
            long,
            "Spółdzielnia Socjalna Wielobranżowa „Razem dla Ziemi Kłodzkiej i Wałbrzyskiej”",
            "Bystrzyca Kłodzka",
            "od 1 234,50 zł za miesiąc",
            Some("Zakup Prospołeczny"),
            "Kupuj Społecznie",
            &picture_inner("x", Thing::Broom, None),
        )
        .expect("drawn"),
    );
    assert!(
        (1144..1200).all(|x| (0..HEIGHT).all(|y| image.get_pixel(x, y).0 == [255; 3])),
        "nothing runs over the edge"
    );
    drawn(
        "bare.png",
        &og.offer("Doniczka", "A", "", "", None, "B", "").expect("drawn"),
    );
}

#[test]
fn the_service_is_drawn() {
    let image = drawn(
        "service.png",
        &Og::embedded()
            .service(
                "Kupuj Społecznie",
                "Dobre rzeczy i usługi z Dolnego Śląska. Twój zakup daje pracę.",
            )
            .expect("drawn"),
    );
    assert_ne!(image.get_pixel(1080, 315).0, image.get_pixel(5, 5).0);
}

#[test]
fn letters_are_escaped_and_polish_ones_are_there() {
    let og = Og::embedded();
    let png = og
        .offer(
            "<script>&\"</text>\u{0}\u{8}]]>",
            "&amp;",
            "<image href=\"file:///etc/passwd\"/>",
            "1 < 2",
            Some("<>"),
            "&",
            "",
        )
        .expect("drawn");
    drawn("escaped.png", &png);
    assert!(
        og.offer("x", "x", "x", "x", None, "x", "<g>").is_err(),
        "a broken drawing is an error, not a picture"
    );
    // Both families are found, or all would be set in one of them.
    assert!((og.width("Świeca", Voice::Head, 100.0) - og.width("Świeca", Voice::Strong, 100.0)).abs() > 3.0);
    // A letter that the font lacks would be as wide as the box that stands for it.
    for (voice, wide) in [(Voice::Head, "Ł"), (Voice::Text, "ż")] {
        assert!(og.width(wide, voice, 100.0) > 10.0);
    }
    assert!(
        (og.width("zażółć gęślą jaźń", Voice::Text, 40.0) - og.width("zazolc gesla jazn", Voice::Text, 40.0))
            .abs()
            < 20.0
    );
}

#[test]
fn titles_wrap_and_are_cut_only_when_they_must() {
    let og = Og::embedded();
    let lines = og
        .wrap(
            "Świeca sojowa z lawendą i rumiankiem, 180 g",
            Voice::Head,
            54.0,
            3,
        )
        .expect("fits");
    assert!(
        lines.iter().all(|l| og.width(l, Voice::Head, 54.0) <= WIDE),
        "{lines:?}"
    );
    assert!(
        lines
            .iter()
            .all(|l| !l.ends_with(" z") && !l.ends_with(" i") && !l.ends_with("180")),
        "{lines:?}"
    );
    let cut = og
        .wrap(&"bardzo długa nazwa ".repeat(20), Voice::Head, 46.0, 4)
        .expect_err("cut");
    assert!(cut.len() == 4 && cut[3].ends_with('…'), "{cut:?}");
    let one = og.wrap(&"ó".repeat(300), Voice::Head, 46.0, 4).expect_err("cut");
    assert!(
        one.len() == 1 && og.width(&one[0], Voice::Head, 46.0) <= WIDE,
        "{one:?}"
    );
    assert!(og.wrap("", Voice::Head, 46.0, 4).expect("empty").is_empty());
}
