//! What search engines read of an offer (schema.org, JSON-LD).

use super::Chosen;
use crate::{pages::View, routes::Route, ui::picture::shown};
use market::{
    catalogue::{Kind, PriceTag, PriceType, Unit, VariantView},
    enterprises::Coverage,
    images::PictureState,
    money::Money,
};
use serde_json::{Map, Value, json};

/// The offer as a `Product` or a `Service`. `og` is the path of its raster picture.
pub fn structured(view: &View<'_>, chosen: &Chosen<'_>, description: &str, og: &str) -> Value {
    let (page, locale, base) = (chosen.page, view.locale, view.site.base_url.as_str());
    let goods = page.card.kind == Kind::Product;
    let url = format!("{base}{}", Route::Offer(&page.card.slug).path(locale));
    let mut o = Map::new();
    let mut put = |name: &str, value: Value| {
        o.insert(name.to_owned(), value);
    };
    put("@context", "https://schema.org".into());
    put("@type", if goods { "Product" } else { "Service" }.into());
    put("name", page.card.title.text(locale).into());
    put("url", url.clone().into());
    if !description.is_empty() {
        put("description", description.into());
    }
    let mut images: Vec<String> = page
        .pictures
        .iter()
        .filter(|p| shown(p) && p.state == PictureState::Ready)
        .map(|p| {
            format!(
                "{base}/media/{}/{}.jpg",
                p.blob,
                crate::ui::picture::widths(p).last().unwrap_or(640)
            )
        })
        .collect();
    if images.is_empty() {
        images.push(format!("{base}{og}"));
    }
    put("image", json!(images));
    if let Some(category) = view.taxonomy().by_code(&page.card.category) {
        put(
            if goods { "category" } else { "serviceType" },
            category.name.text(locale).into(),
        );
    }
    let seller = json!({
        "@type": "Organization", "name": page.card.seller.name, "legalName": page.seller.legal_name,
        "url": format!("{base}{}", Route::Enterprise(&page.card.seller.slug).path(locale)),
    });
    if goods {
        put(
            "brand",
            json!({ "@type": "Brand", "name": page.card.seller.name }),
        );
        if let Some(sku) = chosen.variant.and_then(|v| v.sku.as_deref()) {
            put("sku", sku.into());
        }
    } else {
        put("provider", seller.clone());
        if let Some(area) = page.coverage.as_ref().and_then(|c| area_served(view, c)) {
            put("areaServed", area);
        }
    }
    if let Some(offers) = offers(chosen, &url, &seller) {
        put("offers", offers);
    }
    Value::Object(o)
}

fn offers(chosen: &Chosen<'_>, url: &str, seller: &Value) -> Option<Value> {
    let page = chosen.page;
    let priced: Vec<(&VariantView, Money)> = page
        .variants
        .iter()
        .filter_map(|v| Some((v, v.price.gross?)))
        .collect();
    let least = priced.iter().map(|(_, m)| *m).min_by_key(|m| m.minor)?;
    let most = priced.iter().map(|(_, m)| *m).max_by_key(|m| m.minor)?;
    if priced.len() > 1 && least != most && !chosen.asked {
        return Some(json!({
            "@type": "AggregateOffer", "url": url, "lowPrice": decimal(least), "highPrice": decimal(most), "offerCount": priced.len(),
            "priceCurrency": least.currency.code(), "availability": availability(chosen, None), "seller": seller,
        }));
    }
    let (variant, gross) = priced
        .iter()
        .find(|(v, _)| chosen.variant.is_some_and(|c| c.key == v.key))
        .or_else(|| priced.first())
        .copied()?;
    let mut offer = json!({
        "@type": "Offer", "url": url, "availability": availability(chosen, Some(variant)), "seller": seller, "itemCondition": "https://schema.org/NewCondition",
        "priceSpecification": specification(&variant.price, gross),
    });
    if variant.price.price_type == PriceType::Fixed {
        offer["price"] = decimal(gross).into();
        offer["priceCurrency"] = gross.currency.code().into();
    }
    if page.card.kind == Kind::Service {
        offer.as_object_mut()?.remove("itemCondition");
    }
    Some(offer)
}

fn specification(tag: &PriceTag, gross: Money) -> Value {
    // UN/CEFACT common codes of the units
    let code = match tag.unit {
        Unit::Piece | Unit::Service | Unit::Person | Unit::Portion => "C62",
        Unit::Set => "SET",
        Unit::Pair => "PR",
        Unit::Kg => "KGM",
        Unit::G => "GRM",
        Unit::L => "LTR",
        Unit::M => "MTR",
        Unit::M2 => "MTK",
        Unit::Hour => "HUR",
        Unit::Day => "DAY",
        Unit::Month => "MON",
    };
    let price = if tag.price_type == PriceType::From {
        "minPrice"
    } else {
        "price"
    };
    json!({ "@type": "UnitPriceSpecification", price: decimal(gross), "priceCurrency": gross.currency.code(), "unitCode": code, "valueAddedTaxIncluded": true })
}

fn availability(chosen: &Chosen<'_>, variant: Option<&VariantView>) -> &'static str {
    let page = chosen.page;
    let stock = match variant {
        Some(v) => v.stock,
        None => page.variants.iter().filter_map(|v| v.stock).max(),
    };
    match stock {
        Some(n) if n > 0 => "https://schema.org/InStock",
        Some(_) if page.details.lead_time_days.is_some() => "https://schema.org/BackOrder",
        Some(_) => "https://schema.org/OutOfStock",
        None if page.details.made_to_order => "https://schema.org/MadeToOrder",
        None => "https://schema.org/InStock",
    }
}

fn area_served(view: &View<'_>, coverage: &Coverage) -> Option<Value> {
    match coverage {
        Coverage::Country => Some(json!({ "@type": "Country", "name": view.words().t("country-poland") })),
        Coverage::Areas(areas) => {
            let names: Vec<Value> = areas
                .iter()
                .filter_map(|a| view.site.region.county(*a))
                .map(|c| json!({ "@type": "AdministrativeArea", "name": view.county_name(c) }))
                .collect();
            Some(names.into())
        }
        Coverage::Radius(_) => None,
    }
}

fn decimal(money: Money) -> String {
    format!("{}.{:02}", money.minor / 100, money.minor.abs() % 100)
}
