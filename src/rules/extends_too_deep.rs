use crate::diagnostic::{Category, Severity};
use crate::rules::declare_rule;

declare_rule! {
    /// More than 16 plans, each of which builds on the next.
    ///
    /// ## Why this matters
    /// Where a value comes from is found by reading one file after the other; nobody reads so many.
    ///
    /// ## Example
    /// ```yaml bad
    /// ### file: layer-1.yaml
    /// smplan: 1
    /// ### file: layer-2.yaml
    /// smplan: 1
    /// extends: layer-1.yaml
    /// ### file: layer-3.yaml
    /// smplan: 1
    /// extends: layer-2.yaml
    /// ### file: layer-4.yaml
    /// smplan: 1
    /// extends: layer-3.yaml
    /// ### file: layer-5.yaml
    /// smplan: 1
    /// extends: layer-4.yaml
    /// ### file: layer-6.yaml
    /// smplan: 1
    /// extends: layer-5.yaml
    /// ### file: layer-7.yaml
    /// smplan: 1
    /// extends: layer-6.yaml
    /// ### file: layer-8.yaml
    /// smplan: 1
    /// extends: layer-7.yaml
    /// ### file: layer-9.yaml
    /// smplan: 1
    /// extends: layer-8.yaml
    /// ### file: layer-10.yaml
    /// smplan: 1
    /// extends: layer-9.yaml
    /// ### file: layer-11.yaml
    /// smplan: 1
    /// extends: layer-10.yaml
    /// ### file: layer-12.yaml
    /// smplan: 1
    /// extends: layer-11.yaml
    /// ### file: layer-13.yaml
    /// smplan: 1
    /// extends: layer-12.yaml
    /// ### file: layer-14.yaml
    /// smplan: 1
    /// extends: layer-13.yaml
    /// ### file: layer-15.yaml
    /// smplan: 1
    /// extends: layer-14.yaml
    /// ### file: layer-16.yaml
    /// smplan: 1
    /// extends: layer-15.yaml
    /// ### file: layer-17.yaml
    /// smplan: 1
    /// extends: layer-16.yaml
    /// ### file: layer-18.yaml
    /// smplan: 1
    /// extends: layer-17.yaml
    /// ```
    /// ```yaml good
    /// ### file: group.yaml
    /// smplan: 1
    /// ### file: region.yaml
    /// smplan: 1
    /// extends: group.yaml
    /// ```
    "extends-too-deep", Category::Locations, Severity::Error, since "0.2.0", while reading always, about structure
}
