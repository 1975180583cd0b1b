use crate::diagnostic::{Category, Severity};
use crate::rules::{Context, RuleFindings, declare_rule};

declare_rule! {
    /// A case under `tests` that cannot be tried.
    ///
    /// A case has the words of a comment (`message`), its `kind`, or the `playbook` that somebody opens; and where it expects
    /// who answers or how soon, the time at which it happens (`at`).
    ///
    /// ## Why this matters
    /// A case that cannot be tried proves nothing, and looks as if it did.
    ///
    /// ## Example
    /// ```yaml bad
    /// tests:
    ///   - {name: A complaint at night, message: Nobody called me back, expect: {answered_within: 14h}}
    /// ```
    /// ```yaml good
    /// tests:
    ///   - {name: A complaint at night, message: Nobody called me back, at: 2026-03-14T22:30, expect: {answered_within: 14h}}
    /// ```
    "test-incomplete", Category::Structure, Severity::Error, since "0.2.0", check
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    for (index, case) in context.plan.tests.items().iter().enumerate() {
        let number = index + 1;
        let name =
            case.name.get().map_or_else(|| format!("{number}"), |name| format!("{number} (\"{}\")", &**name));
        if case.message.is_missing() && case.kind.is_missing() && case.playbook.is_missing() {
            findings
                .missing(case.place, "message", format!("test {name} does not say what happens"))
                .help("add `message:` with the words of a comment, or `kind:` or `playbook:`");
        }
        let asks_when = case.expect.get().is_some_and(|expect| {
            !expect.answered_by.is_missing()
                || !expect.answered_within.is_missing()
                || !expect.not_answered_by.is_missing()
        });
        if asks_when && case.at.is_missing() {
            findings
                .missing(
                    case.place,
                    "at",
                    format!("test {name} expects an answer, and does not say when it is asked"),
                )
                .help("add `at:` with a day and a time, such as 2026-03-14T22:30");
        }
    }
}
