//! Any text: a tree whose places are all in the text.

use smplan::plan::Plan;
use smplan::source::FileId;
use smplan::syntax::{self, Content, Limits, Node};

/// Reads YAML and a plan out of it; every place is one, and reading again gives the same.
///
/// Panics where that does not hold.
pub fn parse(bytes: &[u8]) {
    let Some(text) = super::text(bytes) else { return };
    let parsed = syntax::parse(text, FileId(0), Limits::default());
    for comment in parsed.tree.comments() {
        let place = comment.span.start as usize..comment.span.end as usize;
        assert!(text.get(place).is_some_and(|comment| comment.starts_with('#')), "a comment begins with #");
    }
    let mut places: Vec<u32> = Vec::new();
    if let Some(root) = parsed.tree.root() {
        walk(root, text, &mut places);
    }
    for place in places.iter().copied().take(200) {
        let path = parsed.tree.path_to(place);
        assert!(parsed.tree.path_to_whole(place).len() <= path.len(), "the path to the whole is not longer");
        let _ = (parsed.tree.begins_at(place as usize), parsed.tree.is_in_brackets(place));
    }
    let (_, findings) = Plan::from_tree(&parsed.tree);
    let (_, again) = Plan::from_tree(&syntax::parse(text, FileId(0), Limits::default()).tree);
    assert_eq!(findings.len(), again.len(), "the same text, the same findings");
}

fn walk(node: Node<'_>, text: &str, places: &mut Vec<u32>) {
    const MOST: usize = 20_000;
    let span = node.span();
    assert!(text.get(span.start as usize..span.end as usize).is_some(), "{span:?} is no place");
    places.push(span.start);
    if node.is_alias() || places.len() > MOST {
        return;
    }
    match node.content() {
        Content::Mapping => {
            for (key, value) in node.entries() {
                assert!(key.span().start <= value.span().start, "a key stands before its value");
                walk(key, text, places);
                walk(value, text, places);
            }
        }
        Content::List => node.items().for_each(|item| walk(item, text, places)),
        Content::Scalar(_) | Content::Broken => {}
    }
}
