use crate::diagnostic::{Category, Severity};
use crate::duty::{Trap, TrapKind, trap};
use crate::plan::{Hours, HoursPart, HoursSpec};
use crate::rules::{Context, RuleFindings, declare_rule};

declare_rule! {
    /// Hours mean something else than they seem to.
    ///
    /// A part behind `;` replaces what the parts before it say of its days, a part behind `,` adds to it. A day without times
    /// is a whole day, times without days are for every day. `smplan explain hours "Mo-Fr 09:00-12:00; 13:00-17:00"` says
    /// how hours are read.
    ///
    /// ## Why this matters
    /// Who writes two parts for one day mostly means both, and only the last one counts: the mornings are gone, or the days
    /// off, and nobody notices before somebody is called.
    ///
    /// ## Example
    /// ```yaml bad
    /// people:
    ///   lee: {name: Lee Okafor, hours: "Mo-Fr 09:00-12:00; Mo-Fr 13:00-17:00"}
    /// ```
    /// ```yaml good
    /// people:
    ///   lee: {name: Lee Okafor, hours: "Mo-Fr 09:00-12:00,13:00-17:00"}
    /// ```
    "hours-read-otherwise", Category::Structure, Severity::Warning, since "0.2.0", check
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    let plan = context.plan;
    for field in plan.all_hours() {
        if let Some((message, help)) = field.get().and_then(read_otherwise) {
            findings.add(field.span(), message).help(help);
        }
    }
}

/// How hours are read that seem to mean something else, and what to write instead.
pub fn read_otherwise(hours: &Hours) -> Option<(String, String)> {
    let trap = trap(hours)?;
    let part = hours.spec().parts.get(trap.part)?;
    let help = format!("write {}{}", trap.meant, or_otherwise(part, &trap));
    Some((message(hours, part, &trap), help))
}

fn message(hours: &Hours, part: &HoursPart, trap: &Trap) -> String {
    let other = |number: usize| hours.spec().parts.get(number);
    match trap.kind {
        TrapKind::CommaBeforeTimes => {
            format!(
                "the comma before the times of `{part}` parts nothing: it is read as {}",
                said(hours.spec())
            )
        }
        TrapKind::WholeDay => {
            format!("`{part}` has no times: it is read as {} from 00:00 to 24:00", part.days_in_words())
        }
        TrapKind::EveryDay => {
            format!("`{part}` names no days: it is read as every day {}", part.clock_in_words())
        }
        TrapKind::ReplacedBy(by) => {
            let Some(by) = other(by) else { return String::new() };
            let days = by.days_in_words();
            let reading = match (by.is_off(), by.times.is_empty()) {
                (true, _) => format!("{days} off"),
                (false, true) => format!("{days} all day"),
                (false, false) => format!("{days} {} only", by.clock_in_words()),
            };
            format!("`{by}` replaces `{part}` on its days: it is read as {reading}")
        }
        TrapKind::NightCutBy(by) => {
            let Some(by) = other(by) else { return String::new() };
            format!("`{by}` replaces its whole days: the nights of `{part}` before them end at 00:00")
        }
    }
}

fn said(spec: &HoursSpec) -> String {
    spec.in_words().join("; ")
}

/// What else may have been meant.
fn or_otherwise(part: &HoursPart, trap: &Trap) -> String {
    match trap.kind {
        TrapKind::WholeDay => format!(", or times behind `{part}`"),
        TrapKind::EveryDay => format!(", or Mo-Su {} if every day is meant", clock(part)),
        TrapKind::CommaBeforeTimes | TrapKind::ReplacedBy(_) | TrapKind::NightCutBy(_) => String::new(),
    }
}

fn clock(part: &HoursPart) -> String {
    part.times.iter().map(ToString::to_string).collect::<Vec<_>>().join(",")
}
