use crate::diagnostic::{Category, Severity};
use crate::rules::declare_rule;

declare_rule! {
    /// A hashtag in a text without quotes, which YAML takes for a comment.
    ///
    /// A comment with a space after its `#` is taken for a comment. A `#` that touches a word after a text is taken for a hashtag.
    ///
    /// ## Why this matters
    /// ` #` begins a comment in YAML, so the hashtag and all that follows it vanish without a word: the commonest silent loss in a social media plan.
    ///
    /// ## Example
    /// ```yaml bad
    /// actions:
    ///   taste:
    ///     do: Ask for pictures with #TasteOfSpring
    /// ```
    /// ```yaml good
    /// actions:
    ///   taste:
    ///     do: "Ask for pictures with #TasteOfSpring"  # in spring only
    /// ```
    "text-lost-to-comment", Category::Structure, Severity::Warning, since "0.1.0", while reading, fixes some
}
