//! What a meeting looks back on: what was reached, what happened, and what is to be decided.

use crate::due;
use crate::duty::later;
use crate::plan::{self, Date, DayOrTime, Entry, Plan};
use crate::publishing::Occurrences;
use crate::source::Spanned;
use crate::view::case_sums::{counted, median_answer};
use crate::view::due::{BehindGoal, Duty, Status};
use crate::view::facts::{Amount, Day, Duration};
use crate::view::{Action, Ask, Change, Goal, Named, View, people, playbooks, schema_of};
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::{HashMap, HashSet};

/// What is looked back on, beside what every document of the plan shows.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct Review {
    /// The first and the last day that are looked at.
    pub from: Day,
    pub to: Day,
    /// The first day of the time before, which is as long.
    pub before: Day,
    /// Goals, actions, playbooks and channels for which nobody answers.
    pub without_owner: Vec<Named>,
    /// Goals that are more than a little behind.
    pub behind: Vec<BehindGoal>,
    /// Goals whose day is over, and that were not reached.
    pub missed: Vec<Duty>,
    /// More of each goal, in their order.
    pub goals: Vec<GoalLine>,
    /// Actions that are late, and those that were dropped.
    pub late: Vec<Duty>,
    pub dropped: Vec<Named>,
    pub cases: Cases,
    /// What comes again: reviews, meetings, rehearsals and checks, each on its next day.
    pub practice: Vec<Duty>,
    /// Playbooks of which no rehearsal is planned or known.
    pub unrehearsed: Vec<Named>,
    pub came: Vec<Named>,
    pub left: Vec<Named>,
    /// Trainings that are late, and people who leave and are still named.
    pub untrained: Vec<Duty>,
    pub leaving: Vec<Duty>,
    /// Channels in use for which nothing was done, where nothing went out and no case came in.
    pub silent: Vec<Named>,
    /// What the log of changes says of this time, the newest first.
    pub changes: Vec<LogEntry>,
}

/// An entry of the log of changes.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct LogEntry {
    pub on: Option<Day>,
    pub version: Option<u32>,
    pub what: Option<String>,
    pub by: Option<Named>,
}

/// Where a goal should be.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct GoalLine {
    /// The figure if it went evenly from its first one to its last day.
    pub line: Option<Amount>,
    /// Whether its day is over, and it was not reached.
    pub is_missed: bool,
}

/// Cases in sums.
#[derive(Clone, Debug, Default, JsonSchema, Serialize)]
pub struct Cases {
    /// How many were ever recorded.
    pub recorded: usize,
    pub all: usize,
    /// How many there were in the time before.
    pub before: usize,
    pub open: usize,
    /// Why they happened, the most frequent first.
    pub causes: Vec<Cause>,
    /// By playbook and by location, the most frequent first.
    pub playbooks: Vec<OfPlaybook>,
    pub locations: Vec<AtLocation>,
}

/// Why some cases happened.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct Cause {
    pub what: String,
    pub count: usize,
    /// Their share of all cases, in percent.
    pub share: usize,
    pub before: usize,
}

/// The cases of a playbook.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct OfPlaybook {
    pub playbook: Named,
    pub count: usize,
    pub before: usize,
    /// In how many minutes half of them were answered.
    pub median: Option<i64>,
    /// How soon somebody says that it was seen.
    pub promise: Option<Duration>,
    /// Whether half of them were answered later than that.
    pub is_slow: Option<bool>,
}

/// The cases of a location.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct AtLocation {
    pub location: Named,
    pub count: usize,
    pub before: usize,
}

/// What customers wrote, by the rows of the triage.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct ReviewMessages {
    pub file: String,
    pub comments: u64,
    /// The most frequent first.
    pub kinds: Vec<MessageKind>,
    pub unmatched: u64,
    /// In percent of all.
    pub unmatched_share: f64,
}

/// The messages of a kind.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct MessageKind {
    pub kind: String,
    pub count: u64,
    /// In percent of all.
    pub share: f64,
}

