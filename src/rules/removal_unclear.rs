use crate::diagnostic::{Category, Severity};
use crate::rules::declare_rule;

declare_rule! {
    /// A name without a value in a plan that builds on another one which has a value there.
    ///
    /// `null` (or `~`) takes out what the other plan has. Nothing after the colon may be meant so, or the line is not finished; the value of the other plan holds until somebody says.
    ///
    /// ## Why this matters
    /// An unfinished line must not take the escalation path out of the plan of a store.
    ///
    /// ## Example
    /// ```yaml bad
    /// ### file: group.yaml
    /// smplan: 1
    /// people: {dana: {name: Dana Reyes, email: dana@example.com}}
    /// ### file: ridgeway.yaml
    /// smplan: 1
    /// extends: group.yaml
    /// people:
    ///   dana:
    /// ```
    /// ```yaml good
    /// ### file: group.yaml
    /// smplan: 1
    /// people: {dana: {name: Dana Reyes, email: dana@example.com}}
    /// ### file: ridgeway.yaml
    /// smplan: 1
    /// extends: group.yaml
    /// people:
    ///   dana: null
    /// ```
    "removal-unclear", Category::Locations, Severity::Error, since "0.2.0", while reading, about structure
}
