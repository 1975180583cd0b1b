//! A duty with its day.

use crate::plan::{
    Action, Agreeable, AgreedBy, CalendarEntry, Date, Duration, Entry, Goal, Leave, Location, Meeting,
    Person, Plan, Playbook, Report, Role, Training,
};
use crate::source::Span;

/// What became of a goal whose day is over, where it is not reached.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum GoalEnd {
    /// The newest figure is not what was to be reached.
    Missed { value: f64, target: f64 },
    /// There is no figure that could say so.
    Unmeasured,
}

/// How many days before its end a plan asks for the one that follows.
pub const BEFORE_THE_END: i32 = 60;

/// Something that somebody has to do by a day.
#[derive(Clone, Debug)]
pub struct Fact<'p> {
    pub about: About<'p>,
    /// The person or the role whose duty it is; `None` where nobody is named.
    pub owner: Option<&'p str>,
    pub due: Date,
    /// When it was done last, where that is known.
    pub last: Option<Date>,
    pub every: Option<Duration>,
    /// Where it is written.
    pub place: Span,
}

/// What is due; positions count from 0 in the order of the plan.
#[derive(Clone, Debug)]
pub enum About<'p> {
    /// The plan is reviewed, or reviewed at a location.
    Review(Option<&'p Entry<Location>>),
    /// A meeting of the plan is held.
    Meeting(usize, &'p Meeting),
    /// A playbook is rehearsed, or rehearsed at a location.
    Drill(usize, &'p Entry<Playbook>, Option<&'p Entry<Location>>),
    /// The list of those who can sign in is checked.
    AccessCheck,
    /// An action ends, or comes again.
    Action(usize, &'p Entry<Action>),
    /// A goal is to be reached; with what became of it once its day is over.
    Goal(usize, &'p Entry<Goal>, Option<GoalEnd>),
    /// A goal is measured.
    Figure(usize, &'p Entry<Goal>),
    /// Somebody has a training.
    Training(&'p Entry<Training>, &'p Entry<Person>),
    /// The approval of a message or a playbook ends.
    Approval(usize, Agreeable<'p>, AgreedBy<'p>),
    /// Somebody has to agree to a message, a playbook or the plan; the first of those who may.
    SignOff(Agreeable<'p>, &'p str),
    /// A post goes out that lacks something.
    Post(&'p Entry<CalendarEntry>, Need),
    /// A report is made.
    Report(&'p Entry<Report>),
    /// A leave begins in which a promise breaks, or a channel is staffed by nobody.
    Leave(&'p Entry<Person>, &'p Leave),
    /// A leave begins in which somebody has a turn of a rota.
    Turn(&'p Entry<Person>, &'p Leave, &'p Entry<Role>),
    /// Somebody who is named in so many places leaves.
    Leaver(&'p Entry<Person>, usize),
    /// The plan ends.
    Horizon,
    /// A case of the plan fails.
    Test(String),
}

/// What a post needs next before it goes out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    Text,
    /// What its picture shows, where the plan asks for that.
    Alt,
    SignOff,
}

/// When something is due, seen from a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// Its day is over.
    Late,
    /// Before the next week of business begins.
    ThisWeek,
    /// After that.
    Later,
}

impl Fact<'_> {
    /// Whether its day is over.
    pub fn is_late(&self, today: Date) -> bool {
        self.due < today
    }

    /// When it is due, seen from a day after which the next week begins on another one.
    pub fn state(&self, today: Date, next_week: Date) -> State {
        if self.is_late(today) {
            State::Late
        } else if self.due < next_week {
            State::ThisWeek
        } else {
            State::Later
        }
    }
}

impl About<'_> {
    /// What it is in a word, as programs read it.
    pub fn kind(&self) -> &'static str {
        match self {
            About::Review(_) => "review",
            About::Meeting(..) => "meeting",
            About::Drill(..) => "drill",
            About::AccessCheck => "access-check",
            About::Action(..) => "action",
            About::Goal(..) => "goal",
            About::Figure(..) => "figure",
            About::Training(..) => "training",
            About::Approval(..) => "approval",
            About::SignOff(..) => "sign-off",
            About::Post(..) => "post",
            About::Report(_) => "report",
            About::Leave(..) => "leave",
            About::Turn(..) => "turn",
            About::Leaver(..) => "leaver",
            About::Horizon => "plan-end",
            About::Test(_) => "test",
        }
    }

    /// What tells it apart from all others of its kind, and stays the same from day to day.
    pub fn id(&self) -> String {
        match self {
            About::Review(None) => "review".to_owned(),
            About::Review(Some(location)) => format!("review/{}", location.id),
            About::Meeting(index, _) => format!("meeting-{}", index + 1),
            About::Drill(_, playbook, None) => playbook.id.to_string(),
            About::Drill(_, playbook, Some(location)) => format!("{}/{}", playbook.id, location.id),
            About::AccessCheck => "access-review".to_owned(),
            About::Action(_, action) => action.id.to_string(),
            About::Goal(_, goal, _) | About::Figure(_, goal) => goal.id.to_string(),
            About::Training(course, person) => format!("{}/{}", course.id, person.id),
            About::Approval(_, Agreeable::Message(message), _) => message.id.to_string(),
            About::Approval(_, what, _) => format!("{}/{}", what.noun(), what.id()),
            About::SignOff(what, _) => what.path(),
            About::Post(entry, _) => entry.id.to_string(),
            About::Report(report) => report.id.to_string(),
            About::Leave(person, leave) => format!("{}/{}", person.id, first_day(leave)),
            About::Turn(person, leave, role) => format!("{}/{}/{}", role.id, person.id, first_day(leave)),
            About::Leaver(person, _) => person.id.to_string(),
            About::Horizon => "horizon".to_owned(),
            About::Test(name) => name.clone(),
        }
    }
}

fn first_day(leave: &Leave) -> String {
    leave.days().map(|(from, _)| from.to_string()).unwrap_or_default()
}

/// The owner of the plan.
pub(super) fn plan_owner(plan: &Plan) -> Option<&str> {
    plan.about()?.owner.get().map(|owner| &*owner.value.0)
}

/// The first and the last day of the plan, where they are written.
pub(super) fn horizon_days(plan: &Plan) -> (Option<Date>, Option<Date>) {
    let horizon = plan.about().and_then(|about| about.horizon.get());
    let starts = horizon.and_then(|horizon| horizon.starts.get()).map(|day| day.value);
    let ends = horizon.and_then(|horizon| horizon.ends.get()).map(|day| day.value);
    (starts, ends)
}
