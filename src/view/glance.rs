//! The first page: what the plan is, and what is asked of its readers.

use crate::model::{Plan, PlanKind};
use crate::view::people::{self, Owner};
use crate::view::spell;
use serde::Serialize;

#[derive(Debug, Serialize)]
pub struct Glance {
    /// Plan, playbooks or policy.
    pub kind: &'static str,
    pub status: Option<String>,
    pub version: Option<String>,
    pub starts: Option<String>,
    pub ends: Option<String>,
    pub owner: Option<Owner>,
    pub sponsor: Option<Owner>,
    pub next_review: Option<String>,
    pub time_zone: Option<String>,
    pub mission: Option<String>,
    pub promise: Option<String>,
    pub values: Vec<String>,
    pub previous: Option<String>,
    pub closed: Vec<String>,
    pub asks: Vec<Ask>,
}

#[derive(Debug, Serialize)]
pub struct Ask {
    pub what: String,
    pub owner: Option<Owner>,
    pub by: Option<String>,
}

pub(super) fn glance(plan: &Plan) -> Glance {
    let about = plan.about();
    let horizon = about.and_then(|about| about.horizon.get());
    let review = about.and_then(|about| about.review.get());
    let kind = match plan.usual_kind() {
        PlanKind::Plan => "Plan",
        PlanKind::Playbook => "Playbooks",
        PlanKind::Policy => "Policy",
    };
    Glance {
        kind,
        status: about.and_then(|about| about.status.copied()).map(|status| spell::title(status.word())),
        version: about.and_then(|about| about.version.copied()).map(|version| version.0.to_string()),
        starts: horizon.and_then(|horizon| horizon.starts.get()).map(|day| spell::date(day.value)),
        ends: horizon.and_then(|horizon| horizon.ends.get()).map(|day| spell::date(day.value)),
        owner: about.and_then(|about| people::owner_of(plan, &about.owner)),
        sponsor: about.and_then(|about| people::owner_of(plan, &about.sponsor)),
        next_review: review.and_then(|review| spell::date_of(&review.next)),
        time_zone: about.and_then(|about| about.time_zone.get()).map(|zone| zone.to_string()),
        mission: about.and_then(|about| spell::text(&about.mission)),
        promise: about.and_then(|about| spell::text(&about.promise)),
        values: about.map(|about| spell::texts(&about.values)).unwrap_or_default(),
        previous: about.and_then(|about| spell::text(&about.previous)),
        closed: plan.closed.items().iter().map(|day| spell::date(*day)).collect(),
        asks: about
            .map(|about| about.asks.items())
            .unwrap_or_default()
            .iter()
            .map(|ask| Ask {
                what: spell::text(&ask.what).unwrap_or_default(),
                owner: people::plain_owner(plan, &ask.owner),
                by: spell::date_of(&ask.by),
            })
            .collect(),
    }
}

#[derive(Debug, Serialize)]
pub struct Situation {
    pub background: Option<String>,
    pub audit_date: Option<String>,
    pub lists: Vec<TitledList>,
    pub benchmarks: Vec<Benchmark>,
}

/// A list under a heading of its own.
#[derive(Debug, Serialize)]
pub struct TitledList {
    pub title: &'static str,
    pub items: Vec<String>,
}

#[derive(Debug, Serialize)]
pub struct Benchmark {
    pub what: Option<String>,
    pub who: Option<String>,
    pub value: Option<String>,
    pub source: Option<String>,
}

pub(super) fn situation(plan: &Plan) -> Option<Situation> {
    let situation = plan.situation.get()?;
    let lists = [
        ("Strengths", &situation.strengths),
        ("Weaknesses", &situation.weaknesses),
        ("Opportunities", &situation.opportunities),
        ("Threats", &situation.threats),
        ("Competitors", &situation.competitors),
    ];
    Some(Situation {
        background: spell::text(&situation.background),
        audit_date: spell::date_of(&situation.audit_date),
        lists: titled(lists),
        benchmarks: situation
            .benchmarks
            .items()
            .iter()
            .map(|benchmark| Benchmark {
                what: spell::text(&benchmark.what),
                who: spell::text(&benchmark.who),
                value: spell::text(&benchmark.value),
                source: spell::text(&benchmark.source),
            })
            .collect(),
    })
}

/// The lists that hold something.
pub(super) fn titled<const N: usize>(
    lists: [(&'static str, &crate::model::Field<Vec<crate::model::Text>>); N],
) -> Vec<TitledList> {
    lists
        .into_iter()
        .map(|(title, field)| TitledList { title, items: spell::texts(field) })
        .filter(|list| !list.items.is_empty())
        .collect()
}
