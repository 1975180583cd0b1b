use crate::diagnostic::{Category, Severity};
use crate::rules::declare_rule;

declare_rule! {
    /// A path under `governance.lock` or `governance.tighten_only` that leads to nothing in the plan.
    ///
    /// ## Why this matters
    /// The name is perhaps misspelt, and what was to be locked is not.
    ///
    /// ## Example
    /// ```yaml bad
    /// ### file: group.yaml
    /// smplan: 1
    /// extended_by: stores/*.yaml
    /// governance: {lock: [mesages.*]}
    /// locations: {ridgeway: {name: Northline Ridgeway}}
    /// messages: {sorry: {text: We are sorry to hear that.}}
    /// ```
    /// ```yaml good
    /// ### file: group.yaml
    /// smplan: 1
    /// extended_by: stores/*.yaml
    /// governance: {lock: [messages.*]}
    /// locations: {ridgeway: {name: Northline Ridgeway}}
    /// messages: {sorry: {text: We are sorry to hear that.}}
    /// ```
    "lock-matches-nothing", Category::Locations, Severity::Warning, since "0.2.0", while reading whole plans
}
