use crate::diagnostic::{Category, Severity};
use crate::rules::declare_rule;

declare_rule! {
    /// Another person under the id of somebody who is in the plan that this one builds on.
    ///
    /// ## Why this matters
    /// Fields are laid over one another: the phone would be that of one person and the name that of the other.
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
    ///   dana: {name: Dana Okafor}
    /// ```
    /// ```yaml good
    /// ### file: group.yaml
    /// smplan: 1
    /// people: {dana: {name: Dana Reyes, email: dana@example.com}}
    /// ### file: ridgeway.yaml
    /// smplan: 1
    /// extends: group.yaml
    /// people:
    ///   dana-okafor: {name: Dana Okafor}
    /// ```
    "person-overridden", Category::Locations, Severity::Error, since "0.2.0", while reading
}
