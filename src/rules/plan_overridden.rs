use crate::diagnostic::{Category, Severity};
use crate::rules::declare_rule;

declare_rule! {
    /// The plan of a store, or one between it and the group, changes the id, the version or the time zone of the whole plan.
    ///
    /// ## Why this matters
    /// By its id a store is known to belong to the group, and by the version it says which plan it has accepted. All hours
    /// without a time zone of their own, those of people of the group too, move with that of the plan.
    ///
    /// ## Example
    /// ```yaml bad
    /// ### file: group.yaml
    /// smplan: 1
    /// plan: {id: northline-2026, title: Northline 2026, version: 3, time_zone: America/Chicago}
    /// extended_by: stores/*.yaml
    /// locations: {ridgeway: {name: Northline Ridgeway}}
    /// ### file: stores/ridgeway.yaml
    /// smplan: 1
    /// extends: ../group.yaml
    /// location: ridgeway
    /// plan: {time_zone: America/Denver}
    /// ```
    /// ```yaml good
    /// ### file: group.yaml
    /// smplan: 1
    /// plan: {id: northline-2026, title: Northline 2026, version: 3, time_zone: America/Chicago}
    /// extended_by: stores/*.yaml
    /// locations: {ridgeway: {name: Northline Ridgeway}}
    /// ### file: stores/ridgeway.yaml
    /// smplan: 1
    /// extends: ../group.yaml
    /// location: ridgeway
    /// locations: {ridgeway: {time_zone: America/Denver}}
    /// ```
    "plan-overridden", Category::Locations, Severity::Error, since "0.2.0", while reading
}
