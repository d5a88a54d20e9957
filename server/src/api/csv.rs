//! Offers as comma-separated values (RFC 4180) for spreadsheets.

use super::dto::{money::decimal, page_url};
use app::{pages::View, routes::Route};
use market::catalogue::OfferCard;

/// The header: the API's own names.
const COLUMNS: [&str; 25] = [
    "slug",
    "title",
    "title_lang",
    "kind",
    "category",
    "category_name",
    "price_type",
    "gross",
    "net",
    "currency",
    "vat",
    "unit",
    "seller",
    "seller_slug",
    "town",
    "county",
    "statutory_status",
    "mark",
    "mark_valid_from",
    "mark_valid_until",
    "made_to_order",
    "lead_time_days",
    "min_quantity",
    "delivery",
    "url",
];

/// A file of offers, one a row. It begins with a byte order mark, without which Excel misreads Polish letters.
pub fn offers(view: &View<'_>, cards: &[OfferCard]) -> String {
    let mut out = String::from("\u{feff}");
    row(&mut out, &COLUMNS.map(str::to_owned));
    for card in cards {
        row(&mut out, &cells(view, card));
    }
    out
}

fn cells(view: &View<'_>, card: &OfferCard) -> [String; 25] {
    let (title, lang) = card
        .title
        .get(view.locale)
        .map_or((String::new(), ""), |(t, l)| (t.clone(), l.tag()));
    let number = |n: Option<i64>| n.map(|n| n.to_string()).unwrap_or_default();
    let category = view
        .taxonomy()
        .by_code(&card.category)
        .map_or("", |c| c.name.text(view.locale));
    let mark = card.mark_at(view.now);
    let price = &card.price;
    [
        card.slug.clone(),
        title,
        lang.to_owned(),
        card.kind.name().to_owned(),
        card.category.clone(),
        category.to_owned(),
        price.price_type.name().to_owned(),
        price.gross.map(|m| decimal(m.minor)).unwrap_or_default(),
        price.net.map(|m| decimal(m.minor)).unwrap_or_default(),
        price
            .gross
            .map(|m| m.currency.code().to_owned())
            .unwrap_or_default(),
        price.vat.map(|v| v.code().to_owned()).unwrap_or_default(),
        price.unit.name().to_owned(),
        card.seller.name.clone(),
        card.seller.slug.clone(),
        card.seller.town.clone(),
        card.seller
            .county
            .and_then(|c| view.site.region.county(c))
            .map(|c| view.county_name(c))
            .unwrap_or_default(),
        card.seller.status.to_string(),
        mark.map(|m| m.number.clone()).unwrap_or_default(),
        mark.map(|m| m.starts_on.to_string()).unwrap_or_default(),
        mark.map(|m| m.ends_on.to_string()).unwrap_or_default(),
        card.made_to_order.to_string(),
        number(card.lead_time_days),
        number(card.min_quantity),
        card.delivery
            .iter()
            .map(|d| d.name())
            .collect::<Vec<_>>()
            .join(" "),
        page_url(view, Route::Offer(&card.slug)),
    ]
}

fn row(out: &mut String, cells: &[String]) {
    for (i, cell) in cells.iter().enumerate() {
        if i > 0 {
            out.push(',');
        }
        let cell = guarded(cell);
        if cell.contains(['"', ',', '\r', '\n']) {
            out.push('"');
            out.push_str(&cell.replace('"', "\"\""));
            out.push('"');
        } else {
            out.push_str(&cell);
        }
    }
    out.push_str("\r\n");
}

/// A cell that a spreadsheet would take for a formula gets one `'` before it.
fn guarded(cell: &str) -> std::borrow::Cow<'_, str> {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        format!("'{cell}").into()
    } else {
        cell.into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::dto::tests::{card, site, view};

    #[test]
    fn formulas_are_guarded_and_cells_are_quoted() {
        let mut out = String::new();
        row(
            &mut out,
            &[
                "=1+1".into(),
                "-2".into(),
                "a, \"b\"".into(),
                "\tx".into(),
                "a=b".into(),
            ],
        );
        assert_eq!(out, "'=1+1,'-2,\"a, \"\"b\"\"\",'\tx,a=b\r\n");
    }

    #[test]
    fn an_offer_is_a_row() {
        let site = site(market::place::Region::by_code("lower-silesia").expect("the pack"));
        let file = offers(&view(&site), &[card()]);
        let mut lines = file.strip_prefix('\u{feff}').expect("a mark").split("\r\n");
        assert_eq!(lines.next().map(|h| h.split(',').count()), Some(25));
        let line = lines.next().expect("a row");
        assert!(line.starts_with("kubek,Kubek,pl,product,"), "{line}");
        assert!(
            line.contains(",64.00,52.03,PLN,23,piece,")
                && line.contains(",DS/2026/0142,2026-03-12,2027-03-11,"),
            "{line}"
        );
        assert!(line.ends_with(",https://example.org/en/offers/kubek"), "{line}");
    }
}
