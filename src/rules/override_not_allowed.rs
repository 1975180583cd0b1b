use crate::diagnostic::{Category, Severity};
use crate::rules::declare_rule;

declare_rule! {
    /// A store changes what the plan that it builds on has locked.
    ///
    /// `governance.lock` lists paths, `*` for any one name: `messages.*` are all messages of that plan, `moderation` is the whole section. Nobody who builds on the plan changes them or takes them out, or what they are in; own messages can be added. What is locked holds, in checks and in documents. Only the plan that locks it can allow a store to change it, under `lint.allow` with `rule`, `at`, `location`, `reason` and `until`.
    ///
    /// ## Why this matters
    /// Headquarters has legal look at each message once; the store that rewrites one promises what nobody has looked at.
    ///
    /// ## Example
    /// ```yaml bad
    /// ### file: group.yaml
    /// smplan: 1
    /// extended_by: stores/*.yaml
    /// governance: {lock: [messages.*]}
    /// locations: {ridgeway: {name: Northline Ridgeway}}
    /// messages: {sorry: {text: We are sorry to hear that.}}
    /// ### file: stores/ridgeway.yaml
    /// smplan: 1
    /// extends: ../group.yaml
    /// location: ridgeway
    /// messages: {sorry: {text: Call us, we pay for everything.}}
    /// ```
    /// ```yaml good
    /// ### file: group.yaml
    /// smplan: 1
    /// extended_by: stores/*.yaml
    /// governance: {lock: [messages.*]}
    /// locations: {ridgeway: {name: Northline Ridgeway}}
    /// messages: {sorry: {text: We are sorry to hear that.}}
    /// ### file: stores/ridgeway.yaml
    /// smplan: 1
    /// extends: ../group.yaml
    /// location: ridgeway
    /// messages: {ridgeway-sorry: {text: We are sorry. Ask for Uma.}}
    /// ```
    "override-not-allowed", Category::Locations, Severity::Error, since "0.2.0", while reading for stores
}
