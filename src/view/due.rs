//! What is due in a plan, by the names that documents use.

use crate::due::{self, About, Fact, State};
use crate::plan::{Date, Measurements, Plan, PlanStatus};
use crate::response::Promise;
use crate::view::facts::{Day, Duration};
use crate::view::occasion::Occasion;
use crate::view::{humanize, people};
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::HashSet;

/// What is due in one plan, seen from a day.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct Status {
    /// The id of the plan, where it has one.
    pub id: Option<String>,
    pub title: Option<String>,
    pub language: String,
    /// What its places are called.
    #[serde(skip)]
    pub location_kind: &'static str,
    /// Whether it is a draft, in force or retired: a word of the format.
    pub status: &'static str,
    /// How much of its time is gone, in percent.
    pub gone: Option<u8>,
    /// What is late, due this week and due later, by its day.
    pub duties: Vec<Duty>,
    pub counts: DutyCounts,
    /// How many more it shares with the plan that it builds on, which lists them.
    pub shared: usize,
    /// Goals that are more than a little behind.
    pub behind: Vec<BehindGoal>,
    /// The file in which figures are kept that could not be read.
    pub figures_in: Option<String>,
    /// Whether it is too large to say which leaves need somebody who stands in.
    pub is_too_large: bool,
}

/// How many duties there are of each state.
#[derive(Clone, Copy, Debug, Default, JsonSchema, Serialize)]
pub struct DutyCounts {
    pub late: usize,
    pub this_week: usize,
    pub later: usize,
}

/// Something that somebody has to do by a day.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct Duty {
    /// What it is, such as `drill` or `training`.
    pub kind: &'static str,
    /// What tells it apart from all others of its kind: the id of the playbook, the goal, the action.
    pub id: String,
    pub what: Occasion,
    /// Whose duty it is.
    pub owner: Option<DutyOwner>,
    pub due: Day,
    pub state: DutyState,
    /// Since how many days it is late.
    pub days_late: Option<i32>,
    /// When it was done last.
    pub last: Option<Day>,
    pub every: Option<Duration>,
    /// What calendars tell it apart by.
    pub uid: String,
}

/// Whose duty something is: the person where a role has one holder, else the role.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct DutyOwner {
    /// As the plan names it.
    pub id: String,
    pub name: String,
}

/// When something is due, seen from a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, JsonSchema, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum DutyState {
    /// Its day is over.
    Late,
    /// Before the next week of business begins.
    ThisWeek,
    /// After that.
    Later,
}

/// A goal that is more than a little behind.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct BehindGoal {
    pub id: String,
    pub code: String,
    pub goal: String,
    pub owner: Option<DutyOwner>,
    /// How much of its way is gone, in percent.
    pub progress: u8,
    /// How much of its time is gone, in percent.
    pub expected: u8,
}

impl Status {
    /// Whether there is nothing to say of it.
    pub fn is_empty(&self) -> bool {
        self.duties.is_empty() && self.behind.is_empty() && self.figures_in.is_none() && !self.is_too_large
    }

    /// Whether it says that the plan ends.
    pub fn says_that_it_ends(&self) -> bool {
        self.duties.iter().any(|duty| matches!(duty.what, Occasion::Plan { .. }))
    }

    /// Leaves out that the plan ends, where the one that follows is there.
    pub fn leave_out_its_end(&mut self) {
        self.duties.retain(|duty| !matches!(duty.what, Occasion::Plan { .. }));
        self.counts = DutyCounts::of(&self.duties);
    }

    /// Leaves out what a plan that it builds on lists already.
    pub fn leave_out(&mut self, listed: &Status) {
        let known: HashSet<(&str, &str, Day)> =
            listed.duties.iter().map(|duty| (duty.kind, &*duty.id, duty.due)).collect();
        let n_before = self.duties.len();
        self.duties.retain(|duty| !known.contains(&(duty.kind, &*duty.id, duty.due)));
        self.shared += n_before - self.duties.len();
        self.behind.retain(|goal| !listed.behind.iter().any(|known| known.id == goal.id));
        self.counts = DutyCounts::of(&self.duties);
    }
}

impl DutyCounts {
    fn of(duties: &[Duty]) -> DutyCounts {
        let count = |state: DutyState| duties.iter().filter(|duty| duty.state == state).count();
        DutyCounts {
            late: count(DutyState::Late),
            this_week: count(DutyState::ThisWeek),
            later: count(DutyState::Later),
        }
    }
}

