//! From a file to what was found in it.

use crate::cli::configuration::Loaded;
use crate::cli::input::Input;
use crate::config::{self, Settings};
use crate::diagnostic::{Diagnostic, Findings, RuleInfo, Severity};
use crate::fix;
use crate::own_rules;
use crate::plan::{self, Date, Plan};
use crate::report::{Checked, Hidden};
use crate::rules::{self, Context, Reading, Selection};
use crate::source::{FileId, Source, Sources, Span};
use crate::suppress;
use crate::syntax::{self, Limits, Tree};
use std::path::Path;
use std::sync::Arc;

/// How the plans of one configuration are looked at.
#[derive(Clone, Debug)]
pub(super) struct Checks {
    pub(super) selection: Selection,
    pub(super) settings: Arc<Settings>,
    /// All rules there are.
    pub(super) rules: Arc<[RuleInfo]>,
    /// The rules that are on.
    pub(super) ran: Arc<[RuleInfo]>,
    pub(super) as_of: Option<Date>,
    pub(super) limits: Limits,
    pub(super) min_severity: Severity,
    pub(super) fail_on: Severity,
}

impl Checks {
    pub(super) fn new(loaded: &Loaded, selection: Selection, as_of: Option<Date>) -> Checks {
        let settings = Arc::clone(&loaded.settings);
        // Two rules are about other files than plans.
        let about_plans = |rule: &RuleInfo| {
            rule.name != config::rule::INVALID_CONFIG && rule.name != suppress::rule::BASELINE_STALE
        };
        let ran = selection.rules_on().filter(about_plans).collect();
        let mut limits = Limits::default();
        if let Some(bytes) = &settings.plan_bytes {
            limits.bytes = bytes.value;
        }
        Checks {
            min_severity: settings.min_severity.as_ref().map_or(Severity::Info, |set| set.value),
            fail_on: settings.fail_on.as_ref().map_or(Severity::Error, |set| set.value),
            rules: crate::cli::configuration::all_rules(&settings).into(),
            selection,
            settings,
            ran,
            as_of,
            limits,
        }
    }

    /// Which of the ignores for paths mean a file.
    fn path_ignores(&self, absolute: &Path) -> Vec<(usize, &config::PathIgnore)> {
        let all = self.settings.path_ignores.iter().enumerate();
        all.filter(|(_, ignore)| ignore.patterns.fit(absolute)).collect()
    }
}

/// What became of one file.
#[derive(Debug)]
pub(super) struct Looked {
    /// `None` where it cannot be read as a plan to its end.
    pub(super) plan: Option<Box<Plan>>,
    pub(super) checked: Checked,
    pub(super) hidden: Hidden,
    /// The ignores for paths that the file fits, and the pairs of ignore and rule that were of use.
    pub(super) fitting: Vec<usize>,
    pub(super) used: Vec<(usize, usize)>,
}

/// A file by its names.
#[derive(Clone, Debug)]
pub(super) struct Names {
    /// From the root of the file system.
    pub(super) absolute: std::path::PathBuf,
    /// From the top of the repository.
    pub(super) from_top: String,
}

/// Reads and checks one file.
pub(super) fn check(input: Input, names: &Names, checks: &Checks) -> Looked {
    match input {
        Input::Text(source) => check_source(source, names, checks),
        Input::TooLarge { name, size } => {
            let findings = too_large(size, checks);
            let diagnostics = judged(findings, None, false, checks);
            looked(None, String::new(), Source::new(name, ""), names, checks, diagnostics)
        }
    }
}

