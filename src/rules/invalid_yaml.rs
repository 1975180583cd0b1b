use crate::diagnostic::{Category, Severity};
use crate::rules::declare_rule;

declare_rule! {
    /// Text that is not YAML.
    ///
    /// A mistake costs the smallest block in which it stands: a field, an item of a list, an entry. Everything else is read and checked, and the last lines of a report say which lines were not. Rules that hang by what was not read are silent: what is missing may stand there. Own rules, documents and `--fix` wait until all of the file can be read.
    ///
    /// ## Why this matters
    /// Nobody knows what is meant by such a line. Most often a quote is open, a line is indented otherwise than its neighbours, or text with a colon needs quotes.
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
