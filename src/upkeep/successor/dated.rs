//! What has days of its own: goals, actions, slots of the calendar, and campaigns.

use crate::due::{action_last_day, is_reached, newest_figures};
use crate::edit::{Edit, Path, Step, Value};
use crate::plan::{Action, Baseline, Date, Entry, Goal, GoalForm, Measurement};
use crate::upkeep::successor::paths::{below, is_own, path_of};
use crate::upkeep::successor::{Changing, Gone};
use std::collections::HashSet;

impl Changing<'_> {
    /// Each goal begins where its newest figure is, and is due as much later as the plan begins later. What was reached begins where
    /// it began, so that it still says which way it goes.
    pub(super) fn add_goals(&mut self) {
        let newest = newest_figures(self.plan);
        for entry in self.plan.goals.entries().iter().filter(|entry| is_own(entry.place)) {
            let path = path_of(&["goals", &entry.id]);
            self.shift_day(below(&path, "due"));
            let is_change = entry.value.form() == GoalForm::Change && !entry.value.due.is_missing();
            let target = below(&path, "target");
            if !is_change || self.node(&target).is_none() {
                continue;
            }
            let newest = newest.get(&*entry.id).copied();
            let said = self.add_goal(entry, newest, &path);
            self.remarks.push((target, said));
        }
    }

    /// What is said of a goal beside its target.
    fn add_goal(&mut self, goal: &Entry<Goal>, newest: Option<&Measurement>, path: &Path) -> String {
        let figure = newest.and_then(|figure| Some((figure.value.copied()?.0, figure.date.copied()?)));
        let Some((value, date)) = figure else {
            self.counts.n_to_decide += 1;
            return "decide: no figure was recorded".to_owned();
        };
        let baseline = goal.value.baseline.get();
        let from = baseline.and_then(Baseline::value);
        let unit = goal.value.unit.get().map(|unit| format!(" {}", &**unit)).unwrap_or_default();
        let said = match goal.value.target.copied() {
            Some(target) if from.is_some_and(|from| from > target.0) => {
                format!("{value}, to be {}{unit}", target.0)
            }
            Some(target) => format!("{value} of {}{unit}", target.0),
            None => value.to_string(),
        };
        if is_reached(&goal.value, value) == Some(true) {
            self.counts.n_reached += 1;
            return format!("reached: {said}");
        }
        self.counts.n_to_decide += 1;
        if baseline.and_then(Baseline::date).is_none_or(|day| day < date) {
            let entries = [("value", value.to_string()), ("date", date.to_string())];
            let entries = entries.map(|(name, word)| (name.to_owned(), Value::Word(word)));
            let value = Value::Group(entries.into());
            self.edits.push(Edit::Set { path: below(path, "baseline"), value });
        }
        format!("decide: reached {said}")
    }

    /// Actions that are still to be done get later days; the others go, and what comes after them no longer does.
    pub(super) fn add_actions(&mut self) {
        let all = self.plan.actions.entries();
        let goes = |entry: &&Entry<Action>| is_own(entry.place) && self.is_over(&entry.value);
        let gone: HashSet<&str> = all.iter().filter(goes).map(|entry| &*entry.id).collect();
        for entry in all.iter().filter(|entry| is_own(entry.place) && !gone.contains(&*entry.id)) {
            let path = path_of(&["actions", &entry.id]);
            let after = entry.value.after.items();
            let first = after.iter().enumerate().filter(|(_, id)| gone.contains(&*id.0));
            let first: Vec<Step> = first.map(|(index, _)| index.into()).collect();
            self.remove_some(&below(&path, "after"), first, after.len());
            let last = action_last_day(&entry.value).map(|day| day.value);
            let is_late = entry.value.every.is_missing() && last.is_some_and(|last| last < self.today);
            if self.move_days(&path, &["starts", "ends", "due"], last.filter(|_| is_late)) && is_late {
                self.counts.n_late += 1;
            }
        }
        self.count(Gone::Action, gone.len());
        let gone = gone.into_iter().map(Step::from).collect();
        self.remove_some(&path_of(&["actions"]), gone, all.len());
    }

    /// Whether an action was done or dropped, or came again until a day before the end of the plan.
    fn is_over(&self, action: &Action) -> bool {
        let last = action_last_day(action).map(|day| day.value);
        let has_ended = last.is_some_and(|last| last < self.today && last < self.shift.old_ends());
        !action.is_open() || (has_ended && !action.every.is_missing())
    }

    /// Posts go; slots stay, on later days where they have some.
    pub(super) fn add_calendar(&mut self) {
        let all = self.plan.calendar.entries();
        let mut gone: Vec<Step> = Vec::new();
        for entry in all.iter().filter(|entry| is_own(entry.place)) {
            let path = path_of(&["calendar", &entry.id]);
            let is_slot = !entry.value.every.is_missing();
            if !is_slot || !entry.value.is_to_come() {
                self.count(if is_slot { Gone::Slot } else { Gone::Post }, 1);
                gone.push((&*entry.id).into());
                continue;
            }
            self.move_days(&path, &["starts", "ends"], None);
            if self.remove(below(&path, "approved")) {
                self.count(Gone::Approval, 1);
            }
        }
        self.remove_some(&path_of(&["calendar"]), gone, all.len());
    }

    pub(super) fn add_campaigns(&mut self) {
        for entry in self.plan.campaigns.entries().iter().filter(|entry| is_own(entry.place)) {
            let path = path_of(&["campaigns", &entry.id]);
            let has_days = self.move_days(&path, &["starts", "ends"], None);
            let moments = entry.value.moments.get().map(|moments| moments.0.entries()).unwrap_or_default();
            for moment in moments {
                let place = [&*path, &["moments".into(), (&*moment.id).into()]].concat();
                if let Some(from) = self.shift_day(place.clone()) {
                    self.remarks.push((place, format!("moved from {from}")));
                }
            }
            self.counts.n_moved += usize::from(!has_days && !moments.is_empty());
        }
    }

    /// Moves some days of something, and says from which; what was to be done by a day that is over says by which.
    fn move_days(&mut self, path: &Path, fields: &[&str], was_due: Option<Date>) -> bool {
        let mut moved = Vec::new();
        for field in fields {
            let place = below(path, *field);
            if let Some(from) = self.shift_day(place.clone()) {
                moved.push((place, from));
            }
        }
        let Some((place, _)) = moved.first().cloned() else { return false };
        let from: Vec<String> = moved.iter().map(|(_, from)| from.to_string()).collect();
        let said = match was_due {
            Some(day) => format!("was due {day}"),
            None => format!("moved from {}", from.join(" to ")),
        };
        self.remarks.push((place, said));
        self.counts.n_moved += 1;
        true
    }
}
