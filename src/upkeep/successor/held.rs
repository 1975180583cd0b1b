//! What was done and recorded in the time of the old plan.

use crate::edit::{Path, Step};
use crate::plan::{Date, Drill, LocationDrills, LocationReview};
use crate::source::Spanned;
use crate::syntax::Node;
use crate::upkeep::successor::paths::{below, path_of};
use crate::upkeep::successor::{Changing, Gone};

impl Changing<'_> {
    /// Figures, cases and what was held go. The last day of what comes again stays: it is due so long after.
    pub(super) fn add_held(&mut self) {
        for section in ["measurements", "cases"] {
            let table = self.node(&path_of(&[section])).and_then(Node::scalar);
            self.counts.tables.extend(table.map(|path| (section, path.text.to_owned())));
            self.remove(path_of(&[section]));
        }
        if let Some(check) = self.plan.governance.get().and_then(|governance| governance.access_review.get())
        {
            self.keep_last(&path_of(&["governance", "access_review"]), check.last_held());
        }
        self.remove(path_of(&["governance", "approvals"]));
        for playbook in self.plan.playbooks.entries() {
            let path = path_of(&["playbooks", &playbook.id]);
            let drill = playbook.value.drill.get();
            self.keep_last(&below(&path, "drill"), drill.and_then(Drill::last_held));
            if self.remove(below(&path, "approved")) {
                self.count(Gone::Approval, playbook.value.approved.all().len());
            }
        }
        for location in self.plan.locations.entries() {
            let path = path_of(&["locations", &location.id]);
            if self.remove(below(&path, "acknowledged")) {
                self.count(Gone::Acknowledgement, 1);
            }
            let review = location.value.review.get();
            self.keep_last(&below(&path, "review"), review.and_then(LocationReview::last_held));
            let drills = location.value.drills.get().map(|LocationDrills(drills)| drills.entries());
            for drill in drills.unwrap_or_default() {
                let path = [&*path, &["drills".into(), (&*drill.id).into()]].concat();
                self.keep_last(&path, drill.value.last_held());
            }
        }
    }

    /// Keeps the last day on which something was held, and no other.
    fn keep_last(&mut self, path: &Path, last: Option<Spanned<Date>>) {
        if let Some(last) = last.filter(|_| self.node(&below(path, "held")).is_some()) {
            self.set(below(path, "last"), last.value.to_string());
            self.remove(below(path, "held"));
        }
    }

    /// Leave that is over goes.
    pub(super) fn add_leave(&mut self) {
        for person in self.plan.people.entries() {
            let leave = person.value.leave.items();
            let is_over = |to: Option<Date>| to.is_some_and(|to| to < self.pivot);
            let over = leave.iter().enumerate().filter(|(_, leave)| is_over(leave.days().map(|(_, to)| to)));
            let over: Vec<Step> = over.map(|(index, _)| index.into()).collect();
            let path = path_of(&["people", &person.id, "leave"]);
            if self.node(&path).is_some() {
                self.count(Gone::Leave, over.len());
                self.remove_some(&path, over, leave.len());
            }
        }
    }
}