impl From<State> for DutyState {
    fn from(state: State) -> DutyState {
        match state {
            State::Late => DutyState::Late,
            State::ThisWeek => DutyState::ThisWeek,
            State::Later => DutyState::Later,
        }
    }
}

/// What is due in a plan until a day, of all or of one person or role. A plan whose end is near says so, whenever that is.
pub fn status(
    plan: &Plan,
    today: Date,
    until: Date,
    whose: Option<&str>,
    promises: Option<&[Promise<'_>]>,
) -> Status {
    let about = plan.about();
    let plan_id = plan.full_id();
    let next_week = due::next_week(plan, today);
    let is_wanted = |fact: &Fact<'_>| {
        let is_soon = fact.due <= until || matches!(fact.about, About::Horizon);
        is_soon && whose.is_none_or(|whose| is_of(plan, fact.owner, whose))
    };
    let of_calendar = plan_id.as_deref().unwrap_or("plan");
    let facts = due::facts(plan, today, promises);
    let duties = facts.iter().filter(|fact| is_wanted(fact)).map(|fact| {
        let (kind, id) = (fact.about.kind(), fact.about.id());
        Duty {
            kind,
            what: Occasion::of(plan, &fact.about),
            owner: fact.owner.map(|owner| owner_of(plan, owner)),
            due: Day(fact.due),
            state: fact.state(today, next_week).into(),
            days_late: fact.is_late(today).then(|| (today - fact.due).get_days()),
            last: fact.last.map(Day),
            every: fact.every.map(Duration::from),
            uid: format!("due-{kind}-{id}@{of_calendar}.smplan"),
            id,
        }
    });
    let duties: Vec<Duty> = duties.collect();
    let (starts, ends) = about.and_then(|about| about.horizon.get()).map_or((None, None), |horizon| {
        (horizon.starts.get().map(|day| day.value), horizon.ends.get().map(|day| day.value))
    });
    Status {
        id: plan_id.clone(),
        title: about.and_then(|about| humanize::text(&about.title)),
        language: plan.language().to_owned(),
        location_kind: plan.location_kind().word(),
        status: plan.status().word(),
        gone: starts.zip(ends).and_then(|(starts, ends)| due::part_of_time(starts, ends, today)),
        counts: DutyCounts::of(&duties),
        shared: 0,
        duties,
        behind: if plan.is_in_force() { behind(plan, today, whose) } else { Vec::new() },
        figures_in: match plan.measurements.get() {
            Some(Measurements::File(file)) => Some(file.to_string()),
            Some(Measurements::List(_)) | None => None,
        },
        is_too_large: promises.is_none() && plan.status() != PlanStatus::Retired,
    }
}

/// The goals that are more than a little behind and whose day is not over.
fn behind(plan: &Plan, today: Date, whose: Option<&str>) -> Vec<BehindGoal> {
    let newest = due::newest_figures(plan);
    let open = plan.goals.entries().iter().enumerate();
    let open = open.filter(|(_, goal)| goal.value.due.copied().is_none_or(|due| due >= today));
    let behind = open.filter_map(|(index, goal)| {
        let (progress, expected) = due::behind(plan, goal, newest.get(&*goal.id).copied(), today)?;
        let owner = goal.value.owner.get().map(|owner| &*owner.value.0);
        let Occasion::Goal { code, goal: name, .. } = Occasion::of(plan, &About::Goal(index, goal, None))
        else {
            return None;
        };
        whose.is_none_or(|whose| is_of(plan, owner, whose)).then(|| BehindGoal {
            id: goal.id.to_string(),
            code,
            goal: name,
            owner: owner.map(|owner| owner_of(plan, owner)),
            progress,
            expected,
        })
    });
    behind.collect()
}

/// Whether something of an owner is that of a person or role: their own, or that of a role that they hold.
fn is_of(plan: &Plan, owner: Option<&str>, whose: &str) -> bool {
    owner.is_some_and(|owner| owner == whose || plan.holders(owner, None).people().contains(&whose))
}

fn owner_of(plan: &Plan, owner: &str) -> DutyOwner {
    let holders = plan.holders(owner, None).people();
    let name = match holders.as_slice() {
        [only] if !plan.is_held_by_location(owner) => people::label(plan, only),
        _ => people::label(plan, owner),
    };
    DutyOwner { id: owner.to_owned(), name }
}
