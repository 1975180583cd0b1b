//! Checking one file of a run: read, check, mend where that is wished, and say what there is to say.

use crate::cli::baseline_file::{self, Accepted};
use crate::cli::check::{LintConfig, check_with};
use crate::cli::families::Bases;
use crate::cli::find::Candidate;
use crate::cli::gather::PlanFile;
use crate::cli::input::{self, Input};
use crate::cli::lint::fixing::{Fixed, Fixing, mend_all, wanted};
use crate::cli::lint::tally::{Change, PlanResult};
use crate::cli::output;
use crate::cli::patch::patch;
use crate::cli::reports::{self, Wanted};
use crate::cli::terminal::has_command;
use crate::diagnostic::{Diagnostic, PlanReport};
use crate::engine::{self, PlanCheck};
use crate::plan::{LocationKind, Plan};
use crate::report::{self, Options, Part, Summary};
use crate::source::{FileId, Sources, Span};
use crate::suppress::Entry;
use anyhow::{Result, bail};

/// What became of a file.
pub(super) enum FileResult {
    Plan(Box<PlanResult>),
    /// A file in a folder that does not say that it is a plan.
    NoPlan,
    Failed(anyhow::Error),
}

/// What a plan is checked against.
pub(super) struct Work<'w> {
    pub(super) wanted: &'w [Wanted],
    pub(super) options: Options<'w>,
    pub(super) accepted: Option<&'w Accepted>,
    pub(super) writes_baseline: bool,
    pub(super) stdin_name: &'w str,
    pub(super) fixing: Fixing,
    pub(super) unsafe_too: bool,
    pub(super) bases: &'w Bases,
}

/// A checked plan without the findings that the baseline holds and those that are too mild.
struct FilteredCheck {
    check: PlanCheck,
    /// What a baseline of today would hold.
    entries: Vec<Entry>,
    /// Positions of entries of the baseline that were found again.
    found_again: Vec<usize>,
}

/// Reads one file, checks it and says what there is to say.
pub(super) fn check_file(file: &PlanFile, config: &LintConfig, work: &Work<'_>) -> FileResult {
    let input = match input::read_candidate(&file.candidate, work.stdin_name, config.check.limits) {
        Ok(Some(input)) => input,
        Ok(None) => return FileResult::NoPlan,
        Err(error) => return FileResult::Failed(error),
    };
    // Nobody named what another plan lists.
    let fixing = if file.is_brought { Fixing::None } else { work.fixing };
    let checked = |sources: Sources| {
        let inherited = work.bases.of(&sources, file.configuration, &config.check);
        engine::check_beside(sources, &config.check, &inherited)
    };
    let original = match &input {
        Input::Text(source) if fixing != Fixing::None => Sources::of(source.with_text(source.text())),
        _ => Sources::default(),
    };
    let mut filtered =
        filter(check_with(input, &file.names, &config.check, &work.bases.files, checked), config, work);
    let mut fixed = None;
    if fixing != Fixing::None {
        let again = |sources: Sources| filter(checked(sources), config, work);
        (filtered, fixed) =
            mend_all(filtered, work.unsafe_too, config.check.limits, |one| &one.check.report, again);
    }
    if fixed.is_none() && fixing == Fixing::Write && matches!(file.candidate, Candidate::Stdin) {
        // Whoever pipes a plan through gets it back in any case.
        let text = original.first().text().to_owned();
        fixed = Some(Fixed { texts: vec![(FileId(0), text)], n_fixed: 0 });
    }
    let FilteredCheck { check, entries, found_again } = filtered;
    let PlanCheck {
        report,
        plan,
        hidden,
        hidden_secrets,
        path_ignores,
        id_place,
        inherited,
        extent,
        exceptions,
        ..
    } = check;
    let at = |place: &Span| {
        let start = report.positions_of(*place).0;
        format!("{}:{}", report.source_of(*place).name(), start.line)
    };
    let hidden_secrets: Vec<String> = hidden_secrets.iter().map(at).collect();
    let kept = fixed.map(|fixed| keep(&file.candidate, &original, &report.sources, fixed, fixing));
    let change = match kept.transpose() {
        Ok(change) => change,
        Err(error) => return FileResult::Failed(error),
    };
    let plan = plan.as_deref();
    let location = plan.filter(|plan| plan.bound_location().is_some()).and_then(|plan| {
        let id = plan.location.get()?;
        Some(((**id).to_owned(), plan.location.span()))
    });
    let is_open = plan.is_none_or(|plan| plan.location_not_open().is_none());
    let unbound = plan.into_iter().flat_map(Plan::unbound_locations);
    let mut result = PlanResult {
        parts: vec![Vec::new(); work.wanted.len()],
        // What is not judged is not counted.
        summary: Summary { n_plans: usize::from(is_open || !file.in_family), hidden, ..Summary::default() },
        n_failing: 0,
        entries,
        found_again,
        path_ignores,
        change,
        unread: report::unread(&report, &extent),
        id: (report.plan_id.clone(), id_place),
        hidden_secrets,
        inherited,
        exceptions,
        unbound: unbound.map(|location| (location.id.to_string(), location.place)).collect(),
        location,
        nouns: plan.map_or(LocationKind::Location, Plan::location_kind).nouns(),
        is_open,
        report: Some(report),
    };
    if !file.in_family {
        conclude(&mut result, config, work);
    }
    FileResult::Plan(Box::new(result))
}

