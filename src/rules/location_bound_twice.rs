use crate::diagnostic::{Category, Severity};
use crate::rules::declare_rule;

declare_rule! {
    /// Two plans of the same store.
    ///
    /// Looked at are the plans that another one lists under `extended_by`.
    ///
    /// ## Why this matters
    /// Two managers answer for the store, and each document names another one.
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
    /// ### file: stores/ridgeway-old.yaml
    /// smplan: 1
    /// extends: ../group.yaml
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
    /// ### file: stores/lakeside.yaml
    /// smplan: 1
    /// extends: ../group.yaml
    /// location: lakeside
    /// ```
    "location-bound-twice", Category::Locations, Severity::Error, since "0.2.0", while reading other files, about owners
}
