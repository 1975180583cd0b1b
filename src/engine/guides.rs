//! Files that a plan names and that are not read: whether they are there.

use crate::compose::Header;
use crate::diagnostic::Findings;
use crate::plan::rule;
use crate::source::Sources;
use crate::syntax::Trees;

/// Says which of the guides that some files name are not there.
pub(super) fn missing(sources: &Sources, trees: &Trees<'_>) -> Findings {
    let mut findings = Findings::default();
    for tree in trees.iter() {
        for path in Header::of(tree).unwrap_or_default().guides {
            if let Some(refusal) = sources.missing_guide(tree.file(), path.value) {
                let help = refusal.help.clone();
                findings.add(rule::GUIDE_MISSING, path.span, refusal.message.clone()).help(help);
            }
        }
    }
    findings
}
