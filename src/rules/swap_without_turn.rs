use crate::diagnostic::{Category, Leniency, Severity};
use crate::duty::{LocalTime, NoTurn};
use crate::plan::Field;
use crate::rules::{Context, RuleFindings, declare_rule};

declare_rule! {
    /// A swap of a rota is about no turn, or does not say about which.
    ///
    /// It names the day on which a turn begins under `turn`, with its time where several begin on that day; or it lasts from one day or time to another, in which turns have to be.
    ///
    /// ## Why this matters
    /// A swap that changes nothing was agreed by two people, and on that day the phone rings at the one who is ill.
    ///
    /// ## Example
    /// ```yaml bad
    /// people: {kim: {name: Kim}, lee: {name: Lee}}
    /// roles:
    ///   responder:
    ///     held_by: [kim, lee]
    ///     rota: {every: 1w, starts: 2026-01-05, order: [kim, lee], swaps: [{turn: 2026-01-13, for: lee, by: kim}]}
    /// ```
    /// ```yaml good
    /// people: {kim: {name: Kim}, lee: {name: Lee}}
    /// roles:
    ///   responder:
    ///     held_by: [kim, lee]
    ///     rota: {every: 1w, starts: 2026-01-05, order: [kim, lee], swaps: [{turn: 2026-01-12, for: lee, by: kim}]}
    /// ```
    "swap-without-turn", Category::Escalation, Severity::Error, Leniency::InDrafts, since "0.2.0", check
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    for swaps in context.swaps() {
        let role = &swaps.role.id;
        for swap in swaps.all {
            let Err(why) = swaps.rotation.span_of(swap) else { continue };
            let time = [&swap.turn, &swap.from, &swap.to].into_iter().find(|time| !time.is_missing());
            let span = time.map_or(swap.place, Field::span);
            let (message, help) = match why {
                NoTurn::Unread => continue, // It was reported.
                NoTurn::Unsaid => (
                    format!("a swap of the rota of `{role}` does not say which turn is taken"),
                    "add `turn:` with the day on which it begins, or `from:` and `to:`".to_owned(),
                ),
                NoTurn::SaidTwice => (
                    format!(
                        "a swap of the rota of `{role}` says twice what is taken: a turn, and from when to when"
                    ),
                    "write `turn:`, or `from:` and `to:`".to_owned(),
                ),
                NoTurn::HalfSaid => {
                    let (there, missing) =
                        if swap.from.is_missing() { ("to", "from") } else { ("from", "to") };
                    (
                        format!("a swap of the rota of `{role}` has `{there}` without `{missing}`"),
                        format!("add `{missing}:`, or write `turn:` for a whole turn"),
                    )
                }
                NoTurn::Mixed => (
                    format!("a swap of the rota of `{role}` has a time at one end and none at the other"),
                    "write both as days, which are whole, or both with a time: 2026-04-20T19:00".to_owned(),
                ),
                NoTurn::Backwards => (
                    format!("a swap of the rota of `{role}` ends before it begins"),
                    "write the earlier day or time under `from`".to_owned(),
                ),
                NoTurn::Several(times) => (
                    format!("{} turns of `{role}` begin on that day", times.len()),
                    format!("add the time, such as {}", either(times.iter())),
                ),
                NoTurn::None { before, after } => {
                    let what = if swap.turn.is_missing() { "is" } else { "begins" };
                    let near = before.iter().chain(&after);
                    let help = match (near.clone().count(), swap.turn.is_missing()) {
                        (0, _) => "remove the swap: the rota has no turns".to_owned(),
                        (_, true) => format!("turns begin on {}", and(near)),
                        (_, false) => format!("write the day on which it begins: {}", either(near)),
                    };
                    (format!("no turn of `{role}` {what} then"), help)
                }
            };
            findings.add(span, message).help(help);
        }
    }
}

/// Times as they are written.
fn written(time: &LocalTime) -> String {
    if time.needs_minute { format!("\"{time}\"") } else { time.day.to_string() }
}

fn either<'t>(times: impl Iterator<Item = &'t LocalTime>) -> String {
    const MOST: usize = 4;
    times.take(MOST).map(|time| format!("`turn: {}`", written(time))).collect::<Vec<_>>().join(" or ")
}

fn and<'t>(times: impl Iterator<Item = &'t LocalTime>) -> String {
    times.map(written).collect::<Vec<_>>().join(" and ")
}
