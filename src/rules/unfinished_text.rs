use crate::diagnostic::{Category, Leniency, Severity};
use crate::rules::declare_rule;

declare_rule! {
    /// A text that somebody meant to write later: TBD, TODO, "to be added", `[Name]`, lorem ipsum, or nothing between quotes.
    ///
    /// The words are English ones; in plans of other languages `TBD`, `TODO` and empty texts are found all the same.
    ///
    /// ## Why this matters
    /// Real public plans ship pages that say "To be added". In a crisis somebody copies `[Name]` into a public answer.
    ///
    /// ## Example
    /// ```yaml bad
    /// messages:
    ///   privacy: {text: To be added}
    /// ```
    /// ```yaml good
    /// messages:
    ///   privacy: {text: We do not share your data. Ask us for a copy at any time.}
    /// ```
    "unfinished-text", Category::Structure, Severity::Error, Leniency::InDrafts, since "0.1.0", while reading
}
