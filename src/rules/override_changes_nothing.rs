use crate::diagnostic::{Category, Severity};
use crate::rules::declare_rule;

declare_rule! {
    /// A value that is the same in the plan that this one builds on.
    ///
    /// ## Why this matters
    /// When headquarters changes it, this file goes on saying what held before.
    ///
    /// ## Example
    /// ```yaml bad
    /// ### file: group.yaml
    /// smplan: 1
    /// people: {dana: {name: Dana Reyes, email: dana@example.com}}
    /// ### file: ridgeway.yaml
    /// smplan: 1
    /// extends: group.yaml
    /// people: {dana: {email: dana@example.com}}
    /// ```
    /// ```yaml good
    /// ### file: group.yaml
    /// smplan: 1
    /// people: {dana: {name: Dana Reyes, email: dana@example.com}}
    /// ### file: ridgeway.yaml
    /// smplan: 1
    /// extends: group.yaml
    /// people: {dana: {email: ridgeway@example.com}}
    /// ```
    "override-changes-nothing", Category::Locations, Severity::Info, since "0.2.0", while reading, about structure
}
