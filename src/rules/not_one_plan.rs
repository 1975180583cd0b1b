use crate::diagnostic::{Category, Severity};
use crate::rules::declare_rule;

declare_rule! {
    /// A file that holds no plan, or more than one document.
    ///
    /// ## Why this matters
    /// One file is one plan; only the first document of a file is read.
    ///
    /// ## Example
    /// ```yaml bad
    /// smplan: 1
    /// plan: {id: one, title: One}
    /// ---
    /// smplan: 1
    /// plan: {id: two, title: Two}
    /// ```
    /// ```yaml good
    /// smplan: 1
    /// plan: {id: one, title: One}
    /// ```
    "not-one-plan", Category::Structure, Severity::Error, since "0.1.0", while reading always
}
