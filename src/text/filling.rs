//! What fills gaps: words, and what they were made from.

use crate::text::phrases::Argument;
use fluent_bundle::types::FluentType;
use std::borrow::Cow;

/// Words that fill a gap, and what they are, for phrases that ask for another form of it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Filling {
    pub(super) text: String,
    pub(super) of: Of,
}

/// What words were made from.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Of {
    /// Words of the plan that no choice of a phrase takes for its own.
    Plan,
    Duration {
        amount: u32,
        unit: String,
    },
    /// Things one after the other.
    List(Vec<String>),
}

impl Filling {
    pub(super) fn into_argument(self) -> Argument<'static> {
        Argument::Custom(Box::new(self))
    }

    /// What a gap is filled with, where it is more than words.
    pub(super) fn in_gap<'v>(value: &'v Argument<'_>) -> Option<&'v Filling> {
        let Argument::Custom(value) = value else { return None };
        (**value).as_any().downcast_ref()
    }
}

impl FluentType for Filling {
    fn duplicate(&self) -> Box<dyn FluentType + Send> {
        Box::new(self.clone())
    }

    fn as_string(&self, _: &intl_memoizer::IntlLangMemoizer) -> Cow<'static, str> {
        Cow::Owned(self.text.clone())
    }

    fn as_string_threadsafe(&self, _: &intl_memoizer::concurrent::IntlLangMemoizer) -> Cow<'static, str> {
        Cow::Owned(self.text.clone())
    }
}

/// Words of the plan as they fill a gap. Phrases choose by `none`, `yes` and `no`: a person who is called so is none of these.
pub(super) fn plan_text(text: String) -> Argument<'static> {
    match text.as_str() {
        "none" | "yes" | "no" => Filling { text, of: Of::Plan }.into_argument(),
        _ => Argument::from(text),
    }
}
