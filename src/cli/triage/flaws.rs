//! What is wrong with rows of a file, and what is to be known before anybody believes the figures, as facts.

use serde::Serialize;

/// Why a row of the file cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "is", rename_all = "kebab-case")]
pub(super) enum Flaw {
    /// The line is longer than 256 kB.
    LineTooLong,
    /// A quotation mark is never closed, or the row is longer than 256 kB.
    RowTooLong,
    /// The row has other columns than the head.
    Columns { found: usize, expected: usize },
    /// The row holds letters in another encoding than UTF-8.
    NotUtf8,
    /// The JSON ends too early.
    JsonEnds,
    /// Something in the JSON is wrong, at this character of the line, from 1.
    JsonWrong { character: usize },
    /// It is no JSON object with a text in it.
    NoTextInJson,
    /// The object does not have the field with the words.
    NoField { field: String },
}

impl From<&serde_json::Error> for Flaw {
    fn from(error: &serde_json::Error) -> Flaw {
        use serde_json::error::Category;
        match error.classify() {
            Category::Eof => Flaw::JsonEnds,
            Category::Syntax => Flaw::JsonWrong { character: error.column() },
            Category::Data | Category::Io => Flaw::NoTextInJson,
        }
    }
}

/// What else is to be said before anybody believes the figures.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "is", rename_all = "kebab-case")]
pub(super) enum Note {
    /// So many patterns cannot be read and find nothing.
    UnreadablePatterns { patterns: usize },
    /// Some rows ask for a channel, and the messages name none.
    NoChannels,
    /// There is no list of small words for the language, so that they count among the frequent words.
    NoSmallWords { language: String },
    /// No message has a label in this column.
    NoLabels { column: String },
}
