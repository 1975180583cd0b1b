use crate::diagnostic::{Category, Severity};
use crate::rules::{Context, RuleFindings, declare_rule};

declare_rule! {
    /// The shares of the subjects do not make 100 percent.
    ///
    /// ## Why this matters
    /// A share that is not of a whole is a wish: nobody can tell which subject gets too little.
    ///
    /// ## Example
    /// ```yaml bad
    /// content: {pillars: {people: 60, products: 30}}
    /// ```
    /// ```yaml good
    /// content: {pillars: {people: 60, products: 40}}
    /// ```
    "content-pillars-sum", Category::Plan, Severity::Warning, since "0.2.0", check
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    let Some(field) = context.plan.content.get().map(|content| &content.pillars) else { return };
    let Some(pillars) = field.get().filter(|pillars| !pillars.0.entries().is_empty()) else {
        return;
    };
    let sum: f64 = pillars.0.entries().iter().map(|pillar| pillar.value.0).sum();
    let sum = (sum * 10.0).round() / 10.0;
    if (sum - 100.0).abs() > 0.5 {
        findings
            .add(field.span(), format!("the `pillars` come to {sum} percent together, not to 100"))
            .help("change the shares so that they make 100");
    }
}
