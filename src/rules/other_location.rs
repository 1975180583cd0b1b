use crate::diagnostic::{Category, Severity};
use crate::rules::declare_rule;

declare_rule! {
    /// The plan of a store that writes about another store.
    ///
    /// ## Why this matters
    /// What holds for a store would depend on a file that its people never look at.
    ///
    /// ## Example
    /// ```yaml bad
    /// ### file: group.yaml
    /// smplan: 1
    /// locations: {ridgeway: {name: Northline Ridgeway}, lakeside: {name: Northline Lakeside}}
    /// ### file: ridgeway.yaml
    /// smplan: 1
    /// extends: group.yaml
    /// location: ridgeway
    /// locations:
    ///   lakeside: {time_zone: America/Denver}
    /// ```
    /// ```yaml good
    /// ### file: group.yaml
    /// smplan: 1
    /// locations: {ridgeway: {name: Northline Ridgeway}, lakeside: {name: Northline Lakeside}}
    /// ### file: ridgeway.yaml
    /// smplan: 1
    /// extends: group.yaml
    /// location: ridgeway
    /// locations:
    ///   ridgeway: {time_zone: America/Denver}
    /// ```
    "other-location", Category::Locations, Severity::Error, since "0.2.0", while reading
}
