//! How the stores of a group stand: one set of facts for texts, tables and pages.

use crate::due::{Fact, location_drills, location_reviews, promises as judge, schooled};
use crate::plan::{Acceptance, Date, Entry, Location, LocationDrills, LocationReview, Plan};
use crate::response::{Promise, judged_days, unjudged};
use crate::source::FileId;
use crate::view::facts::{Day, WeekTime};
use crate::view::playbook_promises::Promised;
use crate::view::promises::NotJudged;
use crate::view::{humanize, is_public, people, places};
use schemars::JsonSchema;
use serde::Serialize;
use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap, HashSet};

/// How one store stands, seen from a day.
#[derive(Clone, Debug, Default, JsonSchema, Serialize)]
pub struct StoreScore {
    /// The id of the location in the plan.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// What its region is called.
    pub region: Option<String>,
    /// Whether its plan was read.
    pub plan: StorePlan,
    /// How many promises a usual week keeps.
    pub kept: usize,
    /// How many it breaks.
    pub broken: usize,
    /// How many nobody can judge.
    pub not_judged: usize,
    /// Why none is judged.
    pub why_not_judged: Option<NotJudged>,
    /// On how many single days a promise breaks that a usual week keeps.
    pub broken_days: usize,
    /// The broken promise for which somebody waits longest.
    pub worst: Option<WorstPromise>,
    /// How many of its people some course is for.
    pub to_train: usize,
    /// How many of them had all courses that are for them, not too long ago.
    pub trained: usize,
    /// That it accepted the plan.
    pub accepted: Option<Accepted>,
    /// Whether that is true of the version that holds.
    pub is_accepted: bool,
    /// The last rehearsal there.
    pub drilled: Option<Day>,
    /// Whether one was held there and none is late.
    pub is_drilled: bool,
    /// The last review there.
    pub reviewed: Option<Day>,
    /// Whether a review there is late.
    pub is_review_late: bool,
    /// Its page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub page: Option<String>,
}

/// Whether the plan of a store was read.
#[derive(Clone, Copy, Debug, Default, JsonSchema, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum StorePlan {
    /// All of it.
    Read,
    /// With mistakes, by which its promises may be wrong: none of them is judged.
    WithMistakes,
    /// No plan binds the location, or it cannot be read: nothing is known of the store.
    #[default]
    Missing,
    /// It says that the store is planned or closed: it is in no scorecard.
    NotOpen,
}

/// A broken promise.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct WorstPromise {
    /// What is promised.
    pub promise: Promised,
    /// How long somebody waits; nothing where they do for ever.
    pub minutes: Option<i64>,
    /// When what waits so long comes.
    pub on: WeekTime,
}

/// That a store accepted the plan.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct Accepted {
    /// The version that it accepted, where that is known.
    pub version: Option<u32>,
    /// The day.
    pub on: Option<Day>,
}

/// What the plan of a group says of its stores.
#[derive(Clone, Debug)]
pub struct GroupBase {
    /// The id of the plan, by which stores are known to be its own.
    pub plan_id: Option<String>,
    pub title: Option<String>,
    pub organisation: Option<String>,
    pub language: String,
    /// What its places are called.
    pub location_kind: &'static str,
    version: Option<u32>,
    /// Those that it names, as far as it binds them itself.
    stores: Vec<StoreScore>,
}

/// How all stores of a group stand.
#[derive(Clone, Debug, Serialize)]
pub struct Scorecard {
    /// The version of the plan.
    pub version: Option<u32>,
    /// What its places are called.
    #[serde(skip)]
    pub location_kind: &'static str,
    pub regions: Vec<ScoreSum>,
    pub total: ScoreSum,
    /// Those first of which there is most to say.
    pub stores: Vec<StoreScore>,
    /// How many files that build on the plan cannot be read.
    pub unreadable: usize,
}

/// How many stores of a region, or of all, are as they should be.
#[derive(Clone, Debug, Default, Serialize)]
pub struct ScoreSum {
    /// Nothing of stores without a region, and of all.
    pub region: Option<String>,
    pub stores: usize,
    /// Whose promises are kept in a usual week, as far as they can be judged.
    pub kept: usize,
    /// Of which some promises, or all, are not judged.
    pub not_judged: usize,
    /// Who break some on single days alone.
    pub broken_days: usize,
    /// Whose people need no course.
    pub trained: usize,
    /// For whose people there is a course.
    pub to_train: usize,
    /// Who accepted the version that holds.
    pub accepted: usize,
    /// Who rehearsed, and are not late.
    pub drilled: usize,
}

impl StoreScore {
    /// A store of which no plan was read.
    fn missing(plan: &Plan, location: &Entry<Location>) -> StoreScore {
        let region = location.value.region.get();
        StoreScore {
            id: location.id.to_string(),
            name: people::location_name(location),
            region: region.map(|region| places::region_named(plan, &region.value).label),
            ..StoreScore::default()
        }
    }

