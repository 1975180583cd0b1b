use crate::diagnostic::{Category, Severity};
use crate::rules::declare_rule;

declare_rule! {
    /// A plan that builds on the plan of a store.
    ///
    /// What has `location` is the plan of one store, and other stores do not build on it. Layers in between, such as the plan of a region or a brand, have `extends` and no `location`.
    ///
    /// ## Why this matters
    /// People, channels and hours of one store would be those of another one.
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
    /// ### file: lakeside.yaml
    /// smplan: 1
    /// extends: ridgeway.yaml
    /// location: lakeside
    /// ```
    /// ```yaml good
    /// ### file: group.yaml
    /// smplan: 1
    /// locations: {ridgeway: {name: Northline Ridgeway}, lakeside: {name: Northline Lakeside}}
    /// ### file: ridgeway.yaml
    /// smplan: 1
    /// extends: group.yaml
    /// location: ridgeway
    /// ### file: lakeside.yaml
    /// smplan: 1
    /// extends: group.yaml
    /// location: lakeside
    /// ```
    "extends-a-store", Category::Locations, Severity::Error, since "0.2.0", while reading always, about structure
}
