use crate::diagnostic::{Category, Severity};
use crate::rules::declare_rule;

/// The name of the rule.
pub const LOCATION_NOT_OPEN: &str = "location-not-open";

declare_rule! {
    /// The plan of a location that is planned or closed: nothing of it is judged.
    ///
    /// Of such a plan only mistakes in its text are found, and no document is made of it; no figure counts it.
    ///
    /// ## Why this matters
    /// A plan without findings looks as if all were well. Of this one nobody knows.
    ///
    /// ## Example
    /// ```yaml bad
    /// ### file: group.yaml
    /// smplan: 1
    /// extended_by: stores/*.yaml
    /// locations: {ridgeway: {name: Northline Ridgeway}, lakeside: {name: Northline Lakeside}}
    /// ### file: stores/ridgeway.yaml
    /// smplan: 1
    /// extends: ../group.yaml
    /// location: ridgeway
    /// locations: {ridgeway: {status: closed}}
    /// ```
    /// ```yaml good
    /// ### file: group.yaml
    /// smplan: 1
    /// extended_by: stores/*.yaml
    /// locations: {ridgeway: {name: Northline Ridgeway}, lakeside: {name: Northline Lakeside}}
    /// ### file: stores/ridgeway.yaml
    /// smplan: 1
    /// extends: ../group.yaml
    /// location: ridgeway
    /// locations: {ridgeway: {status: open}}
    /// ```
    "location-not-open", Category::Locations, Severity::Info, since "0.2.0", while reading
}
