//! Fields that are written as one value, or as a record that says more.

/// Declares what is a single value or a record of its own: the type for what is short, and the type for a mapping.
macro_rules! either {
    ($(#[$doc:meta])* pub enum $name:ident { $short:ident($value:ident), $long:ident($record:ident) $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Debug)]
        pub enum $name {
            $short($value),
            $long($record),
        }

        const _: () = {
            use crate::format::decode::{Decode, Said};
            use crate::format::reader::Reader;
            use crate::format::redaction::Redaction;
            use crate::format::shape::Shape;
            use crate::source::Span;
            use crate::syntax::{Content, Node};

            impl Decode for $name {
                const SHAPE: Shape = Shape::Either(&<$value>::SHAPE, &<$record>::SHAPE);

                fn decode<'t>(node: Node<'t>, at: Span, reader: &mut Reader<'t>) -> Option<$name> {
                    match node.content() {
                        Content::Mapping => <$record>::decode(node, at, reader).map($name::$long),
                        _ => <$value>::decode(node, at, reader).map($name::$short),
                    }
                }

                fn redact(&mut self, redaction: &mut Redaction) -> bool {
                    match self {
                        $name::$short(value) => value.redact(redaction),
                        $name::$long(record) => record.redact(redaction),
                    }
                }

                fn say<'p>(&'p self, at: Span, said: &mut Said<'p>) {
                    match self {
                        $name::$short(value) => value.say(at, said),
                        $name::$long(record) => record.say(at, said),
                    }
                }
            }
        };
    };
}

pub(crate) use either;
