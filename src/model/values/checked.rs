//! Texts that must have a form.

/// Declares texts, each with its description, the rule that speaks when the form is wrong, a check that says what is
/// wrong with a text, and a function that says how to mend it.
macro_rules! checked_text {
    ($( $(#[doc = $doc:literal])* $name:ident, $described:literal, $rule:ident, $check:ident, $mend:ident; )*) => {
        $(
            $(#[doc = $doc])*
            #[derive(Clone, Debug, PartialEq, Eq)]
            pub struct $name(Box<str>);

            impl std::ops::Deref for $name {
                type Target = str;

                fn deref(&self) -> &str {
                    &self.0
                }
            }

            impl crate::model::decode::Decode for $name {
                const SHAPE: crate::model::shape::Shape = crate::model::shape::Shape::Value($described, crate::model::shape::Plain::Text);

                fn decode<'t>(
                    node: crate::syntax::Node<'t>,
                    _at: crate::source::Span,
                    reader: &mut crate::model::reader::Reader<'t>,
                ) -> Option<$name> {
                    let text = reader.scalar(node, $described)?.text;
                    match $check(text) {
                        Ok(()) => Some($name(text.into())),
                        Err(reason) => {
                            let message = format!("`{}` {reason}", crate::model::reader::clip(text));
                            reader.find(crate::model::rule::$rule, node.span(), message).help($mend(text));
                            None
                        }
                    }
                }
            }
        )*
    };
}

pub(super) use checked_text;
