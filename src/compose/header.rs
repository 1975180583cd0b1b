//! What a file says of the plans that it builds on, before anything else of it is read.

use crate::source::Spanned;
use crate::syntax::{Content, Node, Tree};
use memchr::memmem;

/// The sections that may be a table of their own: the path of a CSV file instead of a list.
const TABLES: [&str; 2] = ["measurements", "cases"];

/// How many patterns of files a plan may list.
pub const MOST_PATTERNS: usize = 10_000;

/// What a file says of itself and of the plans around it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Header<'t> {
    /// The paths of the plans that it builds on, as they are written.
    pub extends: Vec<Spanned<&'t str>>,
    /// The patterns of the paths of those that build on it; one more than may be where there are more.
    pub extended_by: Vec<Spanned<&'t str>>,
    /// The location that it binds.
    pub location: Option<Spanned<&'t str>>,
    /// The sections that are tables, each with the path of its file as it is written.
    pub tables: Vec<(&'static str, Spanned<&'t str>)>,
    /// The paths of files that say more about content, as they are written.
    pub guides: Vec<Spanned<&'t str>>,
}

impl<'t> Header<'t> {
    /// Whether a text may name other files, so that its header has to be read to be sure; most name none. Names that are written
    /// with escapes are not seen.
    pub fn may_name_files(text: &str) -> bool {
        let bytes = text.as_bytes();
        memmem::find(bytes, b"extends").is_some()
            || memmem::find(bytes, b"guides").is_some()
            || TABLES.iter().any(|section| {
                memmem::find_iter(bytes, section)
                    .any(|at| text.get(at + section.len()..).is_some_and(may_be_path_behind))
            })
    }

    /// The header of a plan; `None` for what does not say that it is a plan.
    pub fn of(tree: &'t Tree<'_>) -> Option<Header<'t>> {
        let mut header = Header::default();
        let mut is_plan = false;
        for (key, value) in tree.root()?.entries() {
            match key.key() {
                Some("smplan") => is_plan = true,
                Some("extends") => header.extends = words(value),
                Some("extended_by") => {
                    header.extended_by = words(value);
                    header.extended_by.truncate(MOST_PATTERNS + 1);
                }
                Some("location") => header.location = word(value),
                Some("content") => header.guides = guides(value),
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

/// Whether something else than a list may follow a name.
fn may_be_path_behind(rest: &str) -> bool {
    let rest = rest.trim_start_matches(['"', '\'']).trim_start();
    let Some(mut value) = rest.strip_prefix(':').map(str::trim_start) else { return false };
    while value.starts_with('#') {
        value = value.find('\n').and_then(|end| value.get(end..)).unwrap_or_default().trim_start();
    }
    !value.starts_with('[')
        && !value.strip_prefix('-').is_some_and(|rest| rest.starts_with([' ', '\t', '\n', '\r']))
}

/// The files of the guides of a section `content`.
fn guides(content: Node<'_>) -> Vec<Spanned<&str>> {
    let listed = entry(content, "guides").into_iter().flat_map(Node::items);
    listed.filter_map(|guide| word(entry(guide, "file")?)).collect()
}

fn entry<'t>(node: Node<'t>, name: &str) -> Option<Node<'t>> {
    node.entries().find(|(key, _)| key.key() == Some(name)).map(|(_, value)| value)
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

#[cfg(test)]
mod tests {
    use crate::compose::Header;

    #[test]
    fn what_may_name_other_files_is_looked_at() {
        for (text, may) in [
            ("extends: group.yaml", true),
            ("measurements: figures.csv", true),
            ("\"cases\" : 'cases.csv'", true),
            ("cases:  # in a table\n\n  # of their own\n  cases.csv\n", true),
            ("measurements: &a figures.csv", true),
            ("measurements: -figures.csv", true),
            ("{\"measurements\":\"figures.csv\"}", true),
            ("measurements:\r\n- {goal: reach}", false),
            ("measurements:  # newest first\n  - goal: reach\n", false),
            ("{measurements: [{goal: reach}], title: In all cases, we answer}", false),
            ("title: Measurements of all cases\n", false),
        ] {
            assert_eq!(Header::may_name_files(text), may, "{text}");
        }
    }
}
