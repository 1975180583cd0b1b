//! What is due of people: their training, and to hand over what they leave behind.

use crate::due::fact::{About, Fact, horizon_days, plan_owner};
use crate::due::steps::so_long_after;
use crate::plan::{Date, Entry, Naming, Person, Plan, Rota, Training};
use crate::source::Span;
use std::collections::{HashMap, HashSet};

/// The next training of everybody whom a course is for: so long after the last one as it says. Of whoever never had it, their
/// first day, else that of the plan, else the day on which others had it first.
pub fn trainings(plan: &Plan, today: Date) -> Vec<Fact<'_>> {
    let facts = schooled(plan, today).into_iter().filter_map(|Schooled { course, person, last, due }| {
        // Whoever leaves before needs none.
        let due = due.filter(|due| !plan.has_left(&person.id, *due))?;
        Some(Fact {
            about: About::Training(course, person),
            owner: Some(&person.id),
            due,
            last: last.map(|(day, _)| day),
            every: course.value.every.copied(),
            place: last.map_or(course.place, |(_, place)| place),
        })
    });
    facts.collect()
}

/// Somebody whom a course is for.
#[derive(Clone, Copy, Debug)]
pub struct Schooled<'p> {
    course: &'p Entry<Training>,
    pub person: &'p Entry<Person>,
    last: Option<(Date, Span)>,
    due: Option<Date>,
}

impl Schooled<'_> {
    /// Whether they had the course, and need it no more on a day.
    pub fn has_it(&self, today: Date) -> bool {
        self.last.is_some() && self.due.is_none_or(|due| due >= today)
    }
}

/// Everybody whom a course is for, a course at a time, with the day on which they need it next.
pub fn schooled(plan: &Plan, today: Date) -> Vec<Schooled<'_>> {
    let Some(governance) = plan.governance.get() else { return Vec::new() };
    let mut all = Vec::new();
    for course in governance.training.entries() {
        let records = course.value.records.get().map(|records| records.0.entries()).unwrap_or_default();
        let mut had: HashMap<&str, (Date, Span)> = HashMap::new();
        for record in records {
            let last = had.entry(&record.id).or_insert((record.value, record.place));
            if record.value > last.0 {
                *last = (record.value, record.place);
            }
        }
        let held_first = records.iter().map(|record| record.value).min();
        for who in trained(plan, &course.value, today) {
            let Some(person) = plan.person(who) else { continue };
            let last = had.get(who).copied();
            let due = match last {
                Some((last, _)) => {
                    course.value.every.copied().and_then(|every| so_long_after(plan, last, every))
                }
                None => person.value.from.copied().or(horizon_days(plan).0).or(held_first),
            };
            all.push(Schooled { course, person, last, due });
        }
    }
    all
}

/// The people whom a course is for, without those who have left.
fn trained<'p>(plan: &'p Plan, course: &'p Training, today: Date) -> Vec<&'p str> {
    let mut seen: HashSet<&str> = HashSet::new();
    let people = course.r#for.items().iter().flat_map(|owner| plan.holders(owner, None).people());
    people.filter(|who| !plan.has_left(who, today) && seen.insert(who)).collect()
}

/// Everybody whose last day is known and who is named somewhere: somebody else has to be named there from then on.
pub fn leavers<'p>(plan: &'p Plan, namings: &[Naming<'p>]) -> Vec<Fact<'p>> {
    let leaving = plan.people.entries().iter().filter(|person| person.value.until.copied().is_some());
    let mut n_places: HashMap<&str, usize> = leaving.clone().map(|person| (&*person.id, 0)).collect();
    for naming in namings {
        if let Some(count) = n_places.get_mut(naming.id) {
            *count += usize::from(!is_history(plan, naming));
        }
    }
    let named = leaving.filter_map(|person| {
        let count = n_places.get(&*person.id).copied().filter(|count| *count > 0)?;
        Some(Fact {
            about: About::Leaver(person, count),
            owner: plan_owner(plan),
            due: person.value.until.copied()?,
            last: None,
            every: None,
            place: person.value.until.span(),
        })
    });
    named.collect()
}

/// Whether somebody did something there in their time, which stays theirs: they agreed, or had turns of a rota that went on
/// without them.
pub fn is_history(plan: &Plan, naming: &Naming<'_>) -> bool {
    match naming.record {
        "an approval" | "the approval" | "a change" | "the acknowledgement" | "what was held" | "a swap" => {
            true
        }
        "the rota" | "a change of a rota" => has_gone_on(plan, naming),
        _ => false,
    }
}

/// Whether an order of a rota in which somebody is named no longer holds on the day after their last one.
fn has_gone_on(plan: &Plan, naming: &Naming<'_>) -> bool {
    let until = plan.person(naming.id).and_then(|person| person.value.until.copied());
    let Some(after) = until.and_then(|until| until.tomorrow().ok()) else { return false };
    let went_on = |rota: &Rota| {
        let changes = rota.changes.items().iter();
        let dated = changes.filter_map(|change| Some((change.from.copied()?, change.order.span())));
        let begins = dated.clone().find(|(_, order)| *order == naming.span).map(|(from, _)| from);
        let begins = begins.or((rota.order.span() == naming.span).then(|| rota.starts()))?;
        Some(dated.clone().any(|(from, _)| begins < from && from <= after))
    };
    // Mostly that of the role which is written before it; the roles of several files may stand in another order.
    let roles = plan.roles.entries();
    let at = (naming.span.file, naming.span.start);
    let near = roles.partition_point(|role| (role.place.file, role.place.start) < at).checked_sub(1);
    let near = near.and_then(|near| roles.get(near));
    let mut rotas = near.into_iter().chain(roles).filter_map(|role| role.value.rota.get());
    rotas.find_map(went_on).unwrap_or(false)
}
