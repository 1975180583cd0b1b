//! `smplan who`: who answers, and why.

use crate::cli::Outcome;
use crate::cli::answer::{VERSION, json};
use crate::cli::appearance;
use crate::cli::drill::{owners, people_of};
use crate::cli::one_plan::{self, OnePlan, Unread};
use crate::cli::store_plan;
use crate::cli::terminal::{Terminal, advise, complain, safe};
use crate::cli::time_argument;
use crate::duty::Minute;
use crate::plan::{Plan, Platform};
use crate::rehearsal::{
    NameError, Question, ask, find_channel, find_kind, find_open_location, find_playbook, understand,
};
use crate::render::{self, Templates};
use crate::routing::Table;
use crate::view::{on_duty_at, rehearsal};
use anyhow::Result;
use std::path::{Path, PathBuf};

/// Say who answers this kind of comment on this channel at this time, and why.
///
/// The question is asked in words, "a complaint on facebook, Saturday 23:00, Lakeside", or with flags. Without a time it is
/// about now. What is printed goes the way of the comment: triage, playbook, escalation path, and why each earlier step does not answer.
/// Without a comment, a kind or a playbook it says who is on duty, until when, and who if they do not answer: the same as on
/// pages and cards.
///
/// Exit code 0: somebody answers, or is on duty. 1: nobody does, or the file cannot be read as a plan. 2: something could not be done.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// The plan; `-` is standard input.
    plan: PathBuf,

    /// The question: a kind of comment or a playbook, a channel, a time and a location, in any order.
    #[arg(value_name = "QUESTION")]
    question: Vec<String>,

    /// The words of a comment: the `match` of the triage rows says which kind it is.
    #[arg(long, value_name = "WORDS", conflicts_with_all = ["kind", "playbook"])]
    message: Option<String>,

    /// The kind of comment, as in `triage`.
    #[arg(long, value_name = "KIND", conflicts_with = "playbook")]
    kind: Option<String>,

    /// The playbook, where it is known.
    #[arg(long, value_name = "PLAYBOOK")]
    playbook: Option<String>,

    /// Where it is posted: the id of a channel, a platform or a handle.
    #[arg(long, value_name = "CHANNEL")]
    channel: Option<String>,

    /// The location that it is about.
    #[arg(long, value_name = "LOCATION")]
    location: Option<String>,

    /// When, in the time zone of the plan: 2026-03-14T22:30, Sat 22:30, or now (the default).
    #[arg(long, value_name = "TIME")]
    at: Option<String>,

    /// People or roles who do not answer; several with commas.
    #[arg(long, value_name = "NAME", value_delimiter = ',')]
    silent: Vec<String>,

    /// What to print: text, JSON, or Markdown for a chat, an issue or a wiki, in the language of the plan.
    #[arg(long, alias = "output-format", value_name = "FORMAT", default_value = "human")]
    format: Format,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    Human,
    Json,
    Markdown,
}

pub(super) fn run(arguments: &Arguments, terminal: &mut Terminal) -> Result<Outcome> {
    let words = arguments.question.join(" ");
    let (path, one) = match read(arguments, &words, terminal) {
        Ok(read) => read,
        Err(unread) => return unread.end(terminal),
    };
    one.refuse_not_open()?;
    let plan = &one.plan;
    let (question, others) = match question(arguments, &words, plan, terminal)? {
        Ok(question) => question,
        Err(unknown) => {
            one_plan::refuse(&unknown);
            return Ok(Outcome::Undone);
        }
    };
    // An answer about another moment or channel would be believed.
    if let Some(word) = others.iter().find(|word| word.chars().any(|letter| letter.is_ascii_digit())) {
        complain(&format!("`{}` is not understood", safe(word).trim_end()));
        advise("write days as 2026-06-06 or Saturday, and times as 02:00; or --at 2026-06-06T02:00");
        return Ok(Outcome::Undone);
    }
    if let Some(word) = others.iter().find(|word| question.channel.is_none() && is_platform(word)) {
        let ids: Vec<&str> = plan.all_channels().map(|channel| &*channel.id).collect();
        complain(&format!("the plan has no channel on `{}`", safe(word).trim_end()));
        advise(safe(&format!("name one of its channels: {}", ids.join(", "))).trim_end());
        return Ok(Outcome::Undone);
    }
    if !others.is_empty() {
        terminal.note(&format!("note: not understood: {}", safe(&others.join(", ")).trim_end()));
    }
    if question.row.is_none() && question.playbook.is_none() && question.comment.is_none() {
        return on_duty(arguments, (&path, plan), &question, terminal);
    }
    let table = Table::of(plan);
    let reply = ask(plan, &table, &question);
    let answered = rehearsal(plan, &reply, &question.silent, question.comment, &one.file_name);
    let text = match arguments.format {
        Format::Human => safe(&render::who(&answered)),
        Format::Json => {
            json(&serde_json::json!({"version": VERSION, "answer": render::drill_json(&answered)?}))
        }
        Format::Markdown => {
            let make = |templates: &Templates| render::who_sheet(&answered, templates);
            let Some(text) = appearance::sheet(&path, plan, terminal, make)? else {
                return Ok(Outcome::Undone);
            };
            text
        }
    };
    terminal.print(text.as_bytes())?;
    Ok(if answered.answer.is_some() { Outcome::Good } else { Outcome::Findings })
}

