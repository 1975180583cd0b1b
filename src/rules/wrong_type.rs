use crate::diagnostic::{Category, Severity};
use crate::rules::declare_rule;

declare_rule! {
    /// A value of another type than its field has: text, number, list, names with values; or no value at all.
    ///
    /// ## Why this matters
    /// A missing owner must not read as somebody called "null", and a target that is no number cannot be reached.
    ///
    /// ## Example
    /// ```yaml bad
    /// goals:
    ///   regulars: {target: many}
    /// ```
    /// ```yaml good
    /// goals:
    ///   regulars: {target: 90}
    /// ```
    "wrong-type", Category::Structure, Severity::Error, since "0.1.0", while reading, fixes some, loses a part
}
