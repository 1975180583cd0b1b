use crate::diagnostic::{Category, Severity};
use crate::rules::declare_rule;

declare_rule! {
    /// The plan of a store for a location that nobody has written down.
    ///
    /// `location` is the name of an entry of `locations`, in the file of the store, in the plan that it builds on, or in both: headquarters writes name, region and time zone, the store writes its people.
    ///
    /// ## Why this matters
    /// Roles that each store holds would be held by nobody, and the store would be missing from every list.
    ///
    /// ## Example
    /// ```yaml bad
    /// ### file: group.yaml
    /// smplan: 1
    /// locations: {ridgeway: {name: Northline Ridgeway}}
    /// ### file: ridgeway.yaml
    /// smplan: 1
    /// extends: group.yaml
    /// location: ridgway
    /// ```
    /// ```yaml good
    /// ### file: group.yaml
    /// smplan: 1
    /// locations: {ridgeway: {name: Northline Ridgeway}}
    /// ### file: ridgeway.yaml
    /// smplan: 1
    /// extends: group.yaml
    /// location: ridgeway
    /// ```
    "location-unknown", Category::Locations, Severity::Error, since "0.2.0", while reading
}
