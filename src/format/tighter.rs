//! In which direction the values of a field ask for more: what a group may say that its stores only tighten.

/// In which direction the values of a field are stricter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tighter {
    /// Less time: a promise that is kept sooner, something that is done more often.
    Less,
    /// A larger number.
    More,
    /// All that was there, and perhaps more.
    Superset,
    /// Nothing that was not there.
    Subset,
    /// `true`, or `required`.
    True,
    /// A worse severity.
    Worse,
}

impl Tighter {
    /// What a store may still write where it may only tighten the field.
    pub fn in_words(self) -> &'static str {
        match self {
            Tighter::Less => "a store may write less time, never more",
            Tighter::More => "a store may write a larger number, never a smaller one",
            Tighter::Superset => "a store may add to it, and take nothing out",
            Tighter::Subset => "a store may take out of it, and add nothing",
            Tighter::True => "a store may switch it on, never off",
            Tighter::Worse => "a store may write a worse one, never a milder one",
        }
    }
}
