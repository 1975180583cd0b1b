use crate::diagnostic::{Category, Severity};
use crate::rules::declare_rule;

declare_rule! {
    /// An exception for a finding that there is not (any more).
    ///
    /// Looked at are comments such as `# smplan: ignore[rule] reason`, entries of `lint.allow`, and `per-path-ignores` of `smplan.toml` when the whole folder of the settings is checked. Exceptions for rules that are switched off are left alone.
    ///
    /// ## Why this matters
    /// An exception that outlives its reason hides the next mistake of its kind.
    ///
    /// ## Example
    /// ```yaml bad
    /// plan:
    ///   # smplan: ignore[horizon-too-short] a pilot of three months, agreed with the board
    ///   horizon: {starts: 2026-01-01, ends: 2026-12-31}
    /// ```
    /// ```yaml good
    /// plan:
    ///   horizon: {starts: 2026-01-01, ends: 2026-12-31}
    /// ```
    "suppression-unused", Category::Exceptions, Severity::Warning, since "0.1.0", while reading, fixes some
}
