//! `smplan approve`: somebody agrees to words of the plan, and the plan says so.

use crate::cli::Outcome;
use crate::cli::change::{Changing, Which, refuse};
use crate::cli::questions::{asks, confirm};
use crate::cli::terminal::{Terminal, advise, complain, safe};
use crate::diagnostic::{Severity, listed};
use crate::plan::{Agreeable, Date, Fact, Plan};
use crate::report::counted;
use crate::upkeep::{self, Approver};
use anyhow::Result;

/// Write into a plan that somebody agrees to messages, playbooks, posts, or to the plan.
///
/// What is agreed to is printed word for word, and you are asked. The entry under `approved` holds a digest of it: once a word of it
/// changes, `smplan lint` says that the approval is of other words. It shows change and is no signature: whoever may edit the file may
/// write one, and git says who did. Who may agree, and in which order, is said by `governance.sign_off`, for posts by
/// `publishing.sign_off`; else it is whoever may approve statements, for the plan its sponsor or owner.
///
/// Of the plan these are agreed to: title and horizon, goals, strategy, promises of channels and severities, escalation paths, triage,
/// moderation, content rules, sign-off and locks. People, days on which something was done, and contact data may change from day to
/// day; messages, playbooks and posts have their own approval.
///
/// Exit code 0: the plan says so now, or did before. 1: the file cannot be read as a plan. 2: something could not be done, and nothing was written.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// What is agreed to: plan, messages.sorry, playbooks.pile-on, calendar.advent, or all messages or playbooks.
    #[arg(required = true, value_name = "SECTION.ID")]
    what: Vec<String>,

    /// Who agrees, by id or name.
    #[arg(long, value_name = "PERSON-OR-ROLE")]
    by: String,

    /// The last day on which it holds.
    #[arg(long, value_name = "DAY", value_parser = crate::cli::day)]
    until: Option<Date>,

    /// Do not ask.
    #[arg(long)]
    yes: bool,

    #[command(flatten)]
    which: Which,
}

/// What is found because somebody has not agreed.
const FOR_WANT_OF_APPROVAL: [&str; 5] = [
    "message-unapproved",
    "approval-missing",
    "approval-outdated",
    "approver-not-entitled",
    "post-not-approved",
];

pub(super) fn run(arguments: &Arguments, terminal: &mut Terminal) -> Result<Outcome> {
    let changing = match Changing::open(&arguments.which, terminal) {
        Ok(changing) => changing,
        Err(unchanged) => return unchanged.end(),
    };
    let Some(plan) = changing.plan() else { return Ok(Outcome::Undone) };
    let approver = Approver { by: &arguments.by, today: arguments.which.today(), until: arguments.until };
    let approving = match upkeep::approve(plan, &arguments.what, approver, |what| mistake(&changing, what)) {
        Ok(approving) => approving,
        Err(refused) => return Ok(refuse(&refused)),
    };
    let by = &approving.by;
    if let ([first, ..], true) =
        (approving.left.as_slice(), approving.new.is_empty() && approving.there.is_empty())
    {
        return Ok(refuse(first));
    }
    for refused in &approving.left {
        terminal.note(&format!("note: {refused}; left as it is"));
    }
    if approving.new.is_empty() {
        return changing.leave(&format!("`{by}` agrees to {}", all(&approving.there)), terminal);
    }
    if !arguments.which.is_shown() {
        terminal.print(safe(&words(plan, &approving.new)).as_bytes())?;
        if !arguments.yes && !agreed(by, &approving.new, terminal)? {
            return Ok(Outcome::Undone);
        }
    }
    changing.make(&approving.edits, &format!("`{by}` agrees to {}", all(&approving.new)), terminal)
}

/// What is wrong with something, as far as it is not that nobody has agreed.
fn mistake(changing: &Changing, what: Agreeable<'_>) -> Option<String> {
    let path = if matches!(what, Agreeable::Plan(_)) { String::new() } else { what.path() };
    let mut errors = changing.found_in(&path, Severity::Error);
    let error = errors.find(|error| !FOR_WANT_OF_APPROVAL.contains(&error.finding.rule))?;
    Some(error.finding.message.clone())
}

/// Asks whether somebody agrees, where there is somebody to ask.
fn agreed(by: &str, new: &[Agreeable<'_>], terminal: &Terminal) -> Result<bool> {
    if !asks(terminal) {
        complain("nobody can be asked here, and nothing was written");
        advise("read what is agreed to, and add --yes");
        return Ok(false);
    }
    let is_agreed = confirm(&format!("Does `{by}` agree to {}? yes or no", all(new)))?;
    if !is_agreed {
        complain("nothing was written");
    }
    Ok(is_agreed)
}

fn all(all: &[Agreeable<'_>]) -> String {
    match all {
        [only] => only.name(),
        several => {
            let n_of = |noun: &str| several.iter().filter(|what| what.noun() == noun).count();
            let nouns =
                [("plan", "plans"), ("message", "messages"), ("playbook", "playbooks"), ("post", "posts")];
            let counts = nouns.map(|(one, many)| {
                let n_things = n_of(one);
                (n_things > 0).then(|| counted(n_things, one, many))
            });
            listed(&counts.into_iter().flatten().collect::<Vec<_>>())
        }
    }
}

/// Exactly what is agreed to, with the messages that playbooks name.
fn words(plan: &Plan, new: &[Agreeable<'_>]) -> String {
    let mut text = String::new();
    let mut shown: Vec<&str> = Vec::new();
    for what in new {
        if let Agreeable::Message(message) = what {
            shown.push(&message.id);
        }
    }
    for what in new {
        let Some(facts) = what.facts(plan) else { continue };
        add(&mut text, &what.name(), &facts);
        for id in facts.messages() {
            let Some(message) = plan.messages.entry(id).filter(|message| !shown.contains(&&*message.id))
            else {
                continue;
            };
            shown.push(&message.id);
            let message = Agreeable::Message(message);
            if let Some(facts) = message.facts(plan) {
                add(&mut text, &format!("{}, of {}", message.name(), what.name()), &facts);
            }
        }
    }
    text
}

fn add(text: &mut String, title: &str, facts: &Fact) {
    text.push_str(title);
    text.push('\n');
    for line in lines(facts) {
        text.push_str(&set_in(&line, 2));
        text.push('\n');
    }
}

/// A line that begins further right; an empty one stays empty.
fn set_in(line: &str, n_blanks: usize) -> String {
    if line.is_empty() { String::new() } else { format!("{}{line}", " ".repeat(n_blanks)) }
}

/// What is agreed to, line by line.
fn lines(fact: &Fact) -> Vec<String> {
    match fact {
        Fact::Word(word) | Fact::Message { id: word, .. } => word.split('\n').map(str::to_owned).collect(),
        Fact::List(items) => items.iter().flat_map(|one| item(&lines(one))).collect(),
        Fact::Group(entries) => entries
            .iter()
            .flat_map(|(name, value)| match value {
                Fact::Word(word) if !word.contains('\n') => vec![format!("{name}: {word}")],
                Fact::Message { id, .. } => vec![format!("{name}: {id}")],
                value => {
                    let mut all = vec![format!("{name}:")];
                    all.extend(lines(value).iter().map(|line| set_in(line, 2)));
                    all
                }
            })
            .collect(),
    }
}

/// Lines behind a dash, those after the first one set in.
fn item(lines: &[String]) -> Vec<String> {
    let line = |(index, line): (usize, &String)| match index {
        0 => format!("- {line}"),
        _ => set_in(line, 2),
    };
    lines.iter().enumerate().map(line).collect()
}
