//! The promises of all playbooks in a usual week: what is kept, what waits longest, whose silence would break it.

use crate::duty::{Days, Outside};
use crate::plan::{Date, Entry, Location, Person, Plan};
use crate::response::{
    Cause, Dated, Depth, Promise, Promising, Unjudged, Unusual, Worst, promises, unjudged,
};
use crate::view::facts::{self, Day, Duration, WeekTime};
use crate::view::playbook_promises::Promised;
use crate::view::{Named, people, playbooks::playbook_named};
use schemars::JsonSchema;
use serde::Serialize;

#[derive(Debug, Serialize)]
pub struct Promises {
    /// The title of the plan.
    pub plan: Option<String>,
    /// The language of the plan, as in BCP 47.
    pub language: String,
    /// What its places are called.
    #[serde(skip)]
    pub location_kind: &'static str,
    pub source: String,
    pub tool_version: &'static str,
    pub time_zone: String,
    /// Those who do not answer.
    pub silent: Vec<Named>,
    /// Whether there is anything that the plan promises, wherever it is; it may be where nothing is judged.
    pub promises_something: bool,
    /// Why nothing is judged.
    pub not_judged: Option<NotJudged>,
    pub rows: Vec<Row>,
    pub n_broken: usize,
    /// How many rows are about somebody of whom nobody knows when they are on duty.
    pub n_unknown: usize,
    /// How many rows are kept and are no answer or call: steps, updates and the like.
    pub n_tasks_kept: usize,
    /// What is promised where no playbook with an escalation path opens.
    pub without_path: Vec<WithoutPath>,
    /// What breaks on single days although a usual week keeps it.
    pub days: Vec<BrokenDays>,
}

/// Why no promise is judged.
#[derive(Clone, Copy, Debug, JsonSchema, PartialEq, Eq, Serialize)]
#[serde(tag = "is", rename_all = "kebab-case")]
pub enum NotJudged {
    /// The last day of the plan is over.
    Over,
    /// There is too much to look at.
    TooMuch,
}

/// One promise of one playbook on one channel.
#[derive(Debug, Serialize)]
pub struct Row {
    pub playbook: Named,
    /// Where it is promised; nothing where it is wherever the playbook opens.
    pub channel: Option<Named>,
    /// The location of the channel; of a broken promise, the one at which it is worst.
    pub location: Option<Named>,
    pub promise: Promised,
    /// `None` where nobody knows.
    pub kept: Option<bool>,
    /// Percent of the messages that are answered in time, rounded down to a tenth.
    pub kept_percent: Option<f64>,
    /// On which days it is broken, where that is not so in every week.
    pub some_days: Option<SomeDays>,
    /// The message that waits longest; `None` where nobody knows.
    pub worst: Option<Wait>,
    pub answered_by: Vec<Named>,
    /// The people without whom it would be broken.
    pub breaks_without: Vec<Named>,
    /// People of whom nobody knows when they are on duty.
    pub unknown: Vec<Named>,
}

/// Some days, from the first to the last of them.
#[derive(Debug, Serialize)]
pub struct SomeDays {
    pub n_days: usize,
    pub first: Day,
    pub last: Day,
}

/// A promise of which nobody is named who would keep it.
#[derive(Debug, Serialize)]
pub struct WithoutPath {
    /// The channel that promises it; else it is the playbook.
    pub channel: Option<Named>,
    /// The playbook that promises it; else it is the channel.
    pub playbook: Option<Named>,
    /// How soon an answer is promised.
    pub within: Duration,
}

/// How long the message that waits longest does.
#[derive(Debug, Serialize)]
#[serde(tag = "is", rename_all = "kebab-case")]
pub enum Wait {
    /// Every message is answered at once.
    AtOnce,
    /// It waits so long.
    Wait {
        minutes: i64,
        /// When it comes.
        on: WeekTime,
    },
    /// It is never answered.
    Never {
        /// When it comes.
        on: WeekTime,
    },
}

/// Days on which a promise breaks, for one cause.
#[derive(Debug, Serialize)]
pub struct BrokenDays {
    pub cause: DaysCause,
    pub n_days: usize,
    /// The message that waits longest: when it comes, as in ISO 8601.
    pub worst_arrival: String,
    /// How long it waits; `None` where it is never answered.
    pub worst_wait_minutes: Option<i64>,
}

