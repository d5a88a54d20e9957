//! Prices, stock and variants of an offer: of a public one at once, of one being written with the rest.

use super::{
    edit::EditData,
    fields::{Field, choice, line},
    token,
};
use crate::{pages::View, routes::Route, ui::text::term};
use leptos::{either::Either, prelude::*};
use market::{
    catalogue::{NetUnit, OfferState},
    desk::LiveChange,
    error::FieldError,
    import::sheet::{MOST_OPTIONS, Sheet},
    locale::Locale,
    money::{Basis, Vat},
};

/// A number as people type it in this language.
fn decimal(minor: i64, locale: Locale) -> String {
    let sign = if locale == Locale::En { '.' } else { ',' };
    format!("{}{sign}{:02}", minor / 100, minor % 100)
}

/// A decimal of a sheet as it is typed in this language.
fn typed(value: &str, locale: Locale) -> String {
    if locale == Locale::En || value.matches('.').count() != 1 || value.contains(',') {
        value.to_owned()
    } else {
        value.replace('.', ",")
    }
}

/// Prices and stock of what is public.
pub fn live(view: &View<'_>, data: &EditData) -> impl IntoView + use<> {
    let words = view.words();
    let rows: Vec<_> = (1..)
        .zip(&data.edit.variants)
        .map(|(n, v)| {
            let was = data.typed.live.as_ref().and_then(|all| all.iter().find(|c| c.key == v.key));
            let LiveChange { price, stock, .. } = was.cloned().unwrap_or_else(|| LiveChange {
                key: v.key.clone(),
                price: v.price.map(|(m, _, _)| decimal(m.minor, view.locale)).unwrap_or_default(),
                stock: v.stock.map(|n| n.to_string()).unwrap_or_default(),
            });
            let name: Vec<&str> = v.options.iter().map(|o| o.text(view.locale)).collect();
            let name = name.join(", ");
            let label = |word: &str| {
                let word = words.t(word);
                if name.is_empty() { word.to_owned() } else { format!("{name}: {word}") }
            };
            let basis = v.price.map(|(_, basis, vat)| {
                let key = if basis == Basis::Net { "field-price-net" } else { "field-price-gross" };
                (key, vat)
            });
            let price = basis.map(|(key, _)| {
                let field = Field { label: label(key), hint: None, ..Field::of(view, format!("live{n}_price"), "price", &price).number() };
                line(view, &data.errors, field)
            });
            let stock = Field { label: label("field-stock"), ..Field::of(view, format!("live{n}_stock"), "stock", &stock).number() };
            view! { <div class="pair"><input type="hidden" name=format!("live{n}_key") value=v.key.clone()/>{price}{line(view, &data.errors, stock)}</div> }
        })
        .collect();
    view! {
        <section class="panel live"><h2>{words.t("offer-live")}</h2><p class="hint">{words.t("offer-live-hint")}</p>
            <form method="post" action=Route::DeskOffer(data.edit.id).path(view.locale) novalidate>
                {token(view)}{rows}
                <p class="actions"><button class="second" name="step" value="live">{words.t("offer-live-save")}</button></p>
            </form>
        </section>
    }
}

/// The variants of what is written.
pub fn variants(view: &View<'_>, data: &EditData, sheet: &Sheet) -> impl IntoView + use<> {
    let (words, errors) = (view.words(), &*data.errors);
    let several = sheet.variants.len() > 1;
    let options: Vec<_> = (1..=MOST_OPTIONS)
        .map(|o| {
            let fields: Vec<_> = Locale::ALL
                .into_iter()
                .map(|l| {
                    let name = format!("option{o}_name_{l}");
                    let mut field = Field::of(view, name.clone(), "option-name", sheet.get(&name));
                    field.label = format!("{} {o}", field.label);
                    line(view, errors, field.in_language(view, l))
                })
                .collect();
            view! { <div class="pair">{fields}</div> }
        })
        .collect();
    let named = (1..=MOST_OPTIONS).any(|o| {
        Locale::ALL
            .iter()
            .any(|l| !sheet.get(&format!("option{o}_name_{l}")).is_empty())
    });
    let rows: Vec<_> = (0..sheet.variants.len())
        .map(|n| row(view, data, sheet, n))
        .collect();
    view! {
        {rows}
        <details class="fold" open={several || named}><summary>{words.t("offer-variants")}</summary>
            <p class="hint">{words.t("offer-variants-hint")}</p>
            {options}
            <p class="actions"><button class="second" name="do" value="variant_add">{words.t("variant-add")}</button></p>
        </details>
    }
}