/// Says what there is to say of a plan, where that was not said yet.
pub(super) fn conclude(result: &mut PlanResult, config: &LintConfig, work: &Work<'_>) {
    let Some(mut report) = result.report.take() else { return };
    let fixable = |diagnostic: &&Diagnostic| wanted(diagnostic, work.unsafe_too).is_some();
    result.summary.n_fixable = report.diagnostics.iter().filter(fixable).count();
    result.summary.count(&report.diagnostics);
    let options = Options { fail_on: config.fail_on, ..work.options };
    if tells_fingerprints(work) {
        report::tell_apart(&mut report);
    }
    result.parts = parts(&report, work.wanted, &options);
    result.n_failing = result.summary.n_at_least(config.fail_on);
}

fn tells_fingerprints(work: &Work<'_>) -> bool {
    work.wanted.iter().any(|wanted| wanted.reporter.tells_fingerprints)
}

/// Takes out what the baseline holds and what is too mild.
fn filter(mut check: PlanCheck, config: &LintConfig, work: &Work<'_>) -> FilteredCheck {
    let (report, hidden_secrets) = (&mut check.report, &mut check.hidden_secrets);
    let tells = tells_fingerprints(work);
    if (tells || work.writes_baseline || work.accepted.is_some()) && !report.diagnostics.is_empty() {
        report::set_fingerprints(report);
    }
    let mut found_again = Vec::new();
    if let Some(accepted) = work.accepted {
        let path = report.path().to_owned();
        report.diagnostics.retain(|diagnostic| {
            let is_seen = !diagnostic.finding.stands_for_others;
            let known = accepted.position(&diagnostic.fingerprint, &path).filter(|_| is_seen);
            found_again.extend(known);
            if known.is_some() && diagnostic.finding.concealed {
                hidden_secrets.push(diagnostic.finding.span);
            }
            known.is_none()
        });
        check.hidden.by_baseline = found_again.len();
    }
    let entries = if work.writes_baseline { baseline_file::entries(report) } else { Vec::new() };
    report.diagnostics.retain(|diagnostic| diagnostic.severity >= config.min_severity);
    FilteredCheck { check, entries, found_again }
}

/// Writes what was fixed, or keeps it to be shown.
fn keep(
    candidate: &Candidate,
    original: &Sources,
    mended: &Sources,
    fixed: Fixed,
    fixing: Fixing,
) -> Result<Change> {
    let mut shown = String::new();
    for (file, text) in fixed.texts {
        let Some(source) = mended.get(file) else { continue };
        // The file that was named is written under that name; the others are where they lie.
        let target = match candidate {
            Candidate::Named(path) | Candidate::Walked(path) if file == FileId(0) => path,
            Candidate::Named(_) | Candidate::Walked(_) | Candidate::Stdin => source.absolute(),
        };
        match (candidate, fixing) {
            (_, Fixing::Show) => {
                let before = original.get(file).map_or("", |original| original.text());
                shown.push_str(&patch(source.path(), before, &text, "use --fix")?);
            }
            (Candidate::Stdin, _) if file == FileId(0) => {
                if has_command(&text) {
                    bail!(
                        "the plan holds a line that is not safe to print; name its file, and --fix fixes it there"
                    );
                }
                shown.push_str(&text);
            }
            _ => {
                let before = original.get(file).map_or("", |original| original.text());
                output::replace(target, before, text.as_bytes())?;
            }
        }
    }
    Ok(Change { n_fixed: fixed.n_fixed, shown })
}

/// What is said of a plan in each of the wanted reports.
pub(super) fn parts(report: &PlanReport, wanted: &[Wanted], options: &Options<'_>) -> Vec<Vec<Part>> {
    let says = |wanted: &Wanted| wanted.reporter.says_what_passed || !report.diagnostics.is_empty();
    wanted
        .iter()
        .map(|wanted| {
            // Colour is for the terminal alone.
            let color = options.color && wanted.to == reports::To::Stdout;
            let options = Options { color, ..*options };
            if says(wanted) { (wanted.reporter.parts)(report, &options) } else { Vec::new() }
        })
        .collect()
}
