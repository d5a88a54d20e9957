//! What waits for the operator: notices and appeals by their deadlines; what is decided, and restrictions that hold.

use super::parts::{at, day};
use crate::{
    pages::{
        Page, View,
        desk::{DeskItem, desk_page},
        seller::{
            done,
            fields::{Field, line},
        },
    },
    routes::Route,
    ui::{pager::pager, text::term},
};
use leptos::{either::Either, prelude::*};
use market::{
    id::{AppealId, DecisionId, NoticeId},
    moderation::{CASES_PAGE, CaseFilter, CaseKind, CaseLine, CaseList, ItemKind},
};

fn address(view: &View<'_>, filter: CaseFilter, page: u32) -> String {
    let mut pairs = Vec::new();
    if filter != CaseFilter::Open {
        pairs.push(("show", filter.name().to_owned()));
    }
    if page > 1 {
        pairs.push(("page", page.to_string()));
    }
    Route::Notices.with_query(view.locale, &pairs)
}

/// The list.
pub fn cases_page(view: &View<'_>, list: &CaseList, key: Option<&'static str>) -> Page {
    let words = view.words();
    let tabs: Vec<_> = CaseFilter::ALL
        .iter()
        .map(|f| {
            let here = (*f == list.filter).then_some("page");
            view! { <li><a href=address(view, *f, 1) aria-current=here>{term(words, "notices-show", f.name())}</a></li> }
        })
        .collect();
    let items: Vec<_> = list.lines.iter().map(|l| case(view, l)).collect();
    let body = if items.is_empty() {
        Either::Left(
            view! { <div class="panel empty"><h2>{words.t("notices-none")}</h2><p>{words.t("notices-none-text")}</p></div> },
        )
    } else {
        Either::Right(view! { <ul class="cases" role="list">{items}</ul> })
    };
    let (filter, total) = (list.filter, list.total);
    let main = view! {
        {done(view, key)}
        <div class="title"><div><h1>{words.count("notices-n", list.open)}</h1><p class="lead">{words.t("notices-lead")}</p></div></div>
        <nav aria-label=words.t("notices-show")><ul class="tabs" role="list">{tabs}</ul></nav>
        {body}
        {pager(view, list.page, CASES_PAGE, total, |n| address(view, filter, n))}
        <section class="section"><h2>{words.t("restrict-own")}</h2>
            <form class="entry" method="get" action=Route::Restrict.path(view.locale)>
                {line(view, &[], Field::of(view, "address", "restrict-address", ""))}
                <p class="actions"><button class="second">{words.t("restrict-look")}</button></p>
            </form></section>
    };
    desk_page(
        view,
        DeskItem::Notices,
        words.t("notices-title").to_owned(),
        main.into_any(),
    )
}

fn case(view: &View<'_>, c: &CaseLine) -> impl IntoView + use<> {
    let words = view.words();
    let (kind, route, list) = match c.kind {
        CaseKind::Notice => ("case-notice", Route::NoticeCase(NoticeId(c.id)), "notice-reason"),
        CaseKind::Appeal => ("case-appeal", Route::AppealCase(AppealId(c.id)), "appeal-side"),
        CaseKind::Decision => ("case-decision", Route::DecisionCase(DecisionId(c.id)), "measure"),
    };
    let title = words.with(kind, &[("title", c.name.clone().into())]);
    let mut parts = vec![term(words, list, &c.about)];
    if c.item.kind() == ItemKind::Offer {
        parts.push(c.enterprise.clone());
    } else {
        parts.push(words.t("item-kind-enterprise").to_owned());
    }
    parts.push(c.reference.clone());
    parts.push(at(view, c.created_at));
    parts.extend(c.assignee.clone());
    let open = c.state == "open";
    let urgent = c
        .urgent
        .then(|| view! { <span class="tag no">{words.t("case-urgent")}</span>" " });
    let late = open && c.due_at <= view.now;
    let due = open.then(|| {
        let (class, text) = if late {
            ("tag no", words.t("case-late").to_owned())
        } else {
            let until = words.with("case-until", &[("date", day(view, c.due_at).into())]);
            ("tag wait", until)
        };
        view! { <span class=class>{text}</span> }
    });
    let state = (!open && c.kind != CaseKind::Decision).then(|| {
        let list = if c.kind == CaseKind::Notice {
            "notice-state"
        } else {
            "appeal-state"
        };
        view! { <span class="tag">{term(words, list, &c.state)}</span> }
    });
    view! { <li><h2><a href=route.path(view.locale)>{title}</a></h2><p class="muted">{parts.join(" · ")}</p><p>{urgent}{due}{state}</p></li> }
}
