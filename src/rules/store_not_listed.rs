use crate::diagnostic::{Category, Severity};
use crate::rules::declare_rule;

declare_rule! {
    /// A plan that builds on another one, which does not list it.
    ///
    /// `extended_by` in the plan that others build on holds the paths of these, as patterns from its own folder: `stores/*.yaml`. Who checks that plan then checks all of them.
    ///
    /// ## Why this matters
    /// Headquarters changes a message, sees that all is well, and breaks the plan of the store that nobody looked at.
    ///
    /// ## Example
    /// ```yaml bad
    /// ### file: group.yaml
    /// smplan: 1
    /// extended_by: stores/*.yaml
    /// locations: {ridgeway: {name: Northline Ridgeway}, lakeside: {name: Northline Lakeside}}
    /// ### file: branches/ridgeway.yaml
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
    /// ```
    "store-not-listed", Category::Locations, Severity::Warning, since "0.2.0", while reading
}
