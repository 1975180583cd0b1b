use crate::diagnostic::{Category, Severity};
use crate::rules::declare_rule;

declare_rule! {
    /// A reference to something that is not in the plan.
    ///
    /// Owners are people or roles; `serves`, `channel`, `message`, `escalation`, `playbook`, `contact`, `audience` and `region` name things of their kind. A reference into a section that is missing as a whole is not reported again.
    ///
    /// ## Why this matters
    /// A playbook that names a message that does not exist fails at 2 a.m.
    ///
    /// ## Example
    /// ```yaml bad
    /// messages:
    ///   holding-general: {kind: holding, channels: [], text: We know and we are on it.}
    /// playbooks:
    ///   pile-on: {title: Many people criticise us at once, messages: [holding-genral]}
    /// ```
    /// ```yaml good
    /// messages:
    ///   holding-general: {kind: holding, channels: [], text: We know and we are on it.}
    /// playbooks:
    ///   pile-on: {title: Many people criticise us at once, messages: [holding-general]}
    /// ```
    "unknown-reference", Category::Structure, Severity::Error, since "0.1.0", while reading whole plans, fixes some, loses a part
}
