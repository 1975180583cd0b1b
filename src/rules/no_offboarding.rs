use crate::diagnostic::{Category, Leniency, Severity};
use crate::plan::Part;
use crate::rules::{Context, RuleFindings, declare_rule};

declare_rule! {
    /// People can sign in, and nobody checks who still should.
    ///
    /// Where channels name `admins`, `governance.access_review` says how often that list is looked at, or `not_needed` why not.
    ///
    /// ## Why this matters
    /// "Remove access for users who are no longer with the agency" (digital.gov): the angriest post comes from somebody who left on
    /// Friday.
    ///
    /// ## Example
    /// ```yaml bad
    /// channels:
    ///   facebook: {platform: facebook, admins: [dana, lee]}
    /// ```
    /// ```yaml good
    /// channels:
    ///   facebook: {platform: facebook, admins: [dana, lee]}
    /// governance: {access_review: {every: 3mo}}
    /// ```
    "no-offboarding", Category::Privacy, Severity::Warning, Leniency::ForSmallTeams, since "0.2.0", check, needs ["governance", "not_needed"]
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    let plan = context.plan;
    let reviews = plan.governance.get().is_some_and(|governance| !governance.access_review.is_missing());
    if reviews
        || plan.is_left_out(Part::AccountSecurity)
        || !plan.kind().parts().contains(&Part::AccountSecurity)
    {
        return;
    }
    if let Some(channel) = plan.social_accounts().find(|channel| !channel.value.admins.is_missing()) {
        findings
            .add(channel.value.admins.span(), "nobody checks who can still sign in to the accounts")
            .help(format!(
                "add `governance: {{access_review: {{every: 3mo, owner: {}}}}}`",
                context.somebody()
            ));
    }
}