/// The plan that is asked, with its path: that of the location that is named, where it has one of its own.
fn read(arguments: &Arguments, words: &str, terminal: &mut Terminal) -> Result<(PathBuf, OnePlan), Unread> {
    let path = match &arguments.location {
        Some(name) => store_plan::path_of(&arguments.plan, name, terminal)?,
        None => arguments.plan.clone(),
    };
    let one = one_plan::read(&path, terminal)?;
    // A location may be named in the words too.
    if arguments.location.is_none()
        && !one.plan.extended_by.is_missing()
        && let Some(location) = understand(&one.plan, words, &is_time).location
        && let Some(own) = store_plan::own_file(&path, &one.plan, &location.id, terminal)?
    {
        let one = one_plan::read(&own, terminal)?;
        return Ok((own, one));
    }
    Ok((path, one))
}

/// Without a comment it is about whoever is on duty.
fn on_duty(
    arguments: &Arguments,
    (path, plan): (&Path, &Plan),
    question: &Question<'_>,
    terminal: &mut Terminal,
) -> Result<Outcome> {
    let silent = people_of(plan, &question.silent, question.location);
    let on_duty = question.at.and_then(|at| on_duty_at(plan, question.location, at, &silent));
    let Some(on_duty) = on_duty else {
        complain("the plan has no playbook, so that nobody is called");
        advise("ask about a comment: name its words with --message, or its kind with --kind");
        return Ok(Outcome::Undone);
    };
    let text = match arguments.format {
        Format::Human => safe(&render::on_duty(&on_duty)),
        Format::Json => json(&serde_json::json!({"version": VERSION, "on_duty": on_duty})),
        Format::Markdown => {
            let make = |templates: &Templates| render::on_duty_sheet(&on_duty, templates);
            let Some(text) = appearance::sheet(path, plan, terminal, make)? else {
                return Ok(Outcome::Undone);
            };
            text
        }
    };
    terminal.print(text.as_bytes())?;
    Ok(if on_duty.there.is_empty() { Outcome::Findings } else { Outcome::Good })
}

/// Whether a word is the name of a platform, as plans write it.
fn is_platform(word: &str) -> bool {
    Platform::of(&word.to_lowercase()).is_some()
}

/// Whether a word is one of a time.
fn is_time(word: &str) -> bool {
    time_argument::weekday(word).is_some()
        || time_argument::clock(word).is_some()
        || crate::plan::Moment::parse(word).is_some()
        || word.parse::<crate::plan::Date>().is_ok()
        || ["now", "today", "tomorrow"].iter().any(|known| word.eq_ignore_ascii_case(known))
}

type Asked<'p> = (Question<'p>, Vec<String>);

/// What is asked, by the words and by the flags; flags win. With it the words that were not understood.
fn question<'p>(
    arguments: &'p Arguments,
    words: &'p str,
    plan: &'p Plan,
    terminal: &Terminal,
) -> Result<Result<Asked<'p>, NameError>> {
    let spoken = understand(plan, words, &is_time);
    let now = time_argument::now();
    let at: Minute = match (&arguments.at, spoken.times.is_empty()) {
        (Some(at), _) => time_argument::read(at, plan, now, terminal)?,
        (None, false) => time_argument::read(&spoken.times.join(" "), plan, now, terminal)?,
        (None, true) => now,
    };
    let named = || -> Result<Asked<'p>, NameError> {
        let row =
            arguments.kind.as_deref().map(|name| find_kind(plan, name)).transpose()?.map(|(index, _)| index);
        let playbook = arguments.playbook.as_deref().map(|name| find_playbook(plan, name)).transpose()?;
        let is_named = row.is_some() || playbook.is_some() || arguments.message.is_some();
        let row = row.or(spoken.row.filter(|_| !is_named));
        let playbook = playbook.or(spoken.playbook.filter(|_| !is_named && row.is_none()));
        // Words in which no kind and no playbook is named are those of a comment.
        let is_comment = !is_named && row.is_none() && playbook.is_none() && !words.trim().is_empty();
        let is_comment = is_comment && !spoken.others.is_empty();
        let comment = arguments.message.as_deref().or(is_comment.then_some(words));
        let channel = arguments.channel.as_deref().map(|name| find_channel(plan, name)).transpose()?;
        let location =
            arguments.location.as_deref().map(|name| find_open_location(plan, name)).transpose()?;
        let question = Question {
            comment,
            row,
            playbook,
            channel: channel.or(spoken.channel),
            location: location.or(spoken.location),
            at: Some(at),
            seen_after: None,
            silent: owners(plan, &arguments.silent)?,
        };
        Ok((question, if is_comment { Vec::new() } else { spoken.others.clone() }))
    };
    Ok(named())
}
