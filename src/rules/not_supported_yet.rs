use crate::diagnostic::{Category, Severity};
use crate::rules::{Context, RuleFindings, declare_rule};

declare_rule! {
    /// A part of the format that this version of the program does not carry out yet.
    ///
    /// `governance.lock`, by which a group keeps stores from changing its plan, is understood but not carried out.
    ///
    /// ## Why this matters
    /// Whoever locks a message believes that no store changes it.
    ///
    /// ## Example
    /// ```yaml bad
    /// governance: {lock: [messages.*]}
    /// ```
    /// ```yaml good
    /// governance: {approvals: [{what: plan, by: dana, date: 2026-03-12}]}
    /// ```
    "not-supported-yet", Category::Locations, Severity::Error, since "0.1.0", check of parts
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    let plan = context.plan;
    if let Some(lock) =
        plan.governance.get().map(|governance| &governance.lock).filter(|lock| lock.get().is_some())
    {
        findings
            .add(
                lock.span(),
                "`governance.lock` is not supported yet: nothing keeps stores from changing these",
            )
            .help("keep it for later, and compare the stores' files by hand until then")
            .milder();
    }
}
