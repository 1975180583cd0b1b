//! The one straight line from the files of a plan to what is to be said of it.
//!
//! Whoever wants to know what a plan is, or what is wrong with it, calls this: every command, the tests and the fuzz
//! targets. Nothing here reads files, knows the time or prints.

mod cases;
mod config;
mod family;
mod guides;
mod inherited;
mod parsed;
mod tables;
mod twins;

pub use cases::{cases_about, plan_named_by};
pub use config::CheckConfig;
pub use family::{bound_by_nobody, bound_twice, matches_nothing, strangers, too_many_patterns};
pub use inherited::Inherited;
pub use parsed::{ParsedPlan, read, read_seeing};
pub use twins::{id_taken, twins};

use crate::diagnostic::{Diagnostic, Extent, Findings, Hidden, PlanReport, RuleInfo};
use crate::plan::Plan;
use crate::rules::{self, Context, Reading};
use crate::source::{Sources, Span};
use crate::suppress::{self, ExceptionUse, PathIgnoreUse};
use crate::syntax::Trees;
use crate::{fix, own_rules};
use std::sync::Arc;

/// A plan that was checked.
#[derive(Debug)]
pub struct PlanCheck {
    /// `None` where it cannot be read as a plan to its end.
    pub plan: Option<Box<Plan>>,
    /// How much of its files was read.
    pub extent: Extent,
    /// What was found in it, without what somebody decided to live with.
    pub report: PlanReport,
    /// Where its id stands.
    pub id_place: Span,
    /// How much somebody decided to live with.
    pub hidden: Hidden,
    /// Where there are passwords and keys that somebody decided to live with: whoever reads a report must know of them.
    pub hidden_secrets: Vec<Span>,
    /// Which of the ignores for paths were of use.
    pub path_ignores: PathIgnoreUse,
    /// What is found in each of the plans on which it builds.
    pub inherited: Vec<Arc<Inherited>>,
    /// What became of the exceptions in all of its files, where it was judged to its end.
    pub exceptions: Option<Vec<ExceptionUse>>,
}

impl PlanCheck {
    /// What keeps it from being read, without what else is found in it; everything where nothing does.
    pub fn into_mistakes(mut self) -> Box<PlanReport> {
        let keeps = |one: &Diagnostic| {
            rules::rule(one.finding.rule).is_some_and(|rule| rule.info.always_on && !rule.info.binds_stores)
        };
        if self.report.diagnostics.iter().any(keeps) {
            self.report.diagnostics.retain(keeps);
        }
        Box::new(self.report)
    }
}

/// Checks the plan that some files make; the first of them is the one that was named.
pub fn check(sources: Sources, config: &CheckConfig) -> PlanCheck {
    let inherited = Inherited::of_all(&sources, config);
    check_beside(sources, config, &inherited)
}

/// The same where it is known already what is found in the plans on which it builds.
pub fn check_beside(sources: Sources, config: &CheckConfig, inherited: &[Arc<Inherited>]) -> PlanCheck {
    let finished = finish(look(&sources, config), &sources, config, inherited);
    let (plan_id, id_place) = finished.id.unwrap_or((String::new(), Span::NOWHERE));
    PlanCheck {
        plan: finished.plan,
        extent: finished.extent,
        id_place,
        hidden: finished.hidden,
        hidden_secrets: finished.hidden_secrets,
        path_ignores: finished.path_ignores,
        inherited: inherited.to_vec(),
        exceptions: finished.exceptions,
        report: PlanReport::of_plan(sources, plan_id, finished.ran, finished.diagnostics),
    }
}

/// A plan of which is left out what is said elsewhere, and what somebody decided to live with.
struct Finished {
    plan: Option<Box<Plan>>,
    extent: Extent,
    /// The rules that looked at it.
    ran: Arc<[RuleInfo]>,
    id: Option<(String, Span)>,
    hidden: Hidden,
    hidden_secrets: Vec<Span>,
    path_ignores: PathIgnoreUse,
    exceptions: Option<Vec<ExceptionUse>>,
    diagnostics: Vec<Diagnostic>,
}

