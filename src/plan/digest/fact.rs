//! A value as its digest sees it.

use crate::format::decode::{Field, OneOrMany};
use crate::format::map::Map;
use crate::format::values::{Date, Delay, Duration, Moment, Number, Text, TimeOfDay, Url, WholeNumber};
use crate::plan::document::Plan;
use crate::plan::ids::{
    AudienceId, ChannelId, ContactId, GoalId, OwnerId, PlaceOrOwnerId, PlaybookId, SeverityId,
};
use crate::plan::messages::NamedValues;
use crate::plan::triage::Typos;
use crate::source::Spanned;
use serde::{Serialize, Serializer};
use std::collections::BTreeMap;
use unicode_normalization::UnicodeNormalization;

/// What a value says. What is not there, and what is empty, is left out of the group that it belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fact {
    Word(String),
    List(Vec<Fact>),
    /// In the order in which it is read; its digest is blind to that.
    Group(Vec<(String, Fact)>),
    /// A message, which is read elsewhere: its digest counts, however it is called.
    Message {
        id: String,
        digest: String,
    },
}

impl Fact {
    /// A group of what is there.
    pub(super) fn group<'n>(entries: impl IntoIterator<Item = (&'n str, Fact)>) -> Fact {
        let there = entries.into_iter().filter(|(_, fact)| !fact.is_nothing());
        Fact::Group(there.map(|(name, fact)| (name.to_owned(), fact)).collect())
    }

    /// The messages that it names, each as often as it does.
    pub fn messages(&self) -> Vec<&str> {
        match self {
            Fact::Word(_) => Vec::new(),
            Fact::Message { id, .. } => vec![id],
            Fact::List(items) => items.iter().flat_map(Fact::messages).collect(),
            Fact::Group(entries) => entries.iter().flat_map(|(_, fact)| fact.messages()).collect(),
        }
    }

    pub(super) fn nothing() -> Fact {
        Fact::List(Vec::new())
    }

    fn is_nothing(&self) -> bool {
        match self {
            Fact::Word(_) | Fact::Message { .. } => false,
            Fact::List(items) => items.is_empty(),
            Fact::Group(entries) => entries.is_empty(),
        }
    }
}

/// As canonical JSON: the names of a group are sorted.
impl Serialize for Fact {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Fact::Word(word) | Fact::Message { digest: word, .. } => serializer.serialize_str(word),
            Fact::List(items) => serializer.collect_seq(items),
            Fact::Group(entries) => {
                let sorted: BTreeMap<&String, &Fact> =
                    entries.iter().map(|(name, fact)| (name, fact)).collect();
                serializer.collect_map(sorted)
            }
        }
    }
}

/// What somebody agrees to.
pub(super) trait Agreed {
    /// What it says in a plan; `None` where that could not be read.
    fn fact(&self, plan: &Plan) -> Option<Fact>;
}

/// A text as it is read: letters with accents in one form, no blanks at the ends of lines, and none of the ways to end a line.
impl Agreed for Text {
    fn fact(&self, _plan: &Plan) -> Option<Fact> {
        let text: String = self.nfc().collect();
        let text = text.replace("\r\n", "\n").replace('\r', "\n");
        let lines: Vec<&str> = text.split('\n').map(|line| line.trim_end_matches([' ', '\t'])).collect();
        Some(Fact::Word(lines.join("\n").trim_end_matches('\n').to_owned()))
    }
}

macro_rules! as_written {
    ($($value:ty),* $(,)?) => {$(
        impl Agreed for $value {
            fn fact(&self, _plan: &Plan) -> Option<Fact> {
                Some(Fact::Word(self.to_string()))
            }
        }
    )*};
}

as_written! { bool, Date, Duration }

macro_rules! by_its_value {
    ($($value:ty),* $(,)?) => {$(
        impl Agreed for $value {
            fn fact(&self, _plan: &Plan) -> Option<Fact> {
                Some(Fact::Word(self.0.to_string()))
            }
        }
    )*};
}

by_its_value! { AudienceId, ChannelId, ContactId, Delay, GoalId, Moment, Number, OwnerId, PlaceOrOwnerId, PlaybookId, SeverityId, Typos, WholeNumber }

impl Agreed for TimeOfDay {
    fn fact(&self, _plan: &Plan) -> Option<Fact> {
        Some(Fact::Word((**self).to_owned()))
    }
}

impl Agreed for Url {
    fn fact(&self, _plan: &Plan) -> Option<Fact> {
        Some(Fact::Word((**self).to_owned()))
    }
}

impl<T: Agreed> Agreed for Field<T> {
    fn fact(&self, plan: &Plan) -> Option<Fact> {
        if self.is_missing() {
            return Some(Fact::nothing());
        }
        self.get()?.fact(plan)
    }
}

impl<T: Agreed> Agreed for Spanned<T> {
    fn fact(&self, plan: &Plan) -> Option<Fact> {
        self.value.fact(plan)
    }
}

impl<T: Agreed> Agreed for Vec<T> {
    fn fact(&self, plan: &Plan) -> Option<Fact> {
        self.iter().map(|item| item.fact(plan)).collect::<Option<_>>().map(Fact::List)
    }
}

impl<T: Agreed> Agreed for OneOrMany<T> {
    fn fact(&self, plan: &Plan) -> Option<Fact> {
        self.0.fact(plan)
    }
}

impl<T: Agreed> Agreed for Map<T> {
    fn fact(&self, plan: &Plan) -> Option<Fact> {
        if self.is_part {
            return None;
        }
        let entries = self.entries().iter().map(|entry| Some((&*entry.id, entry.value.fact(plan)?)));
        let entries = entries.collect::<Option<Vec<_>>>()?.into_iter();
        // A name counts although nothing is said of it: a placeholder without a limit.
        Some(Fact::Group(entries.map(|(name, fact)| (name.to_owned(), fact)).collect()))
    }
}

impl<T: Agreed> Agreed for NamedValues<T> {
    fn fact(&self, plan: &Plan) -> Option<Fact> {
        self.0.fact(plan)
    }
}
