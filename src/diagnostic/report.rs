//! What was found in one plan, as it is reported.

use crate::diagnostic::{Finding, Mend, RuleInfo, Severity};
use crate::source::{Position, Source, Sources, Span};
use std::cmp::Ordering;
use std::collections::BTreeSet;
use std::sync::Arc;

/// SHA-256 in hexadecimal of the rule, the plan, the path by ids, and the value: it survives moved lines and another
/// order of keys and list items.
pub type Fingerprint = String;

/// A finding with its severity and the path of the object that it is about.
#[derive(Clone, Debug)]
pub struct Diagnostic {
    pub severity: Severity,
    /// Ids and field names with dots between them; list items count from 0. Empty for the whole plan.
    pub path: String,
    /// What it is known by from run to run; empty where nobody asked for it.
    pub fingerprint: Fingerprint,
    /// Whether it was found in a file that the plan builds on, where the first related place is, and is told where the plan
    /// makes it so.
    pub is_moved: bool,
    /// How to mend it without a person, as changes of the text.
    pub mend: Option<Box<Mend>>,
    pub finding: Finding,
}

/// How much of a plan was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Extent {
    Whole,
    /// All but these.
    Gaps {
        gaps: Vec<Gap>,
        /// The sections that they are in; of `plan` the fields.
        parts: BTreeSet<String>,
    },
    /// What stands before a mistake.
    Beginning,
}

impl Extent {
    pub fn without(gaps: Vec<Gap>) -> Extent {
        let part = |gap: &Gap| {
            let n_steps = if gap.path.starts_with("plan.") { 2 } else { 1 };
            gap.path.split('.').take(n_steps).collect::<Vec<_>>().join(".")
        };
        Extent::Gaps { parts: gaps.iter().map(part).collect(), gaps }
    }

    pub fn is_whole(&self) -> bool {
        *self == Extent::Whole
    }

    /// The same without some more.
    #[must_use]
    pub fn and_without(&self, lost: Vec<Gap>) -> Extent {
        match self {
            Extent::Whole if !lost.is_empty() => Extent::without(lost),
            Extent::Gaps { gaps, .. } => Extent::without(gaps.iter().cloned().chain(lost).collect()),
            Extent::Whole | Extent::Beginning => self.clone(),
        }
    }
}

/// A part of a plan that could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap {
    pub place: Span,
    /// Ids and field names with dots between them; `?` where a name could not be read.
    pub path: String,
}

/// How many findings there are that somebody decided not to be told of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Hidden {
    /// By comments such as `# smplan: ignore[rule] reason`.
    pub by_comments: usize,
    /// By `lint.allow` in the plan.
    pub by_plan: usize,
    /// By what the configuration says of paths.
    pub by_config: usize,
    /// Because they are in the baseline.
    pub by_baseline: usize,
}

/// A plan that was checked, with the files that it is made of; or settings or a baseline in which something is wrong.
#[derive(Debug)]
pub struct PlanReport {
    /// A place of a finding says in which of them it is; the first is the one that was named.
    pub sources: Sources,
    /// Whether it is a plan; settings and baselines are looked at as well.
    pub is_plan: bool,
    /// The rules that looked at it.
    pub ran: Arc<[RuleInfo]>,
    /// The id of the plan, else nothing: fingerprints build on it.
    pub plan_id: String,
    /// What was found, sorted by file, place and rule.
    pub diagnostics: Vec<Diagnostic>,
}

impl PlanReport {
    /// A plan, with its findings in any order.
    pub fn of_plan(
        sources: Sources,
        plan_id: String,
        ran: Arc<[RuleInfo]>,
        diagnostics: Vec<Diagnostic>,
    ) -> PlanReport {
        let mut report = PlanReport { sources, is_plan: true, ran, plan_id, diagnostics };
        report.sort();
        report
    }

    /// A file that is no plan, such as settings or a baseline, with its findings in any order.
    pub fn of_file(source: Source, ran: Arc<[RuleInfo]>, diagnostics: Vec<Diagnostic>) -> PlanReport {
        let (sources, plan_id) = (Sources::of(source), String::new());
        let mut report = PlanReport { sources, is_plan: false, ran, plan_id, diagnostics };
        report.sort();
        report
    }

    /// Puts the findings in the order of all reports: by file, place and rule.
    pub fn sort(&mut self) {
        let key = |diagnostic: &Diagnostic| {
            let finding = &diagnostic.finding;
            (finding.span.file, finding.span.start, finding.rule)
        };
        self.diagnostics.sort_by(|one, other| match key(one).cmp(&key(other)) {
            Ordering::Equal => one.finding.message.cmp(&other.finding.message),
            order => order,
        });
    }

    /// The path of the plan from the top of the repository: that of the file that was named.
    pub fn path(&self) -> &str {
        self.sources.first().path()
    }

    /// The file that a place is in.
    pub fn source_of(&self, span: Span) -> &Source {
        self.sources.get(span.file).unwrap_or_else(|| self.sources.first())
    }

    /// Where a place begins and ends in its file; it ends on the line where it begins.
    pub fn positions_of(&self, span: Span) -> (Position, Position) {
        let source = self.source_of(span);
        let span = source.first_line(span);
        (source.position(span.start), source.position(span.end))
    }

    /// The file that a finding is in.
    pub fn source(&self, diagnostic: &Diagnostic) -> &Source {
        self.source_of(diagnostic.finding.span)
    }

    /// Where a finding begins and ends; it ends on the line where it begins.
    pub fn positions(&self, diagnostic: &Diagnostic) -> (Position, Position) {
        self.positions_of(diagnostic.finding.span)
    }
}