fn finish(
    looked: Looked<'_>,
    sources: &Sources,
    config: &CheckConfig,
    inherited: &[Arc<Inherited>],
) -> Finished {
    let Looked { trees, plan, extent, judged, mut diagnostics, is_composed } = looked;
    let ran = ran(config, &judged);
    let is_own = |place: Span| !is_composed || sources.is_own(place.file);
    let known = suppress::Known {
        rules: &config.rules,
        ran: &ran,
        as_of: config.as_of,
        // What the exceptions of a plan cover may be found in those that build on it.
        complete: judged.is_whole() && plan.as_ref().is_some_and(|plan| plan.extended_by.is_missing()),
    };
    let mut uses = Vec::new();
    if is_composed {
        diagnostics = inherited::without(diagnostics, inherited, is_own);
        // What a file says of its own lines holds wherever they are used.
        let others = trees.iter().filter(|tree| !sources.is_own(tree.file()));
        let outcome = suppress::apply(others, None, diagnostics, known);
        diagnostics = outcome.kept;
        uses = outcome.uses;
        inherited::bring_home(&mut diagnostics, &trees, is_own);
    }
    let own = trees.iter().filter(|tree| !is_composed || sources.is_own(tree.file()));
    let outcome = suppress::apply(own, plan.as_deref(), diagnostics, known);
    uses.extend(outcome.uses);
    let mut diagnostics = outcome.kept;
    let mut about_exceptions = rules::judge(outcome.findings, plan.as_deref(), &config.selection);
    set_paths(&mut about_exceptions, &trees);
    diagnostics.append(&mut about_exceptions);
    diagnostics.retain(|one| is_own(one.finding.span));
    for diagnostic in &mut diagnostics {
        // What is mended is read again, to be sure of the change: nobody can be sure of a text that is no YAML.
        let fix = diagnostic.finding.fix.take().filter(|_| extent.is_whole());
        // Nobody named the other files, and whoever keeps a table mends it where it is kept.
        let is_mended = |place: Span| is_own(place) && !sources.is_table(place.file);
        let fix = fix.filter(|fix| fix.edits.iter().all(|edit| is_mended(edit.place())));
        diagnostic.mend = fix.and_then(|fix| fix::resolve(&trees, &fix)).map(Box::new);
    }

    let hidden =
        Hidden { by_comments: outcome.n_by_comments, by_plan: outcome.n_by_plan, ..Hidden::default() };
    let mut hidden_secrets = outcome.hidden_secrets;
    let before: Vec<Span> = concealed(&diagnostics).collect();
    let (diagnostics, path_ignores) = without_ignored_paths(diagnostics, sources, config);
    let kept: Vec<Span> = concealed(&diagnostics).collect();
    hidden_secrets.extend(before.into_iter().filter(|place| !kept.contains(place)));
    Finished {
        id: plan.as_deref().and_then(|plan| Some((plan.full_id()?, plan.about()?.id.span()))),
        // A plan of which a part could not be read is good enough for findings, not for a document.
        plan: plan.filter(|_| extent.is_whole()),
        extent,
        ran,
        hidden: Hidden { by_config: path_ignores.used.len(), ..hidden },
        hidden_secrets,
        path_ignores,
        exceptions: judged.is_whole().then_some(uses),
        diagnostics,
    }
}

/// A plan that all rules have looked at, before anything is left out.
struct Looked<'s> {
    trees: Trees<'s>,
    plan: Option<Box<Plan>>,
    extent: Extent,
    /// As much of it as was judged by rules that have to know all of a section.
    judged: Extent,
    diagnostics: Vec<Diagnostic>,
    /// Whether it builds on others.
    is_composed: bool,
}

