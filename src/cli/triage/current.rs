//! The message that is read just now.

/// A message as it is kept until the next one.
#[derive(Debug, Default)]
pub(super) struct Current {
    pub(super) text: String,
    pub(super) channel: Option<String>,
    pub(super) label: Option<String>,
    /// The line of the file, from 1.
    pub(super) line: u64,
}
