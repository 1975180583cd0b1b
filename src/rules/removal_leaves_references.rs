use crate::diagnostic::{Category, Severity};
use crate::rules::declare_rule;

declare_rule! {
    /// Something is taken out of the plan that this one builds on, and is still used.
    ///
    /// It is said once, however many places use it.
    ///
    /// ## Why this matters
    /// A step of the escalation path would call somebody who is not there. A channel is closed with `status: closed`, and everything that names it stays right.
    ///
    /// ## Example
    /// ```yaml bad
    /// ### file: group.yaml
    /// smplan: 1
    /// channels: {facebook: {platform: facebook}}
    /// contacts: {recovery: {what: The recovery form, for: [facebook]}}
    /// ### file: ridgeway.yaml
    /// smplan: 1
    /// extends: group.yaml
    /// channels: {facebook: null}
    /// ```
    /// ```yaml good
    /// ### file: group.yaml
    /// smplan: 1
    /// channels: {facebook: {platform: facebook}}
    /// contacts: {recovery: {what: The recovery form, for: [facebook]}}
    /// ### file: ridgeway.yaml
    /// smplan: 1
    /// extends: group.yaml
    /// channels: {facebook: {status: closed}}
    /// ```
    "removal-leaves-references", Category::Locations, Severity::Error, since "0.2.0", while reading, about structure
}
