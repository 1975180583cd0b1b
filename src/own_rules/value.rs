//! A plan as expressions see it: as it is written, aliases followed.

use crate::syntax::{Content, Node, Scalar, Style};
use minijinja::Value;
use std::collections::{BTreeMap, HashMap};

/// What was turned into values already: what several aliases stand for is one value.
#[derive(Default)]
pub(super) struct Values {
    known: HashMap<(usize, u32), (Value, u64)>,
}

impl Values {
    /// The value of a node, and how many nodes one sees who walks through all of it.
    pub(super) fn of(&mut self, node: Node<'_>) -> (Value, u64) {
        let identity = node.identity();
        if let Some(known) = self.known.get(&identity) {
            return known.clone();
        }
        let made = match node.content() {
            Content::Scalar(scalar) => (plain(scalar), 1),
            Content::Broken => (Value::UNDEFINED, 1),
            Content::List => {
                let items: Vec<(Value, u64)> = node.items().map(|item| self.of(item)).collect();
                let size = items.iter().fold(1, |sum: u64, (_, size)| sum.saturating_add(*size));
                (Value::from(items.into_iter().map(|(value, _)| value).collect::<Vec<_>>()), size)
            }
            Content::Mapping => {
                let mut size = 1_u64;
                let mut map = BTreeMap::new();
                for (key, value) in node.entries() {
                    let (value, n_nodes) = self.of(value);
                    size = size.saturating_add(n_nodes);
                    map.insert(key.key().unwrap_or_default().to_owned(), value);
                }
                (Value::from(map), size)
            }
        };
        self.known.insert(identity, made.clone());
        made
    }
}

/// Words, numbers, true and false, as YAML 1.2 reads them.
fn plain(scalar: Scalar<'_>) -> Value {
    if scalar.is_null() {
        return Value::UNDEFINED;
    }
    if scalar.style != Style::Plain {
        return Value::from(scalar.text);
    }
    match scalar.text {
        "true" => Value::from(true),
        "false" => Value::from(false),
        text => {
            let is_number = text.starts_with(|first: char| first.is_ascii_digit() || first == '-');
            match (text.parse::<i64>(), text.parse::<f64>()) {
                (Ok(number), _) if is_number => Value::from(number),
                (_, Ok(number)) if is_number && number.is_finite() => Value::from(number),
                _ => Value::from(text),
            }
        }
    }
}
