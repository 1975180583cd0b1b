use crate::diagnostic::{Category, Severity};
use crate::rules::declare_rule;

declare_rule! {
    /// A file that a plan lists under `extended_by`, and that does not build on it.
    ///
    /// ## Why this matters
    /// The store has a plan of its own, and nothing that headquarters decides reaches it.
    ///
    /// ## Example
    /// ```yaml bad
    /// ### file: group.yaml
    /// smplan: 1
    /// extended_by: stores/*.yaml
    /// locations: {ridgeway: {name: Northline Ridgeway}, lakeside: {name: Northline Lakeside}}
    /// ### file: stores/ridgeway.yaml
    /// smplan: 1
    /// location: ridgeway
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
    /// ```
    "store-does-not-extend", Category::Locations, Severity::Error, since "0.2.0", while reading other files, about structure
}
