use crate::diagnostic::{Category, Severity};
use crate::rules::declare_rule;

declare_rule! {
    /// A version of the format that this program does not know.
    ///
    /// ## Why this matters
    /// A newer format may mean something else by the same words, so nothing is guessed.
    ///
    /// ## Example
    /// ```yaml bad
    /// smplan: 2
    /// plan: {id: next}
    /// ```
    /// ```yaml good
    /// smplan: 1
    /// plan: {id: next}
    /// ```
    "unsupported-version", Category::Structure, Severity::Error, since "0.1.0", while reading always
}
