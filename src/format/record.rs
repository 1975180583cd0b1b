//! The macros that declare records and vocabularies.

/// Declares a record: a struct of fields, how it is read, and its documentation.
///
/// After the type of a field, brackets say whether it must be written: `[required]`,
/// `[required in plans]`, `[required by "rule-name"]`, `[required when "condition"]`,
/// `[default "value"]`; nothing there means that it may be left out.
macro_rules! record {
    (
        $(#[doc = $doc:literal])*
        $(#[open $open:tt])?
        pub struct $record:ident, $name:literal {
            $( $(#[doc = $field_doc:literal])* $field:ident : $type:ty $([ $($need:tt)+ ])? ),* $(,)?
        }
    ) => {
        $(#[doc = $doc])*
        #[derive(Clone, Debug)]
        pub struct $record {
            /// The place to mark when something is missing here: the name or the first field.
            pub place: crate::source::Span,
            $( $(#[doc = $field_doc])* pub $field: crate::format::decode::Field<$type>, )*
        }

        impl $record {
            pub(crate) const INFO: crate::format::shape::RecordInfo = crate::format::shape::RecordInfo {
                name: $name,
                documentation: concat!($($doc, "\n"),*),
                fields: &[$( crate::format::shape::FieldInfo {
                    name: crate::format::shape::field_name(stringify!($field)),
                    documentation: concat!($($field_doc, "\n"),*),
                    need: crate::format::record::need!($($($need)+)?),
                    shape: <$type as crate::format::decode::Decode>::SHAPE,
                }, )*],
                open: crate::format::record::is_open!($($open)?),
            };
        }

        impl crate::format::decode::Decode for $record {
            const SHAPE: crate::format::shape::Shape = crate::format::shape::Shape::Record(&Self::INFO);

            fn decode<'t>(
                node: crate::syntax::Node<'t>,
                at: crate::source::Span,
                reader: &mut crate::format::reader::Reader<'t>,
            ) -> Option<$record> {
                if !reader.is_mapping(node, "fields with values") {
                    return None;
                }
                let mut record = $record { place: at, $( $field: crate::format::decode::Field::default(), )* };
                let mut misspelt = Vec::new();
                for (key, value) in node.entries() {
                    let Some(name) = reader.word(key) else { continue };
                    $(
                        if name == const { crate::format::shape::field_name(stringify!($field)) } {
                            crate::format::decode::read_field(&mut record.$field, name, key, value, reader);
                            continue;
                        }
                    )*
                    misspelt.extend(reader.unknown_field(node, key, value, &Self::INFO).map(|meant| (meant, key.span())));
                }
                let mut fields = Self::INFO.fields.iter();
                $(
                    if let Some(field) = fields.next().filter(|_| record.$field.is_missing()) {
                        match misspelt.iter().find(|(meant, _)| *meant == field.name) {
                            // It is there under another name, which was reported: one mistake, one finding.
                            Some(&(_, place)) => record.$field.mark_unreadable(place),
                            None => reader.missing_field(at, &Self::INFO, field),
                        }
                    }
                )*
                Some(record)
            }
        }
    };
}

macro_rules! need {
    () => {
        crate::format::shape::Need::Optional
    };
    (required) => {
        crate::format::shape::Need::Required
    };
    (required in plans) => {
        crate::format::shape::Need::RequiredInPlans
    };
    (required by $rule:literal) => {
        crate::format::shape::Need::RequiredBy($rule)
    };
    (required when $condition:literal) => {
        crate::format::shape::Need::RequiredWhen($condition)
    };
    (default $value:literal) => {
        crate::format::shape::Need::Default($value)
    };
}

macro_rules! is_open {
    () => {
        false
    };
    ($open:tt) => {
        true
    };
}

/// Declares a vocabulary: an enum whose values are the words of the format.
macro_rules! words {
    (
        $(#[doc = $doc:literal])*
        pub enum $words:ident { $( $(#[doc = $value_doc:literal])* $value:ident = $word:literal ),* $(,)? }
    ) => {
        $(#[doc = $doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $words { $( $(#[doc = $value_doc])* $value, )* }

        impl $words {
            pub const WORDS: &[&str] = &[$( $word ),*];

            /// The value of a word.
            pub fn of(word: &str) -> Option<$words> {
                match word { $( $word => Some($words::$value), )* _ => None }
            }

            /// The word in the format.
            pub fn word(self) -> &'static str {
                match self { $( $words::$value => $word, )* }
            }
        }

        impl crate::format::decode::Decode for $words {
            const SHAPE: crate::format::shape::Shape = crate::format::shape::Shape::Words(Self::WORDS);

            fn decode<'t>(
                node: crate::syntax::Node<'t>,
                _at: crate::source::Span,
                reader: &mut crate::format::reader::Reader<'t>,
            ) -> Option<$words> {
                let scalar = reader.scalar(node, "a word")?;
                let value = $words::of(scalar.text);
                if value.is_none() {
                    reader.unknown_word(node, Self::WORDS);
                }
                value
            }
        }
    };
}

pub(crate) use {is_open, need, record, words};