/// What is other than at the beginning of the time, as git knows it.
#[derive(Clone, Debug, Default, JsonSchema, Serialize)]
pub struct ReviewChanges {
    pub groups: Vec<ChangedGroup>,
    /// The command that says more.
    pub command: Option<String>,
    /// Why nothing is said: `none`, `no-git`, `not-yet`.
    pub why: Option<&'static str>,
}

/// How much is other in a group of changes, and of what.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct ChangedGroup {
    pub group: &'static str,
    pub count: usize,
    pub names: Vec<String>,
}

/// All that is said of a review, for programs.
#[derive(Debug, JsonSchema, Serialize)]
pub struct ReviewDocument<'r> {
    /// The version of what is printed.
    pub version: u8,
    /// The file of the plan, and its id and title where it has them.
    pub file: &'r str,
    pub id: Option<String>,
    pub title: Option<&'r str>,
    /// The decisions that are needed.
    pub decisions: &'r [Ask],
    pub goals: &'r [Goal],
    pub actions: &'r [Action],
    pub review: &'r Review,
    /// The messages of a file, where one is counted.
    pub messages: Option<&'r ReviewMessages>,
    pub changed: &'r ReviewChanges,
}

impl ReviewDocument<'_> {
    /// Its JSON Schema (2020-12).
    pub fn json_schema() -> serde_json::Value {
        schema_of::<ReviewDocument<'static>>()
    }
}

/// How many days ahead people are told of who leave: until the next review, usually.
const NEAR: i32 = 92;

/// The first day that a review looks at: that of the last one before a day, else the first of the plan.
pub fn review_from(plan: &Plan, to: Date) -> Option<Date> {
    let about = plan.about()?;
    let review = about.review.get();
    let held =
        review.into_iter().flat_map(|review| review.held.items()).filter_map(|held| held.date.copied());
    let held = held.chain(review.and_then(|review| review.last.copied())).filter(|day| *day < to);
    held.max().or_else(|| Some(about.horizon.get()?.starts.get()?.value)).filter(|day| *day < to)
}

/// What is looked back on from one day to another. The view and what is due are those of the last day.
pub fn review(plan: &Plan, view: &View, status: &Status, (from, to): (Date, Date)) -> Review {
    let length = (to - from).get_days() + 1;
    let before = later(from, -length);
    let of_kind = |kinds: &[&str]| -> Vec<Duty> {
        status.duties.iter().filter(|duty| kinds.contains(&duty.kind)).cloned().collect()
    };
    let late = |kinds: &[&str]| -> Vec<Duty> {
        of_kind(kinds).into_iter().filter(|duty| duty.days_late.is_some()).collect()
    };
    let is_within = |day: Option<Date>| day.is_some_and(|day| from <= day && day <= to);
    let people = |is_wanted: &dyn Fn(&plan::Person) -> bool| -> Vec<Named> {
        let wanted = plan.people.entries().iter().filter(|person| is_wanted(&person.value));
        wanted.map(|person| people::named(plan, &person.id)).collect()
    };
    let missed = late(&["goal"]);
    let of_goal = |(entry, goal): (&Entry<plan::Goal>, &Goal)| GoalLine {
        line: line(goal),
        is_missed: missed.iter().any(|duty| duty.id == *entry.id),
    };
    let soon = later(to, NEAR);
    let dropped = view.actions.iter().filter(|action| action.status == "dropped");
    let is_of_time = |change: &&Change| is_within(change.date.map(|day| day.0));
    let changes = view.changes.iter().filter(is_of_time).map(|change| LogEntry {
        on: change.date,
        version: change.version,
        what: change.what.clone(),
        by: change.by.clone(),
    });
    Review {
        from: Day(from),
        to: Day(to),
        before: Day(before),
        without_owner: without_owner(plan, view, to),
        behind: status.behind.clone(),
        goals: plan.goals.entries().iter().zip(&view.goals).map(of_goal).collect(),
        missed,
        late: late(&["action"]),
        dropped: dropped.map(|action| coded(&action.code, &action.what, &action.anchor)).collect(),
        cases: cases(plan, (from, to), before),
        practice: of_kind(&["review", "meeting", "drill", "access-check"]),
        unrehearsed: unrehearsed(plan),
        came: people(&|person| is_within(person.from.copied())),
        left: people(&|person| is_within(person.until.copied())),
        untrained: late(&["training"]),
        leaving: of_kind(&["leaver"]).into_iter().filter(|duty| duty.due.0 <= soon).collect(),
        silent: silent_channels(plan, (from, to)),
        changes: changes.collect(),
    }
}

