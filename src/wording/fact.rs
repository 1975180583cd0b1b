//! What texts state, with the words that state it.

/// Something that a text says, in its own words.
#[derive(Clone, Debug)]
pub struct Fact<T> {
    pub value: T,
    pub words: String,
    /// The number of its sentence.
    pub sentence: usize,
    /// Whether it comes from the example of a placeholder, in whole or in part.
    pub is_example: bool,
}
