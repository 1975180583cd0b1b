//! Where the organisation stands at the beginning.

use crate::plan::Plan;
use crate::view::facts::Day;
use crate::view::humanize;
use schemars::JsonSchema;
use serde::Serialize;

#[derive(Debug, JsonSchema, Serialize)]
pub struct Situation {
    /// What led here.
    pub background: Option<String>,
    /// When it was looked at.
    pub audit_date: Option<Day>,
    /// What the organisation does well.
    pub strengths: Vec<String>,
    /// What it does not do well.
    pub weaknesses: Vec<String>,
    /// What could help it.
    pub opportunities: Vec<String>,
    /// What could harm it.
    pub threats: Vec<String>,
    /// Who else wants its customers.
    pub competitors: Vec<String>,
    /// How others stand.
    pub benchmarks: Vec<Benchmark>,
}

#[derive(Debug, JsonSchema, Serialize)]
pub struct Benchmark {
    /// What is compared.
    pub what: Option<String>,
    /// Whom it is compared with.
    pub who: Option<String>,
    /// The value, as the plan says it.
    pub value: Option<String>,
    /// Where it is from.
    pub source: Option<String>,
}

pub(super) fn situation(plan: &Plan) -> Option<Situation> {
    let situation = plan.situation.get()?;
    Some(Situation {
        background: humanize::text(&situation.background),
        audit_date: Day::of(&situation.audit_date),
        strengths: humanize::texts(&situation.strengths),
        weaknesses: humanize::texts(&situation.weaknesses),
        opportunities: humanize::texts(&situation.opportunities),
        threats: humanize::texts(&situation.threats),
        competitors: humanize::texts(&situation.competitors),
        benchmarks: situation
            .benchmarks
            .items()
            .iter()
            .map(|benchmark| Benchmark {
                what: humanize::text(&benchmark.what),
                who: humanize::text(&benchmark.who),
                value: humanize::text(&benchmark.value),
                source: humanize::text(&benchmark.source),
            })
            .collect(),
    })
}
