use crate::diagnostic::{Category, Severity};
use crate::rules::declare_rule;

declare_rule! {
    /// A word that the field does not know.
    ///
    /// ## Why this matters
    /// `severity: hihg` would otherwise have no times at all.
    ///
    /// ## Example
    /// ```yaml bad
    /// playbooks:
    ///   pile-on: {severity: hihg}
    /// ```
    /// ```yaml good
    /// playbooks:
    ///   pile-on: {severity: high}
    /// ```
    "unknown-value", Category::Structure, Severity::Error, since "0.1.0", while reading, fixes some, loses a part
}
