//! The `actions` section: who does what when.

use crate::format::record::{record, words};
use crate::format::values::{Date, Duration, Number, Text, Url};
use crate::plan::ids::{ActionId, AudienceId, ChannelId, OwnerId, StrategyId};
use crate::source::Spanned;

record! {
    /// Something that somebody does to carry out a strategy.
    pub struct Action, "an action" {
        /// What is done.
        r#do: Text [required] [public],
        /// The strategies that it carries out.
        serves: Vec<StrategyId> [required] [public],
        /// Who does it.
        owner: Spanned<OwnerId> [required by "action-owner-missing"] [public],
        /// What kind of work it is.
        kind: ActionKind [public],
        /// Where it happens.
        channel: Vec<ChannelId> [public],
        /// Whom it is for.
        audience: Vec<AudienceId> [public],
        /// What sets it off each time, in words: `a new post on the blog`.
        trigger: Text [public],
        /// How soon it is done once that has happened.
        within: Duration [public],
        /// First day.
        starts: Spanned<Date> [required when "there is neither `due` nor `every` nor `trigger`"] [public],
        /// Last day.
        ends: Spanned<Date> [required when "there is neither `due` nor `every` nor `trigger`"] [public],
        /// Day by which it is done.
        due: Spanned<Date> [required when "there is no `every`, no `trigger`, and no `starts` and `ends`"] [public],
        /// How often it is done again.
        every: Duration [public],
        /// Working time each time.
        effort: Duration [internal Money],
        /// What it may cost.
        budget: Budget [internal Money],
        /// How to know that it worked.
        measure: Text [required by "action-without-measure"] [public],
        /// How far it is.
        status: ActionStatus [default ActionStatus::Planned] [public],
        /// Who has to agree first.
        needs_approval: Vec<OwnerId> [public],
        /// Actions that have to be done first.
        after: Vec<ActionId> [public],
        /// The terms of a promotion.
        terms: Url [required when "`kind` is promotion"] [public],
        /// The number that it has in another document, such as the one that this plan was written from.
        r#ref: Text [internal Notes],
    }
}

record! {
    /// A sum of money.
    #[seen whole]
    pub struct Budget, "a budget" {
        /// The sum.
        amount: Number,
        /// Its currency, such as USD.
        currency: Text,
    }
}

words! {
    /// What kind of work an action is.
    pub enum ActionKind {
        Content = "content",
        Campaign = "campaign",
        Promotion = "promotion",
        Listening = "listening",
        Improvement = "improvement",
        Training = "training",
    }
}

impl Action {
    /// The last day of its work: `ends`, else `due`.
    pub fn last_day(&self) -> Option<Date> {
        self.ends.get().or(self.due.get()).map(|day| day.value)
    }

    /// Whether it is neither done nor dropped.
    pub fn is_open(&self) -> bool {
        matches!(self.status(), ActionStatus::Planned | ActionStatus::Active)
    }
}

words! {
    /// How far an action is.
    pub enum ActionStatus { Planned = "planned", Active = "active", Done = "done", Dropped = "dropped" }
}
