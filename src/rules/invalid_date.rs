use crate::diagnostic::{Category, Severity};
use crate::rules::declare_rule;

declare_rule! {
    /// A date that does not exist or has no single reading, or a last day before its first.
    ///
    /// Dates are written year-month-day: 2026-03-31.
    ///
    /// ## Why this matters
    /// 04/05/2026 is a day in April to some readers and in May to others.
    ///
    /// ## Example
    /// ```yaml bad
    /// plan:
    ///   horizon: {starts: 2026-01-01, ends: 2026-02-30}
    /// ```
    /// ```yaml good
    /// plan:
    ///   horizon: {starts: 2026-01-01, ends: 2026-12-31}
    /// ```
    "invalid-date", Category::Structure, Severity::Error, since "0.1.0", while reading, fixes some, loses a part
}
