//! Fields for colleagues that an entry gives to everybody: `public: [phone, hours]`.

use crate::format::decode::Decode;
use crate::format::privacy::Privacy;
use crate::format::reader::{Reader, clip};
use crate::format::rule;
use crate::format::shape::{RecordInfo, Shape};
use crate::format::values::Text;
use crate::source::Span;
use crate::syntax::{Content, Node};
use std::marker::PhantomData;

/// A record that knows how it is declared.
pub(crate) trait Declared {
    fn info() -> &'static RecordInfo;
}

/// Names of fields of an entry that are for colleagues, and that everybody may see all the same: `public: [phone, hours]`.
#[derive(Clone, Debug)]
pub struct Disclosed<R> {
    names: Vec<&'static str>,
    of: PhantomData<fn() -> R>,
}

impl<R: Declared> Decode for Disclosed<R> {
    const SHAPE: Shape = Shape::OwnFields;

    fn decode<'t>(node: Node<'t>, at: Span, reader: &mut Reader<'t>) -> Option<Disclosed<R>> {
        // A single word is refused as it is for all lists.
        let names = match node.content() {
            Content::List => {
                Some(node.items().filter_map(|item| disclosed(item, R::info(), reader)).collect())
            }
            _ => Vec::<Text>::decode(node, at, reader).map(|_| Vec::new()),
        };
        names.map(|names| Disclosed { names, of: PhantomData })
    }

    fn disclosed(&self) -> &[&'static str] {
        &self.names
    }
}

/// The field that an item of `public` names, or a finding that says why it cannot be named.
fn disclosed<'t>(
    item: Node<'t>,
    record: &'static RecordInfo,
    reader: &mut Reader<'t>,
) -> Option<&'static str> {
    if !reader.afford(item) {
        return None;
    }
    let word = reader.scalar(item, "the name of a field")?.text;
    let field = record.fields.iter().find(|field| field.name == word);
    let message = match field.map(|field| field.privacy) {
        Some(Privacy::Colleagues(_)) => return field.map(|field| field.name),
        Some(Privacy::Never(_)) => format!("`{word}` of {} is never in a public document", record.name),
        Some(Privacy::Everybody) => format!("`{word}` of {} is in public documents anyway", record.name),
        None => format!("`{}` does not know `{}`", reader.field, clip(word)),
    };
    let names: Vec<&'static str> = record.own_fields().collect();
    let near = if field.is_none() { reader.nearest(word, names.iter().copied()) } else { None };
    let finding = reader.find(rule::UNKNOWN_VALUE, item.span(), message);
    match near {
        // What it names will be seen by everybody: that is for a person to decide.
        Some(near) => finding.help(format!("did you mean `{near}`?")).rewrite(near, false),
        None => finding.help(format!("remove it, or write one of: {}", names.join(", "))),
    };
    None
}
