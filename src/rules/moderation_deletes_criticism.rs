use crate::diagnostic::{Category, Severity};
use crate::rules::{Context, RuleFindings, declare_rule};

declare_rule! {
    /// Criticism is among what is hidden or deleted.
    ///
    /// Found by English words such as "negative", "criticism" and "one-star", so only in plans in English; not where the same
    /// words speak of abuse, hate, threats or spam.
    ///
    /// ## Why this matters
    /// "Leave negative feedback that is respectfully written": who deletes it loses the reader twice, and a public body may break
    /// the law.
    ///
    /// ## Example
    /// ```yaml bad
    /// moderation: {hide: [spam], keep: [praise], delete: [negative comments]}
    /// ```
    /// ```yaml good
    /// moderation: {hide: [spam], keep: [respectful criticism], delete: [threats]}
    /// ```
    "moderation-deletes-criticism", Category::Governance, Severity::Error, since "0.1.0", check
}

const CRITICISM: &[&str] = &[
    "criticism",
    "critical comment",
    "negative",
    "complaint",
    "complaining",
    "one-star",
    "1-star",
    "bad review",
    "disagree",
    "dissent",
    "unfavourable",
    "unfavorable",
];
const ABUSE: &[&str] =
    &["abus", "hate", "hateful", "threat", "spam", "obscen", "insult", "personal attack", "harass"];

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    let plan = context.plan;
    let Some(moderation) = plan.moderation.get().filter(|_| plan.is_in_english()) else { return };
    for (verb, field) in [("hides", &moderation.hide), ("deletes", &moderation.delete)] {
        for item in field.items() {
            let lower = item.to_lowercase();
            let is_abuse = ABUSE.iter().any(|word| lower.contains(word));
            if !is_abuse && CRITICISM.iter().any(|word| lower.contains(word)) {
                findings.add(field.span(), format!("moderation {verb} criticism: `{}`", &**item)).help(
                    "keep respectful criticism and answer it; name only spam, hate, threats and the like",
                );
            }
        }
    }
}
