use crate::diagnostic::{Category, Leniency, Severity};
use crate::plan::{PlanKind, Sector};
use crate::rules::{Context, RuleFindings, declare_rule};

declare_rule! {
    /// A public body does not say how long it keeps what is written on its accounts.
    ///
    /// In a plan or policy with `sector: public` and accounts on social networks, `governance.records` says how long and where.
    ///
    /// ## Why this matters
    /// Posts and comments on the accounts of a public body are records in most countries: deleting them without a rule can be an
    /// offence.
    ///
    /// ## Example
    /// ```yaml bad
    /// plan: {sector: public}
    /// channels: {facebook: {platform: facebook}}
    /// ```
    /// ```yaml good
    /// plan: {sector: public}
    /// channels: {facebook: {platform: facebook}}
    /// governance: {records: {retain: 3y, where: The archive}}
    /// ```
    "records-missing", Category::Governance, Severity::Warning, Leniency::InDrafts, since "0.2.0", check, needs ["governance", "not_needed"]
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    let plan = context.plan;
    let is_public_body = plan.about().is_some_and(|about| about.sector() == Sector::Public);
    let keeps = plan.governance.get().is_some_and(|governance| !governance.records.is_missing());
    let Some(channel) = plan.social_accounts().next().filter(|_| is_public_body && !keeps) else { return };
    if matches!(plan.kind(), PlanKind::Plan | PlanKind::Policy) {
        findings
            .add(channel.place, "a public body keeps records, and the document does not say how long")
            .help("add `governance: {records: {retain: 3y, where: the place}}` with what the law asks for");
    }
}
