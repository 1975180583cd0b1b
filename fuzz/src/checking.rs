//! The straight line from a text to its findings, as the program goes it.

use smplan::config::Settings;
use smplan::diagnostic::RuleInfo;
use smplan::plan::{Date, Plan};
use smplan::report::Checked;
use smplan::rules::{self, Context, Reading, Selection};
use smplan::source::{FileId, Source, Sources};
use smplan::syntax::{self, Limits};
use smplan::{fix, own_rules, suppress};

/// The day on which everything is looked at.
pub(crate) const DAY: Date = jiff::civil::date(2026, 4, 15);

/// What came of a text.
pub(crate) struct Looked {
    pub(crate) plan: Option<Plan>,
    pub(crate) checked: Checked,
    /// Whether it could be read to its end.
    pub(crate) complete: bool,
}

/// All rules there are.
pub(crate) fn infos(settings: &Settings) -> Vec<RuleInfo> {
    rules::RULES.iter().map(|rule| rule.info).chain(settings.own_rules.iter().map(|own| own.info)).collect()
}

/// Reads and checks a text as a plan.
pub(crate) fn check(text: &str, settings: &Settings) -> Looked {
    let infos = infos(settings);
    let parsed = syntax::parse(text, FileId(0), Limits::default());
    let complete = parsed.complete;
    let mut findings = parsed.findings;
    let (plan, read) = Plan::from_tree(&parsed.tree);
    findings.append(read);
    if plan.is_some() && complete {
        findings.append(own_rules::check(settings.own_rules.iter(), &parsed.tree, Some(DAY)));
    }
    let context = Context::new(Some(DAY), settings);
    let reading = Reading { plan: plan.as_ref(), findings, complete };
    let mut diagnostics = rules::check(reading, &Selection::all(), &context);
    for diagnostic in &mut diagnostics {
        assert!(diagnostic.finding.span.is_written(), "{diagnostic:?} has no place");
        diagnostic.path = parsed.tree.path_to(diagnostic.finding.span.start);
    }
    let known = suppress::Known { rules: &infos, ran: &infos, as_of: Some(DAY), complete };
    let outcome = suppress::apply(&parsed.tree, plan.as_ref(), diagnostics, known);
    let mut diagnostics = outcome.kept;
    diagnostics.extend(rules::judge(outcome.findings, plan.as_ref(), &Selection::all()));
    for diagnostic in &mut diagnostics {
        let fix = diagnostic.finding.fix.take();
        diagnostic.mend = fix.and_then(|fix| fix::resolve(&parsed.tree, &fix)).map(Box::new);
    }
    let mut checked = Checked {
        sources: Sources::of(Source::new("plan.yaml", text.to_owned())),
        path: "plan.yaml".to_owned(),
        plan_id: String::new(),
        is_plan: true,
        ran: infos.into(),
        diagnostics,
    };
    checked.sort();
    Looked { plan, checked, complete }
}
