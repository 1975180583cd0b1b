//! A change as a fact: ids, numbers and days, never a sentence.

use crate::source::Span;
use serde::Serialize;
use serde_json::Value;

/// One difference in meaning.
#[derive(Clone, Debug)]
pub struct Change {
    pub group: Group,
    pub level: Level,
    /// The section of the plan that it is in.
    pub section: &'static str,
    pub subject: Subject,
    pub what: What,
    /// Where it is written on each side.
    pub places: Sides<Option<Span>>,
    /// Of something that comes of other changes: those that have to do with it. It claims no cause.
    pub touched: Vec<(Subject, Sides<Option<Span>>)>,
}

impl Change {
    /// The names of the fields on the way to it, from the one in the section or its entry on.
    pub fn fields(&self) -> impl Iterator<Item = &str> {
        self.subject.field.iter().filter_map(|part| match part {
            PathPart::Field { name } => Some(name.as_str()),
            PathPart::Entry { .. } | PathPart::Item { .. } => None,
        })
    }
}

/// The same thing of the old and of the new plan.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Sides<T> {
    pub old: T,
    pub new: T,
}

/// What a change is about, in the order in which readers are told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Group {
    /// What is promised to customers, and whether it holds.
    Promises,
    /// Who works with the plan, and whose turn it is.
    People,
    /// What is to be reached, and how.
    Goals,
    /// What is done when something happens.
    Playbooks,
    /// What goes out when, and who signs it off.
    Publishing,
    /// Stores and regions.
    Stores,
    /// Words that customers read.
    Words,
    /// Who agreed to what.
    Approvals,
    /// Rules, locks and how the plan itself is kept.
    Governance,
    /// What is called otherwise.
    Renamed,
    /// What nobody acts on.
    Wording,
}

impl Group {
    pub const ALL: [Group; 11] = [
        Group::Promises,
        Group::People,
        Group::Goals,
        Group::Playbooks,
        Group::Publishing,
        Group::Stores,
        Group::Words,
        Group::Approvals,
        Group::Governance,
        Group::Renamed,
        Group::Wording,
    ];

    /// The word by which it is known.
    pub fn word(self) -> &'static str {
        match self {
            Group::Promises => "promises",
            Group::People => "people",
            Group::Goals => "goals",
            Group::Playbooks => "playbooks",
            Group::Publishing => "publishing",
            Group::Stores => "stores",
            Group::Words => "words",
            Group::Approvals => "approvals",
            Group::Governance => "governance",
            Group::Renamed => "renamed",
            Group::Wording => "wording",
        }
    }
}

/// How grave a change is, the gravest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    /// A promise is newly broken, a step out of reach, a case fails, or agreed words differ without a new approval.
    Error,
    /// Something is worse than before.
    Warning,
    /// Everything else that somebody acts on.
    Info,
    /// Nobody acts on it.
    Wording,
}

impl Level {
    /// The word by which it is known.
    pub fn word(self) -> &'static str {
        match self {
            Level::Error => "error",
            Level::Warning => "warning",
            Level::Info => "info",
            Level::Wording => "wording",
        }
    }
}

/// How many changes there are of each level.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    pub errors: usize,
    pub warnings: usize,
    pub infos: usize,
    pub wording: usize,
}

impl Counts {
    pub fn of<'c>(changes: impl IntoIterator<Item = &'c Change>) -> Counts {
        let mut counts = Counts::default();
        for change in changes {
            match change.level {
                Level::Error => counts.errors += 1,
                Level::Warning => counts.warnings += 1,
                Level::Info => counts.infos += 1,
                Level::Wording => counts.wording += 1,
            }
        }
        counts
    }
}

/// What a change is said of: an entry of a section, or the section itself, and the field in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Subject {
    /// What one such thing is called in the format: `person`, `playbook`; of a section that has no entries `section`.
    pub kind: String,
    /// The id of the entry, as the new plan has it, else the old one; of a section its name.
    pub id: String,
    /// What it is called, where that is more than its id.
    pub name: Option<String>,
    /// The field in it, from the outside in; empty where it is about the whole entry.
    pub field: Vec<PathPart>,
}

/// A step on the way to a field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "is", rename_all = "kebab-case")]
pub enum PathPart {
    /// A field of a group.
    Field { name: String },
    /// An entry of named things.
    Entry { id: String },
    /// An item of a list, counted from 1: as the new plan counts, else the old one.
    Item { noun: &'static str, number: usize },
}

/// What is different.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum What {
    /// It is there only in the new plan.
    Added { value: Value },
    /// It is there only in the old plan.
    Removed { value: Value },
    /// Both have it, and it is not the same.
    Changed { old: Value, new: Value },
    /// The same items in another order.
    Reordered { old: Value, new: Value },
    /// An item of a list whose order counts stands elsewhere; items count from 1.
    Moved { from: usize, to: usize, shadows: Vec<usize> },
    /// It is called otherwise.
    Renamed { from: String },
    /// What is promised, and what comes of it.
    Promise {
        #[serde(flatten)]
        promise: Box<Pledged>,
    },
    /// Somebody without whom a promise would be broken, and nobody was before.
    OnlyOneLeft { channels: Vec<String>, playbooks: Vec<String> },
    /// Turns that somebody else has.
    Turns { is_past: bool, n_turns: usize, turns: Vec<Turn> },
    /// A case of the old plan that the new plan fails.
    CaseFails { case: String },
    /// Words changed to which somebody had agreed, and nobody has agreed to the new ones.
    ApprovalLapses { by: Option<String>, date: Option<String> },
    /// A rule that a comment silences.
    Silenced { rule: String },
}

/// A promise on both sides.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Pledged {
    /// How it became otherwise.
    pub became: Became,
    /// What is promised: `answer`, `follow-up`, `step`, `pause`, `approval`, `updates`.
    pub task: &'static str,
    /// The number of the step in its playbook, as the new plan counts.
    pub step: Option<usize>,
    /// The channels on which it is so, and the playbooks.
    pub channels: Vec<String>,
    pub playbooks: Vec<String>,
    /// When messages arrive: `always`, `staffed`, `off-hours`.
    pub arrivals: &'static str,
    /// What is promised on each side, as the plan writes it.
    pub promised: Sides<Option<String>>,
    /// The longest wait of a usual week on each side.
    pub worst_wait: Sides<Option<Wait>>,
    /// When nobody is on duty who would be asked in time, where that is why it is broken.
    pub uncovered: Option<Week>,
    /// Single days on which it breaks, and did not before.
    pub single_days: Vec<String>,
}

/// How a promise became otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Became {
    Broken,
    /// It was broken before, and waits are longer.
    Worse,
    /// It is kept, and waits are longer.
    Slower,
    /// It breaks on single days.
    BrokenOnSomeDays,
    /// Nobody knows whether it is kept.
    NotJudged,
    /// It is promised no more.
    Gone,
    Kept,
    Faster,
    /// It is known again whether it is kept.
    Judged,
}

/// How long a message waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Wait {
    Minutes { minutes: i64 },
    Never { never: bool },
}

/// Times of a week, in minutes from Monday 00:00 in the zone of the plan, and in the words of findings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Week {
    pub minutes_of_week: Vec<(i64, i64)>,
    pub words: String,
}

/// A turn that somebody else has.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Turn {
    /// As in ISO 8601, in the zone of the rota.
    pub from: String,
    pub to: String,
    /// The people; nobody where there is no turn.
    pub was: Option<String>,
    pub is: Option<String>,
    #[serde(skip)]
    pub was_name: Option<String>,
    #[serde(skip)]
    pub is_name: Option<String>,
}
