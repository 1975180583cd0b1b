//! From a file to what was found in it.

use crate::cli::input::Input;
use crate::diagnostic::{Diagnostic, Findings};
use crate::model::{self, Plan};
use crate::report::Checked;
use crate::rules::{self, Context, Reading, Selection};
use crate::source::{FileId, Source, Sources, Span};
use crate::syntax::{self, Limits};

/// Which rules look at a plan, and on which day.
#[derive(Clone, Debug)]
pub(super) struct Checks {
    pub(super) selection: Selection,
    pub(super) context: Context,
    pub(super) limits: Limits,
}

/// Reads and checks one file.
pub(super) fn check(input: Input, checks: &Checks) -> Checked {
    check_source_for_document(input, checks).1
}

/// Reads and checks one file, and gives back the plan as well.
pub(super) fn check_source_for_document(input: Input, checks: &Checks) -> (Option<Plan>, Checked) {
    match input {
        Input::Text(source) => check_source(source, checks),
        Input::TooLarge { name, size } => (None, too_large(&name, size, checks)),
    }
}

fn check_source(source: Source, checks: &Checks) -> (Option<Plan>, Checked) {
    let (plan, plan_id, diagnostics) = {
        let parsed = syntax::parse(source.text(), FileId(0), checks.limits);
        let mut findings = parsed.findings;
        let mut plan = None;
        // After a syntax error there may be nothing to read; the error says enough.
        if parsed.tree.root().is_some() || parsed.complete {
            let (read, found) = Plan::from_tree(&parsed.tree);
            findings.append(found);
            plan = read;
        }
        let reading = Reading { plan: plan.as_ref(), findings, complete: parsed.complete };
        let mut diagnostics = rules::check(reading, &checks.selection, &checks.context);
        for diagnostic in &mut diagnostics {
            diagnostic.path = parsed.tree.path_to(diagnostic.finding.span.start);
        }
        let plan_id =
            plan.as_ref().and_then(|plan| Some(plan.about()?.id.get()?.to_string())).unwrap_or_default();
        // A plan that was cut off by a syntax error is good enough for findings, not for a document.
        (plan.filter(|_| parsed.complete), plan_id, diagnostics)
    };
    let mut checked = Checked { sources: Sources::of(source), plan_id, diagnostics };
    checked.sort();
    (plan, checked)
}

fn too_large(name: &str, size: Option<u64>, checks: &Checks) -> Checked {
    const MEBIBYTE: u64 = 1024 * 1024;
    let limit = u64::try_from(checks.limits.bytes).unwrap_or(u64::MAX) / MEBIBYTE;
    let size = size.map_or_else(|| "more".to_owned(), |size| format!("{} MiB", size.div_ceil(MEBIBYTE)));
    let mut findings = Findings::default();
    findings
        .add(
            model::rule::INPUT_TOO_LARGE,
            Span::new(FileId(0), 0, 0),
            format!("the file holds {size}, and the limit is {limit} MiB"),
        )
        .help("a plan is text of some hundred kilobytes at most; is this the right file?");
    let reading = Reading { plan: None, findings, complete: false };
    let diagnostics: Vec<Diagnostic> = rules::check(reading, &checks.selection, &checks.context);
    Checked { sources: Sources::of(Source::new(name, "")), plan_id: String::new(), diagnostics }
}
