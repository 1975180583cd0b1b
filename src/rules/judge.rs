//! Letting the rules look at a plan, and deciding how loud is what they find.

use crate::diagnostic::{Diagnostic, Extent, Finding, Findings, Leniency, Severity, SeverityShift};
use crate::plan::Plan;
use crate::rules::{Context, RULES, RuleFindings, Selection, rule};

/// What was read of a plan, and what was found on the way.
#[derive(Debug)]
pub struct Reading<'p> {
    /// The plan as rules look at it; `None` where there is no plan at all.
    pub context: Option<Context<'p>>,
    pub findings: Findings,
    /// How much of it was read.
    pub extent: &'p Extent,
}

/// Judges what was found while reading, and lets all other rules look at the plan. In no particular order.
pub fn check(reading: Reading<'_>, selection: &Selection) -> Vec<Diagnostic> {
    let Reading { context, mut findings, extent } = reading;
    // What is missing from a part of a plan may stand in the part that was not read.
    if let Some(context) = &context {
        let switched_on = RULES.iter().enumerate().filter(|(index, _)| selection.is_on_at(*index));
        for rule in switched_on.map(|(_, rule)| rule).filter(|rule| rule.looks_at(extent)) {
            let Some(check) = rule.check else { continue };
            let mut of_rule = RuleFindings::new(rule.info.name, findings);
            check(context, &mut of_rule);
            findings = of_rule.into_all();
        }
    }
    if !extent.is_whole() {
        findings.retain(|finding| rule(finding.rule).is_none_or(|rule| rule.looks_at(extent)));
    }
    judge(findings, context.as_ref().map(|context| context.plan), selection)
}

/// Gives findings their severities, and leaves out those of rules that are switched off.
pub fn judge(findings: Findings, plan: Option<&Plan>, selection: &Selection) -> Vec<Diagnostic> {
    findings
        .into_iter()
        .filter(|finding| selection.is_on(finding.rule))
        .map(|finding| Diagnostic {
            severity: severity(&finding, plan, selection),
            path: String::new(),
            fingerprint: String::new(),
            is_moved: false,
            mend: None,
            finding,
        })
        .collect()
}

fn severity(finding: &Finding, plan: Option<&Plan>, selection: &Selection) -> Severity {
    let Some(info) = selection.info(finding.rule) else { return Severity::Error };
    // What somebody decided for the rule holds whatever the finding weighs and the plan says of itself.
    if let Some(severity) = selection.severity(finding.rule) {
        return severity;
    }
    let usual = match finding.weight {
        SeverityShift::Usual => info.severity,
        SeverityShift::Milder => info.severity.milder(),
        SeverityShift::Graver => info.severity.graver(),
    };
    let Some(plan) = plan else { return usual };
    let small = plan.is_small();
    match info.leniency {
        Leniency::ForSmallTeams | Leniency::InDraftsAndForSmallTeams if small => Severity::Info,
        Leniency::InDrafts | Leniency::InDraftsAndForSmallTeams if plan.is_draft() => {
            usual.min(Severity::Warning)
        }
        Leniency::Never
        | Leniency::InDrafts
        | Leniency::ForSmallTeams
        | Leniency::InDraftsAndForSmallTeams => usual,
    }
}
