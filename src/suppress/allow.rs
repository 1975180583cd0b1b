//! `lint.allow` of a plan: exceptions for tools that lose comments.

use crate::diagnostic::Findings;
use crate::plan::{LintAllow, Plan, nearest};
use crate::source::{FileId, Spanned};
use crate::suppress::{Exception, Known, Scope, has_ended, has_lapsed, rule, rule_of};
use std::collections::HashMap;

pub(super) fn exceptions(plan: &Plan, known: &Known<'_>, findings: &mut Findings) -> Vec<Exception> {
    let entries = plan.lint.get().map(|lint| lint.allow.items()).unwrap_or_default();
    entries.iter().filter_map(|entry| exception(entry, plan, known, findings)).collect()
}

fn exception(
    entry: &LintAllow,
    plan: &Plan,
    known: &Known<'_>,
    findings: &mut Findings,
) -> Option<Exception> {
    let name = entry.rule.get()?;
    let name = Spanned { span: entry.rule.span(), value: &**name };
    let until = entry.until.copied();
    let binds_stores = known.rules.iter().any(|rule| rule.binds_stores && rule.is_called(name.value));
    // What it allows was allowed while the plans were put together, as long as it held.
    if binds_stores && (plan.location.is_missing() || entry.place.file != FileId(0)) {
        if plan.location.is_missing() && has_lapsed(until, known) {
            has_ended(&name, until, findings);
        }
        return None;
    }
    if plan.location.is_missing() && is_of_a_misspelt_location(entry, plan, findings) {
        return None;
    }
    let rule = Spanned { span: name.span, value: rule_of(&name, known, findings)? };
    if entry.location.get().is_some_and(|here| plan.location.get() != Some(here)) {
        return None;
    }
    let scope = if has_lapsed(until, known) || entry.at.is_unreadable() {
        Scope::Lapsed
    } else {
        entry.at.get().map_or(Scope::Plan, |at| Scope::Path(at.to_string()))
    };
    Some(Exception {
        rule,
        scope,
        has_reason: !entry.reason.is_missing(),
        until,
        used: false,
        reason_help: "add `reason:` to the entry",
        removal: None,
    })
}

/// Reports an exception for a location that there is not, where another one is called nearly so. One that only the file of a
/// store knows is perhaps there.
fn is_of_a_misspelt_location(entry: &LintAllow, plan: &Plan, findings: &mut Findings) -> bool {
    let Some(named) = entry.location.get() else { return false };
    if plan.locations.entry(named).is_some() {
        return false;
    }
    let Some(near) = nearest(named, plan.locations.entries().iter().map(|location| &*location.id)) else {
        return false;
    };
    let message = "there is no such location, so that this exception covers nothing";
    findings.add(rule::UNUSED, entry.location.span(), message).help(format!("did you mean `{near}`?"));
    true
}

/// Patterns of paths, each with its number: `playbooks.*` leads to `playbooks.complaint.steps.1`.
#[derive(Debug, Default)]
pub(super) struct Patterns<'p> {
    /// The first pattern that ends here.
    first: Option<usize>,
    by_step: HashMap<&'p str, Patterns<'p>>,
}

/// Any one step.
const ANY: &str = "*";

impl<'p> Patterns<'p> {
    pub(super) fn add(&mut self, pattern: &'p str, number: usize) {
        let steps = pattern.split('.').map(str::trim).filter(|step| !step.is_empty());
        let mut here = self;
        for step in steps {
            here = here.by_step.entry(if step == "[]" { ANY } else { step }).or_default();
        }
        here.first.get_or_insert(number);
    }

    /// The first pattern that names a path, or something that the path is in.
    pub(super) fn first_to(&self, path: &str) -> Option<usize> {
        let (step, rest) = path.split_once('.').unwrap_or((path, ""));
        let below = |step: &str| self.by_step.get(step).and_then(|below| below.first_to(rest));
        let further = if path.is_empty() { [None, None] } else { [below(step), below(ANY)] };
        [self.first].into_iter().chain(further).flatten().min()
    }
}

#[cfg(test)]
mod tests {
    use crate::suppress::allow::Patterns;

    #[test]
    fn a_pattern_leads_to_what_it_names_and_to_what_is_in_it() {
        for (pattern, path, leads) in [
            ("playbooks.complaint", "playbooks.complaint", true),
            ("playbooks.*", "playbooks.complaint.steps.1", true),
            ("playbooks.*.steps", "playbooks.complaint.severity", false),
            ("playbooks.complaint.steps", "playbooks.complaint", false),
            ("playbooks.[]. steps", "playbooks.complaint.steps", true),
            ("", "goals.x", true),
        ] {
            let mut patterns = Patterns::default();
            patterns.add("goals.never", 0);
            patterns.add(pattern, 1);
            assert_eq!(patterns.first_to(path) == Some(1), leads, "{pattern} {path}");
        }
    }
}
