//! How channels are posted on: how often, at what times, about what, and with which accounts.

use crate::plan::{self, Entry, Plan};
use crate::view::facts::Duration;
use crate::view::{Named, humanize, people};
use schemars::JsonSchema;
use serde::Serialize;

/// How often something is published, and when; something of it is there.
#[derive(Debug, JsonSchema, Serialize)]
pub struct Cadence {
    /// At least so often.
    pub min: Option<Rate>,
    /// At most so often.
    pub max: Option<Rate>,
    /// The times of the week at which posts usually go out, as the plan writes them: `Mo-Fr 12:30`.
    pub times: Vec<String>,
    /// The shortest time between two posts.
    pub min_gap: Option<Duration>,
    /// How often each kind of post comes.
    pub by_format: Vec<FormatCadence>,
}

/// So many times in a span.
#[derive(Debug, JsonSchema, Serialize)]
pub struct Rate {
    /// How many times.
    pub times: u32,
    /// `hour`, `day`, `week`, `month` or `year`.
    pub per: &'static str,
}

/// How often one kind of post comes.
#[derive(Debug, JsonSchema, Serialize)]
pub struct FormatCadence {
    /// The kind of post, in the words of the plan.
    pub format: String,
    /// At least so many.
    pub min: Option<u32>,
    /// At most so many.
    pub max: Option<u32>,
    /// In which time.
    pub every: Option<Duration>,
}

/// A subject of a channel.
#[derive(Debug, JsonSchema, Serialize)]
pub struct MixPart {
    /// The subject.
    pub name: String,
    /// Its share of the posts there, in percent.
    pub share: Option<f64>,
}

/// The accounts that a channel stands for.
#[derive(Debug, JsonSchema, Serialize)]
pub struct Accounts {
    /// How many there are.
    pub count: Option<u32>,
    /// Where they are listed.
    pub list: Option<String>,
    /// Who keeps the list.
    pub owner: Option<Named>,
}

pub(super) fn cadence(range: &plan::CadenceRange) -> Option<Cadence> {
    let rate = |rate: plan::Cadence| Rate { times: rate.times, per: rate.per };
    let formats = range.by_format.get().map(|formats| formats.0.entries()).unwrap_or_default();
    let format = |entry: &Entry<plan::FormatCadence>| FormatCadence {
        format: humanize::title(&entry.id),
        min: entry.value.min.copied().map(|min| min.0),
        max: entry.value.max.copied().map(|max| max.0),
        every: Duration::of(&entry.value.per),
    };
    let cadence = Cadence {
        min: range.min.copied().map(rate),
        max: range.max.copied().map(rate),
        times: range.times.items().iter().map(|time| time.to_string()).collect(),
        min_gap: Duration::of(&range.min_gap),
        by_format: formats.iter().map(format).collect(),
    };
    let says_something = cadence.min.is_some()
        || cadence.max.is_some()
        || !cadence.times.is_empty()
        || cadence.min_gap.is_some()
        || !cadence.by_format.is_empty();
    says_something.then_some(cadence)
}

pub(super) fn mix(mix: &plan::Mix) -> Vec<MixPart> {
    let part = |name: &str, share| MixPart { name: humanize::title(name), share };
    match mix {
        plan::Mix::Shares(shares) => {
            shares.entries().iter().map(|one| part(&one.id, Some(one.value.0))).collect()
        }
        plan::Mix::Subjects(subjects) => subjects.iter().map(|one| part(one, None)).collect(),
    }
}

pub(super) fn accounts(plan: &Plan, accounts: &plan::Accounts) -> Option<Accounts> {
    let accounts = Accounts {
        count: accounts.count.copied().map(|count| count.0),
        list: humanize::text(&accounts.list),
        owner: people::plain_owner(plan, &accounts.owner),
    };
    let says_something = accounts.count.is_some() || accounts.list.is_some() || accounts.owner.is_some();
    says_something.then_some(accounts)
}
