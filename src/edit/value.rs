//! What is written into a plan.

use crate::edit::scalar;

/// A word, a list or a group of entries, in the order in which it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// A word, number, day or text. It is put in quotes where it has to be.
    Word(String),
    List(Vec<Value>),
    Group(Vec<(String, Value)>),
}

/// Longer lines are put on several.
const MOST_COLUMNS: usize = 120;

impl Value {
    pub fn word(word: impl Into<String>) -> Value {
        Value::Word(word.into())
    }

    /// In brackets, on one line.
    pub(super) fn in_brackets(&self) -> Option<String> {
        Some(match self {
            Value::Word(word) => scalar::fresh(word, true)?,
            Value::List(items) => {
                let items: Vec<_> = items.iter().map(Value::in_brackets).collect::<Option<_>>()?;
                format!("[{}]", items.join(", "))
            }
            Value::Group(entries) => {
                let entries = entries.iter().map(|(key, value)| entry_in_brackets(key, value));
                format!("{{{}}}", entries.collect::<Option<Vec<_>>>()?.join(", "))
            }
        })
    }

    /// What follows a name and its colon that stand at a column, with the blank or line break before it. Lines below begin at
    /// their column.
    pub(super) fn behind_name(&self, column: usize, width: usize) -> Option<String> {
        let inner = column + 2;
        match self {
            Value::Word(word) => match literal(word) {
                Some(literal) => Some(format!(" {}", indented(&literal, inner))),
                None => Some(format!(" {}", scalar::fresh(word, false)?)),
            },
            Value::List(items) => {
                let are_words = items.iter().all(|item| matches!(item, Value::Word(_)));
                let line = self.in_brackets()?;
                if are_words && width + line.chars().count() < MOST_COLUMNS {
                    return Some(format!(" {line}"));
                }
                let items = items.iter().map(|item| Some(format!("- {}", item.behind_dash(inner, false)?)));
                let items: Vec<String> = items.collect::<Option<_>>()?;
                Some(format!("\n{}{}", " ".repeat(inner), items.join(&format!("\n{}", " ".repeat(inner)))))
            }
            Value::Group(entries) => {
                let line = self.in_brackets()?;
                if !self.has_lines() && width + line.chars().count() < MOST_COLUMNS {
                    return Some(format!(" {line}"));
                }
                let blanks = " ".repeat(inner);
                Some(format!("\n{blanks}{}", entries_at(entries, inner)?))
            }
        }
    }

    /// What follows the `-` of an item that stands at a column, without the blank behind it: in brackets, or as lines.
    pub(super) fn behind_dash(&self, column: usize, as_lines: bool) -> Option<String> {
        let inner = column + 2;
        match self {
            Value::Word(word) => match literal(word) {
                Some(literal) => Some(indented(&literal, inner)),
                None => scalar::fresh(word, false),
            },
            Value::Group(entries) => {
                let line = self.in_brackets()?;
                let is_short = !self.has_lines() && column + line.chars().count() < MOST_COLUMNS;
                if (as_lines || !is_short) && !entries.is_empty() {
                    entries_at(entries, inner)
                } else {
                    Some(line)
                }
            }
            Value::List(_) => self.in_brackets(),
        }
    }

    /// Whether there is a text of several lines in it.
    fn has_lines(&self) -> bool {
        match self {
            Value::Word(word) => literal(word).is_some(),
            Value::List(items) => items.iter().any(Value::has_lines),
            Value::Group(entries) => entries.iter().any(|(_, value)| value.has_lines()),
        }
    }
}

/// An entry in brackets.
pub(super) fn entry_in_brackets(key: &str, value: &Value) -> Option<String> {
    Some(format!("{}: {}", scalar::fresh(key, true)?, value.in_brackets()?))
}

/// Entries on lines of their own; all but the first begin at a column.
pub(super) fn entries_at(entries: &[(String, Value)], column: usize) -> Option<String> {
    let lines = entries.iter().map(|(key, value)| entry_at(key, value, column));
    let lines: Vec<String> = lines.collect::<Option<_>>()?;
    Some(lines.join(&format!("\n{}", " ".repeat(column))))
}

/// An entry on lines of its own, of which all but the first are set in.
pub(super) fn entry_at(key: &str, value: &Value, column: usize) -> Option<String> {
    let key = scalar::fresh(key, false)?;
    let width = column + key.chars().count() + 2;
    Some(format!("{key}:{}", value.behind_name(column, width)?))
}

/// A text of several lines as `|` shows it; `None` where it is one line, or would not be read back.
fn literal(text: &str) -> Option<String> {
    let (body, header) = match text.strip_suffix('\n') {
        Some(body) => (body, "|"),
        None => (text, "|-"),
    };
    let is_fit = text.contains('\n')
        && !body.is_empty()
        && !body.starts_with([' ', '\t', '\n'])
        && !body.ends_with('\n')
        && !text.contains(|letter: char| {
            letter != '\n' && (letter.is_control() || matches!(letter, '\u{2028}' | '\u{2029}'))
        });
    is_fit.then(|| format!("{header}\n{body}"))
}

/// All lines but the first set in by so many blanks; empty lines stay empty.
fn indented(words: &str, column: usize) -> String {
    let mut lines = words.split('\n');
    let mut result = lines.next().unwrap_or_default().to_owned();
    for line in lines {
        result.push('\n');
        if !line.is_empty() {
            result.extend(std::iter::repeat_n(' ', column));
            result.push_str(line);
        }
    }
    result
}
