//! The starters and how they are filled in.

use crate::plan::kebab;
use anyhow::{Context, Result};
use jiff::ToSpan;
use jiff::civil::Date;
use minijinja::syntax::SyntaxConfig;
use minijinja::value::Serde;
use minijinja::{Environment, Error, ErrorKind, UndefinedBehavior, Value};
use serde::Serialize;

/// A plan to start from.
pub struct Starter {
    pub name: &'static str,
    pub description: &'static str,
    /// Whether it covers a time, so that `start` and `months` mean something.
    pub has_horizon: bool,
    text: &'static str,
}

/// All starters; the first is the one for most teams.
pub const STARTERS: &[Starter] = &[
    Starter {
        name: "standard",
        description: "a team with goals, strategy, actions and playbooks",
        has_horizon: true,
        text: include_str!("../../templates/new/standard.yaml"),
    },
    Starter {
        name: "small",
        description: "a shop of two or three people",
        has_horizon: true,
        text: include_str!("../../templates/new/small.yaml"),
    },
    Starter {
        name: "group",
        description: "a group with stores, each with people of its own",
        has_horizon: true,
        text: include_str!("../../templates/new/group.yaml"),
    },
    Starter {
        name: "playbook",
        description: "playbooks alone, without goals and actions",
        has_horizon: false,
        text: include_str!("../../templates/new/playbook.yaml"),
    },
    Starter {
        name: "policy",
        description: "who answers which comment, and what is hidden",
        has_horizon: false,
        text: include_str!("../../templates/new/policy.yaml"),
    },
    Starter {
        name: "guidelines",
        description: "what posts do and avoid, and who publishes",
        has_horizon: false,
        text: include_str!("../../templates/new/guidelines.yaml"),
    },
    Starter {
        name: "calendar",
        description: "what goes out when, and who sees to it",
        has_horizon: true,
        text: include_str!("../../templates/new/calendar.yaml"),
    },
];

/// The starter of a name.
pub fn starter(name: &str) -> Option<&'static Starter> {
    STARTERS.iter().find(|starter| starter.name == name)
}

/// What is filled into a starter.
#[derive(Clone, Debug)]
pub struct Answers {
    pub title: String,
    pub organisation: String,
    /// Name of the person who answers for the plan.
    pub owner: String,
    /// First day.
    pub start: Date,
    /// How many months the plan covers.
    pub months: i32,
    pub time_zone: String,
}

#[derive(Serialize)]
struct Filled<'a> {
    id: String,
    title: &'a str,
    organisation: &'a str,
    owner: &'a str,
    owner_id: String,
    start: String,
    ends: String,
    time_zone: &'a str,
}

impl Starter {
    /// The text of the plan. Fails where the days leave the calendar.
    pub fn fill(&self, answers: &Answers) -> Result<String> {
        let start = answers.start;
        let after = start
            .checked_add(answers.months.months())
            .context("the plan ends after the last year there is")?;
        let ends = after.yesterday().context("the plan ends before it starts")?;
        let mut environment = Environment::new();
        environment.set_undefined_behavior(UndefinedBehavior::Strict);
        environment.set_syntax(SyntaxConfig::builder().keep_trailing_newline(true).build()?);
        environment.add_filter("quoted", |text: &str| quoted(text));
        environment.add_function("day", move |months: i32, days: i32| -> Result<Value, Error> {
            let day = start.checked_add(months.months().days(days)).map_err(|error| {
                Error::new(ErrorKind::InvalidOperation, "a day after the last year there is")
                    .with_source(error)
            })?;
            Ok(Value::from(day.min(ends).to_string()))
        });
        let filled = Filled {
            id: id_of(&answers.title, "plan"),
            title: &answers.title,
            organisation: &answers.organisation,
            owner: &answers.owner,
            owner_id: id_of(answers.owner.split_whitespace().next().unwrap_or_default(), "lead"),
            start: start.to_string(),
            ends: ends.to_string(),
            time_zone: &answers.time_zone,
        };
        environment
            .render_str(self.text, Value::from(Serde(filled)))
            .with_context(|| format!("starter `{}`", self.name))
    }
}

/// A text as YAML reads it back, whatever is in it: JSON strings are YAML.
fn quoted(text: &str) -> String {
    serde_json::to_string(text).unwrap_or_else(|_| "\"\"".to_owned())
}

/// An id made of a text; `otherwise` where nothing of it can be used or the starters use the id themselves.
pub(super) fn id_of(text: &str, otherwise: &str) -> String {
    const TAKEN: [&str; 9] = ["anyone", "reporter", "location", "robin", "sam", "alex", "kim", "pat", "jo"];
    let id = kebab(text);
    if id.is_empty() || TAKEN.contains(&id.as_str()) { otherwise.to_owned() } else { id }
}
