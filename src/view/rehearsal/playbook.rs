//! The playbook that is rehearsed.

use crate::plan::{self, Entry, Plan};
use crate::view::playbooks::{self, Trigger};
use crate::view::{Named, people};
use serde::Serialize;

#[derive(Debug, Serialize)]
pub struct PlaybookName {
    /// Its id in the plan.
    pub id: String,
    /// Its place among the playbooks, such as `P1`.
    pub code: String,
    /// What it is called.
    pub title: String,
    /// How bad it is: the id of a severity, such as `high`.
    pub severity: Option<String>,
    /// Who answers for it.
    pub owner: Option<Named>,
    /// When it is opened.
    pub triggers: Vec<Trigger>,
}

pub(super) fn playbook_name(plan: &Plan, playbook: &Entry<plan::Playbook>) -> PlaybookName {
    let position = plan.playbooks.position(&playbook.id).unwrap_or(0);
    PlaybookName {
        id: playbook.id.to_string(),
        code: playbooks::code(position),
        title: playbooks::title(playbook),
        severity: playbook.value.severity.get().map(|id| id.to_string()),
        owner: people::owner_of(plan, &playbook.value.owner),
        triggers: playbooks::triggers(&playbook.value),
    }
}
