use crate::diagnostic::{Category, Leniency, Severity};
use crate::plan::{Agreeable, PlanStatus};
use crate::publishing::{Given, Standing};
use crate::rules::{Context, RuleFindings, declare_rule};

declare_rule! {
    /// A message, a playbook, a post or a plan that was changed after somebody agreed to it.
    ///
    /// `smplan approve` writes with each approval the `digest` of what is agreed to. It is blind to how that is written, and sees each
    /// changed letter of it: of a message its words, placeholders, kind, channels and signature; of a playbook its steps, times, owners,
    /// escalation path and the words of its messages; of a post its words, link, channels and time; of the plan its title and
    /// horizon, goals, strategy, promises, severities, escalation paths, triage, moderation, content rules, sign-off and locks. Posts that went out or were dropped are
    /// left alone. The digest shows change and is no signature: whoever may edit the file may write one.
    ///
    /// ## Why this matters
    /// Words that counsel agreed to, with "we are sorry" changed to "we are to blame" a month later, go out under their name.
    ///
    /// ## Example
    /// ```yaml bad
    /// messages:
    ///   sorry: {kind: holding, text: We are to blame., approved: {by: kim, date: 2026-01-25, digest: "v1:feb80a4f39eb5eb40b2d4986a86b19e0"}}
    /// ```
    /// ```yaml good
    /// messages:
    ///   sorry: {kind: holding, text: We are sorry., approved: {by: kim, date: 2026-01-25, digest: "v1:feb80a4f39eb5eb40b2d4986a86b19e0"}}
    /// ```
    "approval-outdated", Category::Governance, Severity::Error, Leniency::InDrafts, since "0.2.0", check, needs ["messages", "playbooks", "escalations"]
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    let plan = context.plan;
    if plan.status() == PlanStatus::Retired {
        return;
    }
    for agreement in context.agreements().iter().filter(|agreement| is_in_use(agreement.what)) {
        let what = agreement.what;
        let mut outdated = agreement.given.iter().filter(|given| given.standing == Standing::Outdated);
        let Some(first) = outdated.next() else { continue };
        let message = format!("{} has changed since {}", what.name(), agreed(first));
        let finding = findings.add(first.approved.digest.span(), message);
        let also = match what {
            Agreeable::Playbook(_) => "its messages and its escalation path count as well; ",
            Agreeable::Plan(_) => {
                "goals, promises, escalation paths, triage and rules count, people and days do not; "
            }
            Agreeable::Message(_) | Agreeable::Post(_) => "",
        };
        finding.help(format!(
            "{also}let them read it again, and run `smplan approve {}{}`",
            what.path(),
            first.by().map_or_else(String::new, |by| format!(" --by {by}")),
        ));
        for given in outdated {
            finding.related(given.approved.digest.span(), format!("since {}", agreed(given)));
        }
    }
}

/// Whether somebody still goes by it.
fn is_in_use(what: Agreeable<'_>) -> bool {
    match what {
        Agreeable::Plan(_) | Agreeable::Message(_) | Agreeable::Playbook(_) => true,
        Agreeable::Post(entry) => entry.value.is_to_come(),
    }
}

fn agreed(given: &Given<'_>) -> String {
    let by = given.by().map_or_else(|| "it was approved".to_owned(), |by| format!("`{by}` agreed to it"));
    match given.approved.date.copied() {
        Some(date) => format!("{by} on {date}"),
        None => by,
    }
}
