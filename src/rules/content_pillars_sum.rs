use crate::diagnostic::{Category, Severity};
use crate::plan::Mix;
use crate::rules::{Context, RuleFindings, declare_rule};
use crate::source::Span;

declare_rule! {
    /// The shares of the subjects do not make 100 percent.
    ///
    /// Looked at are `content.pillars` and the `mix` of each channel. Subjects without a share leave room for themselves.
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
    if let Some(content) = context.plan.content.get()
        && let Some(pillars) = content.pillars.get()
    {
        let shares = pillars.0.entries().iter().map(|pillar| pillar.value.share());
        say("the `pillars`", content.pillars.span(), shares, findings);
    }
    for channel in context.plan.all_channels() {
        if let Some(Mix::Shares(mix)) = channel.value.mix.get() {
            let name = format!("the `mix` of `{}`", channel.id);
            say(&name, channel.value.mix.span(), mix.entries().iter().map(|one| Some(one.value.0)), findings);
        }
    }
}

/// Says that shares do not make a whole. Where some subjects have none, the others may leave room for them.
fn say(
    name: &str,
    place: Span,
    shares: impl Iterator<Item = Option<f64>> + Clone,
    findings: &mut RuleFindings,
) {
    let (mut sum, mut n_shares, mut leaves_room) = (0.0, 0_u32, false);
    for share in shares {
        sum += share.unwrap_or_default();
        n_shares += u32::from(share.is_some());
        leaves_room |= share.is_none();
    }
    let sum = (sum * 10.0).round() / 10.0;
    if n_shares == 0 || (leaves_room && sum <= 100.5) || (sum - 100.0).abs() <= 0.5 {
        return;
    }
    let verb = if name.starts_with("the `mix`") { "comes" } else { "come" };
    findings
        .add(place, format!("{name} {verb} to {sum} percent together, not to 100"))
        .help("change the shares so that they make 100");
}
