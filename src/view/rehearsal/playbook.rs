//! The playbook that is rehearsed.

use crate::plan::{self, Entry, Plan};
use crate::view::{Duration, Named, humanize, people};
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

/// A sign by which a playbook is opened.
#[derive(Debug, Serialize)]
#[serde(tag = "is", rename_all = "kebab-case")]
pub enum Trigger {
    /// Something that people see.
    Sign {
        /// What they see, in the words of the plan.
        text: String,
    },
    /// A figure that goes over a limit.
    Threshold {
        /// What is counted.
        metric: String,
        /// The number that it goes over.
        over: Option<f64>,
        /// The time in which it is counted.
        within: Option<Duration>,
    },
}

pub(super) fn playbook_name(plan: &Plan, playbook: &Entry<plan::Playbook>) -> PlaybookName {
    let trigger = |trigger: &plan::Trigger| match humanize::text(&trigger.text) {
        Some(text) => Some(Trigger::Sign { text }),
        None => Some(Trigger::Threshold {
            metric: humanize::word(&humanize::text(&trigger.metric)?),
            over: trigger.over.copied().map(|over| over.0),
            within: Duration::of(&trigger.within),
        }),
    };
    let position = plan.playbooks.position(&playbook.id).unwrap_or(0);
    PlaybookName {
        id: playbook.id.to_string(),
        code: format!("P{}", position + 1),
        title: humanize::text(&playbook.value.title).unwrap_or_else(|| humanize::title(&playbook.id)),
        severity: playbook.value.severity.get().map(|id| id.to_string()),
        owner: people::owner_of(plan, &playbook.value.owner),
        triggers: playbook.value.triggers.items().iter().filter_map(trigger).collect(),
    }
}