fn coded(code: &str, words: &str, anchor: &str) -> Named {
    let label = format!("{code} {words}");
    Named { id: code.to_owned(), label, anchor: Some(anchor.to_owned()), reserved: None }
}

/// Where a goal would be if it went evenly from its first figure to its last day.
fn line(goal: &Goal) -> Option<Amount> {
    let (from, target) = (goal.from.as_ref()?, goal.target.as_ref()?);
    let part = f64::from(goal.expected?) / 100.0;
    let value = from.value + (target.value - from.value) * part;
    // As exact as the figures themselves are written.
    let is_whole = |amount: &Amount| amount.value.fract() == 0.0;
    let value =
        if is_whole(from) && is_whole(target) { value.round() } else { (value * 10.0).round() / 10.0 };
    Some(Amount { value, unit: target.unit.clone() })
}

/// What nobody answers for: no owner is named, or everybody behind it has left.
fn without_owner(plan: &Plan, view: &View, today: Date) -> Vec<Named> {
    let has_gone = |owner: &str| {
        if plan.person(owner).is_some() {
            return plan.has_left(owner, today);
        }
        let holders = plan.holders(owner, None);
        let people = holders.people();
        !people.is_empty() && people.iter().all(|who| plan.has_left(who, today))
    };
    let is_nobody = |owner: &plan::Field<Spanned<plan::OwnerId>>| {
        owner.is_missing() || owner.get().is_some_and(|owner| has_gone(&owner.value.0))
    };
    let mut all = Vec::new();
    let goals =
        plan.goals.entries().iter().zip(&view.goals).filter(|(entry, _)| is_nobody(&entry.value.owner));
    all.extend(goals.map(|(_, goal)| coded(&goal.code, &goal.statement, &goal.anchor)));
    let actions = plan.actions.entries().iter().zip(&view.actions);
    let actions = actions.filter(|(entry, _)| entry.value.is_open() && is_nobody(&entry.value.owner));
    all.extend(actions.map(|(_, action)| coded(&action.code, &action.what, &action.anchor)));
    let playbooks = plan.playbooks.entries().iter().filter(|entry| is_nobody(&entry.value.owner));
    all.extend(playbooks.map(|entry| playbooks::playbook_named(plan, &entry.id)));
    let channels = plan.all_channels().filter(|channel| channel.value.is_in_use());
    let channels = channels.filter(|channel| {
        let owners = channel.value.owner.all();
        owners.iter().all(|owner| has_gone(&owner.value.0)) && !channel.value.owner.is_unreadable()
    });
    all.extend(channels.map(|channel| people::channel_named(plan, &channel.id)));
    all
}

/// The playbooks that say neither how often they are rehearsed nor when they were.
fn unrehearsed(plan: &Plan) -> Vec<Named> {
    let is_rehearsed = |playbook: &plan::Playbook| {
        playbook.drill.get().is_some_and(|drill| !drill.every.is_missing() || drill.last_held().is_some())
    };
    let all = plan.playbooks.entries().iter().filter(|playbook| !is_rehearsed(&playbook.value));
    all.map(|playbook| playbooks::playbook_named(plan, &playbook.id)).collect()
}

