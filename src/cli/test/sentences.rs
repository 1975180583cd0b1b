//! What differs from what a case expects, in English.

use crate::rehearsal::{Absence, Actual, Compared, Expected, Hint, PartKind, Uncovered, what_there_is};
use crate::response::length;
use crate::text::Language;

/// What is said of cases; nothing of it is in the language of a plan.
pub(super) struct Sentences(Language);

impl Sentences {
    pub(super) fn english() -> Sentences {
        Sentences(Language::english())
    }

    pub(super) fn expected(&self, expected: &Expected) -> String {
        match expected {
            Expected::Expectation => "what should happen".to_owned(),
            Expected::Question => "a comment".to_owned(),
            Expected::Time => "a time".to_owned(),
            Expected::Kind { kind: id }
            | Expected::Playbook { playbook: id }
            | Expected::Message { message: id } => quoted(id),
            Expected::AnsweredBy { who } => all_quoted(who, " or "),
            Expected::NotAnsweredBy { who } => format!("not by `{who}`"),
            Expected::AnsweredWithin { within, until } => {
                format!("within {within}, until {}", self.0.moment(until))
            }
        }
    }

    pub(super) fn got(&self, got: &Actual) -> String {
        match got {
            Actual::NoExpectation => "nothing".to_owned(),
            Actual::NoQuestion => "neither `message` nor `kind` nor `playbook`".to_owned(),
            Actual::NoTime { needed_by } => format!("none, although the case expects `{}`", name(*needed_by)),
            Actual::UnknownKind => "no such row in `triage`".to_owned(),
            Actual::NoRow => "no row of `triage`".to_owned(),
            Actual::Kind { kind: id }
            | Actual::Playbook { playbook: id }
            | Actual::Message { message: id } => quoted(id),
            Actual::RowWithoutPlaybook { row, kind } => {
                format!("{}, which opens no playbook", row_name(*row, kind.as_deref()))
            }
            Actual::NoPlaybook => "no playbook: no row of `triage` fits".to_owned(),
            Actual::NoMessage => "no message".to_owned(),
            Actual::NobodyIsAsked => "nobody is asked".to_owned(),
            Actual::Answer { by, at, minutes } => {
                let wait = match minutes {
                    0 => "at once".to_owned(),
                    minutes => format!("after {}", length(*minutes)),
                };
                format!("{} on {}, {wait}", all_quoted(by, " or "), self.0.moment(at))
            }
            Actual::NoHours { who } => format!("nobody knows: {} has no hours", all_quoted(who, ", ")),
            Actual::NoAnswer => "nobody answers".to_owned(),
        }
    }

    pub(super) fn hint(&self, hint: &Hint) -> String {
        match hint {
            Hint::WriteExpectation => "write `expect:` with what should happen".to_owned(),
            Hint::WriteQuestion => {
                "write `message:` with the words of a comment, `kind:` with a kind of `triage`, or `playbook:`"
                    .to_owned()
            }
            Hint::WriteTime => {
                "write `at:` with the day and the time of the comment, such as 2026-03-14T22:30".to_owned()
            }
            Hint::Kinds { near, all } => what_there_is(near.as_deref(), all),
            Hint::FirstMessage => {
                "the message of the triage row is sent, else the first acknowledgement or holding message of the playbook that is written for the channel"
                    .to_owned()
            }
            Hint::RowFits { row, kind, phrase } => {
                format!("{} fits by `{phrase}`", row_name(*row, kind.as_deref()))
            }
            Hint::RowTakesRest { row, kind } => {
                format!("{} takes what is left", row_name(*row, kind.as_deref()))
            }
            Hint::RowLeavesOut { row, kind, phrase } => {
                format!("{} would fit but for its `not`: `{phrase}`", row_name(*row, kind.as_deref()))
            }
            Hint::NoMatch => {
                "no row has a `match`: name the `kind`, or add `match:` to the rows that programs may choose"
                    .to_owned()
            }
            Hint::Away { who } => {
                const MOST: usize = 6;
                let shown = who.iter().take(MOST);
                let shown: Vec<String> =
                    shown.map(|one| format!("`{}` {}", one.who, self.absence(&one.why))).collect();
                let more = match who.len().saturating_sub(MOST) {
                    0 => String::new(),
                    n_more => format!(" and {n_more} more"),
                };
                format!("{}{more}", shown.join(", "))
            }
        }
    }

    fn absence(&self, absence: &Absence) -> String {
        let until = |until: &Option<String>| match until {
            Some(until) => format!("until {}", self.0.moment(until)),
            None => "for weeks".to_owned(),
        };
        match absence {
            Absence::OffDuty { until: at } => format!("is off duty {}", until(at)),
            Absence::OnLeave { until: at } => format!("is on leave {}", until(at)),
            Absence::NoHours => "has no hours in the plan".to_owned(),
            Absence::Silent => "does not answer".to_owned(),
            Absence::MayNotAnswer => "may not answer here".to_owned(),
            Absence::Program => "is a program".to_owned(),
            Absence::Nobody => "is nobody in particular".to_owned(),
        }
    }
}

/// What is compared: the field of `expect` as it is written.
pub(super) fn name(compared: Compared) -> &'static str {
    match compared {
        Compared::Case => "the case",
        Compared::Kind => "kind",
        Compared::Playbook => "playbook",
        Compared::Message => "message",
        Compared::AnsweredBy => "answered_by",
        Compared::NotAnsweredBy => "not_answered_by",
        Compared::AnsweredWithin => "answered_within",
    }
}

/// Parts of a plan that cases may exercise.
pub(super) fn parts(kind: PartKind) -> &'static str {
    match kind {
        PartKind::Playbooks => "playbooks",
        PartKind::LadderSteps => "escalation path steps",
        PartKind::TriageRows => "triage rows",
        PartKind::Channels => "channels",
    }
}

pub(super) fn uncovered(part: &Uncovered) -> String {
    match part {
        Uncovered::Playbook { id } | Uncovered::Channel { id } => quoted(id),
        Uncovered::Step { ladder, step } => format!("step {step} of `{ladder}`"),
        Uncovered::Row { row, kind } => row_name(*row, kind.as_deref()),
    }
}

fn row_name(row: usize, kind: Option<&str>) -> String {
    match kind {
        Some(kind) => format!("row {row} `{kind}`"),
        None => format!("row {row}"),
    }
}

fn quoted(id: &str) -> String {
    format!("`{id}`")
}

fn all_quoted(ids: &[String], between: &str) -> String {
    ids.iter().map(|id| quoted(id)).collect::<Vec<_>>().join(between)
}
