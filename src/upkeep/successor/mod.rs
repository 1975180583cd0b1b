//! The plan that follows another one: the same text with other days, and without what is over.

mod dated;
mod held;
mod names;
mod paths;
mod time;
mod turns;

use crate::due::so_long_after;
use crate::edit::{Edit, Finder, Path, Step, Value};
use crate::plan::{Date, Plan};
use crate::source::Span;
use crate::syntax::{Node, Tree};
use crate::upkeep::Refused;
use paths::{below, is_own, path_of};
use std::collections::BTreeMap;
use time::Shift;

pub use names::left_behind;

/// What is asked of the plan that follows; what is not said follows from the old one.
#[derive(Clone, Copy, Debug)]
pub struct Wishes<'a> {
    pub today: Date,
    pub starts: Option<Date>,
    pub n_months: Option<i32>,
    pub id: Option<&'a str>,
    pub title: Option<&'a str>,
}

/// What becomes of the text of a plan.
#[derive(Debug)]
pub struct Successor {
    /// The id that it gets.
    pub id: String,
    /// Its first and its last day.
    pub horizon: (Date, Date),
    /// The day from which on it says what the old one says: turns, leave, swaps.
    pub pivot: Date,
    /// What is changed at once.
    pub edits: Vec<Edit>,
    /// What becomes of each rota; where that cannot be written the rota stays as it is, with the same turns.
    pub rotas: Vec<Vec<Edit>>,
    /// Comments, by what they are about.
    pub remarks: Vec<(Path, String)>,
    pub counts: Counts,
}

/// How much is other than it was.
#[derive(Clone, Debug, Default)]
pub struct Counts {
    /// Actions, campaigns and slots on other days, and how many of the actions are late.
    pub n_moved: usize,
    pub n_late: usize,
    /// Goals whose target somebody decides on, and those that were reached.
    pub n_to_decide: usize,
    pub n_reached: usize,
    /// What is gone, by what it is.
    pub gone: BTreeMap<Gone, usize>,
    /// The sections that were in tables of their own, each with its path.
    pub tables: Vec<(&'static str, String)>,
}

/// What is over with the old plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Gone {
    Action,
    Post,
    Slot,
    Leave,
    Swap,
    Approval,
    Acknowledgement,
}

/// The plan that follows one, whose own tree is the first; nothing of those that it builds on is changed.
pub fn succeed(plan: &Plan, tree: &Tree<'_>, wishes: Wishes<'_>) -> Result<Successor, Refused> {
    let shift = Shift::of(plan, wishes.starts, wishes.n_months)?;
    let id = names::new_id(plan, &shift, wishes.id)?;
    let title = names::new_title(plan, &shift, wishes.title);
    let horizon = (shift.starts(), shift.ends());
    let pivot = wishes.today.min(horizon.0);
    let mut changing = Changing {
        plan,
        finder: Finder::of(tree),
        shift,
        today: wishes.today,
        pivot,
        edits: Vec::new(),
        remarks: Vec::new(),
        counts: Counts::default(),
    };
    changing.add_about(&id, title.as_deref());
    changing.add_goals();
    changing.add_actions();
    changing.add_calendar();
    changing.add_campaigns();
    changing.add_held();
    changing.add_leave();
    let rotas = changing.rotas();
    let Changing { edits, remarks, counts, .. } = changing;
    Ok(Successor { id, horizon, pivot, edits, rotas, remarks, counts })
}

/// A plan on its way to the one that follows.
struct Changing<'p> {
    plan: &'p Plan,
    /// Finds what is written in the file itself.
    finder: Finder<'p>,
    shift: Shift,
    today: Date,
    pivot: Date,
    edits: Vec<Edit>,
    remarks: Vec<(Path, String)>,
    counts: Counts,
}

impl<'p> Changing<'p> {
    /// What is written there in the file itself.
    fn node(&self, path: &[Step]) -> Option<Node<'p>> {
        self.finder.node_at(path)
    }

    fn set(&mut self, path: Path, value: impl Into<String>) {
        self.edits.push(Edit::Set { path, value: Value::word(value) });
    }

    /// Takes something out, where the file itself has it.
    fn remove(&mut self, path: Path) -> bool {
        let is_there = self.node(&path).is_some();
        if is_there {
            self.edits.push(Edit::Remove { path });
        }
        is_there
    }

    /// Takes some of so many entries or items out of something; with all of them it goes itself.
    fn remove_some(&mut self, path: &Path, gone: Vec<Step>, n_all: usize) {
        if !gone.is_empty() && gone.len() == n_all {
            self.remove(path.clone());
            return;
        }
        self.edits.extend(gone.into_iter().map(|step| Edit::Remove { path: below(path, step) }));
    }

    /// Moves a day, or a day with a time, by as much as the plan moves; gives back what stood there.
    fn shift_day(&mut self, path: Path) -> Option<Date> {
        let words = self.node(&path)?.scalar()?.text;
        let (day, time) = words.split_at_checked(10)?;
        let day: Date = day.parse().ok()?;
        let moved = self.shift.moved(day);
        self.set(path, format!("{moved}{time}"));
        Some(day)
    }

    /// Nobody builds on the new plan yet: a list of those who do would be wrong.
    fn leave_those_who_build_on_it(&mut self) {
        let patterns = self.plan.extended_by.all().iter().map(|pattern| pattern.to_string());
        let patterns: Vec<String> = patterns.collect();
        if self.remove(path_of(&["extended_by"])) {
            let said = format!("extended_by: {}", patterns.join(", "));
            let when = "write this again once they build on this plan";
            self.remarks.push((path_of(&["plan"]), format!("{said} ({when})")));
        }
    }

    fn count(&mut self, gone: Gone, n_gone: usize) {
        if n_gone > 0 {
            *self.counts.gone.entry(gone).or_default() += n_gone;
        }
    }

    fn add_about(&mut self, id: &str, title: Option<&str>) {
        let about = self.plan.about();
        let field = |name: &str| path_of(&["plan", name]);
        let previous = about.and_then(|about| about.id.get()).map(|id| id.to_string());
        let (starts, ends) = (self.shift.starts(), self.shift.ends());
        self.set(field("id"), id);
        if let Some(title) = title {
            self.set(field("title"), title);
        }
        self.set(field("status"), "draft");
        self.set(field("version"), "1");
        self.set(path_of(&["plan", "horizon", "starts"]), starts.to_string());
        self.set(path_of(&["plan", "horizon", "ends"]), ends.to_string());
        if let Some(previous) = previous {
            self.set(field("previous"), previous);
        }
        self.remove(field("changes"));
        self.leave_those_who_build_on_it();
        let Some(review) = about.and_then(|about| about.review.get()) else { return };
        if !is_own(about.map_or(Span::NOWHERE, |about| about.review.span())) {
            return;
        }
        let next = path_of(&["plan", "review", "next"]);
        match review.every.copied().and_then(|every| so_long_after(self.plan, starts, every)) {
            Some(day) => self.set(next, day.to_string()),
            None => _ = self.shift_day(next),
        }
        self.remove(path_of(&["plan", "review", "last"]));
        self.remove(path_of(&["plan", "review", "held"]));
        for (index, meeting) in review.meetings.items().iter().enumerate() {
            if !meeting.held.is_missing() {
                self.remove(
                    [path_of(&["plan", "review", "meetings"]), vec![index.into(), "held".into()]].concat(),
                );
            }
        }
    }
}
