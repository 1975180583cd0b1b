use crate::diagnostic::{Category, Severity};
use crate::plan::PlanStatus;
use crate::publishing::Standing;
use crate::rules::{Context, RuleFindings, declare_rule};

declare_rule! {
    /// An approval that does not say to which words, in a plan whose other approvals do.
    ///
    /// `smplan approve` writes a `digest` with each approval, by which later changes are seen; one that was typed has none. It counts as
    /// before. A plan without any digest is left alone.
    ///
    /// ## Why this matters
    /// Whoever relies on changes being seen has to know where they are not.
    ///
    /// ## Example
    /// ```yaml bad
    /// messages:
    ///   sorry: {kind: holding, text: We are sorry., approved: {by: kim, date: 2026-01-25, digest: "v1:feb80a4f39eb5eb40b2d4986a86b19e0"}}
    ///   known: {kind: holding, text: We know about it., approved: {by: kim, date: 2026-01-25}}
    /// ```
    /// ```yaml good
    /// messages:
    ///   sorry: {kind: holding, text: We are sorry., approved: {by: kim, date: 2026-01-25, digest: "v1:feb80a4f39eb5eb40b2d4986a86b19e0"}}
    /// ```
    "approval-without-digest", Category::Governance, Severity::Info, since "0.2.0", check
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    let plan = context.plan;
    if plan.status() == PlanStatus::Retired {
        return;
    }
    let all = context.agreements();
    let mut given = all.iter().flat_map(|agreement| &agreement.given);
    if given.all(|given| given.standing == Standing::Unknown) {
        return;
    }
    for agreement in all {
        let what = agreement.what;
        let mut given = agreement.given.iter();
        // What is agreed to in a plan that this one builds on is told there.
        let unknown = given.find(|given| {
            given.standing == Standing::Unknown && given.approved.place.file == what.place().file
        });
        let Some(unknown) =
            unknown.filter(|unknown| unknown.approved.digest.is_missing() || agreement.digest.is_some())
        else {
            continue; // It could not be read, which was reported.
        };
        let digest = unknown.approved.digest;
        let (place, message) = if digest.is_missing() {
            (unknown.approved.place, "does not say to which words")
        } else {
            (digest.span(), "has a digest that this program does not know")
        };
        findings.add(place, format!("the approval of {} {message}", what.name())).help(format!(
            "run `smplan approve {} --by {}` once they have read it again",
            what.path(),
            unknown.by().unwrap_or("…")
        ));
    }
}
