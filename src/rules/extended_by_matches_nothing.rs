use crate::diagnostic::{Category, Severity};
use crate::rules::declare_rule;

declare_rule! {
    /// A pattern of `extended_by` fits no file, so that no plan of a store is looked at with this one.
    ///
    /// Files outside of the repository, also behind a link, are none that it fits.
    ///
    /// ## Why this matters
    /// Stores that a slip of the pen leaves out are not checked, not counted, and nobody misses them.
    ///
    /// ## Example
    /// ```yaml bad
    /// ### file: group.yaml
    /// smplan: 1
    /// extended_by: store/*.yaml
    /// locations: {ridgeway: {name: Northline Ridgeway}}
    /// ### file: stores/ridgeway.yaml
    /// smplan: 1
    /// extends: ../group.yaml
    /// location: ridgeway
    /// ```
    /// ```yaml good
    /// ### file: group.yaml
    /// smplan: 1
    /// extended_by: stores/*.yaml
    /// locations: {ridgeway: {name: Northline Ridgeway}}
    /// ### file: stores/ridgeway.yaml
    /// smplan: 1
    /// extends: ../group.yaml
    /// location: ridgeway
    /// ```
    "extended-by-matches-nothing", Category::Locations, Severity::Warning, since "0.2.0", while reading other files
}
