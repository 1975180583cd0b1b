use crate::diagnostic::{Category, Severity};
use crate::rules::declare_rule;

declare_rule! {
    /// The same name twice in one place.
    ///
    /// ## Why this matters
    /// YAML readers keep only one of the two, and which one differs from program to program. The first one is used here until it is fixed.
    ///
    /// ## Example
    /// ```yaml bad
    /// people:
    ///   dana: {name: Dana Reyes}
    ///   dana: {name: Dana Okafor}
    /// ```
    /// ```yaml good
    /// people:
    ///   dana-reyes: {name: Dana Reyes}
    ///   dana-okafor: {name: Dana Okafor}
    /// ```
    "duplicate-key", Category::Structure, Severity::Error, since "0.1.0", while reading
}
