use crate::diagnostic::{Category, Severity};
use crate::rules::declare_rule;

declare_rule! {
    /// A file that is larger, deeper or more repetitive than any plan.
    ///
    /// The limits are 8 MiB for a file, 100,000 bytes for one text, 64 lists and mappings inside one another, and ten times the length of the file for what aliases repeat.
    ///
    /// ## Why this matters
    /// Plans come from strangers too, in pull requests; checking them must not exhaust the machine.
    ///
    /// ## Example
    /// ```yaml bad
    /// plan:
    ///   values: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]
    /// ```
    /// ```yaml good
    /// plan:
    ///   values: [plain words]
    /// ```
    "input-too-large", Category::Structure, Severity::Error, since "0.1.0", while reading always, loses a part
}
