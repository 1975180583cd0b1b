//! From a tree to a file of tests.

use crate::diagnostic::Findings;
use crate::format::decode::Decode;
use crate::format::reader::Reader;
use crate::format::rule;
use crate::plan::document::Plan;
use crate::plan::references;
use crate::plan::test_cases::TestFile;
use crate::source::Span;
use crate::syntax::{Content, Tree};

impl TestFile {
    /// Reads a file of tests, whatever plan it is about; `None`, with a finding that says why, where it is none.
    pub fn from_tree(tree: &Tree<'_>) -> (Option<TestFile>, Findings) {
        let (file, reader) = read(tree);
        (file, reader.findings)
    }

    /// Where something of a section of its plan is referred to by its id.
    pub fn references_to(tree: &Tree<'_>, section: &str, id: &str) -> Vec<Span> {
        references::leading_to(&read(tree).1, section, id)
    }

    /// Reads a file of tests about a plan: references have to lead somewhere in it.
    pub fn about(tree: &Tree<'_>, plan: &Plan) -> (Option<TestFile>, Findings) {
        let (file, mut reader) = read(tree);
        references::check(plan, &mut reader);
        (file, reader.findings)
    }
}

fn read<'t>(tree: &'t Tree<'_>) -> (Option<TestFile>, Reader<'t>) {
    let start = Span::new(tree.file(), 0, 0);
    let mut reader = Reader::new(false, tree.node_count());
    let root = tree.root().filter(|root| matches!(root.content(), Content::Mapping));
    let Some(root) = root else {
        reader
            .findings
            .add(rule::NOT_ONE_PLAN, start, "the file does not begin with the fields of a file of tests")
            .help("begin with `tests:` and write the cases below it, each with `- name:`");
        return (None, reader);
    };
    let file = TestFile::decode(root, start, &mut reader);
    (file, reader)
}
