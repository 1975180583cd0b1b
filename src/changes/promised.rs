//! What comes of the changes for what is promised: worked out on both sides over the same days, as `drill` and `lint` do.

use crate::changes::fact::{Became, Change, Group, Level, Pledged, Sides, Subject, Wait, Week, What};
use crate::changes::renames::Renames;
use crate::changes::shown::entry_subject;
use crate::plan::{Date, Plan};
use crate::response::{
    Arrivals, Depth, Promise, Task, in_week, judged_days, promises, times_in_words, zone_around,
};
use crate::source::Span;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// The most single days that are named.
const MOST_DAYS_NAMED: usize = 100;

/// Something that comes of other changes, with the entries on which it hangs, by section and id of the new plan.
pub(super) struct Consequence {
    change: Change,
    hangs_by: BTreeSet<(&'static str, String)>,
}

/// What tells one promise of a plan from all others, with the ids of the new plan.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
struct Key {
    playbook: String,
    channel: Option<String>,
    of: Option<String>,
    arrivals: &'static str,
    task: &'static str,
    /// Which of several steps.
    step: Option<String>,
    in_business_days: bool,
}

/// A promise of both sides; of one alone where the other does not make it.
struct Pair<'a, 'p> {
    key: Key,
    was: Option<&'a Promise<'p>>,
    is: Option<&'a Promise<'p>>,
    became: Became,
}

/// A promise that both sides keep in a usual week.
struct Kept<'a, 'p> {
    was: &'a Promise<'p>,
    is: &'a Promise<'p>,
}

/// Compares what is promised in two plans, from a day on to the end of the new one.
pub(super) fn compare(old: &Plan, new: &Plan, renames: &Renames, as_of: Date) -> Vec<Consequence> {
    let Some(days) = judged_days(new, Some(as_of)) else { return Vec::new() };
    let all = |plan| promises(plan, days, Depth::All, &[]);
    // Of a plan that is too large nothing is judged, which `lint` says.
    let (Some(before), Some(after)) = (all(old), all(new)) else { return Vec::new() };
    let both = both((&before, &after), renames);
    let kept = both.values().filter_map(|two| {
        let (was, is) = (two.old?, two.new?);
        (was.is_kept() && is.is_kept() && is.unknown.is_empty()).then_some(Kept { was, is })
    });
    let alone = only_one_left(&kept.collect::<Vec<_>>(), new, renames);
    let pair = |(key, two): (Key, Sides<Option<_>>)| {
        let became = became(old, new, two.old, two.new)?;
        Some(Pair { key, was: two.old, is: two.new, became })
    };
    let pairs: Vec<Pair<'_, '_>> = both.into_iter().filter_map(pair).collect();
    let mut found = told_together(&pairs, old, new, renames);
    found.extend(alone);
    found
}

/// The promises of both sides, those that are the same one together.
fn both<'a, 'p>(
    (before, after): (&'a [Promise<'p>], &'a [Promise<'p>]),
    renames: &Renames,
) -> BTreeMap<Key, Sides<Option<&'a Promise<'p>>>> {
    let mut known: BTreeMap<Key, Sides<Option<&'a Promise<'p>>>> = BTreeMap::new();
    for promise in before {
        known.entry(key(promise, Some(renames))).or_default().old = Some(promise);
    }
    for promise in after {
        known.entry(key(promise, None)).or_default().new = Some(promise);
    }
    // A step that is worded otherwise is the one of the same number.
    let by_number = |promise: &Promise<'_>| match promise.pledge.task {
        Task::Step { number, .. } => Some(number),
        _ => None,
    };
    let gone: Vec<Key> =
        known.iter().filter(|(_, two)| two.new.is_none()).map(|(key, _)| key.clone()).collect();
    for key in gone.into_iter().filter(|key| key.step.is_some()) {
        let Some(was) = known.get(&key).and_then(|two| two.old) else { continue };
        let same = known.iter_mut().find(|(other, two)| {
            let is_same = Key { step: None, ..(*other).clone() } == Key { step: None, ..key.clone() };
            is_same && two.old.is_none() && two.new.and_then(by_number) == by_number(was)
        });
        if let Some((_, two)) = same {
            two.old = Some(was);
            known.remove(&key);
        }
    }
    known
}

