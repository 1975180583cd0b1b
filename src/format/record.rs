//! The macros that declare records and vocabularies.

/// Declares a record: a struct of fields, how it is read, and its documentation.
///
/// After the type of a field stands in brackets, each in its own, what else is to be said of it:
///
/// - whether it must be written: `[required]`, `[required in plans]`, `[required by "rule-name"]`,
///   `[required when "condition"]`; without one of these it may be left out.
/// - what holds where nothing is written: `[default PlanStatus::Active]`, `[default "24h"]` as it would be written,
///   `[default false]`; a method of the field's name gives what is written or that. `[default in words "by severity"]`
///   is for what depends on other fields.
/// - who may see it: `[public]`, `[internal Money]` with the kind of thing that is left out of documents for everybody,
///   or `[private Names]`. `#[seen whole]` above a record says once that whoever may see the record may see all of it. A
///   field of which neither is said does not compile.
/// - `[alias "organization"]`: another spelling that is read as well.
/// - `[tighter Less]`: which of its values ask for more, where a group says that stores may only tighten it.
/// - `[else of "severities" by "severity"]`: where it is not written, the field of the same name holds of the entry of that
///   section which the field `severity` beside it names.
/// - `[in force "active"]`: with any other word the record promises nothing.
/// - `[not shown "why"]`, where no document has to show it.
macro_rules! record {
    (
        $(#[doc = $doc:literal])*
        $(#[open $open:tt])?
        $(#[seen $seen:tt])?
        pub struct $record:ident, $name:literal {
            $( $(#[doc = $field_doc:literal])* $field:ident : $type:ty $([ $($attribute:tt)+ ])* ),* $(,)?
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
                fields: &[$( {
                    let field = crate::format::shape::FieldInfo::new(
                        crate::format::shape::field_name(stringify!($field)),
                        concat!($($field_doc, "\n"),*),
                        <$type as crate::format::decode::Decode>::SHAPE,
                    );
                    $( let field = crate::format::record::attribute!(field, $($attribute)+); )*
                    if Self::IS_SEEN_WHOLE { field.public().decided() } else { field.decided() }
                }, )*],
                open: crate::format::record::is_said!($($open)?),
            };

            const IS_SEEN_WHOLE: bool = crate::format::record::is_said!($($seen)?);

            $( $( crate::format::record::accessor! { $field, $type, $($attribute)+ } )* )*
        }

        impl crate::format::disclosed::Declared for $record {
            fn info() -> &'static crate::format::shape::RecordInfo {
                &Self::INFO
            }
        }

        impl crate::format::fields::Fields for $record {
            fn read<'t>(
                &mut self,
                name: &'t str,
                (key, value): (crate::syntax::Node<'t>, crate::syntax::Node<'t>),
                reader: &mut crate::format::reader::Reader<'t>,
            ) -> Option<&'static crate::format::shape::Shape> {
                let name = if const { Self::INFO.has_aliases() } { Self::INFO.name_of(name) } else { name };
                $(
                    if name == const { crate::format::shape::field_name(stringify!($field)) } {
                        crate::format::decode::read_field(&mut self.$field, name, key, value, reader);
                        return Some(&<$type as crate::format::decode::Decode>::SHAPE);
                    }
                )*
                None
            }

            fn places(&mut self, visit: &mut dyn FnMut(&mut crate::source::Span)) {
                $( visit(self.$field.span_mut()); )*
            }
        }

        impl crate::format::decode::Decode for $record {
            const SHAPE: crate::format::shape::Shape = crate::format::shape::Shape::Record(&Self::INFO);

            fn decode<'t>(
                node: crate::syntax::Node<'t>,
                at: crate::source::Span,
                reader: &mut crate::format::reader::Reader<'t>,
            ) -> Option<$record> {
                let empty = || $record { place: at, $( $field: crate::format::decode::Field::default(), )* };
                crate::format::fields::read_record(empty, &Self::INFO, (node, at), reader)
            }

            fn redact(&mut self, redaction: &mut crate::format::redaction::Redaction) -> bool {
                let mut public: Vec<&'static str> = Vec::new();
                $( public.extend(self.$field.get().map_or(&[][..], crate::format::decode::Decode::disclosed)); )*
                let mut fields = Self::INFO.fields.iter();
                $(
                    if let Some(field) = fields.next() {
                        redaction.field(&mut self.$field, field, &public);
                    }
                )*
                true
            }

            fn say<'p>(&'p self, _at: crate::source::Span, said: &mut crate::format::decode::Said<'p>) {
                $(
                    if let Some(value) = self.$field.get() {
                        let field = const { crate::format::shape::field_name(stringify!($field)) };
                        said.enter(Self::INFO.name, field);
                        crate::format::decode::Decode::say(value, self.$field.span(), said);
                    }
                )*
            }
        }
    };
}