/// Why promises break on single days.
#[derive(Debug, PartialEq, Serialize)]
#[serde(tag = "is", rename_all = "kebab-case")]
pub enum DaysCause {
    /// Closed days and public holidays.
    ClosedDays,
    /// Somebody is away.
    Leave { who: Named },
    /// Somebody has left.
    Left {
        who: Named,
        /// Their last day.
        last: Day,
    },
    /// Somebody has not come yet.
    NotYet {
        who: Named,
        /// Their first day.
        first: Day,
    },
    /// The hours of somebody differ on some days of the year.
    Hours { who: Named },
    /// Those of a channel do.
    Staffed { channel: Named },
    /// Clocks change, in some places or on other days than elsewhere.
    Clocks,
    /// Whoever has the turn is not there.
    Turn { role: Named },
    /// None of this.
    UnusualWeek,
}

impl Promises {
    /// Keeps some rows alone.
    pub fn keep(&mut self, is_wanted: impl Fn(&Row) -> bool) {
        self.rows.retain(is_wanted);
        self.count();
    }

    fn count(&mut self) {
        let count = |is: fn(&Row) -> bool| self.rows.iter().filter(|row| is(row)).count();
        self.n_broken = count(|row| row.kept == Some(false));
        self.n_unknown = count(|row| row.kept.is_none());
        self.n_tasks_kept = count(|row| row.kept == Some(true) && !row.promise.is_to_customers());
    }

    /// Whether all promises are judged.
    pub fn are_judged(&self) -> bool {
        let (n_judged, n_all) = self.judged();
        n_judged == n_all && self.not_judged.is_none()
    }

    /// How many promises are judged, and how many there are.
    pub fn judged(&self) -> (usize, usize) {
        let n_all = self.rows.len() + self.without_path.len();
        (self.rows.len() - self.n_unknown, n_all)
    }
}

/// Every promise of a plan, while some people do not answer; and what breaks on single days of its horizon.
pub fn promises_of<'p>(
    plan: &'p Plan,
    days: Option<Days>,
    silent: &[&'p str],
    owners: &[&str],
    source: &str,
) -> Promises {
    let (promises, not_judged) = match days.map(|days| promises(plan, days, Depth::All, silent)) {
        Some(Some(promises)) => (promises, None),
        Some(None) => (Vec::new(), Some(NotJudged::TooMuch)),
        None => (Vec::new(), Some(NotJudged::Over)),
    };
    let dated = promises.iter().flat_map(|promise| &promise.dated);
    let rows: Vec<Row> = promises.iter().map(|promise| row(plan, promise, days)).collect();
    let without_path: Vec<WithoutPath> = unjudged(plan).iter().map(|one| without_path(plan, one)).collect();
    let about = plan.about();
    let mut all = Promises {
        plan: about.and_then(|about| about.title.get()).map(|title| title.to_string()),
        language: about
            .and_then(|about| about.language.get())
            .map_or_else(|| "en".to_owned(), |language| language.to_string()),
        location_kind: plan.location_kind().word(),
        source: source.to_owned(),
        tool_version: env!("CARGO_PKG_VERSION"),
        time_zone: plan.zone_name().to_owned(),
        silent: named(plan, owners),
        promises_something: !rows.is_empty() || !without_path.is_empty() || not_judged.is_some(),
        not_judged,
        rows,
        n_broken: 0,
        n_unknown: 0,
        n_tasks_kept: 0,
        without_path,
        days: on_days(plan, dated),
    };
    all.count();
    all
}

fn without_path(plan: &Plan, one: &Unjudged<'_>) -> WithoutPath {
    let (channel, playbook) = match one.by {
        Promising::Channel(channel, _) => (Some(people::channel_named(plan, &channel.id)), None),
        Promising::Playbook(playbook) => (None, Some(playbook_named(plan, &playbook.id))),
    };
    WithoutPath { channel, playbook, within: one.within.into() }
}

fn named(plan: &Plan, ids: &[&str]) -> Vec<Named> {
    ids.iter().map(|id| people::named(plan, id)).collect()
}

