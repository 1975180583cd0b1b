use crate::diagnostic::{Category, Severity};
use crate::rules::declare_rule;

declare_rule! {
    /// A finding of the baseline that there is no more.
    ///
    /// The baseline holds the findings that were there when the checks were switched on. It only ever shrinks: take out what is fixed with `smplan lint --baseline FILE --prune-baseline`.
    ///
    /// ## Why this matters
    /// An entry that stays behind would hide the same mistake when somebody makes it again.
    ///
    /// ## Example
    /// When nothing is found any more:
    /// ```json bad
    /// {"version": 1, "findings": [
    ///   {"file": "plans/bakery.yaml", "rule": "horizon-too-short", "path": "plan.horizon.ends",
    ///    "message": "the plan runs 3 months", "fingerprint": "0a1b"}
    /// ]}
    /// ```
    /// ```json good
    /// {"version": 1, "findings": []}
    /// ```
    "baseline-stale", Category::Exceptions, Severity::Error, since "0.1.0", while reading other files
}
