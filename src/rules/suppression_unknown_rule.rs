use crate::diagnostic::{Category, Severity};
use crate::rules::declare_rule;

declare_rule! {
    /// An exception for a rule that there is not, with the nearest that there is; or for one that cannot be ignored.
    ///
    /// ## Why this matters
    /// A misspelt exception excepts nothing, and the one who wrote it does not notice.
    ///
    /// ## Example
    /// ```yaml bad
    /// plan:
    ///   # smplan: ignore[horizon-to-short] a pilot of three months, agreed with the board
    ///   horizon: {starts: 2026-01-01, ends: 2026-12-31}
    /// ```
    /// ```yaml good
    /// plan:
    ///   # smplan: ignore[horizon-too-short] a pilot of three months, agreed with the board
    ///   horizon: {starts: 2026-01-01, ends: 2026-03-31}
    /// ```
    "suppression-unknown-rule", Category::Exceptions, Severity::Error, since "0.1.0", while reading
}
