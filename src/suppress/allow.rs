//! `lint.allow` of a plan: exceptions for tools that lose comments.

use crate::diagnostic::Findings;
use crate::plan::{LintAllow, Plan};
use crate::source::Spanned;
use crate::suppress::{Exception, Known, Scope, has_lapsed, rule_of};

pub(super) fn exceptions(plan: &Plan, known: &Known<'_>, findings: &mut Findings) -> Vec<Exception> {
    let entries = plan.lint.get().map(|lint| lint.allow.items()).unwrap_or_default();
    entries.iter().filter_map(|entry| exception(entry, known, findings)).collect()
}

fn exception(entry: &LintAllow, known: &Known<'_>, findings: &mut Findings) -> Option<Exception> {
    let name = entry.rule.get()?;
    let name = Spanned { span: entry.rule.span(), value: &**name };
    let until = entry.until.copied();
    let rule = Spanned { span: name.span, value: rule_of(&name, known, findings)? };
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

/// Whether a pattern names a path, or something that the path is in: `playbooks.*` leads to
/// `playbooks.complaint.steps.1`.
pub(super) fn leads_to(pattern: &str, path: &str) -> bool {
    let mut steps = path.split('.').filter(|step| !step.is_empty());
    let mut wanted = pattern.split('.').map(str::trim).filter(|step| !step.is_empty());
    wanted.all(|step| steps.next().is_some_and(|actual| step == "*" || step == "[]" || step == actual))
}

#[cfg(test)]
mod tests {
    use crate::suppress::allow::leads_to;

    #[test]
    fn a_pattern_leads_to_what_it_names_and_to_what_is_in_it() {
        for (pattern, path, leads) in [
            ("playbooks.complaint", "playbooks.complaint", true),
            ("playbooks.*", "playbooks.complaint.steps.1", true),
            ("playbooks.*.steps", "playbooks.complaint.severity", false),
            ("playbooks.complaint.steps", "playbooks.complaint", false),
            ("", "goals.x", true),
        ] {
            assert_eq!(leads_to(pattern, path), leads, "{pattern} {path}");
        }
    }
}