/// The cases of a time, against those of the time before it.
fn cases(plan: &Plan, (from, to): (Date, Date), before: Date) -> Cases {
    let all = plan.customer_cases();
    let opened = |case: &plan::CustomerCase| case.opened.copied().map(DayOrTime::day);
    let of = |from: Date, to: Date| -> Vec<&plan::CustomerCase> {
        all.iter().filter(|case| opened(case).is_some_and(|day| from <= day && day <= to)).collect()
    };
    let (now, then) = (of(from, to), of(before, later(from, -1)));
    let counts = |key: &dyn Fn(&plan::CustomerCase) -> Option<String>| -> Vec<(String, usize, usize)> {
        let keys = |cases: &[&plan::CustomerCase]| {
            cases.iter().filter_map(|case| key(case)).collect::<Vec<String>>()
        };
        let (keys_now, keys_then) = (keys(&now), keys(&then));
        let before: HashMap<&str, usize> =
            counted(keys_then.iter().map(String::as_str)).into_iter().collect();
        let now = counted(keys_now.iter().map(String::as_str)).into_iter();
        now.map(|(key, count)| (key.to_owned(), count, before.get(key).copied().unwrap_or_default()))
            .collect()
    };
    let causes = counts(&|case| case.cause.get().map(|cause| cause.to_string()));
    let by_playbook = counts(&|case| case.playbook.get().map(|id| id.0.to_string()));
    let locations = counts(&|case| case.location.get().map(|id| id.0.to_string()));
    let of_playbook = |(id, count, before): (String, usize, usize)| {
        let is_its = |case: &&&plan::CustomerCase| case.playbook.get().is_some_and(|known| *known.0 == *id);
        let its: Vec<&plan::CustomerCase> = now.iter().filter(is_its).copied().collect();
        let promise =
            plan.playbooks.entry(&id).and_then(|playbook| playbook.value.acknowledge_within.copied());
        let median = median_answer(&its);
        let is_slow = median.zip(promise).and_then(|(median, promise)| {
            let minutes = i64::try_from(promise.in_minutes()).ok()?;
            (promise.unit != plan::Unit::BusinessDays).then_some(median > minutes)
        });
        let promise = promise.map(Duration::from);
        OfPlaybook { playbook: playbooks::playbook_named(plan, &id), count, before, median, promise, is_slow }
    };
    Cases {
        recorded: all.len(),
        all: now.len(),
        before: then.len(),
        open: now.iter().filter(|case| case.closed.is_missing()).count(),
        causes: causes
            .into_iter()
            .map(|(what, count, before)| Cause {
                what,
                count,
                share: (count * 200 / now.len().max(1)).div_ceil(2),
                before,
            })
            .collect(),
        playbooks: by_playbook.into_iter().map(of_playbook).collect(),
        locations: locations
            .into_iter()
            .filter_map(|(id, count, before)| {
                let location = people::location_named(plan.locations.entry(&id)?);
                Some(AtLocation { location, count, before })
            })
            .collect(),
    }
}

/// The channels in use for which nothing was done, where nothing went out and no case came in. Where no case was ever recorded,
/// nobody knows it of those on which people write in.
fn silent_channels(plan: &Plan, (from, to): (Date, Date)) -> Vec<Named> {
    let mut heard: HashSet<&str> = HashSet::new();
    for action in plan.actions.entries().iter().filter(|action| is_during(plan, action, (from, to))) {
        heard.extend(action.value.channel.items().iter().map(|id| &*id.0));
    }
    let occurrences = Occurrences::of(plan);
    if occurrences.cut_at().is_some() {
        // Nobody knows where the others go out.
        return Vec::new();
    }
    for time in occurrences.all().iter().filter(|time| from <= time.day() && time.day() <= to) {
        let entry = plan.calendar.entries().get(time.entry);
        heard.extend(entry.into_iter().flat_map(|entry| entry.value.channel.items()).map(|id| &*id.0));
    }
    let cases = plan.customer_cases();
    for case in cases
        .iter()
        .filter(|case| case.opened.copied().map(DayOrTime::day).is_some_and(|day| from <= day && day <= to))
    {
        heard.extend(case.channel.get().map(|id| &*id.0));
    }
    let are_known = cases.iter().any(|case| !case.channel.is_missing());
    let silent = plan.all_channels().filter(|channel| {
        channel.value.is_in_use()
            && (are_known || channel.value.accepts.items().is_empty())
            && !heard.contains(&*channel.id)
    });
    silent.map(|one| people::channel_named(plan, &one.id)).collect()
}

/// Whether something was done for an action in a time.
fn is_during(plan: &Plan, action: &Entry<plan::Action>, (from, to): (Date, Date)) -> bool {
    let first = due::action_start(plan, &action.value);
    let last = due::action_last_day(&action.value).map(|day| day.value);
    action.value.status() != plan::ActionStatus::Dropped
        && first.is_none_or(|first| first <= to)
        && last.is_none_or(|last| from <= last)
}
