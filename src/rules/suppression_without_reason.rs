use crate::diagnostic::{Category, Severity};
use crate::rules::declare_rule;

declare_rule! {
    /// An exception that does not say why.
    ///
    /// ## Why this matters
    /// Whoever reads the plan next year has to know whether the reason still holds.
    ///
    /// ## Example
    /// ```yaml bad
    /// plan:
    ///   # smplan: ignore[horizon-too-short]
    ///   horizon: {starts: 2026-01-01, ends: 2026-03-31}
    /// ```
    /// ```yaml good
    /// plan:
    ///   # smplan: ignore[horizon-too-short] a pilot of three months, agreed with the board
    ///   horizon: {starts: 2026-01-01, ends: 2026-03-31}
    /// ```
    "suppression-without-reason", Category::Exceptions, Severity::Warning, since "0.1.0", while reading
}