fn row(view: &View<'_>, data: &EditData, sheet: &Sheet, n: usize) -> impl IntoView + use<> {
    let (words, errors) = (view.words(), &*data.errors);
    let nth = n + 1;
    let several = sheet.variants.len() > 1;
    let cell = |column: &'static str| {
        let mut field = Field::of(
            view,
            format!("v{nth}_{column}"),
            &column.replace('_', "-"),
            &typed(sheet.variant(n, column), view.locale),
        );
        if several {
            field.label = format!(
                "{}, {}",
                field.label,
                words.with("field-variant-n", &[("n", nth.into())])
            );
        }
        field
    };
    let used: Vec<usize> = (1..=MOST_OPTIONS)
        .filter(|o| {
            Locale::ALL
                .iter()
                .any(|l| !sheet.get(&format!("option{o}_name_{l}")).is_empty())
        })
        .collect();
    let values: Vec<_> = used
        .iter()
        .flat_map(|&o| Locale::ALL.into_iter().map(move |l| (o, l)))
        .filter(|(o, l)| *l == view.locale || !sheet.get(&format!("option{o}_name_{l}")).is_empty())
        .map(|(o, l)| {
            let column = format!("option{o}_value_{l}");
            let name = sheet.get(&format!("option{o}_name_{l}"));
            let mut field = Field::of(
                view,
                format!("v{nth}_{column}"),
                "option-value",
                sheet.variant(n, &column),
            );
            if !name.is_empty() {
                field.label = name.to_owned();
            }
            field.label = format!(
                "{}, {}",
                field.label,
                words.with("field-variant-n", &[("n", nth.into())])
            );
            line(view, errors, field.in_language(view, l))
        })
        .collect();
    // Of a variant that is public, price and stock stand in their own form.
    let key = sheet.variant(n, "variant_key");
    let public = matches!(data.edit.live, Some(OfferState::Published | OfferState::Paused))
        && data
            .edit
            .variants
            .iter()
            .any(|v| v.key == key && (!key.is_empty() || n == 0));
    let vats = Vat::ALL
        .iter()
        .map(|v| (v.code().to_owned(), term(words, "vat-option", v.code())))
        .collect();
    let bases = [Basis::Gross, Basis::Net]
        .into_iter()
        .map(|b| {
            (
                b.name().to_owned(),
                words.t(&format!("basis-{}", b.name())).to_owned(),
            )
        })
        .collect();
    let hidden = |column: &'static str| view! { <input type="hidden" name=format!("v{nth}_{column}") value=sheet.variant(n, column).to_owned()/> };
    let price = if public {
        Either::Left((
            hidden("price"),
            hidden("price_basis"),
            hidden("vat"),
            hidden("stock"),
        ))
    } else {
        Either::Right(view! {
            <div class="pair">
                {line(view, errors, cell("price").number())}
                {choice(view, errors, cell("price_basis"), bases, None)}
                {choice(view, errors, cell("vat"), vats, Some("choose"))}
                {line(view, errors, cell("stock").number())}
            </div>
        })
    };
    let units = NetUnit::ALL
        .iter()
        .map(|u| (u.name().to_owned(), term(words, "net-unit", u.name())))
        .collect();
    let is_open = errors
        .iter()
        .chain(&data.edit.lacks)
        .any(|e: &FieldError| e.field == format!("v{nth}_net_quantity"));
    let drop = several.then(|| {
        let label = words.with("variant-drop", &[("n", nth.into())]);
        view! { <p class="actions"><button class="quiet" name="do" value=format!("variant_drop:{nth}")>{label}</button></p> }
    });
    let currency = sheet.variant(n, "currency");
    let currency = if currency.is_empty() {
        "PLN".to_owned()
    } else {
        currency.to_owned()
    };
    view! {
        <div class="variant">
            {hidden("variant_key")}
            <input type="hidden" name=format!("v{nth}_currency") value=currency/>
            {hidden("regular_price")}
            {values}
            {price}
            <details class="fold" open=is_open><summary>{words.t("variant-more")}</summary>
                <div class="pair">
                    {line(view, errors, cell("net_quantity").number())}
                    {choice(view, errors, cell("net_quantity_unit"), units, Some("choose"))}
                    {line(view, errors, cell("weight_g").number())}
                    {line(view, errors, cell("sku"))}
                </div>
            </details>
            {drop}
        </div>
    }
}
