//! How the stores of groups stand, by plans that are read anyway.

use crate::cli::families::Family;
use crate::plan::{Date, Plan};
use crate::response::Promise;
use crate::view::{GroupBase, Scorecard, StoreScore, store_score};

/// What a file brings to a scorecard.
#[derive(Clone, Debug, Default)]
pub(super) enum Standing {
    /// Nothing: it is no plan, or that of neither a group nor a store.
    #[default]
    Nothing,
    /// It says that it is a plan and cannot be read as one.
    Unreadable,
    /// It is the plan of a group.
    Base(Box<GroupBase>),
    /// It is the plan of a store, in a group whose plan has this id.
    Store(Option<String>, Box<StoreScore>),
}

impl Standing {
    /// What a plan brings, by what its promises come to; one with mistakes says nothing of them.
    pub(super) fn of(
        plan: &Plan,
        today: Date,
        promises: Option<&[Promise<'_>]>,
        has_mistakes: bool,
    ) -> Standing {
        Standing::of_store(plan, store_score(plan, today, promises), has_mistakes)
            .unwrap_or_else(|| Standing::of_base(plan, today))
    }

    /// What the plan of a group brings.
    pub(super) fn of_base(plan: &Plan, today: Date) -> Standing {
        GroupBase::of(plan, today).map_or(Standing::Nothing, |base| Standing::Base(Box::new(base)))
    }

    /// What the plan of a store brings.
    pub(super) fn of_store(plan: &Plan, score: Option<StoreScore>, has_mistakes: bool) -> Option<Standing> {
        let score = score?;
        let score = if has_mistakes { score.with_mistakes() } else { score };
        let id = plan.about().and_then(|about| about.id.get()).map(|id| id.to_string());
        Some(Standing::Store(id, Box::new(score)))
    }

    /// Whether promises are asked for.
    pub(super) fn needs_promises(plan: &Plan) -> bool {
        plan.bound_location().is_some()
    }
}

/// The scorecard of each group, with the position of its plan.
pub(super) fn scorecards<'s>(
    families: &[Family],
    standings: &'s [Standing],
) -> Vec<(usize, &'s GroupBase, Scorecard)> {
    let of_base = |(position, standing): (usize, &'s Standing)| {
        let Standing::Base(base) = standing else { return None };
        let family = families.iter().find(|family| family.base == position);
        let listed = || family.into_iter().flat_map(|family| &family.listed);
        let listed = || listed().filter_map(|position| standings.get(*position));
        let stores = listed().filter_map(|standing| match standing {
            Standing::Store(id, score) if *id == base.plan_id => Some(StoreScore::clone(score)),
            _ => None,
        });
        let unreadable = listed().filter(|standing| matches!(standing, Standing::Unreadable)).count();
        let card = Scorecard::of(base, stores.collect(), unreadable);
        (!card.is_empty()).then_some((position, &**base, card))
    };
    standings.iter().enumerate().filter_map(of_base).collect()
}
