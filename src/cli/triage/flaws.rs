//! What is wrong with rows of a file, and what is to be known before anybody believes the figures: facts, and their sentences.

use crate::report::counted;
use serde::Serialize;
use std::fmt::{self, Display, Formatter};

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

impl Display for Flaw {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Flaw::LineTooLong => formatter.write_str("the line is longer than 256 kB"),
            Flaw::RowTooLong => {
                formatter.write_str("a quotation mark is never closed, or the row is longer than 256 kB")
            }
            Flaw::Columns { found, expected } => {
                write!(formatter, "it has {found} columns, and the head has {expected}")
            }
            Flaw::NotUtf8 => {
                formatter.write_str("it is not in UTF-8: save the file as UTF-8 (Excel calls it `CSV UTF-8`), or say --encoding windows-1252")
            }
            Flaw::JsonEnds => formatter.write_str("it is no JSON object: it ends too early"),
            Flaw::JsonWrong { character } => {
                write!(formatter, "it is no JSON object: something is wrong at character {character}")
            }
            Flaw::NoTextInJson => formatter.write_str("it is no JSON object with a text in it"),
            Flaw::NoField { field } => write!(formatter, "it has no `{field}`"),
        }
    }
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

impl Display for Note {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Note::UnreadablePatterns { patterns } => write!(
                formatter,
                "{} in `match` cannot be read and {} nothing; `smplan lint` names {}",
                counted(*patterns, "pattern", "patterns"),
                if *patterns == 1 { "finds" } else { "find" },
                if *patterns == 1 { "it" } else { "them" },
            ),
            Note::NoChannels => formatter.write_str(
                "some rows ask for a channel, and the messages name none; --channel names the column",
            ),
            Note::NoSmallWords { language } => write!(
                formatter,
                "there is no list of small words for `{language}`, so that they count among the frequent words"
            ),
            Note::NoLabels { column } => write!(formatter, "no message has a label in the column `{column}`"),
        }
    }
}
