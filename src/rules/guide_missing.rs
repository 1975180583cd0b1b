use crate::diagnostic::{Category, Leniency, Severity};
use crate::rules::declare_rule;

declare_rule! {
    /// A file under `content.guides` that is not there.
    ///
    /// `file: style.md` holds a path from the folder of the plan to a file beside it or below, no link. It is looked for and not read.
    ///
    /// ## Why this matters
    /// Whoever is led to a style guide that is not there writes without one, and asks once.
    ///
    /// ## Example
    /// ```yaml bad
    /// ### file: plan.yaml
    /// smplan: 1
    /// content: {guides: [{title: Style guide, file: style.md}]}
    /// ```
    /// ```yaml good
    /// ### file: style.md
    /// Plain words.
    /// ### file: plan.yaml
    /// smplan: 1
    /// content: {guides: [{title: Style guide, file: style.md}]}
    /// ```
    "guide-missing", Category::Publishing, Severity::Error, Leniency::InDrafts, since "0.2.0", while reading
}
