//! From a tree to a plan.

use crate::diagnostic::Findings;
use crate::format::Removal;
use crate::format::decode::Decode;
use crate::format::reader::Reader;
use crate::format::rule;
use crate::plan::document::{Plan, PlanKind};
use crate::plan::{dates, moments, references, secrets};
use crate::source::Span;
use crate::syntax::{Content, Scalar, Tree};

/// The version of the format that this program reads.
const FORMAT_VERSION: u32 = 1;

impl Plan {
    /// Reads a plan. `None`, with a finding that says why, where the tree is no plan at all.
    pub fn from_tree(tree: &Tree<'_>) -> (Option<Plan>, Findings) {
        let (plan, findings, _) = Plan::from_composed(tree, Vec::new());
        (plan, findings)
    }

    /// Where something of a section is referred to by its id, in all files that a tree is made of; nowhere in one that is no plan.
    pub fn references_to(tree: &Tree<'_>, section: &str, id: &str) -> Vec<Span> {
        let mut reader = Reader::new(true, tree.node_count());
        if let Some(root) = tree.root() {
            Plan::decode(root, Span::new(tree.file(), 0, 0), &mut reader);
        }
        references::leading_to(&reader, section, id)
    }

    /// Reads a plan that builds on others, of which some things were taken out. Says as well which groups of fields could
    /// not be read, by the places of their names.
    pub fn from_composed(tree: &Tree<'_>, removals: Vec<Removal>) -> (Option<Plan>, Findings, Vec<Span>) {
        let start = Span::new(tree.file(), 0, 0);
        let mut findings = Findings::default();
        let Some(root) = tree.root().filter(|root| !root.scalar().is_some_and(Scalar::is_null)) else {
            findings
                .add(rule::NOT_ONE_PLAN, start, "the file is empty")
                .help("write a plan into it; `smplan new` makes one to start from");
            return (None, findings, Vec::new());
        };
        if !matches!(root.content(), Content::Mapping) {
            findings
                .add(rule::NOT_ONE_PLAN, root.span(), "the file does not begin with the fields of a plan")
                .help("begin with `smplan: 1` and go on with `plan:` on a line of its own");
            return (None, findings, Vec::new());
        }
        let value_of = |name| root.entry(name).and_then(|(_, value)| value.key());
        let kind = value_of("kind").and_then(PlanKind::of);
        let kind = kind.or_else(|| PlanKind::of(Plan::INFO.default_of("kind")?));
        if let Some(version) = value_of("smplan")
            .and_then(|text| text.parse::<u32>().ok())
            .filter(|&version| version != FORMAT_VERSION)
        {
            let place = root.entry("smplan").map_or(start, |(_, value)| value.span());
            let finding = findings.add(
                rule::UNSUPPORTED_VERSION,
                place,
                format!("format {version} is not known; this program reads format {FORMAT_VERSION}"),
            );
            if version > FORMAT_VERSION {
                finding.help("update smplan to read this plan");
            } else {
                finding.help(format!("write `smplan: {FORMAT_VERSION}`"));
            }
            return (None, findings, Vec::new());
        }
        let known = |name: &str| Plan::INFO.fields.iter().any(|field| field.name == name);
        if !root.entries().any(|(key, _)| key.key().is_some_and(known)) {
            findings
                .add(rule::NOT_ONE_PLAN, start, "nothing in this file belongs to a plan")
                .help("begin a plan with `smplan: 1`; `smplan new` makes one to start from");
            return (None, findings, Vec::new());
        }
        let mut reader = Reader::new(kind == Some(PlanKind::Plan), tree.node_count());
        reader.removals = removals;
        let mut plan = Plan::decode(root, start, &mut reader);
        if let Some(plan) = &mut plan {
            references::check(plan, &mut reader);
            dates::check(plan, &mut reader);
            moments::check(plan, &mut reader);
            // What stands in the files on which it builds is reported of those.
            let own =
                tree.files().enumerate().filter(|(number, file)| *number == 0 || file.section().is_some());
            for (_, own) in own {
                secrets::find(own, &mut reader);
            }
            plan.bind(&mut reader);
        }
        findings.append(reader.findings);
        (plan, findings, reader.lost)
    }
}
