//! From the files of a plan to the plan, before any rule looks at it.

use crate::diagnostic::Findings;
use crate::plan::Plan;
use crate::source::Sources;
use crate::syntax::{self, Limits, Trees};

/// A plan as it was read.
#[derive(Debug)]
pub struct ParsedPlan<'s> {
    /// One tree for each file.
    pub trees: Trees<'s>,
    /// `None` where there is nothing to read.
    pub plan: Option<Plan>,
    /// What was found while reading.
    pub findings: Findings,
    /// Whether every file was read to its end.
    pub complete: bool,
}

/// Reads the plan that some files make, without looking at it by rules.
pub fn read(sources: &Sources, limits: Limits) -> ParsedPlan<'_> {
    let mut read =
        ParsedPlan { trees: Trees::default(), plan: None, findings: Findings::default(), complete: true };
    for (file, source) in sources.iter() {
        let parsed = syntax::parse(source.text(), file, limits);
        read.findings.append(parsed.findings);
        read.complete &= parsed.complete;
        read.trees.push(parsed.tree);
    }
    // After a syntax error there may be nothing to read; the error says enough.
    if let Some(tree) = read.trees.first().filter(|tree| tree.root().is_some() || read.complete) {
        let (plan, found) = Plan::from_tree(tree);
        read.findings.append(found);
        read.plan = plan;
    }
    read
}
