//! Values as YAML and as JSON.

use crate::syntax::{Content, Node, Scalar, Style};
use serde_json::{Map, Number, Value};

/// A node as JSON; of aliases that repeat endlessly only the beginning.
pub(super) fn value(node: Node<'_>) -> Value {
    const MOST: usize = 20_000;
    counted(node, &mut MOST.clone())
}

fn counted(node: Node<'_>, n_left: &mut usize) -> Value {
    let Some(left) = n_left.checked_sub(1) else { return Value::Null };
    *n_left = left;
    match node.content() {
        Content::Scalar(scalar) => plain(scalar),
        Content::List => Value::Array(node.items().map(|item| counted(item, n_left)).collect()),
        Content::Mapping => {
            let entries = node
                .entries()
                .filter_map(|(key, value)| Some((key.key()?.to_owned(), counted(value, n_left))));
            Value::Object(entries.collect::<Map<String, Value>>())
        }
        Content::Broken => Value::Null,
    }
}

/// A word as JSON: what is not quoted may be a number.
fn plain(scalar: Scalar<'_>) -> Value {
    let text = scalar.text;
    if scalar.style != Style::Plain {
        return Value::from(text);
    }
    if scalar.is_null() {
        return Value::Null;
    }
    match text {
        "true" => Value::Bool(true),
        "false" => Value::Bool(false),
        _ => number(text).map_or_else(|| Value::from(text), Value::Number),
    }
}

/// A number as JSON writes it.
fn number(text: &str) -> Option<Number> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let has_lost_zero = digits.len() > 1 && digits.starts_with('0') && !digits.starts_with("0.");
    if has_lost_zero || !digits.starts_with(|first: char| first.is_ascii_digit()) {
        return None;
    }
    serde_json::from_str(text).ok()
}

/// A value on one line, shortened.
pub(super) fn short(value: &Value) -> String {
    const LONGEST: usize = 40;
    let text = match value {
        Value::String(text) => text.replace(['\n', '\r'], " "),
        Value::Object(_) => "{…}".to_owned(),
        Value::Array(items) => {
            let words: Vec<String> = items.iter().map(short).collect();
            format!("[{}]", words.join(", "))
        }
        other => other.to_string(),
    };
    if text.chars().count() <= LONGEST {
        return text;
    }
    let begin: String = text.chars().take(LONGEST - 1).collect();
    format!("{begin}…")
}

/// A word as YAML on one line, as it may stand behind a colon.
pub(super) fn inline(scalar: Scalar<'_>) -> String {
    let is_plain = scalar.style == Style::Plain && !scalar.text.contains(is_unseen);
    if is_plain { scalar.text.to_owned() } else { quoted(scalar.text) }
}

/// A word as it may stand between brackets; `None` where it cannot without quotes that it has not.
pub(super) fn in_brackets(scalar: Scalar<'_>) -> Option<String> {
    let has_signs = scalar.text.contains([',', '[', ']', '{', '}', '\n']);
    match scalar.style {
        Style::Plain if has_signs => None,
        Style::Plain | Style::Quoted => Some(inline(scalar)),
        Style::Block => None,
    }
}

/// The head of a block of lines and the lines; `None` where the text is to be quoted.
pub(super) fn block(text: &str) -> Option<(&'static str, Vec<&str>)> {
    let ends = text.len() - text.trim_end_matches('\n').len();
    let is_odd = text.starts_with([' ', '\t', '\n']) || text.chars().any(|one| one != '\n' && is_unseen(one));
    let body = text.get(..text.len() - ends).filter(|body| !body.is_empty() && !is_odd && ends < 2)?;
    if body.lines().any(|line| line.ends_with(' ') || line.ends_with('\t')) {
        return None;
    }
    Some((if ends == 0 { "|-" } else { "|" }, body.split('\n').collect()))
}

/// A text between quotes.
pub(super) fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for one in text.chars() {
        match one {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            one if is_unseen(one) => {
                let code = u32::from(one);
                let escaped = if code > 0xFFFF { format!("\\U{code:08X}") } else { format!("\\u{code:04X}") };
                quoted.push_str(&escaped);
            }
            one => quoted.push(one),
        }
    }
    quoted.push('"');
    quoted
}

/// Whether a letter is not seen as it is.
fn is_unseen(one: char) -> bool {
    one.is_control() || crate::report::is_hidden(one) || matches!(one, '\u{2028}' | '\u{2029}' | '\u{feff}')
}
