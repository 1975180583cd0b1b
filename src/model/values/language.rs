//! Languages and countries.

use crate::model::decode::Decode;
use crate::model::reader::{Reader, clip};
use crate::model::rule;
use crate::model::shape::Shape;
use crate::source::Span;
use crate::syntax::Node;
use std::ops::Deref;

macro_rules! code {
    ($( $(#[doc = $doc:literal])* $name:ident, $described:literal, $check:ident; )*) => {
        $(
            $(#[doc = $doc])*
            #[derive(Clone, Debug, PartialEq, Eq)]
            pub struct $name(Box<str>);

            impl Deref for $name {
                type Target = str;

                fn deref(&self) -> &str {
                    &self.0
                }
            }

            impl Decode for $name {
                const SHAPE: Shape = Shape::Value($described);

                fn decode<'t>(node: Node<'t>, _at: Span, reader: &mut Reader<'t>) -> Option<$name> {
                    let text = reader.scalar(node, $described)?.text;
                    if $check(text) {
                        return Some($name(text.into()));
                    }
                    let message = format!("`{}` does not know `{}`", reader.field, clip(text));
                    reader.find(rule::UNKNOWN_VALUE, node.span(), message).help(concat!("write a ", $described));
                    None
                }
            }
        )*
    };
}

code! {
    /// A language tag of BCP 47: `en`, `es`, `pt-BR`.
    Language, "language code such as en, es or pt-BR", is_language;
    /// A country of ISO 3166 in two capital letters: `IE`, `US`.
    Country, "country code in two capital letters, such as US or IE", is_country;
}

fn is_language(text: &str) -> bool {
    let mut parts = text.split('-');
    let primary = parts.next().unwrap_or_default();
    (2..=3).contains(&primary.len())
        && primary.bytes().all(|byte| byte.is_ascii_lowercase())
        && text.len() <= 35
        && parts.all(|part| {
            (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
        })
}

fn is_country(text: &str) -> bool {
    text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_uppercase())
}
