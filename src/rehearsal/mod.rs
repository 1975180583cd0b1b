//! A question to the plan, and what comes of it: which row of triage takes a comment, which playbook opens, who is told and who
//! answers, with which words and whether the promises hold. `who` asks one question, `drill` plays one playbook, `test` asks
//! the plan's own questions and compares.

mod cases;
mod coverage;
mod difference;
mod fallback;
mod first_message;
mod names;
mod question;
mod question_parser;

pub use cases::{Tried, try_case};
pub use coverage::{Coverage, Part, PartKind, Uncovered};
pub use difference::{Absence, Absentee, Actual, Compared, Difference, Expected, Hint};
pub use fallback::{FallbackOf, fallback};
pub use first_message::{is_for, words_for};
pub use names::{
    NameError, channels_called, find_action, find_channel, find_course, find_goal, find_kind, find_location,
    find_open_location, find_owner, find_person, find_playbook, what_there_is,
};
pub use question::{Question, Reply, Way, ask};
pub use question_parser::{Spoken, understand};
