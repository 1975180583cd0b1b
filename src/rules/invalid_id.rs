use crate::diagnostic::{Category, Severity};
use crate::rules::declare_rule;

declare_rule! {
    /// An id that is not in lower case with hyphens.
    ///
    /// Ids are made of lower-case letters, digits and single hyphens, at most 48 characters: `store-manager`. `anyone`, `reporter` and `location` are reserved.
    ///
    /// ## Why this matters
    /// Ids become anchors in pages and names of files.
    ///
    /// ## Example
    /// ```yaml bad
    /// goals:
    ///   Answer Fast: {statement: Everybody gets an answer within minutes}
    /// ```
    /// ```yaml good
    /// goals:
    ///   answer-fast: {statement: Everybody gets an answer within minutes}
    /// ```
    "invalid-id", Category::Structure, Severity::Error, since "0.1.0", while reading, fixes some, loses a part
}
