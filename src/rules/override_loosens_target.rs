use crate::diagnostic::{Category, Severity};
use crate::rules::declare_rule;

declare_rule! {
    /// A store promises less than the plan that it builds on lets it.
    ///
    /// `governance.tighten_only` lists paths that stores may change in one direction alone: times shorter, attempts more, severities worse, lists of what is accepted longer. Compared is what holds: a milder severity, a channel that is closed or one that is taken out count as well. What the other plan says holds, in checks and in documents. Only that plan can allow a store to promise less, under `lint.allow` with `rule`, `at`, `location`, `reason` and `until`.
    ///
    /// ## Why this matters
    /// Customers do not ask which store they wrote to: the slowest one makes the promise of the group.
    ///
    /// ## Example
    /// ```yaml bad
    /// ### file: group.yaml
    /// smplan: 1
    /// extended_by: stores/*.yaml
    /// governance: {tighten_only: [channels.*.first_response]}
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
    /// governance: {tighten_only: [channels.*.first_response]}
    /// locations: {ridgeway: {name: Northline Ridgeway}}
    /// channels: {facebook: {platform: facebook, first_response: 15m}}
    /// ### file: stores/ridgeway.yaml
    /// smplan: 1
    /// extends: ../group.yaml
    /// location: ridgeway
    /// channels: {facebook: {first_response: 10m}}
    /// ```
    "override-loosens-target", Category::Locations, Severity::Error, since "0.2.0", while reading for stores
}
