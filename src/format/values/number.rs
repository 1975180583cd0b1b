//! Numbers, and yes or no.

use crate::diagnostic::Edit;
use crate::format::decode::Decode;
use crate::format::reader::{Reader, clip};
use crate::format::shape::Shape;
use crate::source::Span;
use crate::syntax::{Node, Style};

/// A number, whole or with a decimal point.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub struct Number(pub f64);

impl Decode for Number {
    const SHAPE: Shape = Shape::Value("number", crate::format::shape::Plain::Number);

    fn decode<'t>(node: Node<'t>, _at: Span, reader: &mut Reader<'t>) -> Option<Number> {
        let scalar = reader.scalar(node, "a number")?;
        let parsed =
            scalar.text.parse::<f64>().ok().filter(|number| number.is_finite() && is_digits(scalar.text));
        if parsed.is_none() {
            not_a_number(node, "a number", reader);
        }
        parsed.map(Number)
    }
}

/// A whole number from 0 on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct WholeNumber(pub u32);

impl Decode for WholeNumber {
    const SHAPE: Shape = Shape::Value("whole number", crate::format::shape::Plain::WholeNumber);

    fn decode<'t>(node: Node<'t>, _at: Span, reader: &mut Reader<'t>) -> Option<WholeNumber> {
        let scalar = reader.scalar(node, "a whole number")?;
        let parsed = scalar.text.parse().ok().filter(|_| is_digits(scalar.text));
        if parsed.is_none() {
            not_a_number(node, "a whole number", reader);
        }
        parsed.map(WholeNumber)
    }
}

impl Decode for bool {
    const SHAPE: Shape = Shape::Value("true or false", crate::format::shape::Plain::Bool);

    fn decode<'t>(node: Node<'t>, _at: Span, reader: &mut Reader<'t>) -> Option<bool> {
        let scalar = reader.scalar(node, "`true` or `false`")?;
        match scalar.text {
            "true" if scalar.style == Style::Plain => return Some(true),
            "false" if scalar.style == Style::Plain => return Some(false),
            _ => {}
        }
        let meant = match scalar.text.to_ascii_lowercase().as_str() {
            "yes" | "y" | "on" | "true" => Some("true"),
            "no" | "n" | "off" | "false" => Some("false"),
            _ => None,
        };
        let found = format!("`{}`", clip(scalar.text));
        let finding = reader.wrong_type(node, "`true` or `false`", &found);
        if let Some(meant) = meant {
            let edit = Edit::Replace { place: finding.span, text: meant.to_owned() };
            finding.help(format!("write {meant} without quotes")).fix(edit);
        }
        None
    }
}

fn is_digits(text: &str) -> bool {
    text.starts_with(|first: char| first.is_ascii_digit() || matches!(first, '-' | '+' | '.'))
        && text.ends_with(|last: char| last.is_ascii_digit())
}

fn not_a_number<'t>(node: Node<'t>, needed: &str, reader: &mut Reader<'t>) {
    let text = node.key().unwrap_or_default();
    // `61 000`, `1,200` and `45 %` have one reading; `1,5` has two.
    let mut digits: String =
        text.chars().filter(|letter| !letter.is_whitespace() && *letter != '\u{202f}').collect();
    let grouped = digits.split(',').skip(1).all(|group| {
        group.len() >= 3
            && group.as_bytes().first_chunk::<3>().is_some_and(|first| first.iter().all(u8::is_ascii_digit))
    });
    if grouped {
        digits = digits.replace(',', "");
    }
    let digits = digits.trim_end_matches('%');
    let found = format!("`{}`", clip(text));
    let mended = digits.parse::<f64>().is_ok_and(f64::is_finite) && is_digits(digits);
    let finding = reader.wrong_type(node, needed, &found);
    if mended && digits != text {
        let edit = Edit::Replace { place: finding.span, text: digits.to_owned() };
        finding.help(format!("write {digits}; the unit has a field of its own")).fix(edit);
    } else {
        finding.help("write digits alone, such as 15 or 6.4");
    }
}
