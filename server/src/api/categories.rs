//! `/api/v1/categories`: the tree of categories.

use super::{
    asked::{Answer, Asked},
    dto::page_url,
    parameters::Common,
    problem::ListProblems,
};
use app::{pages::View, routes::Route};
use axum::response::Response;
use market::{
    catalogue::{query::OfferQuery, taxonomy},
    error::Result,
    search::Counts,
};
use serde::Serialize;
use utoipa::ToSchema;

/// The tree of categories.
#[derive(Debug, Serialize, ToSchema)]
pub struct CategoryTree {
    /// The groups.
    pub groups: Vec<CategoryGroup>,
}

/// A group of categories.
#[derive(Debug, Serialize, ToSchema)]
pub struct CategoryGroup {
    /// The group itself.
    #[serde(flatten)]
    pub category: Category,
    /// Its categories.
    pub categories: Vec<Category>,
}

/// A category.
#[derive(Debug, Serialize, ToSchema)]
pub struct Category {
    /// Its stable code, as the parameter `category` takes it.
    #[schema(example = "food-preserves")]
    pub code: String,
    /// Its name in the asked language.
    #[schema(example = "Przetwory i dżemy")]
    pub name: String,
    /// Its part of an address in the asked language.
    #[schema(example = "przetwory")]
    pub slug: String,
    /// One or two sentences about it.
    #[schema(example = "Dżemy, ogórki, powidła i sosy robione w małych partiach.")]
    pub intro: String,
    /// Eight-digit CPV codes; trailing zeros stand for everything below.
    #[schema(example = json!(["15331000"]))]
    pub cpv: Vec<String>,
    /// How many offers it holds now.
    #[schema(example = 14)]
    pub offers: u64,
    /// Its page for people.
    #[schema(
        format = "uri",
        example = "https://kupujspolecznie.example/pl/oferta/kategoria/przetwory"
    )]
    pub url: String,
}

/// Read the tree of categories
///
/// Groups and their categories, with how many offers each holds now.
#[utoipa::path(get, path = "/api/v1/categories", tag = "categories", params(Common), responses(
    (status = 200, description = "The tree.", body = CategoryTree, headers(("etag" = String, description = "Strong validator."))),
    ListProblems,
))]
pub async fn categories(asked: Asked) -> Response {
    asked.reply(tree(&asked).await)
}

async fn tree(asked: &Asked) -> Result<Answer> {
    asked.only(&[])?;
    let query = OfferQuery {
        per_page: 1,
        ..OfferQuery::everything()
    };
    let counts = asked
        .app
        .market
        .offers_find(&asked.ctx, &query)
        .await?
        .found
        .facets
        .category;
    Answer::json(&CategoryTree::of(&asked.view(), &counts))
}

impl CategoryTree {
    fn of(view: &View<'_>, counts: &Counts<String>) -> Self {
        let groups = view.taxonomy().groups().map(|group| CategoryGroup {
            category: Category::of(view, group, counts),
            categories: view
                .taxonomy()
                .leaves(&group.code)
                .map(|leaf| Category::of(view, leaf, counts))
                .collect(),
        });
        Self {
            groups: groups.collect(),
        }
    }
}

impl Category {
    fn of(view: &View<'_>, c: &taxonomy::Category, counts: &Counts<String>) -> Self {
        Self {
            code: c.code.clone(),
            name: c.name.text(view.locale).to_owned(),
            slug: c.slug.text(view.locale).to_owned(),
            intro: c.intro.text(view.locale).to_owned(),
            cpv: c.cpv.clone(),
            offers: counts
                .iter()
                .find(|(code, _)| *code == c.code)
                .map_or(0, |(_, n)| *n),
            url: page_url(view, Route::Category(c)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::dto::tests::{site, view};

    #[test]
    fn the_tree_holds_every_category_once() {
        let site = site(market::place::Region::by_code("lower-silesia").expect("the pack"));
        let tree = CategoryTree::of(&view(&site), &vec![("honey".into(), 4)]);
        let all = tree.groups.len() + tree.groups.iter().map(|g| g.categories.len()).sum::<usize>();
        assert_eq!(all, taxonomy::taxonomy().all().len());
        let honey = tree
            .groups
            .iter()
            .flat_map(|g| &g.categories)
            .find(|c| c.code == "honey")
            .expect("there");
        assert_eq!(
            (honey.offers, honey.url.as_str()),
            (4, "https://example.org/en/offers/category/honey")
        );
    }
}
