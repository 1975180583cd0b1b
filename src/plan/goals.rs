//! The `goals` and `strategy` sections: what is to be reached, and how.

use crate::format::either::either;
use crate::format::record::{record, words};
use crate::format::values::{Date, Duration, Number, Text, WholeNumber};
use crate::plan::ids::{AudienceId, ChannelId, GoalId, OwnerId};
use crate::source::Spanned;

record! {
    /// Something to be reached: from a baseline to a target by a day, a level that is held (`at_least`, `at_most`), or something that no figure says (`evidence`).
    pub struct Goal, "a goal" {
        /// The goal in one sentence.
        statement: Text [required] [public],
        /// What it is good for.
        kind: GoalKind [public],
        /// The broad aim of the business that it serves.
        business_goal: Text [alias "objective"] [public],
        /// What is measured.
        metric: Text [required by "goal-not-measurable"] [public],
        /// The unit of the figures.
        unit: Text [required by "goal-not-measurable"] [public],
        /// The figure at the start: a number, or a number with its day.
        baseline: Baseline [required when "there is a `due`"] [public],
        /// The figure to be reached.
        target: Number [required when "there is neither `at_least` nor `at_most` nor `evidence`"] [public],
        /// By when.
        due: Date [required when "there is a `baseline`"] [public],
        /// The figure that is kept up, day after day, in place of a target: a floor.
        at_least: Number [public],
        /// The figure that is not passed, in place of a target: a ceiling.
        at_most: Number [public],
        /// The span in which the figure of `at_least` or `at_most` is counted.
        per: GoalPer [public],
        /// How to tell that it is reached where no figure says it, in place of `metric` and `target`.
        evidence: Text [public],
        /// The channels that it is about; without them it is about all.
        channels: Vec<ChannelId> [public],
        /// Where the figure comes from.
        source: Text [required by "goal-without-source"] [public],
        /// How often it is measured.
        measure_every: Duration [public],
        /// Who answers for it.
        owner: Spanned<OwnerId> [required by "goal-owner-missing"] [public],
        /// 1 is the most important.
        priority: WholeNumber [public],
        /// A second figure that says why, and guards against gaming the first.
        diagnostic: Text [public],
        /// The number that it has in another document, such as the one that this plan was written from.
        r#ref: Text [internal Notes],
    }
}

words! {
    /// The span in which a figure that is held is counted.
    pub enum GoalPer { Day = "day", Week = "week", Month = "month", Year = "year" }
}

/// How it is told whether a goal is reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GoalForm {
    /// From a baseline to a target by a day, or a target that is held.
    Change,
    /// A figure that is kept up, or not passed.
    Level,
    /// No figure says it.
    Evidence,
    /// It says more than one of these, which cannot be.
    Mixed,
}

impl Goal {
    /// How it is told whether it is reached.
    pub fn form(&self) -> GoalForm {
        let is_change = !self.baseline.is_missing() || !self.target.is_missing() || !self.due.is_missing();
        let is_level = !self.at_least.is_missing() || !self.at_most.is_missing();
        match (is_change, is_level, !self.evidence.is_missing()) {
            (_, false, false) => GoalForm::Change,
            (false, true, false) => GoalForm::Level,
            (false, false, true) => GoalForm::Evidence,
            _ => GoalForm::Mixed,
        }
    }

    /// Whether it says what is measured and where that should get or stay, or what else tells that it is reached.
    pub fn has_metric_and_target(&self) -> bool {
        match self.form() {
            GoalForm::Change => !self.metric.is_missing() && !self.target.is_missing(),
            GoalForm::Level => !self.metric.is_missing(),
            GoalForm::Evidence => true,
            GoalForm::Mixed => false,
        }
    }

    /// Whether it is a level to be held: a target with neither a start nor a day.
    pub fn is_floor(&self) -> bool {
        let is_level = self.form() == GoalForm::Level;
        is_level || (self.has_metric_and_target() && self.baseline.is_missing() && self.due.is_missing())
    }

    /// Whether a figure is on the right side of the level that is held; `None` where no level is.
    pub fn holds(&self, value: f64) -> Option<bool> {
        let (least, most) = (self.at_least.copied(), self.at_most.copied());
        if least.is_none() && most.is_none() {
            return None;
        }
        Some(least.is_none_or(|least| value >= least.0) && most.is_none_or(|most| value <= most.0))
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
    pub struct Strategy, "a strategy" {
        /// The way, in one sentence.
        approach: Text [required] [public],
        /// The goals that it leads to.
        serves: Vec<GoalId> [required by "strategy-without-goal"] [public],
        /// What kind of way it is.
        kind: Text [public],
        /// Whom it is about.
        audience: Vec<AudienceId> [public],
        /// Where it happens.
        channels: Vec<ChannelId> [public],
        /// Why it should work.
        rationale: Text [public],
        /// What it goes along with outside social media: tv, radio, events.
        integrates_with: Vec<Text> [public],
        /// The number that it has in another document, such as the one that this plan was written from.
        r#ref: Text [internal Notes],
    }
}
