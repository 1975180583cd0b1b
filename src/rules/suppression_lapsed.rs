use crate::diagnostic::{Category, Severity};
use crate::rules::declare_rule;

declare_rule! {
    /// An exception whose last day (`until`) has passed. It holds no longer: what it hid is found again.
    ///
    /// ## Why this matters
    /// "Until the new agency starts" is a promise to look again.
    ///
    /// ## Example
    /// ```yaml bad
    /// plan:
    ///   # smplan: ignore[horizon-too-short] until=2026-01-31 a pilot of three months
    ///   horizon: {starts: 2026-01-01, ends: 2026-03-31}
    /// ```
    /// ```yaml good
    /// plan:
    ///   # smplan: ignore[horizon-too-short] until=2026-12-31 a pilot of three months
    ///   horizon: {starts: 2026-01-01, ends: 2026-03-31}
    /// ```
    "suppression-lapsed", Category::Exceptions, Severity::Warning, since "0.1.0", while reading
}
