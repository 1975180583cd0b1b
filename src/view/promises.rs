//! The promises of all playbooks in a usual week: what is kept, what waits longest, whose silence would break it.

use crate::plan::{Date, Plan};
use crate::response::{
    Arrivals, Cause, Dated, Depth, Promise, Worst, dated, length, moment, promises_without, week_time,
};
use crate::view::{humanize, people, playbooks::playbook_named};
use serde::Serialize;

#[derive(Debug, Serialize)]
pub struct Promises {
    pub plan: String,
    pub source: String,
    pub tool_version: &'static str,
    pub time_zone: String,
    /// Those who do not answer.
    pub silent: Vec<String>,
    pub rows: Vec<Row>,
    pub n_broken: usize,
    /// What breaks on single days although a usual week keeps it.
    pub days: Vec<Day>,
    /// Why there is nothing to show.
    pub why_empty: Option<String>,
}

/// One promise of one playbook on one channel.
#[derive(Debug, Serialize)]
pub struct Row {
    pub playbook: String,
    pub title: String,
    pub channel: String,
    pub channel_id: String,
    pub location: Option<String>,
    pub when: &'static str,
    pub promise: String,
    /// `None` where nobody knows.
    pub kept: Option<bool>,
    /// Percent of the messages that are answered in time, rounded down to a tenth.
    pub kept_percent: Option<f64>,
    pub worst_wait: Option<String>,
    pub worst_wait_minutes: Option<i64>,
    /// The message that waits longest: `Sat 13:00`.
    pub worst_arrival: Option<String>,
    pub answered_by: Vec<String>,
    /// The people without whom it would be broken.
    pub breaks_without: Vec<String>,
    /// People of whom nobody knows when they are there.
    pub unknown: Vec<String>,
}

/// Days on which a promise breaks, for one cause.
#[derive(Debug, Serialize)]
pub struct Day {
    pub cause: String,
    pub n_days: usize,
    /// The message that waits longest.
    pub worst_arrival: String,
    pub worst_wait: Option<String>,
}

impl Promises {
    /// Keeps some rows alone.
    pub fn keep(&mut self, is_wanted: impl Fn(&Row) -> bool) {
        self.rows.retain(is_wanted);
        self.n_broken = self.rows.iter().filter(|row| row.kept == Some(false)).count();
    }
}

/// Every promise of a plan, while some people do not answer; and what breaks on single days of its horizon.
pub fn promises_of<'p>(plan: &'p Plan, silent: &[&'p str], owners: &[&str], source: &str) -> Promises {
    let promises = promises_without(plan, Depth::All, silent);
    let on_days = if silent.is_empty() { dated(plan, &promises) } else { None };
    let rows: Vec<Row> = promises.iter().map(|promise| row(plan, promise)).collect();
    let n_broken = rows.iter().filter(|row| row.kept == Some(false)).count();
    let why_empty = rows.is_empty().then(|| {
        "nothing is promised: it needs a playbook with a ladder, and a channel with `staffed` hours and `first_response`".to_owned()
    });
    Promises {
        plan: plan
            .about()
            .and_then(|about| about.title.get())
            .map_or_else(|| "Plan without a title".to_owned(), |title| title.to_string()),
        source: source.to_owned(),
        tool_version: env!("CARGO_PKG_VERSION"),
        time_zone: plan.zone_name().to_owned(),
        silent: names(plan, owners),
        rows,
        n_broken,
        days: days(plan, &on_days.unwrap_or_default()),
        why_empty,
    }
}

fn names(plan: &Plan, ids: &[&str]) -> Vec<String> {
    ids.iter().map(|id| people::label(plan, id)).collect()
}

fn row(plan: &Plan, promise: &Promise<'_>) -> Row {
    let is_known = promise.unknown.is_empty();
    let wait = promise.worst.wait.filter(|_| is_known);
    let only: Vec<&str> = promise.only.iter().map(|one| one.person).collect();
    let location = promise.case.of.or(promise.location.filter(|_| !promise.is_kept()));
    Row {
        playbook: promise.case.playbook.id.to_string(),
        title: playbook_named(plan, &promise.case.playbook.id).label,
        channel: people::channel_named(plan, &promise.case.channel.id).label,
        channel_id: promise.case.channel.id.to_string(),
        location: location.map(people::location_name),
        when: match promise.arrivals {
            Arrivals::Staffed => "answer while staffed",
            Arrivals::OffHours => "answer at other times",
            Arrivals::FollowUp => "call back",
        },
        promise: promise.within.to_string(),
        kept: is_known.then(|| promise.is_kept()),
        kept_percent: is_known.then(|| share(promise.kept, promise.promised)),
        worst_wait: match (is_known, promise.worst.wait) {
            (false, _) => None,
            (true, None) => Some("for ever".to_owned()),
            (true, Some(0)) => Some("at once".to_owned()),
            (true, Some(wait)) => Some(length(wait)),
        },
        worst_wait_minutes: wait,
        worst_arrival: (is_known && wait != Some(0)).then(|| week_time(promise.worst.arrival)),
        answered_by: names(plan, &promise.answered_by),
        breaks_without: names(plan, &only),
        unknown: names(plan, &promise.unknown),
    }
}

/// Percent, rounded down to a tenth: what is broken is never 100.
#[expect(clippy::cast_precision_loss, reason = "a thousand at most")]
fn share(kept: i64, promised: i64) -> f64 {
    if promised == 0 { 100.0 } else { (kept * 1000 / promised) as f64 / 10.0 }
}

fn days(plan: &Plan, dated: &[Dated<'_>]) -> Vec<Day> {
    struct Group {
        cause: String,
        days: Vec<Date>,
        worst: Worst,
    }
    let mut groups: Vec<Group> = Vec::new();
    for one in dated {
        let cause = match one.cause {
            Cause::ClosedDays => "closed days".to_owned(),
            Cause::Leave(person, _) => format!("leave of {}", people::label(plan, &person.id)),
            Cause::UnusualWeek => "unusual weeks: clocks, hours that differ in the year, rotas".to_owned(),
        };
        match groups.iter_mut().find(|group| group.cause == cause) {
            Some(group) => {
                group.days.extend(one.days.iter());
                if one.worst.weight() > group.worst.weight() {
                    group.worst = one.worst;
                }
            }
            None => groups.push(Group { cause, days: one.days.to_vec(), worst: one.worst }),
        }
    }
    let day = |Group { cause, mut days, worst }: Group| {
        days.sort_unstable();
        days.dedup();
        let worst_wait = worst.wait.map(humanize::wait);
        Day { cause, n_days: days.len(), worst_arrival: moment(plan, worst.arrival), worst_wait }
    };
    groups.into_iter().map(day).collect()
}
