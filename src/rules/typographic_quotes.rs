use crate::diagnostic::{Category, Severity};
use crate::rules::declare_rule;

declare_rule! {
    /// A text stands in the quotes of a word processor, which YAML takes for letters of the text.
    ///
    /// It is read as if the quotes were straight ones, and other programs that read the file will not do so.
    ///
    /// ## Why this matters
    /// Word processors and chats make “curly” quotes of straight ones. They look right, and then an owner is not found, a page shows the marks, or a colon in the text ends it.
    ///
    /// ## Example
    /// ```yaml bad
    /// plan: {title: “Our plan”}
    /// ```
    /// ```yaml good
    /// plan: {title: "Our plan"}
    /// ```
    "typographic-quotes", Category::Structure, Severity::Warning, since "0.2.0", while reading, fixes some
}
