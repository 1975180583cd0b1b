use crate::diagnostic::{Category, Severity};
use crate::rules::declare_rule;

declare_rule! {
    /// A path under `governance.tighten_only` to a field that has no stricter values.
    ///
    /// There are stricter values of times, rhythms, attempts, severities, hours, second factors, and of lists such as what a channel accepts.
    ///
    /// ## Why this matters
    /// Nobody knows what a store may write there, so it is locked, which `lock` says more clearly.
    ///
    /// ## Example
    /// ```yaml bad
    /// ### file: group.yaml
    /// smplan: 1
    /// extended_by: stores/*.yaml
    /// governance: {tighten_only: [channels.*.handle]}
    /// locations: {ridgeway: {name: Northline Ridgeway}}
    /// channels: {facebook: {platform: facebook, handle: northline}}
    /// ```
    /// ```yaml good
    /// ### file: group.yaml
    /// smplan: 1
    /// extended_by: stores/*.yaml
    /// governance: {lock: [channels.*.handle]}
    /// locations: {ridgeway: {name: Northline Ridgeway}}
    /// channels: {facebook: {platform: facebook, handle: northline}}
    /// ```
    "lock-without-direction", Category::Locations, Severity::Error, since "0.2.0", while reading
}
