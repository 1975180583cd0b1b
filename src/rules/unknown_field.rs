use crate::diagnostic::{Category, Severity};
use crate::rules::declare_rule;

declare_rule! {
    /// A field that the format does not have.
    ///
    /// Fields whose names begin with `x-` are free for your own data.
    ///
    /// ## Why this matters
    /// A misspelt `owmer:` would otherwise pass in silence, and the plan would have no owner.
    ///
    /// ## Example
    /// ```yaml bad
    /// people:
    ///   dana: {name: Dana Reyes, emial: dana@example.com}
    /// ```
    /// ```yaml good
    /// people:
    ///   dana: {name: Dana Reyes, email: dana@example.com, x-desk: "4.12"}
    /// ```
    "unknown-field", Category::Structure, Severity::Error, since "0.1.0", while reading, fixes some, loses a part
}