    /// Takes back what is said of its promises: its plan has mistakes.
    #[must_use]
    pub fn with_mistakes(self) -> StoreScore {
        let not_judged = self.kept + self.broken + self.not_judged;
        let plan = StorePlan::WithMistakes;
        StoreScore { plan, kept: 0, broken: 0, not_judged, broken_days: 0, worst: None, ..self }
    }

    /// Whether all promises that can be judged are kept in a usual week.
    fn is_kept(&self) -> bool {
        self.kept > 0 && self.broken == 0
    }

    /// Whether something of its promises is not known.
    pub fn is_unjudged(&self) -> bool {
        self.plan != StorePlan::Read || self.why_not_judged.is_some() || self.not_judged > 0
    }

    /// Whether all of its people that a course is for had it.
    pub fn is_trained(&self) -> bool {
        self.trained == self.to_train
    }

    /// Whether there is nothing to do about it.
    pub fn is_fine(&self) -> bool {
        self.is_trained()
            && !self.is_unjudged()
            && self.broken == 0
            && self.broken_days == 0
            && self.is_accepted
            && self.is_drilled
            && !self.is_review_late
    }

    /// How much is wrong with its promises: what nothing is known of comes first, then promises that break.
    pub fn weight_of_promises(&self) -> impl Ord + use<> {
        let worst = self.worst.as_ref().map(WorstPromise::weight);
        (self.plan == StorePlan::Missing, worst, self.broken, self.is_unjudged(), self.broken_days)
    }

    /// How much there is to do: what nothing is known of comes first, then promises that break.
    fn weight(&self) -> impl Ord + use<> {
        let worst = self.worst.as_ref().map(WorstPromise::weight);
        let undone = [!self.is_trained(), !self.is_accepted, !self.is_drilled, self.is_review_late];
        let n_undone = undone.into_iter().filter(|undone| *undone).count();
        (self.plan == StorePlan::Missing, worst, self.broken, n_undone, self.is_unjudged(), self.broken_days)
    }
}

impl WorstPromise {
    /// For comparing: nothing at all is worse than any wait.
    fn weight(&self) -> i64 {
        self.minutes.unwrap_or(i64::MAX)
    }
}