fn key(promise: &Promise<'_>, renames: Option<&Renames>) -> Key {
    let pledge = &promise.pledge;
    let case = &pledge.case;
    let id = |section: &str, id: &str| {
        renames.map_or_else(|| id.to_owned(), |renames| renames.id(section, id).to_owned())
    };
    let step = match pledge.task {
        Task::Step { number, .. } => {
            let step = case.playbook.value.steps.items().get(number - 1);
            let named = step.and_then(|step| step.r#do.get()).map(|text| text.to_string());
            Some(named.unwrap_or_else(|| number.to_string()))
        }
        _ => None,
    };
    Key {
        playbook: id("playbooks", &case.playbook.id),
        channel: case.channel.map(|channel| id("channels", &channel.id)),
        of: case.of.map(|location| id("locations", &location.id)),
        arrivals: arrivals(pledge.arrivals),
        task: task(pledge.task),
        step,
        in_business_days: pledge.within.is_in_business_days(),
    }
}

fn arrivals(arrivals: Arrivals) -> &'static str {
    match arrivals {
        Arrivals::Always => "always",
        Arrivals::Staffed => "staffed",
        Arrivals::OffHours => "off-hours",
    }
}

fn task(task: Task<'_>) -> &'static str {
    match task {
        Task::Answer => "answer",
        Task::FollowUp { .. } => "follow-up",
        Task::Step { .. } => "step",
        Task::Pause { .. } => "pause",
        Task::Approval(_) => "approval",
        Task::Updates { .. } => "updates",
    }
}

/// How a promise became otherwise; `None` where it did not.
fn became(old: &Plan, new: &Plan, was: Option<&Promise<'_>>, is: Option<&Promise<'_>>) -> Option<Became> {
    let (was, is) = match (was, is) {
        (None, None) => return None,
        (None, Some(is)) => return is.is_broken().then_some(Became::Broken),
        (Some(_), None) => return Some(Became::Gone),
        (Some(was), Some(is)) => (was, is),
    };
    match (was.unknown.is_empty(), is.unknown.is_empty()) {
        (true, false) => return Some(Became::NotJudged),
        (false, false) => return None,
        (false, true) => return Some(if is.is_broken() { Became::Broken } else { Became::Judged }),
        (true, true) => {}
    }
    let (before, after) = (was.worst.weight(), is.worst.weight());
    match (was.is_kept(), is.is_kept()) {
        (true, false) => Some(Became::Broken),
        (false, true) => Some(Became::Kept),
        (false, false) if after > before => Some(Became::Worse),
        (true, true) if !days_newly_broken(old, new, was, is).is_empty() => Some(Became::BrokenOnSomeDays),
        (true, true) if after > before => Some(Became::Slower),
        _ if after < before => Some(Became::Faster),
        _ => None,
    }
}

fn days_newly_broken(old: &Plan, new: &Plan, was: &Promise<'_>, is: &Promise<'_>) -> Vec<Date> {
    if is.dated.is_empty() {
        return Vec::new();
    }
    let before: BTreeSet<Date> = was.single_days(old).into_iter().collect();
    is.single_days(new).into_iter().filter(|day| !before.contains(day)).collect()
}

fn level(became: Became) -> Level {
    match became {
        Became::Broken => Level::Error,
        Became::Worse | Became::Slower | Became::BrokenOnSomeDays | Became::NotJudged | Became::Gone => {
            Level::Warning
        }
        Became::Kept | Became::Faster | Became::Judged => Level::Info,
    }
}

/// How something became otherwise, whether the new plan promises it, what, where that is written, and for which messages.
type Place<'k> = (Became, bool, &'k str, (u16, u32), &'k str);

/// What is written in one place becomes one change, of which the one that waits longest speaks for all, as in findings; and what
/// is the same on several channels is one change as well.
fn told_together(pairs: &[Pair<'_, '_>], old: &Plan, new: &Plan, renames: &Renames) -> Vec<Consequence> {
    let place = |pair: &Pair<'_, '_>| pair.is.or(pair.was).map_or(Span::NOWHERE, |one| one.pledge.place);
    let mut groups: BTreeMap<Place<'_>, Vec<&Pair<'_, '_>>> = BTreeMap::new();
    for pair in pairs {
        let Span { file, start, .. } = place(pair);
        let key = (pair.became, pair.is.is_none(), pair.key.task, (file.0, start), pair.key.arrivals);
        groups.entry(key).or_default().push(pair);
    }
    let mut found: Vec<Consequence> = Vec::new();
    let mut known: HashMap<String, usize> = HashMap::new();
    for (_, group) in groups {
        let Some(one) = told(&group, old, new, renames) else { continue };
        let What::Promise { promise } = &one.change.what else { continue };
        let is_step = promise.step.map(|step| (step, promise.playbooks.clone()));
        let same = Pledged { channels: Vec::new(), playbooks: Vec::new(), ..(**promise).clone() };
        let key = format!("{same:?}{is_step:?}");
        if let Some(other) = known.get(&key).and_then(|index| found.get_mut(*index)) {
            other.join(one);
        } else {
            known.insert(key, found.len());
            found.push(one);
        }
    }
    found
}

impl Consequence {
    /// The same on another channel.
    fn join(&mut self, other: Consequence) {
        self.hangs_by.extend(other.hangs_by);
        let (What::Promise { promise }, What::Promise { promise: more }) =
            (&mut self.change.what, other.change.what)
        else {
            return;
        };
        for (all, more) in [(&mut promise.channels, more.channels), (&mut promise.playbooks, more.playbooks)]
        {
            all.extend(more);
            all.sort_unstable();
            all.dedup();
        }
    }
}

fn told(group: &[&Pair<'_, '_>], old: &Plan, new: &Plan, renames: &Renames) -> Option<Consequence> {
    // Of equals the first.
    let weight = |pair: &&&Pair<'_, '_>| pair.is.or(pair.was).map(|one| one.worst.weight());
    let worst = group.iter().rev().max_by_key(weight)?;
    let longest_before = group.iter().filter_map(|pair| pair.was).max_by_key(|was| was.worst.weight());
    let longest_before = longest_before.or(worst.was);
    let became = worst.became;
    let wait = |promise: Option<&Promise<'_>>| {
        let promise = promise.filter(|promise| promise.unknown.is_empty())?;
        Some(promise.worst.wait.map_or(Wait::Never { never: true }, |minutes| Wait::Minutes { minutes }))
    };
    let uncovered = worst.is.filter(|_| matches!(became, Became::Broken | Became::Worse));
    let uncovered = uncovered.and_then(|is| nobody_there(new, is));
    let mut single_days: Vec<String> = match (worst.was, worst.is, became) {
        (Some(was), Some(is), Became::BrokenOnSomeDays) => {
            days_newly_broken(old, new, was, is).iter().map(ToString::to_string).collect()
        }
        _ => Vec::new(),
    };
    single_days.truncate(MOST_DAYS_NAMED);
    let all = |of: fn(&Key) -> Option<String>| {
        let all: BTreeSet<String> = group.iter().filter_map(|pair| of(&pair.key)).collect();
        all.into_iter().collect::<Vec<_>>()
    };
    let pledge = worst.is.or(worst.was)?.pledge;
    let promised = |promise: Option<&Promise<'_>>| promise.map(|promise| promise.pledge.within.to_string());
    let hangs_by = group.iter().flat_map(|pair| {
        let of_old = pair.was.map(|was| hangs_by(old, was, Some(renames)));
        of_old.into_iter().chain(pair.is.map(|is| hangs_by(new, is, None))).flatten()
    });
    let place = |promise: Option<&Promise<'_>>| promise.map(|promise| promise.pledge.place);
    let playbooks = all(|key| Some(key.playbook.clone()));
    let channels = all(|key| key.channel.clone());
    let (section, id) = match channels.first() {
        Some(channel) if pledge.task == Task::Answer => ("channels", channel),
        _ => ("playbooks", playbooks.first()?),
    };
    Some(Consequence {
        hangs_by: hangs_by.collect(),
        change: Change {
            group: Group::Promises,
            level: level(became),
            section,
            subject: subject(new, section, id),
            places: Sides { old: place(worst.was), new: place(worst.is) },
            touched: Vec::new(),
            what: What::Promise {
                promise: Box::new(Pledged {
                    became,
                    task: worst.key.task,
                    step: match pledge.task {
                        Task::Step { number, .. } => Some(number),
                        _ => None,
                    },
                    arrivals: worst.key.arrivals,
                    promised: Sides { old: promised(worst.was), new: promised(worst.is) },
                    worst_wait: Sides { old: wait(longest_before), new: wait(worst.is) },
                    uncovered,
                    single_days,
                    channels,
                    playbooks,
                }),
            },
        },
    })
}

