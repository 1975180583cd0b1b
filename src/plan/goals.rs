//! The `goals` and `strategy` sections: what is to be reached, and how.

use crate::format::either::either;
use crate::format::record::{record, words};
use crate::format::values::{Date, Duration, Number, Text, WholeNumber};
use crate::plan::ids::{AudienceId, ChannelId, GoalId, OwnerId};
use crate::source::Spanned;

record! {
    /// Something to be reached that can be measured: from a baseline to a target by a day.
    #[seen whole]
    pub struct Goal, "a goal" {
        /// The goal in one sentence.
        statement: Text [required],
        /// What it is good for.
        kind: GoalKind,
        /// The broad aim of the business that it serves.
        business_goal: Text [alias "objective"],
        /// What is measured.
        metric: Text [required by "goal-not-measurable"],
        /// The unit of the figures.
        unit: Text [required by "goal-not-measurable"],
        /// The figure at the start: a number, or a number with its day.
        baseline: Baseline [required when "there is a `due`"],
        /// The figure to be reached.
        target: Number [required by "goal-not-measurable"],
        /// By when.
        due: Date [required when "there is a `baseline`"],
        /// Where the figure comes from.
        source: Text [required by "goal-without-source"],
        /// How often it is measured.
        measure_every: Duration,
        /// Who answers for it.
        owner: Spanned<OwnerId> [required by "goal-owner-missing"],
        /// 1 is the most important.
        priority: WholeNumber,
        /// A second figure that says why, and guards against gaming the first.
        diagnostic: Text,
    }
}

impl Goal {
    /// Whether it says what is measured and where that should get.
    pub fn has_metric_and_target(&self) -> bool {
        !self.metric.is_missing() && !self.target.is_missing()
    }

    /// Whether it is a level to be held: a target with neither a start nor a day.
    pub fn is_floor(&self) -> bool {
        self.has_metric_and_target() && self.baseline.is_missing() && self.due.is_missing()
    }
}

either! {
    /// The figure at the start.
    pub enum Baseline {
        Value(Number),
        Dated(BaselineRecord),
    }
}

impl Baseline {
    pub fn value(&self) -> Option<f64> {
        match self {
            Baseline::Value(number) => Some(number.0),
            Baseline::Dated(record) => record.value.copied().map(|number| number.0),
        }
    }

    pub fn date(&self) -> Option<Date> {
        match self {
            Baseline::Value(_) => None,
            Baseline::Dated(record) => record.date.copied(),
        }
    }
}

record! {
    /// A figure and the day on which it was taken.
    #[seen whole]
    pub struct BaselineRecord, "a baseline" {
        /// The figure.
        value: Number [required],
        /// The day.
        date: Date,
    }
}

words! {
    /// What a goal is good for.
    pub enum GoalKind {
        Reputation = "reputation",
        Feedback = "feedback",
        Engagement = "engagement",
        Awareness = "awareness",
        Leads = "leads",
        CustomerCare = "customer-care",
        Recruiting = "recruiting",
        Education = "education",
        Other = "other",
    }
}

record! {
    /// A way to reach goals.
    #[seen whole]
    pub struct Strategy, "a strategy" {
        /// The way, in one sentence.
        approach: Text [required],
        /// The goals that it leads to.
        serves: Vec<GoalId> [required by "strategy-without-goal"],
        /// What kind of way it is.
        kind: Text,
        /// Whom it is about.
        audience: Vec<AudienceId>,
        /// Where it happens.
        channels: Vec<ChannelId>,
        /// Why it should work.
        rationale: Text,
        /// What it goes along with outside social media: tv, radio, events.
        integrates_with: Vec<Text>,
    }
}
