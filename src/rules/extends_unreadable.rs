use crate::diagnostic::{Category, Severity};
use crate::rules::declare_rule;

declare_rule! {
    /// A plan that builds on a file that cannot be read, or that is no plan.
    ///
    /// `extends` holds a path from the folder of the file that it stands in: with `/` between folders, to a file that ends with `.yaml` or `.yml`, inside the repository. Links are followed, and may not lead out of it either. A submodule below is fine. Without a repository the top is the folder of the nearest `smplan.toml`, else the folder that one is in, else that of the file.
    ///
    /// ## Why this matters
    /// Half a plan looks like a whole one: the store would seem to have no escalation path, no messages and nobody who answers. Until it is fixed only what stands in the file itself is looked at.
    ///
    /// ## Example
    /// ```yaml bad
    /// ### file: group.yaml
    /// smplan: 1
    /// people: {dana: {name: Dana Reyes, email: dana@example.com}}
    /// ### file: ridgeway.yaml
    /// smplan: 1
    /// extends: gruop.yaml
    /// ```
    /// ```yaml good
    /// ### file: group.yaml
    /// smplan: 1
    /// people: {dana: {name: Dana Reyes, email: dana@example.com}}
    /// ### file: ridgeway.yaml
    /// smplan: 1
    /// extends: group.yaml
    /// ```
    "extends-unreadable", Category::Locations, Severity::Error, since "0.2.0", while reading always, about structure
}
