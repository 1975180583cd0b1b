use crate::diagnostic::{Category, Severity};
use crate::rules::declare_rule;

declare_rule! {
    /// A character that nobody can see: a control character, one that looks like a space, or one that turns the direction of reading.
    ///
    /// Only controls are errors. A space that is none to YAML, and a soft hyphen in a word, are read as they are meant.
    ///
    /// ## Why this matters
    /// Hidden characters make two names that look alike differ, and text read otherwise than it is stored. They mostly come along when text is pasted from another program.
    ///
    /// ## Example
    /// `<U+202E>` stands for the character itself here.
    /// ```yaml bad
    /// plan:
    ///   title: Social <U+202E>media
    /// ```
    /// ```yaml good
    /// plan:
    ///   title: Social media
    /// ```
    "hidden-character", Category::Structure, Severity::Error, since "0.1.0", while reading, fixes some
}
