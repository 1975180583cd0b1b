//! What happens on a day: the things of a plan that have one, by the names that documents use.

use crate::due::{About, GoalEnd, Need};
use crate::plan::{self, Agreeable, Plan};
use crate::view::facts::{Amount, Day};
use crate::view::{Named, humanize, messages, people, playbooks, posts};
use schemars::JsonSchema;
use serde::Serialize;

/// What happens.
#[derive(Clone, Debug, JsonSchema, Serialize)]
#[serde(tag = "is", rename_all = "kebab-case")]
pub enum Occasion {
    /// A goal is due.
    Goal {
        /// What the goal is called for short, such as `G1`.
        code: String,
        /// The goal in a sentence.
        goal: String,
        /// The figure to reach.
        target: Option<Amount>,
    },
    /// An action begins, ends, or is done again.
    Action {
        /// What the action is called for short, such as `A1`.
        code: String,
        /// What is done.
        action: String,
        /// How its success is measured.
        measure: Option<String>,
    },
    /// A playbook is rehearsed.
    Drill {
        /// What the playbook is called for short, such as `P1`.
        code: String,
        /// The playbook, by its title.
        playbook: String,
        /// How it is rehearsed.
        drill: Option<String>,
        /// The location, where it is rehearsed at one.
        at: Option<String>,
    },
    /// The approval of a message or a playbook ends.
    Message {
        /// What it is called for short, such as `M1` or `P1`.
        code: String,
        /// What it is called.
        message: String,
        /// Who approved it.
        by: Option<Named>,
        /// When it was approved.
        on: Option<Day>,
        /// When the approval ends.
        until: Option<Day>,
    },
    /// The day of a goal is over, and it was not reached.
    GoalMissed {
        /// What the goal is called for short, such as `G1`.
        code: String,
        /// The goal in a sentence.
        goal: String,
        /// The newest figure.
        now: Amount,
        /// The figure to reach.
        target: Amount,
    },
    /// The day of a goal is over, and there is no figure of it.
    GoalUnmeasured {
        /// What the goal is called for short, such as `G1`.
        code: String,
        /// The goal in a sentence.
        goal: String,
    },
    /// A goal is measured.
    Figure {
        /// What the goal is called for short, such as `G1`.
        code: String,
        /// The id of the goal, which figures name.
        goal: String,
    },
    /// Somebody has a training.
    Training {
        /// The course, by its id.
        course: String,
        /// Who has it.
        who: Named,
    },
    /// It is checked who can sign in.
    AccessCheck,
    /// A meeting about the plan.
    Meeting {
        /// What it is about.
        what: Option<String>,
    },
    /// Somebody has to agree to a message, a playbook or the plan.
    SignOff {
        /// What it is called.
        what: String,
    },
    /// A post goes out that lacks something.
    Post {
        /// What it is called.
        post: String,
        /// What it needs next: `text`, `alt` or `sign-off`.
        needs: &'static str,
    },
    /// A report is made.
    Report {
        /// What it is called.
        report: String,
        /// For whom it is.
        to: Vec<Named>,
    },
    /// A leave begins in which nobody stands in where somebody is needed.
    Leave {
        /// Who is on leave.
        who: Named,
        /// The first day.
        from: Option<Day>,
        /// The last day.
        to: Option<Day>,
    },
    /// A leave begins in which somebody has a turn of a rota.
    Turn {
        /// Who is on leave.
        who: Named,
        /// Whose turns they are.
        role: Named,
        /// The first day.
        from: Option<Day>,
        /// The last day.
        to: Option<Day>,
    },
    /// Somebody leaves who is still named.
    Leaver {
        /// Who leaves.
        who: Named,
        /// How many places name them.
        places: usize,
    },
    /// A case of the plan fails.
    Test {
        /// The name of the case.
        name: String,
    },
    /// The plan is looked at again.
    Review {
        /// The title of the plan.
        plan: Option<String>,
        /// The location, where it is looked at there.
        at: Option<String>,
    },
    /// The plan ends.
    Plan {
        /// The title of the plan.
        plan: Option<String>,
    },
}

