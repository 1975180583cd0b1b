//! What differs between plans, line by line: for terminals, for pull requests, and for programs.
//!
//! The words are English: they are for those who change plans, beside the names of fields as the format has them.

mod json;
mod label;
mod line;
mod piece;
mod promise;
mod sheet;
mod since;
mod terminal;
mod value;

pub use json::diff_json;
pub use sheet::diff_sheet;
pub use since::Since;
pub use terminal::diff;

use crate::changes::{Change, Counts, Group, Sides};
use serde::Serialize;

/// The section under which changes of settings stand.
pub const SETTINGS: &str = "settings";

/// A plan of which something differs, or the settings of some.
#[derive(Clone, Debug)]
pub struct PlanDiff {
    /// Its file on each side; nothing where it is not there.
    pub files: Sides<Option<String>>,
    pub id: Option<String>,
    pub changes: Vec<PlacedChange>,
}

/// A change with its places as readers find them.
#[derive(Clone, Debug)]
pub struct PlacedChange {
    pub change: Change,
    pub places: Sides<Option<LinePlace>>,
    /// Those of what has to do with it, as the change has them.
    pub touched: Vec<Option<LinePlace>>,
}

/// A line of a file, from 1.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LinePlace {
    pub file: String,
    pub line: usize,
}

impl PlanDiff {
    /// What readers know it by.
    fn heading(&self) -> &str {
        let Sides { old, new } = &self.files;
        new.as_deref().or(old.as_deref()).unwrap_or_default()
    }

    fn is_of_settings(&self) -> bool {
        self.changes.first().is_some_and(|one| one.change.section == SETTINGS)
    }

    fn of_group(&self, group: Group) -> impl Iterator<Item = &PlacedChange> {
        self.changes.iter().filter(move |one| one.change.group == group)
    }
}

/// How many plans there are among them.
fn n_plans(plans: &[PlanDiff]) -> usize {
    plans.iter().filter(|plan| !plan.is_of_settings()).count()
}

/// How many changes there are of each level in some plans.
pub fn diff_counts(plans: &[PlanDiff]) -> Counts {
    Counts::of(plans.iter().flat_map(|plan| &plan.changes).map(|one| &one.change))
}

/// What a group of changes is called.
fn title(group: Group) -> &'static str {
    match group {
        Group::Promises => "Promises",
        Group::People => "People and turns",
        Group::Goals => "Goals",
        Group::Playbooks => "Playbooks",
        Group::Publishing => "Publishing",
        Group::Stores => "Stores",
        Group::Words => "Words to customers",
        Group::Approvals => "Approvals",
        Group::Governance => "Governance",
        Group::Renamed => "Renamed",
        Group::Wording => "Wording only",
    }
}

/// `2 errors, 1 warning, 1 note in 1 plan; 3 plans mean the same.`
fn summary(plans: &[PlanDiff], n_same: usize) -> String {
    let counts = diff_counts(plans);
    let counted = |n: usize, one: &str, more: &str| format!("{n} {}", if n == 1 { one } else { more });
    let parts = [
        (counts.errors, "error", "errors"),
        (counts.warnings, "warning", "warnings"),
        (counts.infos, "note", "notes"),
        (counts.wording, "change of wording", "changes of wording"),
    ];
    let said: Vec<String> =
        parts.into_iter().filter(|(n, ..)| *n > 0).map(|(n, one, more)| counted(n, one, more)).collect();
    let same = |n: usize| match n {
        0 => String::new(),
        1 => "1 plan means the same".to_owned(),
        n => format!("{n} plans mean the same"),
    };
    let n_plans = n_plans(plans);
    let mut places = if n_plans > 0 { vec![counted(n_plans, "plan", "plans")] } else { Vec::new() };
    if n_plans < plans.len() {
        places.push("the settings".to_owned());
    }
    let places = places.join(" and ");
    match (said.is_empty(), n_same) {
        (true, 0) => "There is no plan to compare.".to_owned(),
        (true, 1) => "The plan means the same.".to_owned(),
        (true, n) => format!("All {n} plans mean the same."),
        (false, 0) => format!("{} in {}.", said.join(", "), places),
        (false, n) => format!("{} in {}; {}.", said.join(", "), places, same(n)),
    }
}
