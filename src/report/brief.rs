//! What to do first of all that was found in a plan: the gravest findings, in one line each, and how many are left.

use crate::diagnostic::{Area, PlanReport, Severity};
use crate::report::alike::Alike;
use crate::report::concise::line;
use crate::report::{Options, Part, counted};

/// Up to how many findings each has its line of the plan around it.
pub(super) const FEW: usize = 3;

/// How many lines somebody reads before beginning.
const SHOWN: usize = 12;

/// The findings of a plan in the order of work: the first in its frame, some more in a line each, and how much is left.
pub(super) fn brief(
    report: &PlanReport,
    mut all: Vec<Alike<'_>>,
    options: &Options<'_>,
    frame: impl Fn(&Alike<'_>) -> String,
) -> Vec<Part> {
    let area = |alike: &Alike<'_>| area(alike.first.finding.rule, options);
    all.sort_by_key(|alike| (std::cmp::Reverse(alike.first.severity), area(alike)));
    let left = all.split_off(SHOWN.min(all.len()));
    let mut parts: Vec<Part> = Vec::new();
    for alike in &all {
        let text = if parts.is_empty() { frame(alike) } else { in_one_line(report, alike) };
        parts.push(Part { n_findings: alike.n_findings(), ..Part::of(alike.first, text) });
    }
    for about in Area::ALL {
        let left = left.iter().filter(|alike| area(alike) == about);
        parts.extend(more(about, left));
    }
    if let Some(last) = parts.last_mut() {
        last.text.push('\n');
    }
    parts
}

/// What a finding is about; what the organisation itself asks for is about other things.
fn area(rule: &str, options: &Options<'_>) -> Area {
    options.rules.iter().find(|info| info.name == rule).map_or(Area::Rest, |info| info.area)
}

fn in_one_line(report: &PlanReport, alike: &Alike<'_>) -> String {
    let repeats = alike.repeats(report).map(|repeats| format!(" ({repeats})")).unwrap_or_default();
    format!("{}{repeats}\n", line(report, alike.first))
}

/// `31 more about owners (14 errors): --all`
fn more<'r>(about: Area, left: impl Iterator<Item = &'r Alike<'r>>) -> Option<Part> {
    let (mut n_findings, mut n_errors) = (0, 0);
    for alike in left {
        n_findings += alike.n_findings();
        if alike.first.severity == Severity::Error {
            n_errors += alike.n_findings();
        }
    }
    let errors = match n_errors {
        0 => String::new(),
        n_errors => format!(" ({})", counted(n_errors, "error", "errors")),
    };
    let text = format!("{n_findings} more about {}{errors}: --all\n", about.name());
    (n_findings > 0).then(|| Part { text, n_findings, ..Part::default() })
}