impl Occasion {
    /// What is due, by the names that documents use.
    pub(super) fn of(plan: &Plan, about: &About<'_>) -> Occasion {
        let title = plan.about().and_then(|about| humanize::text(&about.title));
        let days = |leave: &plan::Leave| leave.days().map(|(from, to)| (Day(from), Day(to)));
        match about {
            About::Review(at) => Occasion::Review { plan: title, at: at.map(people::location_name) },
            About::Meeting(_, meeting) => Occasion::Meeting { what: humanize::text(&meeting.what) },
            About::Drill(index, playbook, at) => Occasion::Drill {
                at: at.map(people::location_name),
                code: code('P', *index),
                playbook: named(humanize::text(&playbook.value.title), &playbook.id),
                drill: playbook.value.drill.get().and_then(|drill| humanize::text(&drill.kind)),
            },
            About::AccessCheck => Occasion::AccessCheck,
            About::Action(index, action) => Occasion::Action {
                code: code('A', *index),
                action: named(humanize::text(&action.value.r#do), &action.id),
                measure: humanize::text(&action.value.measure),
            },
            About::Goal(index, goal, end) => {
                let unit = humanize::text(&goal.value.unit);
                let amount = |value: f64| Amount { value, unit: unit.clone() };
                let (code, name) =
                    (code('G', *index), named(humanize::text(&goal.value.statement), &goal.id));
                match *end {
                    None => {
                        let target = goal.value.target.copied().map(|target| amount(target.0));
                        Occasion::Goal { code, goal: name, target }
                    }
                    Some(GoalEnd::Missed { value, target }) => {
                        Occasion::GoalMissed { code, goal: name, now: amount(value), target: amount(target) }
                    }
                    Some(GoalEnd::Unmeasured) => Occasion::GoalUnmeasured { code, goal: name },
                }
            }
            About::Figure(index, goal) => {
                Occasion::Figure { code: code('G', *index), goal: goal.id.to_string() }
            }
            About::Training(course, person) => {
                Occasion::Training { course: course.id.to_string(), who: people::named(plan, &person.id) }
            }
            About::Approval(index, what, approved) => {
                let (letter, name) = match what {
                    Agreeable::Playbook(playbook) => ('P', playbooks::title(playbook)),
                    Agreeable::Message(message) => ('M', messages::title(message)),
                    Agreeable::Plan(_) | Agreeable::Post(_) => ('M', humanize::title(what.id())),
                };
                Occasion::Message {
                    code: code(letter, *index),
                    message: name,
                    by: people::plain_owner(plan, approved.by),
                    on: Day::of(approved.date),
                    until: Day::of(approved.until),
                }
            }
            About::SignOff(what, _) => Occasion::SignOff {
                what: match what {
                    Agreeable::Plan(_) => title.unwrap_or_default(),
                    Agreeable::Playbook(playbook) => playbooks::title(playbook),
                    Agreeable::Message(_) | Agreeable::Post(_) => humanize::title(what.id()),
                },
            },
            About::Post(entry, need) => Occasion::Post {
                post: humanize::title(&entry.id),
                needs: match need {
                    Need::Text => "text",
                    Need::Alt => "alt",
                    Need::SignOff => "sign-off",
                },
            },
            About::Report(report) => Occasion::Report {
                report: humanize::title(&report.id),
                to: people::owners(plan, &report.value.to),
            },
            About::Leave(person, leave) => {
                let (from, to) = days(leave).unzip();
                Occasion::Leave { who: people::named(plan, &person.id), from, to }
            }
            About::Turn(person, leave, role) => {
                let (from, to) = days(leave).unzip();
                let (who, role) = (people::named(plan, &person.id), people::role_named(plan, &role.id));
                Occasion::Turn { who, role, from, to }
            }
            About::Leaver(person, places) => {
                Occasion::Leaver { who: people::named(plan, &person.id), places: *places }
            }
            About::Horizon => Occasion::Plan { plan: title },
            About::Test(name) => Occasion::Test { name: name.clone() },
        }
    }

    /// What kind of thing it is about, in a word, such as `goal`.
    pub fn word(&self) -> &'static str {
        match self {
            Occasion::Goal { .. } | Occasion::GoalMissed { .. } | Occasion::GoalUnmeasured { .. } => "goal",
            Occasion::Action { .. } => "action",
            Occasion::Drill { .. } => "drill",
            Occasion::Message { .. } => "message",
            Occasion::Figure { .. } => "figure",
            Occasion::Training { .. } => "training",
            Occasion::AccessCheck => "access-check",
            Occasion::Meeting { .. } => "meeting",
            Occasion::SignOff { .. } => "sign-off",
            Occasion::Post { .. } => "post",
            Occasion::Report { .. } => "report",
            Occasion::Leave { .. } => "leave",
            Occasion::Turn { .. } => "turn",
            Occasion::Leaver { .. } => "leaver",
            Occasion::Test { .. } => "test",
            Occasion::Review { .. } => "review",
            Occasion::Plan { .. } => "plan",
        }
    }

    /// Where the thing of an id stands in the document.
    pub(super) fn anchor(&self, id: &str) -> Option<String> {
        match self {
            Occasion::Goal { .. }
            | Occasion::GoalMissed { .. }
            | Occasion::GoalUnmeasured { .. }
            | Occasion::Figure { .. } => Some(format!("goal-{id}")),
            Occasion::Action { .. } => Some(format!("action-{id}")),
            Occasion::Message { .. } => Some(match id.strip_prefix("playbook/") {
                Some(playbook) => format!("playbook-{playbook}"),
                None => format!("message-{id}"),
            }),
            Occasion::Drill { .. } => Some(format!("playbook-{id}")),
            Occasion::Review { .. } | Occasion::Meeting { .. } => Some("review".to_owned()),
            Occasion::Post { .. } => Some(posts::anchor(id)),
            Occasion::SignOff { .. }
            | Occasion::Report { .. }
            | Occasion::Training { .. }
            | Occasion::AccessCheck
            | Occasion::Leave { .. }
            | Occasion::Turn { .. }
            | Occasion::Leaver { .. }
            | Occasion::Test { .. }
            | Occasion::Plan { .. } => None,
        }
    }
}

/// What something is called for short: its letter and its place in the plan.
fn code(letter: char, index: usize) -> String {
    format!("{letter}{}", index + 1)
}

/// What something is called, else its id in words.
fn named(name: Option<String>, id: &str) -> String {
    name.unwrap_or_else(|| humanize::title(id))
}
