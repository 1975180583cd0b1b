//! A comment and the triage table: which row takes it, and which rows can never take one.
//!
//! Rows are tried in order and the first that fits wins, as a person would read them. A row fits where one of its `any` is in
//! the comment and no `not` overlaps it, none of its `unless` is, and the comment stands on one of its `channels`; what a row leaves out asks for nothing.
//! A row without `match` is for people and never fits.

mod caught;
mod emergencies;
mod finder;
mod frequent;
mod labels;
mod links;
mod moves;
mod normalize;
mod pattern;
mod patterns;
mod phrases;
mod sample;
mod shadow;
mod share;
mod table;
mod tally;
mod typos;
mod unusual;
mod written;

pub use caught::PhraseReport;
pub use emergencies::needed_in_lists;
pub use frequent::{FrequentRun, FrequentWords};
pub use labels::{LabelReport, Miss, OfLabel, RowMeasures, UnknownLabel, Went};
pub use moves::Move;
pub use normalize::plain;
pub use pattern::{MOST_PATTERNS, Problem};
pub use patterns::Patterns;
pub use phrases::{Hit, Phrases, problem};
pub use sample::Sample;
pub use shadow::Shadowed;
pub use table::{Fit, Query, Table};
pub use tally::{Census, Comment, Lost, PlaybookReport, RowReport, Tally, Unmatched};
pub use unusual::{UnusualRun, UnusualWords};