/// How the store stands whose plan it is.
pub(super) fn score_of(
    plan: &Plan,
    as_of: Option<Date>,
    promises: Option<&[Promise<'_>]>,
) -> Option<StoreScore> {
    let location = plan.bound_location().filter(|location| location.is_open() && !is_public(plan))?;
    Some(score(plan, location, as_of?, promises))
}

/// How the store stands whose plan it is, open or not, by what its promises come to; `None` of those where there are too many
/// to look at.
pub fn store_score(plan: &Plan, today: Date, promises: Option<&[Promise<'_>]>) -> Option<StoreScore> {
    if let Some(location) = plan.location_not_open().filter(|_| !is_public(plan)) {
        return Some(StoreScore { plan: StorePlan::NotOpen, ..StoreScore::missing(plan, location) });
    }
    score_of(plan, Some(today), promises)
}

/// How each open location stands that stands in a plan: the only one of the file of a store; nothing is known of those that other
/// files bind.
pub fn scores_in(plan: &Plan, today: Date) -> Vec<StoreScore> {
    let score = |location: &Entry<Location>| {
        if plan.is_bound_elsewhere(location) {
            return StoreScore::missing(plan, location);
        }
        let alone = plan.of_location(&location.id);
        let promises = judge(&alone, Some(today));
        let bound = alone.locations.entries().first();
        bound.map_or_else(
            || StoreScore::missing(plan, location),
            |bound| score(&alone, bound, today, promises.as_deref()),
        )
    };
    plan.open_locations().map(score).collect()
}

/// How a store stands, by a plan that has no other one.
fn score(
    plan: &Plan,
    location: &Entry<Location>,
    today: Date,
    promises: Option<&[Promise<'_>]>,
) -> StoreScore {
    let over = judged_days(plan, Some(today)).is_none().then_some(NotJudged::Over);
    let too_much = promises.is_none().then_some(NotJudged::TooMuch);
    let promises = promises.unwrap_or_default();
    let count = |is: fn(&Promise<'_>) -> bool| promises.iter().filter(|promise| is(promise)).count();
    let broken = promises.iter().filter(|promise| promise.is_broken());
    let worst = broken.clone().map(|promise| WorstPromise {
        promise: Promised::of(promise.pledge.task, promise.pledge.arrivals, promise.pledge.within),
        minutes: promise.worst.wait,
        on: WeekTime::at(plan.zone_name(), promise.worst.arrival),
    });
    // Of several that wait as long the one for a customer.
    let worst = worst.max_by_key(|worst| (worst.weight(), worst.promise.is_to_customers()));
    let days = promises.iter().filter(|promise| promise.is_kept()).flat_map(|one| one.single_days(plan));
    let (to_train, trained) = training(plan, location, today);
    let drills = location.value.drills.get().map(|LocationDrills(drills)| drills.entries());
    let held = drills.unwrap_or_default().iter().filter_map(|drill| drill.value.last_held());
    let drilled = held.map(|held| held.value).max();
    let is_late = |facts: Vec<Fact<'_>>| facts.iter().any(|fact| fact.is_late(today));
    let review = location.value.review.get();
    let acknowledged = location.value.acknowledged.get();
    let accepted = acknowledged.map(|accepted| Accepted {
        version: accepted.version.get().map(|version| version.0),
        on: Day::of(&accepted.date),
    });
    StoreScore {
        plan: StorePlan::Read,
        kept: count(|promise| promise.unknown.is_empty() && promise.is_kept()),
        broken: broken.count(),
        not_judged: count(|promise| !promise.unknown.is_empty()) + unjudged(plan).len(),
        why_not_judged: over.or(too_much),
        broken_days: days.collect::<HashSet<_>>().len(),
        worst,
        to_train,
        trained,
        is_accepted: acknowledged.is_some_and(|accepted| plan.acceptance(accepted) == Acceptance::Current),
        accepted,
        drilled: drilled.map(Day),
        is_drilled: drilled.is_some() && !is_late(location_drills(plan)),
        reviewed: review.and_then(LocationReview::last_held).map(|held| Day(held.value)),
        is_review_late: is_late(location_reviews(plan)),
        ..StoreScore::missing(plan, location)
    }
}

/// How many of the people of a location some course is for, and how many of them need none.
fn training(plan: &Plan, location: &Entry<Location>, today: Date) -> (usize, usize) {
    let bound = location.value.binds.get().map(|binds| binds.0.entries()).unwrap_or_default();
    let here: HashSet<&str> = bound.iter().flat_map(|bound| bound.value.0.iter().map(|id| &**id)).collect();
    let mut people: HashMap<&str, bool> = HashMap::new();
    for one in schooled(plan, today) {
        let id = &*one.person.id;
        if here.contains(id) && plan.belongs_on(id, today) {
            *people.entry(id).or_insert(true) &= one.has_it(today);
        }
    }
    (people.len(), people.values().filter(|has_all| **has_all).count())
}

impl GroupBase {
    /// What a plan says of its stores; `None` of one that nobody builds on, and of one that is for everybody.
    pub fn of(plan: &Plan, today: Date) -> Option<GroupBase> {
        // A plan that builds on the group's has the list of that, and is none itself.
        let is_own = plan.extended_by.span().file == FileId(0);
        if plan.extended_by.is_missing() || !is_own || is_public(plan) {
            return None;
        }
        let about = plan.about();
        Some(GroupBase {
            plan_id: about.and_then(|about| about.id.get()).map(|id| id.to_string()),
            title: about.and_then(|about| humanize::text(&about.title)),
            organisation: about.and_then(|about| humanize::text(&about.organisation)),
            language: plan.language().to_owned(),
            location_kind: plan.location_kind().word(),
            version: plan.version(),
            stores: scores_in(plan, today),
        })
    }

    /// Says where the pages of the stores are that it binds itself.
    pub fn lead_to(&mut self, page: impl Fn(&str) -> Option<String>) {
        self.stores.iter_mut().for_each(|store| store.page = page(&store.id));
    }
}

impl Scorecard {
    /// How the stores of a group stand, by the plans of stores that were read.
    pub fn of(base: &GroupBase, read: Vec<StoreScore>, unreadable: usize) -> Scorecard {
        let known: HashSet<&str> = read.iter().map(|store| &*store.id).collect();
        let own = base.stores.iter().filter(|store| !known.contains(&*store.id)).cloned();
        let mut stores: Vec<StoreScore> = own.collect();
        stores.extend(read);
        stores.sort_by_cached_key(|store| (Reverse(store.weight()), store.name.clone(), store.id.clone()));
        // Of two plans of one store the worse one counts: `location-bound-twice` speaks up.
        let mut seen = HashSet::new();
        stores.retain(|store| seen.insert(store.id.clone()));
        stores.retain(|store| store.plan != StorePlan::NotOpen);
        let mut regions: BTreeMap<(bool, Option<String>), ScoreSum> = BTreeMap::new();
        let mut total = ScoreSum::default();
        for store in &stores {
            let region = regions.entry((store.region.is_none(), store.region.clone())).or_default();
            region.region.clone_from(&store.region);
            region.add(store);
            total.add(store);
        }
        Scorecard {
            version: base.version,
            location_kind: base.location_kind,
            regions: regions.into_values().collect(),
            total,
            stores,
            unreadable,
        }
    }

    /// Whether there is a store.
    pub fn is_empty(&self) -> bool {
        self.stores.is_empty() && self.unreadable == 0
    }
}

impl ScoreSum {
    fn add(&mut self, store: &StoreScore) {
        self.stores += 1;
        self.kept += usize::from(store.is_kept());
        self.not_judged += usize::from(store.is_unjudged());
        self.broken_days += usize::from(store.is_kept() && store.broken_days > 0);
        self.trained += usize::from(store.to_train > 0 && store.is_trained());
        self.to_train += usize::from(store.to_train > 0);
        self.accepted += usize::from(store.is_accepted);
        self.drilled += usize::from(store.is_drilled);
    }
}
