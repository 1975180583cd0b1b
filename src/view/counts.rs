//! The figures that the first section shows of all others.

use crate::plan::{ActionStatus, Date};
use crate::view::View;
use crate::view::facts::{Countdown, Day};
use crate::view::goals::{Goal, StandingKind};
use schemars::JsonSchema;
use serde::Serialize;

/// A figure of the first section, with the section that says more.
#[derive(Debug, JsonSchema, Serialize)]
pub struct KeyFigure {
    /// The section that says more.
    pub section: &'static str,
    /// What is counted.
    #[serde(flatten)]
    pub count: Count,
}

/// What is counted.
#[derive(Debug, JsonSchema, Serialize)]
#[serde(tag = "is", rename_all = "kebab-case")]
pub enum Count {
    /// How the goals stand.
    Goals {
        /// How many goals there are.
        all: usize,
        /// Those with a figure.
        measured: usize,
        /// Those that are reached or on track.
        on_track: usize,
        /// Those that are a little behind.
        at_risk: usize,
        /// Those that are far behind.
        off_track: usize,
        /// Those that are behind, a little or far.
        behind: usize,
    },
    /// How far the actions are.
    Actions {
        /// How many actions there are.
        all: usize,
        /// Those that are done.
        done: usize,
        /// Those that are under way.
        active: usize,
        /// Those that are to come.
        planned: usize,
        /// Those that should be done and are not.
        late: usize,
    },
    /// Where people are answered in time in a usual week.
    Cover {
        /// How many channels there are.
        all: usize,
        /// Those with hours in which an answer takes too long.
        short: usize,
    },
    /// The next review, where no day is looked at.
    Review {
        /// Its day.
        on: Day,
    },
    /// The next review is on the day that is looked at.
    ReviewToday {
        /// Its day.
        on: Day,
    },
    /// The next review is to come.
    ReviewIn {
        /// Its day.
        on: Day,
        /// In how many days.
        days: u32,
    },
    /// The next review should have been held.
    ReviewLate {
        /// Its day.
        on: Day,
        /// Since how many days.
        days: u32,
    },
}

/// The figures to see first: goals, actions, cover and the next review.
pub(super) fn figures(view: &View, as_of: Option<Date>) -> Vec<KeyFigure> {
    let mut figures = Vec::new();
    if view.goals.iter().any(is_measured) {
        figures.push(KeyFigure { section: "goals", count: goals(view) });
    }
    if !view.actions.is_empty() {
        figures.push(KeyFigure { section: "actions", count: actions(view) });
    }
    if let Some(duty) = &view.duty {
        let short = duty.channels.iter().filter(|week| week.kept == Some(false)).count();
        figures.push(KeyFigure { section: "duty", count: Count::Cover { all: duty.channels.len(), short } });
    }
    if let Some(on) = view.overview.next_review {
        let Day(next) = on;
        let count = match as_of.map(|today| Countdown::of(today, next)) {
            None => Count::Review { on },
            Some(Countdown::Today) => Count::ReviewToday { on },
            Some(Countdown::In { days }) => Count::ReviewIn { on, days },
            Some(Countdown::Late { days }) => Count::ReviewLate { on, days },
        };
        figures.push(KeyFigure { section: "reviews", count });
    }
    figures
}

/// Whether a figure says where a goal stands: nobody counts what no figure says.
fn is_measured(goal: &Goal) -> bool {
    goal.evidence.is_none() || goal.metric.is_some()
}

fn goals(view: &View) -> Count {
    let standings = || view.goals.iter().filter_map(|goal| goal.standing.as_ref());
    let count = |wanted: &[StandingKind]| standings().filter(|one| wanted.contains(&one.is)).count();
    let (at_risk, off_track) = (
        count(&[StandingKind::AtRisk, StandingKind::Behind]),
        count(&[StandingKind::OffTrack, StandingKind::Missed]),
    );
    Count::Goals {
        all: view.goals.iter().filter(|goal| is_measured(goal)).count(),
        measured: view.goals.iter().filter(|goal| goal.standing.is_some() && goal.now.is_some()).count(),
        on_track: count(&[StandingKind::Reached, StandingKind::OnTrack, StandingKind::Held]),
        at_risk,
        off_track,
        behind: at_risk + off_track,
    }
}

fn actions(view: &View) -> Count {
    let count =
        |status: ActionStatus| view.actions.iter().filter(|action| action.status == status.word()).count();
    Count::Actions {
        all: view.actions.len(),
        done: count(ActionStatus::Done),
        active: count(ActionStatus::Active),
        planned: count(ActionStatus::Planned),
        late: view.actions.iter().filter(|action| action.late).count(),
    }
}
