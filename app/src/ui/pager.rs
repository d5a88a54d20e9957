//! Pages of a list.

use super::text::number;
use crate::pages::View;
use leptos::{either::Either, prelude::*};

/// How many pages a list of `total` has.
pub fn pages(total: u64, per_page: u32) -> u64 {
    total.div_ceil(u64::from(per_page.max(1))).max(1)
}

/// `<nav class="pager">`; `href` gives the address of a page. Nothing when everything is on this one.
pub fn pager<F: Fn(u32) -> String>(
    view: &View<'_>,
    page: u32,
    per_page: u32,
    total: u64,
    href: F,
) -> impl IntoView + use<F> {
    let words = view.words();
    let last = u32::try_from(pages(total, per_page))
        .unwrap_or(u32::MAX)
        .min(market::catalogue::query::MAX_PAGE);
    (last > 1).then(|| {
        let size = u64::from(per_page);
        let first_item = u64::from(page - 1) * size + 1;
        let last_item = (u64::from(page) * size).min(total);
        let range = words.with("pager-range", &[("range", format!("{first_item}–{last_item}").into()), ("total", number(total, view.locale).into())]);
        let mut numbers: Vec<Option<u32>> = Vec::new();
        for n in (1..=last).filter(|n| *n == 1 || *n == last || n.abs_diff(page) <= 2) {
            if numbers.last().is_some_and(|before| before.is_some_and(|b| b + 1 < n)) {
                numbers.push(None);
            }
            numbers.push(Some(n));
        }
        let items: Vec<_> = numbers
            .into_iter()
            .map(|n| match n {
                Some(n) => Either::Left(view! {
                    <li><a href=href(n) aria-label=words.with("pager-page", &[("n", n.into())]) aria-current=(n == page).then_some("page")>{n.to_string()}</a></li>
                }),
                None => Either::Right(view! { <li class="gap">"…"</li> }),
            })
            .collect();
        let after = total.saturating_sub(last_item).min(size);
        view! {
            <nav class="pager" aria-label=words.t("pager-label")>
                <p class="num">{range}</p>
                <ol>{items}</ol>
                <p class="actions">
                    {(page > 1).then(|| view! { <a class="btn second" rel="prev" href=href(page - 1)>{words.count("pager-previous", size)}</a> })}
                    {(page < last).then(|| view! { <a class="btn second" rel="next" href=href(page + 1)>{words.count("pager-next", after)}</a> })}
                </p>
            </nav>
        }
    })
}
