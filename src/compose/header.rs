//! What a file says of the plans that it builds on, before anything else of it is read.

use crate::source::Spanned;
use crate::syntax::{Content, Node, Tree};

/// The sections that may be a table of their own: the path of a CSV file instead of a list.
pub const TABLES: [&str; 2] = ["measurements", "cases"];

/// What a file says of itself and of the plans around it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Header<'t> {
    /// The paths of the plans that it builds on, as they are written.
    pub extends: Vec<Spanned<&'t str>>,
    /// The patterns of the paths of those that build on it.
    pub extended_by: Vec<Spanned<&'t str>>,
    /// The location that it binds.
    pub location: Option<Spanned<&'t str>>,
    /// The sections that are tables, each with the path of its file as it is written.
    pub tables: Vec<(&'static str, Spanned<&'t str>)>,
}

impl<'t> Header<'t> {
    /// The header of a plan; `None` for what does not say that it is a plan.
    pub fn of(tree: &'t Tree<'_>) -> Option<Header<'t>> {
        let mut header = Header::default();
        let mut is_plan = false;
        for (key, value) in tree.root()?.entries() {
            match key.key() {
                Some("smplan") => is_plan = true,
                Some("extends") => header.extends = words(value),
                Some("extended_by") => header.extended_by = words(value),
                Some("location") => header.location = word(value),
                Some(name) => {
                    let section = TABLES.into_iter().find(|section| *section == name);
                    header.tables.extend(section.and_then(|section| Some((section, word(value)?))));
                }
                None => {}
            }
        }
        is_plan.then_some(header)
    }
}

/// One word or a list of words; what is neither is reported where the plan is read.
fn words(node: Node<'_>) -> Vec<Spanned<&str>> {
    match node.content() {
        Content::List => node.items().filter_map(word).collect(),
        Content::Scalar(_) | Content::Mapping | Content::Broken => word(node).into_iter().collect(),
    }
}

fn word(node: Node<'_>) -> Option<Spanned<&str>> {
    let scalar = node.scalar().filter(|scalar| !scalar.is_null())?;
    Some(Spanned { span: node.span(), value: scalar.text })
}