fn check_source(source: Source, names: &Names, checks: &Checks) -> Looked {
    let mut hidden = Hidden::default();
    let (plan, plan_id, diagnostics) = {
        let parsed = syntax::parse(source.text(), FileId(0), checks.limits);
        let mut findings = parsed.findings;
        let mut plan = None;
        // After a syntax error there may be nothing to read; the error says enough.
        if parsed.tree.root().is_some() || parsed.complete {
            let (read, found) = Plan::from_tree(&parsed.tree);
            findings.append(found);
            plan = read.map(Box::new);
        }
        if plan.is_some() && parsed.complete {
            let own = checks.settings.own_rules.iter().filter(|own| checks.selection.is_on(own.info.name));
            findings.append(own_rules::check(own, &parsed.tree, checks.as_of));
        }
        let mut diagnostics = judged(findings, plan.as_deref(), parsed.complete, checks);
        set_paths(&mut diagnostics, &parsed.tree);
        let known = suppress::Known {
            rules: &checks.rules,
            ran: &checks.ran,
            as_of: checks.as_of,
            complete: parsed.complete && plan.is_some(),
        };
        let outcome = suppress::apply(&parsed.tree, plan.as_deref(), diagnostics, known);
        hidden.by_comments = outcome.n_by_comments;
        hidden.by_plan = outcome.n_by_plan;
        let mut diagnostics = outcome.kept;
        let mut about_exceptions = rules::judge(outcome.findings, plan.as_deref(), &checks.selection);
        set_paths(&mut about_exceptions, &parsed.tree);
        diagnostics.append(&mut about_exceptions);
        for diagnostic in &mut diagnostics {
            let fix = diagnostic.finding.fix.take();
            diagnostic.mend = fix.and_then(|fix| fix::resolve(&parsed.tree, &fix)).map(Box::new);
        }
        let plan_id =
            plan.as_deref().and_then(|plan| Some(plan.about()?.id.get()?.to_string())).unwrap_or_default();
        // A plan that was cut off by a syntax error is good enough for findings, not for a document.
        (plan.filter(|_| parsed.complete), plan_id, diagnostics)
    };
    let mut looked = looked(plan, plan_id, source, names, checks, diagnostics);
    looked.hidden.by_comments = hidden.by_comments;
    looked.hidden.by_plan = hidden.by_plan;
    looked
}

fn judged(findings: Findings, plan: Option<&Plan>, complete: bool, checks: &Checks) -> Vec<Diagnostic> {
    let context = Context::new(checks.as_of, &checks.settings);
    rules::check(Reading { plan, findings, complete }, &checks.selection, &context)
}

fn set_paths(diagnostics: &mut [Diagnostic], tree: &Tree<'_>) {
    for diagnostic in diagnostics {
        let span = diagnostic.finding.span;
        let start = span.start;
        diagnostic.path =
            if diagnostic.finding.whole { tree.path_to_whole(start) } else { tree.path_to(start) };
        // What stands in a list or mapping is not what the finding is known by.
        diagnostic.finding.whole |= tree.is_collection(span);
    }
}

fn looked(
    plan: Option<Box<Plan>>,
    plan_id: String,
    source: Source,
    names: &Names,
    checks: &Checks,
    diagnostics: Vec<Diagnostic>,
) -> Looked {
    let ignores = checks.path_ignores(&names.absolute);
    let category =
        |rule: &str, name: &str| checks.rules.iter().any(|info| info.name == rule && rules::fits(info, name));
    let (diagnostics, used) = suppress::apply_by_path(diagnostics, &ignores, category);
    let mut checked = Checked {
        sources: Sources::of(source),
        path: names.from_top.clone(),
        plan_id,
        is_plan: true,
        ran: Arc::clone(&checks.ran),
        diagnostics,
    };
    checked.sort();
    Looked {
        plan,
        checked,
        hidden: Hidden { by_config: used.len(), ..Hidden::default() },
        fitting: ignores.into_iter().map(|(index, _)| index).collect(),
        used,
    }
}

fn too_large(size: Option<u64>, checks: &Checks) -> Findings {
    const MEBIBYTE: u64 = 1024 * 1024;
    let limit = u64::try_from(checks.limits.bytes).unwrap_or(u64::MAX);
    let in_mebibytes = |bytes: u64| {
        if bytes.is_multiple_of(MEBIBYTE) || bytes > MEBIBYTE {
            format!("{} MiB", bytes.div_ceil(MEBIBYTE))
        } else {
            format!("{bytes} bytes")
        }
    };
    let size = size.map_or_else(|| "more".to_owned(), in_mebibytes);
    let mut findings = Findings::default();
    findings
        .add(
            plan::rule::INPUT_TOO_LARGE,
            Span::new(FileId(0), 0, 0),
            format!("the file holds {size}, and the limit is {}", in_mebibytes(limit)),
        )
        .help("a plan is text of some hundred kilobytes at most; is this the right file? `limits.plan-bytes` in smplan.toml sets another limit");
    findings
}
