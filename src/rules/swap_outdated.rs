use crate::diagnostic::{Category, Leniency, Severity};
use crate::rules::{Context, RuleFindings, declare_rule};

declare_rule! {
    /// A swap takes a turn of a rota from somebody who does not have it.
    ///
    /// `for` is compared with the turn as it stands: after the changes of the rota, and after the swaps before this one. What others have stays with them.
    ///
    /// ## Why this matters
    /// Somebody joined the rota, the weeks moved, and the swap that was agreed for one week now lies on another one's: two people believe that the other one is on duty.
    ///
    /// ## Example
    /// ```yaml bad
    /// people: {kim: {name: Kim}, lee: {name: Lee}, max: {name: Max}}
    /// roles:
    ///   responder:
    ///     held_by: [kim, lee]
    ///     rota: {every: 1w, starts: 2026-01-05, order: [kim, lee], swaps: [{turn: 2026-01-12, for: kim, by: max}]}
    /// ```
    /// ```yaml good
    /// people: {kim: {name: Kim}, lee: {name: Lee}, max: {name: Max}}
    /// roles:
    ///   responder:
    ///     held_by: [kim, lee]
    ///     rota: {every: 1w, starts: 2026-01-05, order: [kim, lee], swaps: [{turn: 2026-01-12, for: lee, by: max}]}
    /// ```
    "swap-outdated", Category::Escalation, Severity::Error, Leniency::InDrafts, since "0.2.0", check
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    for swaps in context.swaps() {
        let role = &swaps.role.id;
        for dated in swaps.dated(context.plan) {
            let (from, by) = (dated.from, dated.by);
            if from == by {
                let message = format!("a swap gives a turn of `{role}` to `{by}`, from whom it is taken");
                findings
                    .add(dated.swap.by.span(), message)
                    .help("name somebody else under `by`, or remove the swap");
                continue;
            }
            let Some(turn) = swaps.not_theirs(&dated) else { continue };
            let local = |instant| swaps.rotation.local(instant).map(|time| time.to_string());
            let (begins, ends) = (turn.begins.max(dated.begins), turn.ends.min(dated.ends));
            let (Some(begins), Some(ends)) = (local(begins), local(ends)) else { continue };
            let person = turn.person;
            let is_whole = turn.begins <= dated.begins && turn.ends >= dated.ends;
            findings
                .add(
                    dated.swap.r#for.span(),
                    format!("`{person}`, not `{from}`, has the turn of `{role}` from {begins} to {ends}"),
                )
                .help(if is_whole {
                    format!("write `for: {person}`, or remove the swap")
                } else {
                    format!("leave this part out, or take it from `{person}` with a swap of its own")
                });
        }
    }
}
