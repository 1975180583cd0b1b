//! A question to the plan, and what comes of it: which row of triage takes a comment, which playbook opens, who is told and who
//! answers, with which words and whether the promises hold. `who` asks one question, `drill` plays one playbook, `test` asks
//! the plan's own questions and compares.

mod cases;
mod coverage;
mod first_message;
mod names;
mod question;
mod question_parser;

pub use cases::{Difference, Tried, reach_in_words, try_case};
pub use coverage::{Coverage, Part};
pub use first_message::{is_for, words_for};
pub use names::{
    Unknown, channels_called, find_channel, find_kind, find_location, find_owner, find_playbook,
};
pub use question::{Question, Reply, Way, ask};
pub use question_parser::{Spoken, understand};
