use crate::diagnostic::{Category, Severity};
use crate::rules::declare_rule;

declare_rule! {
    /// Plans that build on one another in a ring.
    ///
    /// ## Why this matters
    /// None of them is the last word, so that nobody can say what holds.
    ///
    /// ## Example
    /// ```yaml bad
    /// ### file: group.yaml
    /// smplan: 1
    /// extends: region.yaml
    /// ### file: region.yaml
    /// smplan: 1
    /// extends: group.yaml
    /// ```
    /// ```yaml good
    /// ### file: group.yaml
    /// smplan: 1
    /// ### file: region.yaml
    /// smplan: 1
    /// extends: group.yaml
    /// ```
    "extends-cycle", Category::Locations, Severity::Error, since "0.2.0", while reading always, about structure
}
