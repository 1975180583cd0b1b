//! Findings of one kind, of which a person needs to see one.

use crate::diagnostic::{Diagnostic, PlanReport};

/// How many findings of one kind are shown one by one.
const SHOWN_SINGLY: usize = 2;

/// How many kinds are looked through for one that a finding belongs to.
const KINDS_KNOWN: usize = 200;

/// A finding, and those that say the same of other places in its file.
pub(super) struct Alike<'r> {
    pub(super) first: &'r Diagnostic,
    rest: Vec<&'r Diagnostic>,
}

impl<'r> Alike<'r> {
    /// The findings of a plan, each by itself or with others of its kind, in the order of their places.
    pub(super) fn all(report: &'r PlanReport, each: bool) -> Vec<Alike<'r>> {
        let mut groups: Vec<Vec<&Diagnostic>> = Vec::new();
        for diagnostic in &report.diagnostics {
            match groups.iter_mut().take(KINDS_KNOWN).find(|group| belongs(diagnostic, group)) {
                Some(group) if !each => group.push(diagnostic),
                _ => groups.push(vec![diagnostic]),
            }
        }
        let mut all = Vec::new();
        for group in groups {
            if group.len() <= SHOWN_SINGLY {
                all.extend(group.into_iter().map(|first| Alike { first, rest: Vec::new() }));
            } else if let Some((first, rest)) = group.split_first() {
                all.push(Alike { first, rest: rest.to_vec() });
            }
        }
        all.sort_by_key(|alike| {
            let finding = &alike.first.finding;
            (finding.span.file, finding.span.start, finding.rule)
        });
        all
    }

    pub(super) fn n_findings(&self) -> usize {
        1 + self.rest.len()
    }

    /// `63 more like this, on lines 66, 70, 74 …`
    pub(super) fn repeats(&self, report: &PlanReport) -> Option<String> {
        let mut numbers: Vec<usize> =
            self.rest.iter().map(|diagnostic| report.positions(diagnostic).0.line).collect();
        numbers.dedup();
        (!numbers.is_empty()).then(|| format!("{} more like this, on {}", self.rest.len(), lines(&numbers)))
    }
}

fn belongs(diagnostic: &Diagnostic, group: &[&Diagnostic]) -> bool {
    group.first().is_some_and(|first| {
        let (one, other) = (&first.finding, &diagnostic.finding);
        one.rule == other.rule
            && first.severity == diagnostic.severity
            && one.help == other.help
            && one.span.file == other.span.file
    })
}

/// `line 8`, or `lines 8, 9, 17 …`.
pub(super) fn lines(numbers: &[usize]) -> String {
    const LINES_NAMED: usize = 6;
    let named: Vec<String> = numbers.iter().take(LINES_NAMED).map(usize::to_string).collect();
    let more = if numbers.len() > LINES_NAMED { " …" } else { "" };
    let lines = if numbers.len() == 1 { "line" } else { "lines" };
    format!("{lines} {}{more}", named.join(", "))
}
