use crate::diagnostic::{Category, Severity};
use crate::plan::SeverityLevel;
use crate::rules::{Context, RuleFindings, declare_rule};

declare_rule! {
    /// An escalation path of more than five steps, or one of severity high or critical that takes more than a day to its end.
    ///
    /// ## Why this matters
    /// "I went through 6 people": on every step the story is told again. On-call tools start an escalation path again at most five times.
    ///
    /// ## Example
    /// ```yaml bad
    /// escalations: {care: {steps: [{owner: a, after: 0m}, {owner: b, after: 48h, final: true}]}}
    /// playbooks: {pile-on: {severity: high, escalation: care}}
    /// ```
    /// ```yaml good
    /// escalations: {care: {steps: [{owner: a, after: 0m}, {owner: b, after: 2h, final: true}]}}
    /// playbooks: {pile-on: {severity: high, escalation: care}}
    /// ```
    "escalation-too-long", Category::Escalation, Severity::Info, since "0.1.0", check
}

const MOST_STEPS: usize = 5;
const A_DAY: u64 = 24 * 60;

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    for ladder in context.ladders() {
        let n_steps = ladder.steps.len();
        if n_steps > MOST_STEPS {
            findings
                .add(ladder.place, format!("escalation path `{}` has {n_steps} steps", ladder.name))
                .help("keep it to five: several owners can be told on one step (`owner: [a, b]`)");
        }
        let is_grave = context.plan.worst_level(ladder) >= Some(SeverityLevel::High);
        let Some(last) = ladder.steps.last().filter(|_| is_grave) else { continue };
        if let Some(after) = last.after.copied().filter(|after| after.0.in_minutes() > A_DAY) {
            findings
                .add(
                    last.after.span(),
                    format!("the last of escalation path `{}` is called only after {}, in a high-severity case", ladder.name, after.0),
                )
                .help("call whoever decides within a day, or give high-severity playbooks a shorter escalation path of their own");
        }
    }
}