fn row(plan: &Plan, promise: &Promise<'_>, days: Option<Days>) -> Row {
    let is_known = promise.unknown.is_empty();
    let location = promise.pledge.case.of.or(promise.location.filter(|_| !promise.is_kept()));
    // What is said of one location names those of it alone.
    let is_here =
        |at: Option<&Entry<Location>>| at.is_none_or(|at| location.is_none_or(|here| here.id == at.id));
    let only = promise.only.iter().filter(|one| is_here(one.location)).map(|one| one.person);
    let only: Vec<&str> = only.collect();
    let on = WeekTime::at(plan.zone_name(), promise.worst.arrival);
    let worst = match promise.worst.wait {
        None => Wait::Never { on },
        Some(0) => Wait::AtOnce,
        Some(minutes) => Wait::Wait { minutes, on },
    };
    Row {
        playbook: playbook_named(plan, &promise.pledge.case.playbook.id),
        channel: promise.pledge.case.channel.map(|channel| people::channel_named(plan, &channel.id)),
        location: location.map(people::location_named),
        promise: Promised::of(promise.pledge.task, promise.pledge.arrivals, promise.pledge.within),
        kept: is_known.then(|| promise.is_kept()),
        kept_percent: is_known.then(|| share(promise.kept, promise.promised)),
        some_days: promise.part_of(days).filter(|_| is_known).map(|(first, last)| SomeDays {
            n_days: promise.days.len(),
            first: Day(first),
            last: Day(last),
        }),
        worst: is_known.then_some(worst),
        answered_by: named(plan, &promise.answered_by),
        breaks_without: named(plan, &only),
        unknown: named(plan, &promise.unknown),
    }
}

/// Percent, rounded down to a tenth: what is broken is never 100.
#[expect(clippy::cast_precision_loss, reason = "a thousand at most")]
fn share(kept: i64, promised: i64) -> f64 {
    if promised == 0 { 100.0 } else { (kept * 1000 / promised) as f64 / 10.0 }
}

fn unusual(plan: &Plan, why: Unusual<'_>) -> DaysCause {
    let named = |person: &Entry<Person>| people::named(plan, &person.id);
    match why {
        Unusual::Outside(person, Outside::Left(last)) => {
            DaysCause::Left { who: named(person), last: Day(last) }
        }
        Unusual::Outside(person, Outside::NotYet(first)) => {
            DaysCause::NotYet { who: named(person), first: Day(first) }
        }
        Unusual::Hours(person) => DaysCause::Hours { who: named(person) },
        Unusual::Staffed(channel) => DaysCause::Staffed { channel: people::channel_named(plan, &channel.id) },
        Unusual::Clocks => DaysCause::Clocks,
        Unusual::Turn(role) => DaysCause::Turn { role: people::role_named(plan, &role.id) },
        Unusual::Other => DaysCause::UnusualWeek,
    }
}

fn on_days<'d, 'p: 'd>(plan: &Plan, dated: impl Iterator<Item = &'d Dated<'p>>) -> Vec<BrokenDays> {
    struct Group {
        cause: DaysCause,
        days: Vec<Date>,
        worst: Worst,
    }
    let mut groups: Vec<Group> = Vec::new();
    for one in dated {
        let cause = match one.cause {
            Cause::ClosedDays => DaysCause::ClosedDays,
            Cause::Leave(person, _) => DaysCause::Leave { who: people::named(plan, &person.id) },
            Cause::UnusualWeek(why) => unusual(plan, why),
        };
        match groups.iter_mut().find(|group| group.cause == cause) {
            Some(group) => {
                group.days.extend(one.all_days(plan));
                if one.worst.weight() > group.worst.weight() {
                    group.worst = one.worst;
                }
            }
            None => groups.push(Group { cause, days: one.all_days(plan), worst: one.worst }),
        }
    }
    let one = |Group { cause, mut days, worst }: Group| {
        days.sort_unstable();
        days.dedup();
        BrokenDays {
            cause,
            n_days: days.len(),
            worst_arrival: facts::instant(plan, worst.arrival),
            worst_wait_minutes: worst.wait,
        }
    };
    groups.into_iter().map(one).collect()
}
