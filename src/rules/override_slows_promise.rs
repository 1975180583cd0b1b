use crate::diagnostic::{Category, Severity};
use crate::rules::declare_rule;

declare_rule! {
    /// A plan promises less than the one that it builds on, which neither locks the promise nor lets it only be tightened.
    ///
    /// What is changed holds.
    ///
    /// ## Why this matters
    /// It may be right for one store, and it may be a slip: somebody at headquarters should have seen it.
    ///
    /// ## Example
    /// ```yaml bad
    /// ### file: group.yaml
    /// smplan: 1
    /// extended_by: stores/*.yaml
    /// locations: {ridgeway: {name: Northline Ridgeway}}
    /// channels: {facebook: {platform: facebook, first_response: 15m}}
    /// ### file: stores/ridgeway.yaml
    /// smplan: 1
    /// extends: ../group.yaml
    /// location: ridgeway
    /// channels: {facebook: {first_response: 45m}}
    /// ```
    /// ```yaml good
    /// ### file: group.yaml
    /// smplan: 1
    /// extended_by: stores/*.yaml
    /// locations: {ridgeway: {name: Northline Ridgeway}}
    /// channels: {facebook: {platform: facebook, first_response: 15m}}
    /// ### file: stores/ridgeway.yaml
    /// smplan: 1
    /// extends: ../group.yaml
    /// location: ridgeway
    /// channels: {facebook: {first_response: 10m}}
    /// ```
    "override-slows-promise", Category::Locations, Severity::Warning, since "0.2.0", while reading
}
