use crate::diagnostic::{Category, Severity};
use crate::rules::declare_rule;

declare_rule! {
    /// Text that is not YAML.
    ///
    /// What could be read before the mistake is still checked; what is missing is not reported, because it may stand further down.
    ///
    /// ## Why this matters
    /// Nothing after the mistake can be read. Most often a quote is open, a line is indented otherwise than its neighbours, or text with a colon needs quotes.
    ///
    /// ## Example
    /// ```yaml bad
    /// plan:
    ///   title: "Social media plan 2026
    /// ```
    /// ```yaml good
    /// plan:
    ///   title: "Social media plan 2026"
    /// ```
    "invalid-yaml", Category::Structure, Severity::Error, since "0.1.0", while reading always
}
