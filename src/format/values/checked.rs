//! Texts that must have a form.

/// Declares texts, each with its description, the rule that speaks when the form is wrong, a check that says what is
/// wrong with a text, a function that says how to fix it, and what it is said as where rules ask for all that is written.
macro_rules! checked_text {
    ($( $(#[doc = $doc:literal])* $name:ident, $described:literal, $rule:ident, $check:ident, $mend:ident $(, said as a $said:ident)?; )*) => {
        $(
            $(#[doc = $doc])*
            #[derive(Clone, Debug, PartialEq, Eq)]
            pub struct $name(Box<str>);

            impl $name {
                /// A text of this form; else what is wrong with it, and how to write it.
                pub fn read(text: &str) -> Result<$name, (&'static str, String)> {
                    match $check(text) {
                        Ok(()) => Ok($name(text.into())),
                        Err(reason) => Err((reason, $mend(text))),
                    }
                }
            }

            impl crate::format::values::Written<&'static str> for $name {
                fn written(default: &'static str) -> $name {
                    $name(default.into())
                }
            }

            impl std::ops::Deref for $name {
                type Target = str;

                fn deref(&self) -> &str {
                    &self.0
                }
            }

            impl crate::format::decode::Decode for $name {
                const SHAPE: crate::format::shape::Shape = crate::format::shape::Shape::Value($described, crate::format::shape::Plain::Text);

                fn decode<'t>(
                    node: crate::syntax::Node<'t>,
                    _at: crate::source::Span,
                    reader: &mut crate::format::reader::Reader<'t>,
                ) -> Option<$name> {
                    let text = reader.scalar(node, $described)?.text;
                    match $name::read(text) {
                        Ok(read) => Some(read),
                        Err((reason, help)) => {
                            let message = format!("`{}` {reason}", crate::format::reader::clip(text));
                            reader.find(crate::format::rule::$rule, node.span(), message).help(help);
                            None
                        }
                    }
                }

                $(
                    fn say<'p>(&'p self, at: crate::source::Span, said: &mut crate::format::decode::Said<'p>) {
                        said.$said(self, at);
                    }
                )?
            }
        )*
    };
}

pub(crate) use checked_text;