fn subject(plan: &Plan, section: &'static str, id: &str) -> Subject {
    let name = match section {
        "channels" => {
            let channel = plan.all_channels().find(|channel| *channel.id == *id);
            channel.and_then(|channel| channel.value.name.get()).map(|name| name.to_string())
        }
        "people" => {
            let person = plan.people.entry(id);
            person.and_then(|person| person.value.name.get()).map(|name| name.to_string())
        }
        _ => plan.playbooks.entry(id).and_then(|one| one.value.title.get()).map(|title| title.to_string()),
    };
    entry_subject(section, id, name)
}

/// When nobody is on duty who would be asked in time, in the words of findings; nothing where it is for another reason.
fn nobody_there(plan: &Plan, promise: &Promise<'_>) -> Option<Week> {
    let is_the_reason =
        !promise.gaps.is_empty() && !promise.unattended.is_empty() && promise.worst.wait.is_some();
    is_the_reason.then(|| Week {
        minutes_of_week: in_week(&zone_around(plan, &promise.gaps), &promise.gaps).all().to_vec(),
        words: times_in_words(plan, promise, &promise.gaps),
    })
}

/// What a promise hangs by: its channel, playbook and escalation path, and those who are asked.
fn hangs_by(
    plan: &Plan,
    promise: &Promise<'_>,
    renames: Option<&Renames>,
) -> BTreeSet<(&'static str, String)> {
    let case = &promise.pledge.case;
    let mut all: BTreeSet<(&'static str, &str)> = BTreeSet::new();
    all.insert(("playbooks", &case.playbook.id));
    all.extend(case.channel.map(|channel| ("channels", &*channel.id)));
    all.extend(case.of.map(|location| ("locations", &*location.id)));
    all.insert(("escalations", case.ladder));
    for owner in promise.pledge.asked(plan) {
        all.insert(("roles", owner));
        for location in plan.open_locations().map(Some).chain([None]) {
            let people = plan.holders(owner, location).people();
            all.extend(people.into_iter().map(|person| ("people", person)));
            let binds = location.filter(|location| {
                location.value.binds.get().is_some_and(|binds| binds.0.entry(owner).is_some())
            });
            all.extend(binds.map(|location| ("locations", &*location.id)));
        }
    }
    let id = |(section, id): (&'static str, &str)| {
        let new = renames.and_then(|renames| renames.new_id(section, id));
        (section, new.unwrap_or(id).to_owned())
    };
    all.into_iter().map(id).collect()
}

/// People without whom a promise would be broken, where it was not so before; each once.
fn only_one_left(pairs: &[Kept<'_, '_>], new: &Plan, renames: &Renames) -> Vec<Consequence> {
    let mut by_person: BTreeMap<&str, Vec<&Kept<'_, '_>>> = BTreeMap::new();
    for pair in pairs {
        let before: Vec<&str> = pair.was.only.iter().map(|one| renames.id("people", one.person)).collect();
        for one in pair.is.only.iter().filter(|one| !before.contains(&one.person)) {
            by_person.entry(one.person).or_default().push(pair);
        }
    }
    let told = by_person.into_iter().map(|(person, pairs)| {
        let channels: BTreeSet<&str> =
            pairs.iter().filter_map(|pair| Some(&*pair.is.pledge.case.channel?.id)).collect();
        let playbooks: BTreeSet<&str> = pairs.iter().map(|pair| &*pair.is.pledge.case.playbook.id).collect();
        let owned = |ids: BTreeSet<&str>| ids.into_iter().map(str::to_owned).collect();
        let entry = new.people.entry(person);
        Consequence {
            hangs_by: pairs.iter().flat_map(|pair| hangs_by(new, pair.is, None)).collect(),
            change: Change {
                group: Group::People,
                level: Level::Warning,
                section: "people",
                subject: subject(new, "people", person),
                what: What::OnlyOneLeft { channels: owned(channels), playbooks: owned(playbooks) },
                places: Sides { old: None, new: entry.map(|entry| entry.place) },
                touched: Vec::new(),
            },
        }
    });
    told.collect()
}

/// Adds what comes of changes, each with those that have to do with it.
pub(super) fn touch(consequences: Vec<Consequence>, changes: &mut Vec<Change>) {
    // What holds for the whole plan touches every promise.
    const OF_ALL: [&str; 3] = ["closed", "listening", "severities"];
    let mut found = Vec::new();
    for Consequence { mut change, hangs_by } in consequences {
        let has_to_do = |other: &&Change| {
            let is_of_all = OF_ALL.contains(&other.section)
                || (other.section == "plan" && other.group == Group::Promises);
            let is_named = hangs_by.contains(&(other.section, other.subject.id.clone()));
            other.group < Group::Renamed && (is_of_all || (is_named && counts(other)))
        };
        let touched = changes.iter().filter(has_to_do);
        change.touched = touched.map(|other| (other.subject.clone(), other.places)).collect();
        found.push(change);
    }
    changes.extend(found);
}

/// Whether a change has to do with who is there when, and with what is asked of them.
fn counts(change: &Change) -> bool {
    const OF_PEOPLE: [&str; 7] = ["hours", "on_call", "leave", "time_zone", "country", "from", "until"];
    const OF_ROLES: [&str; 3] = ["held_by", "rota", "authority"];
    const OF_OTHERS: [&str; 6] =
        ["messages", "precedents", "crisis_type", "response_strategy", "admins", "close_out"];
    let first = change.fields().next();
    let is_among = |fields: &[&str]| first.is_none_or(|first| fields.contains(&first));
    match change.section {
        "people" => is_among(&OF_PEOPLE),
        "roles" => is_among(&OF_ROLES),
        _ => first.is_none_or(|first| !OF_OTHERS.contains(&first)),
    }
}