/// Reads the plan that some files make, and lets all rules look at it.
fn look<'s>(sources: &'s Sources, config: &CheckConfig) -> Looked<'s> {
    let ParsedPlan { trees, composed, builds_on_others, plan, mut findings, extent, lost } =
        read(sources, config.limits, config.as_of);
    let mut plan = plan.map(Box::new);
    if let Some(plan) = plan.as_mut().filter(|_| config.as_public) {
        plan.show_to_everybody();
    }
    let is_judged = plan.as_ref().is_some_and(|plan| extent.is_whole() && plan.location_not_open().is_none());
    if let (true, Some(tree)) = (is_judged, composed.as_ref().or(trees.first())) {
        let own = config.settings.own_rules.iter().filter(|own| config.selection.is_on(own.info.name));
        findings.append(own_rules::check(own, tree, config.as_of));
    }
    // What the plans of stores bind is judged there.
    let aside = plan.as_mut().and_then(|plan| plan.set_stores_aside());
    let context =
        plan.as_deref().map(|plan| Context::new(plan, config.as_of, config.calendar_day, &config.settings));
    let not_open = context.as_ref().and_then(|context| context.plan.location_not_open());
    if let (Some(location), Some(plan)) = (not_open, &context) {
        findings.append(family::not_open(location, plan.plan.location.span()));
    }
    let judged = if not_open.is_some() { Extent::Beginning } else { extent.and_without(lost) };
    let reading = Reading { context, findings, extent: &judged };
    let mut diagnostics = rules::check(reading, &config.selection);
    set_paths(&mut diagnostics, &trees);
    if let (Some(plan), Some(aside)) = (plan.as_mut(), aside) {
        plan.locations = aside;
    }
    Looked { is_composed: builds_on_others, trees, plan, extent, judged, diagnostics }
}

/// What is to be said of a plan that was not read, such as one that is too large.
pub fn refuse(sources: Sources, findings: Findings, config: &CheckConfig) -> PlanCheck {
    let diagnostics = rules::judge(findings, None, &config.selection);
    let (diagnostics, path_ignores) = without_ignored_paths(diagnostics, &sources, config);
    PlanCheck {
        plan: None,
        extent: Extent::Beginning,
        id_place: Span::NOWHERE,
        hidden: Hidden { by_config: path_ignores.used.len(), ..Hidden::default() },
        hidden_secrets: Vec::new(),
        path_ignores,
        inherited: Vec::new(),
        exceptions: None,
        report: PlanReport::of_plan(sources, String::new(), Arc::clone(&config.ran), diagnostics),
    }
}

/// The rules that looked at a plan: not those that hang by what was not read of it.
fn ran(config: &CheckConfig, extent: &Extent) -> Arc<[RuleInfo]> {
    if extent.is_whole() {
        return Arc::clone(&config.ran);
    }
    let looked = |info: &&RuleInfo| rules::rule(info.name).is_some_and(|rule| rule.looks_at(extent));
    config.ran.iter().filter(looked).copied().collect()
}

/// Where there are passwords and keys among findings.
fn concealed(diagnostics: &[Diagnostic]) -> impl Iterator<Item = Span> {
    diagnostics.iter().filter(|one| one.finding.concealed).map(|one| one.finding.span)
}

/// Sets the paths by ids; each place is looked for in the tree of its own file.
fn set_paths(diagnostics: &mut [Diagnostic], trees: &Trees<'_>) {
    for diagnostic in diagnostics {
        let place = diagnostic.finding.span;
        diagnostic.path =
            if diagnostic.finding.whole { trees.path_to_whole(place) } else { trees.path_to(place) };
        // What stands in a list or mapping is not what the finding is known by.
        diagnostic.finding.whole |= trees.is_collection(place);
    }
}

/// Takes out the findings from which the settings except the file that they are in.
fn without_ignored_paths(
    diagnostics: Vec<Diagnostic>,
    sources: &Sources,
    config: &CheckConfig,
) -> (Vec<Diagnostic>, PathIgnoreUse) {
    let is_meant = |rule: &str, name: &str| {
        config.rules.iter().any(|info| info.name == rule && !info.binds_stores && rules::fits(info, name))
    };
    suppress::apply_by_path(diagnostics, sources, &config.settings.path_ignores, is_meant)
}
