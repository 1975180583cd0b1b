//! The only room where facts become words: phrases with typed arguments, one file a language.
//!
//! A language is a file of Project Fluent under `templates/text/`, which translators know; English is the reference for all
//! others and stands in where one of them says nothing. Nothing here reads a sentence back: a phrase is found by its key,
//! and what a plan says only ever fills gaps.

mod catalogue;
mod filling;
mod functions;
mod language;
mod old_words;
mod phrases;
mod units;

pub use catalogue::{Mistake, check, keys};
pub use language::{Language, USUAL_PLACE, direction};
pub use old_words::from_old_words;
pub use phrases::{Argument, Arguments, ENGLISH};
