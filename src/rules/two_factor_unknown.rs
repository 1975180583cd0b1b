use crate::diagnostic::{Category, Leniency, Severity, listed};
use crate::plan::Part;
use crate::rules::{Context, RuleFindings, declare_rule};

declare_rule! {
    /// The plan does not say whether signing in takes a second factor.
    ///
    /// Looked at are accounts on social networks that name `admins`: `two_factor` of the channel, or `governance.two_factor` for
    /// all. One finding names all such accounts.
    ///
    /// ## Why this matters
    /// A password that leaks is enough to speak in your name. A second factor costs a minute a week.
    ///
    /// ## Example
    /// ```yaml bad
    /// channels:
    ///   facebook: {platform: facebook, admins: [dana, lee]}
    /// ```
    /// ```yaml good
    /// channels:
    ///   facebook: {platform: facebook, admins: [dana, lee], two_factor: true}
    /// ```
    "two-factor-unknown", Category::Privacy, Severity::Warning, Leniency::ForSmallTeams, since "0.2.0", check, needs ["governance", "not_needed"]
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    let plan = context.plan;
    let for_all = plan.governance.get().is_some_and(|governance| !governance.two_factor.is_missing());
    if for_all
        || plan.is_left_out(Part::AccountSecurity)
        || !plan.kind().parts().contains(&Part::AccountSecurity)
    {
        return;
    }
    let unknown: Vec<_> = plan
        .social_accounts()
        .filter(|channel| channel.value.two_factor.is_missing() && !channel.value.admins.is_missing())
        .collect();
    if let Some((first, others)) = unknown.split_first() {
        let names: Vec<String> = unknown.iter().map(|channel| format!("`{}`", channel.id)).collect();
        let asks = if others.is_empty() { "asks" } else { "ask" };
        let finding = findings
            .add(first.place, format!("nobody knows whether {} {asks} for a second factor", listed(&names)))
            .help("add `two_factor: true` once it does, or `governance: {two_factor: required}` for all accounts");
        for other in others {
            finding.related(other.place, "no `two_factor` here");
        }
    }
}
