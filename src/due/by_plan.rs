//! What has its own day in the plan: actions, approvals, its end, and its cases, which are to pass every day.

use crate::due::fact::{About, BEFORE_THE_END, Fact, horizon_days, plan_owner};
use crate::due::steps::next_step;
use crate::plan::{Action, Agreeable, Date, Plan};
use crate::rehearsal::try_case;
use crate::routing::Table;
use crate::source::{Span, Spanned};

/// The day by which an action is done: `due`, else `ends`.
pub fn action_last_day(action: &Action) -> Option<&Spanned<Date>> {
    action.due.get().or(action.ends.get())
}

/// The day from which an action counts: `starts`, else its last one; of one that comes again, the first day of the plan.
pub fn action_start(plan: &Plan, action: &Action) -> Option<Date> {
    let of_plan = horizon_days(plan).0.filter(|_| action.every.copied().is_some());
    let last = action_last_day(action).map(|day| day.value);
    let starts = action.starts.get().map(|day| day.value).or(of_plan);
    starts.filter(|first| last.is_none_or(|last| *first <= last)).or(last)
}

/// The actions that are neither done nor dropped: by their last day, those that come again on their next one until then.
pub fn actions(plan: &Plan, today: Date) -> Vec<Fact<'_>> {
    let ends = horizon_days(plan).1;
    let open = plan.actions.entries().iter().enumerate().filter(|(_, action)| action.value.is_open());
    let next = open.filter_map(|(index, entry)| {
        let action = &entry.value;
        let last = action_last_day(action);
        let until = last.map(|day| day.value);
        let step = action.every.copied().and_then(|every| {
            let day = next_step(plan, every, action_start(plan, action)?, until.or(ends), today)?;
            Some((day, every))
        });
        let (due, place): (Date, Span) = match (step, last) {
            (Some((day, _)), _) => (day, action.every.span()),
            (None, Some(last)) => (last.value, last.span),
            (None, None) => return None,
        };
        let owner = action.owner.get().map(|owner| &*owner.value.0);
        let every = step.map(|(_, every)| every);
        Some(Fact { about: About::Action(index, entry), owner, due, last: None, every, place })
    });
    next.collect()
}

/// The days on which approvals of messages and playbooks end; of several of one thing the first one. A post goes out before.
pub fn approvals(plan: &Plan) -> Vec<Fact<'_>> {
    let messages = plan.messages.entries().iter().map(Agreeable::Message).enumerate();
    let playbooks = plan.playbooks.entries().iter().map(Agreeable::Playbook).enumerate();
    let ends = messages.chain(playbooks).filter_map(|(index, what)| {
        let with_end = what.agreed().into_iter().filter(|approved| approved.until.get().is_some());
        let approved = with_end.min_by_key(|approved| approved.until.copied())?;
        Some(Fact {
            about: About::Approval(index, what, approved),
            owner: approved.by.get().map(|by| &*by.0),
            due: approved.until.copied()?,
            last: None,
            every: None,
            place: approved.until.span(),
        })
    });
    ends.collect()
}

/// The end of the plan, from some time before it on: until then the plan that follows is to be there.
pub fn horizon(plan: &Plan, today: Date) -> Option<Fact<'_>> {
    let ends = plan.about()?.horizon.get()?.ends.get()?;
    let is_near = (ends.value - today).get_days() <= BEFORE_THE_END;
    is_near.then(|| Fact {
        about: About::Horizon,
        owner: plan_owner(plan),
        due: ends.value,
        last: None,
        every: None,
        place: ends.span,
    })
}

/// The cases under `tests` that fail: they are due at once.
pub fn failing_tests(plan: &Plan, today: Date) -> Vec<Fact<'_>> {
    let cases = plan.tests.items();
    if cases.is_empty() {
        return Vec::new();
    }
    let table = Table::of(plan);
    let tried = cases.iter().map(|case| try_case(plan, &table, case));
    let failing = tried.filter(|tried| !tried.differences.is_empty());
    let fact = |name: String, place: Span| Fact {
        about: About::Test(name),
        owner: plan_owner(plan),
        due: today,
        last: None,
        every: None,
        place,
    };
    failing.map(|tried| fact(tried.name, tried.place)).collect()
}
