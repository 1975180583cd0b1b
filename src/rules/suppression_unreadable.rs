use crate::diagnostic::{Category, Severity};
use crate::rules::declare_rule;

declare_rule! {
    /// A comment that looks like an exception but cannot be read as one.
    ///
    /// The forms are `# smplan: ignore[rule-a, rule-b] reason` at the end of a line or above what it covers, and `# smplan: file-ignore[rule] reason` for the whole file; `until=2026-12-31` may stand before the reason. There is none for all rules at once.
    ///
    /// ## Why this matters
    /// Whoever writes it believes that it works.
    ///
    /// ## Example
    /// ```yaml bad
    /// plan:
    ///   # smplan: ignore a pilot of three months
    ///   horizon: {starts: 2026-01-01, ends: 2026-12-31}
    /// ```
    /// ```yaml good
    /// plan:
    ///   # smplan: ignore[horizon-too-short] a pilot of three months
    ///   horizon: {starts: 2026-01-01, ends: 2026-03-31}
    /// ```
    "suppression-unreadable", Category::Exceptions, Severity::Error, since "0.1.0", while reading
}