/// What an attribute says of a field.
macro_rules! attribute {
    ($field:ident, required) => {
        $field.needed(crate::format::shape::Need::Required)
    };
    ($field:ident, required in plans) => {
        $field.needed(crate::format::shape::Need::RequiredInPlans)
    };
    ($field:ident, required by $rule:literal) => {
        $field.needed(crate::format::shape::Need::RequiredBy($rule))
    };
    ($field:ident, required when $condition:literal) => {
        $field.needed(crate::format::shape::Need::RequiredWhen($condition))
    };
    ($field:ident, default in words $words:literal) => {
        $field.with_default(crate::format::shape::FieldDefault::InWords($words))
    };
    ($field:ident, default true) => {
        $field.with_default(crate::format::shape::FieldDefault::Bool(true))
    };
    ($field:ident, default false) => {
        $field.with_default(crate::format::shape::FieldDefault::Bool(false))
    };
    ($field:ident, default $value:literal) => {
        $field.with_default(crate::format::shape::FieldDefault::Text($value))
    };
    ($field:ident, default $word:path) => {
        $field.with_default(crate::format::shape::FieldDefault::Text($word.word()))
    };
    ($field:ident, alias $name:literal) => {
        $field.with_alias($name)
    };
    ($field:ident, public) => {
        $field.public()
    };
    ($field:ident, internal $kind:ident) => {
        $field.internal(crate::format::privacy::Withheld::$kind)
    };
    ($field:ident, private $kind:ident) => {
        $field.private(crate::format::privacy::Withheld::$kind)
    };
    ($field:ident, tighter $tighter:ident) => {
        $field.tightened(crate::format::tighter::Tighter::$tighter)
    };
    ($field:ident, else of $section:literal by $by:literal) => {
        $field.falling_back($section, $by)
    };
    ($field:ident, in force $word:literal) => {
        $field.in_force_with($word)
    };
    ($field:ident, not shown $why:literal) => {
        $field.not_shown($why)
    };
}

/// The method that gives the value of a field or its default; nothing for other attributes.
macro_rules! accessor {
    ($field:ident, $type:ty, default in words $words:literal) => {};
    ($field:ident, $type:ty, default $value:tt) => {
        crate::format::record::accessor! { @method $field, $type, <$type as crate::format::values::Written<_>>::written($value) }
    };
    ($field:ident, $type:ty, default $word:path) => {
        crate::format::record::accessor! { @method $field, $type, $word }
    };
    (@method $field:ident, $type:ty, $default:expr) => {
        /// The value as it is written, else the default.
        pub fn $field(&self) -> $type {
            self.$field.get().cloned().unwrap_or_else(|| $default)
        }
    };
    ($field:ident, $type:ty, $($other:tt)+) => {};
}

/// Whether an attribute of a record is there.
macro_rules! is_said {
    () => {
        false
    };
    ($said:tt) => {
        true
    };
}

/// Declares a vocabulary: an enum whose values are the words of the format. Behind a bar stand other spellings that are read.
macro_rules! words {
    (
        $(#[doc = $doc:literal])*
        pub enum $words:ident { $( $(#[doc = $value_doc:literal])* $value:ident = $word:literal $(| $also:literal)* ),* $(,)? }
    ) => {
        $(#[doc = $doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $words { $( $(#[doc = $value_doc])* $value, )* }

        impl $words {
            pub const WORDS: &[&str] = &[$( $word ),*];

            /// The value of a word.
            pub fn of(word: &str) -> Option<$words> {
                match word { $( $word $(| $also)* => Some($words::$value), )* _ => None }
            }

            /// The word in the format.
            pub const fn word(self) -> &'static str {
                match self { $( $words::$value => $word, )* }
            }
        }

        impl crate::format::decode::Decode for $words {
            const SHAPE: crate::format::shape::Shape = crate::format::shape::Shape::Words(Self::WORDS, &[$( $( $also, )* )*]);

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

pub(crate) use {accessor, attribute, is_said, record, words};
