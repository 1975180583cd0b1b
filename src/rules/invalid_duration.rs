use crate::diagnostic::{Category, Severity};
use crate::rules::declare_rule;

declare_rule! {
    /// A duration without a unit, or one that is not a duration.
    ///
    /// A duration is a whole number and a unit: `m` minutes, `h` hours, `d` days, `bd` business days, `w` weeks, `mo` months, `y` years. Where something has to be done within a time, that time is longer than nothing. How often something is posted is written `3/week`.
    ///
    /// ## Why this matters
    /// On-call tools count in minutes, seconds or hours; 15 alone means something else to each reader.
    ///
    /// ## Example
    /// ```yaml bad
    /// playbooks:
    ///   complaint: {acknowledge_within: 15}
    /// ```
    /// ```yaml good
    /// playbooks:
    ///   complaint: {acknowledge_within: 15m}
    /// ```
    "invalid-duration", Category::Structure, Severity::Error, since "0.1.0", while reading, fixes some, loses a part
}
