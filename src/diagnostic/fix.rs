//! How a finding can be mended, in the words of a plan and as changes of its text.

use crate::source::Span;

/// A way to mend a finding that smplan can take by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// Whether it is certainly what was meant; `--unsafe-fixes` takes the others too.
    pub is_safe: bool,
    pub edits: Vec<Edit>,
}

/// One change of a plan, said in the words of a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edit {
    /// Another word or text instead of the one at a place, quoted as it was or as it has to be.
    Rewrite { place: Span, value: String },
    /// Exactly these characters instead of those at a place.
    Replace { place: Span, text: String },
    /// One more field for the group of fields that begins at a place.
    AddField { place: Span, name: &'static str, value: String },
    /// Another name for the field whose value begins at a place.
    RenameField { place: Span, name: &'static str },
    /// No comment any more.
    RemoveComment { place: Span },
}

impl Edit {
    /// The place that is changed; it says in which file.
    pub fn place(&self) -> Span {
        match self {
            Edit::Rewrite { place, .. }
            | Edit::Replace { place, .. }
            | Edit::AddField { place, .. }
            | Edit::RenameField { place, .. }
            | Edit::RemoveComment { place } => *place,
        }
    }
}

/// One change of a text.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct TextEdit {
    pub span: Span,
    pub text: String,
}

/// A fix as changes of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mend {
    pub is_safe: bool,
    /// In the order of the files and their texts; they do not overlap.
    pub edits: Vec<TextEdit>,
}
