use crate::diagnostic::{Category, Severity};
use crate::plan::nearest;
use crate::rules::{Context, RuleFindings, declare_rule};

declare_rule! {
    /// A case with a cause that its playbook does not list.
    ///
    /// Where `close_out.causes` of a playbook lists nothing, any cause will do.
    ///
    /// ## Why this matters
    /// Cases are counted by cause. Two names for one cause hide that it is the one to remove first.
    ///
    /// ## Example
    /// ```yaml bad
    /// playbooks: {late: {title: A parcel is late, close_out: {causes: [carrier, address]}}}
    /// cases: [{case: NL-1, opened: 2026-01-05, playbook: late, cause: carier}]
    /// ```
    /// ```yaml good
    /// playbooks: {late: {title: A parcel is late, close_out: {causes: [carrier, address]}}}
    /// cases: [{case: NL-1, opened: 2026-01-05, playbook: late, cause: carrier}]
    /// ```
    "case-cause-unknown", Category::Measurement, Severity::Error, since "0.2.0", check, needs ["playbooks"]
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    let plan = context.plan;
    for case in plan.customer_cases() {
        let playbook = case.playbook.get().and_then(|id| plan.playbooks.entry(id));
        let Some((playbook, cause)) = playbook.zip(case.cause.get()) else {
            continue; // `unknown-reference` or `field-missing` speaks up.
        };
        let close_out = playbook.value.close_out.get();
        let causes = close_out.map(|close_out| close_out.causes.items()).unwrap_or_default();
        if causes.is_empty() || causes.contains(cause) {
            continue;
        }
        let finding = findings
            .add(case.cause.span(), format!("playbook `{}` lists no cause `{}`", playbook.id, &**cause));
        match nearest(cause, causes.iter().map(|cause| &**cause)) {
            Some(near) => finding.help(format!("did you mean `{near}`?")),
            None => finding.help("name a cause of the playbook, or add it to its `close_out.causes`"),
        };
    }
}
