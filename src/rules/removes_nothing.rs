use crate::diagnostic::{Category, Severity};
use crate::rules::declare_rule;

declare_rule! {
    /// Something is taken out that is not in the plan that this one builds on.
    ///
    /// ## Why this matters
    /// The name is perhaps misspelt, and what was to go is still there.
    ///
    /// ## Example
    /// ```yaml bad
    /// ### file: group.yaml
    /// smplan: 1
    /// people: {dana: {name: Dana Reyes, email: dana@example.com}}
    /// ### file: ridgeway.yaml
    /// smplan: 1
    /// extends: group.yaml
    /// people: {dena: null}
    /// ```
    /// ```yaml good
    /// ### file: group.yaml
    /// smplan: 1
    /// people: {dana: {name: Dana Reyes, email: dana@example.com}}
    /// ### file: ridgeway.yaml
    /// smplan: 1
    /// extends: group.yaml
    /// people: {dana: null}
    /// ```
    "removes-nothing", Category::Locations, Severity::Warning, since "0.2.0", while reading, about structure
}
