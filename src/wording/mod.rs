//! What a text for customers says: times, hours, sums, contacts, and phrases that it does better without.
//!
//! A text is read once into facts, which are exact: figures with units, and the names of units in six languages. What it
//! means beyond that is nobody's guess.

mod contacts;
mod fact;
mod filled;
mod lists;
mod reading;
mod style;
mod tokens;
mod words;

pub use contacts::{Contact, Contacts};
pub use fact::Fact;
pub use filled::Filled;
pub use lists::{Listed, Lists, languages_with_lists, lists_of};
pub use reading::{Sum, Wording, WrittenHours, read};
pub use style::{ListedWord, MOST_PATTERNS, WordLists};
pub use words::is_known;
