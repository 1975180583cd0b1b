//! `smplan triage`: a file of real messages through the triage table.

mod columns;
mod current;
mod encoding;
mod entities;
mod flaws;
mod json;
mod messages;
mod print;
mod rows;
mod teaching;
mod unmatched;
mod workbook;

use crate::cli::Outcome;
use crate::cli::answer::{Target, VERSION, WithSentence, json as as_json};
use crate::cli::appearance;
use crate::cli::one_plan;
use crate::cli::terminal::{Terminal, advise, complain, safe};
use crate::plan::Plan;
use crate::rehearsal::channels_called;
use crate::render::{self, Templates};
use crate::routing::{Census, Comment, Patterns, Tally};
use crate::text::Language;
use anyhow::Result;
use columns::{Columns, Wanted};
use encoding::Encoding;
use flaws::Note;
use messages::{Broken, Message, Messages};
use serde::Serialize;
use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};
use unmatched::UnmatchedFile;

/// Run a file of real messages through the triage table, and count what matched.
///
/// The file holds a message a line as JSON, or is a table with a head: CSV, or a workbook (.xlsx). Each message goes to the first row of `triage`
/// whose `match` it fits. What is printed: how many messages each row and playbook takes, some of each, rows that are caught
/// first by earlier ones, and what is unmatched, by its frequent words. With labels it teaches: which phrases are wrong, which
/// words would find what is missed, and which row does better elsewhere. Memory does not grow with the file; a workbook holds at
/// most 20,000 rows.
///
/// Exit code 0: the messages were read. 1: the file of the plan cannot be read as a plan. 2: something could not be done.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// The plan.
    plan: PathBuf,

    /// The messages: JSON lines, CSV or a workbook (.xlsx); `-` is standard input.
    messages: PathBuf,

    /// The column with the words of a message; without it text, message, body, comment, content or review.
    #[arg(long, value_name = "COLUMN")]
    text: Option<String>,

    /// The column with the channel: an id, a platform or a handle; without it channel, platform or source, where there is one.
    #[arg(long, value_name = "COLUMN")]
    channel: Option<String>,

    /// A column with labels by hand, each a kind of `triage`, a playbook, or `none`: says how often the rows are right.
    #[arg(long, value_name = "COLUMN")]
    labels: Option<String>,

    /// How the messages are written; without it told from the name of the file or its first line.
    #[arg(long, value_name = "FORMAT")]
    input: Option<InputFormat>,

    /// How the letters are written; without it UTF-8, or UTF-16 where the file says so.
    #[arg(long, value_name = "ENCODING")]
    encoding: Option<Encoding>,

    /// The sheet of a workbook, where several have messages.
    #[arg(long, value_name = "NAME")]
    sheet: Option<String>,

    /// Write the messages that no row knows by its words to a file: CSV where its name ends so, else JSON lines.
    #[arg(long, value_name = "FILE")]
    unmatched: Option<PathBuf>,

    /// How many messages are shown of each row, of what is unmatched and of each kind of miss.
    #[arg(long, value_name = "N", default_value_t = 3, value_parser = clap::value_parser!(u8).range(0..=50))]
    samples: u8,

    /// What to print: text, JSON, or Markdown for a chat, an issue or a wiki, in the language of the plan.
    #[arg(long, alias = "output-format", value_name = "FORMAT", default_value = "human")]
    format: Format,

    #[command(flatten)]
    target: Target,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    Human,
    Json,
    Markdown,
}

/// How messages are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum InputFormat {
    /// A JSON object a line.
    Jsonl,
    /// A table with commas, semicolons or tabs.
    Csv,
}

/// Everything that is printed.
#[derive(Debug, Serialize)]
struct Report {
    version: u8,
    plan: String,
    messages: String,
    columns: Columns,
    census: Census,
    /// Rows of the file that could not be read.
    broken: Broken,
    /// Names of channels that the plan does not have, with how many messages name them.
    unknown_channels: BTreeMap<String, u64>,
    notes: Vec<WithSentence<Note>>,
}

pub(super) fn run(arguments: &Arguments, terminal: &mut Terminal) -> Result<Outcome> {
    if arguments.plan.as_os_str() == "-" && arguments.messages.as_os_str() == "-" {
        anyhow::bail!("the plan and the messages cannot both come from standard input");
    }
    let one = match one_plan::read(&arguments.plan, terminal) {
        Ok(one) => one,
        Err(unread) => return unread.end(terminal),
    };
    let plan = &one.plan;
    if !can_match(plan, one.source.name()) {
        return Ok(Outcome::Undone);
    }
    let wanted = Wanted {
        text: arguments.text.as_deref(),
        channel: arguments.channel.as_deref(),
        label: arguments.labels.as_deref(),
    };
    let mut messages = Messages::open(
        &arguments.messages,
        arguments.input,
        arguments.encoding,
        arguments.sheet.as_deref(),
        wanted,
    )?;
    let mut unmatched = arguments.unmatched.as_deref().map(UnmatchedFile::begin).transpose()?;
    let mut tally = Tally::of(plan, usize::from(arguments.samples), arguments.labels.is_some());
    let mut channels = Channels { plan, known: HashMap::new(), unknown: BTreeMap::new() };
    let mut progress = terminal.progress();
    count(&mut messages, &mut channels, &mut tally, |message, is_known, n_comments| {
        if let Some(unmatched) = unmatched.as_mut().filter(|_| !is_known) {
            unmatched.add(message)?;
        }
        if let Some(progress) = &mut progress
            && n_comments.is_multiple_of(4096)
        {
            progress.count(n_comments, "messages");
        }
        Ok(())
    })?;
    if let Some(progress) = &mut progress {
        progress.end();
    }
    let (columns, broken) = messages.end();
    let census = tally.census();
    if census.comments == 0 {
        complain(&format!("there is no message in `{}`", arguments.messages.display()));
        if let Some(first) = broken.first.first() {
            advise(&format!("line {} cannot be read: {}", first.line, first.sentence));
        }
        return Ok(Outcome::Undone);
    }
    if let Some(unmatched) = unmatched {
        unmatched.finish()?;
    }
    let notes = notes(plan, &columns, &census, arguments);
    let unknown_channels = channels.unknown;
    let (plan, messages) = (one.file_name.clone(), arguments.messages.display().to_string());
    let report =
        Report { version: VERSION, plan, messages, columns, census, broken, unknown_channels, notes };
    let text = match arguments.format {
        Format::Human => {
            let mut text = print::human(&report);
            if let (Some(labels), Some(column)) = (&report.census.labels, &report.columns.labels) {
                teaching::teach(&mut text, &report.census, labels, column);
            }
            safe(&text)
        }
        Format::Json => as_json(&report),
        Format::Markdown => {
            let make = |templates: &Templates| render::triage_sheet(&report, templates);
            let written = appearance::sheet(&arguments.plan, &one.plan, terminal, make)?;
            let Some(text) = written else { return Ok(Outcome::Undone) };
            text
        }
    };
    arguments.target.write(&text, terminal)?;
    Ok(Outcome::Good)
}

/// Whether a message can fit a row of the triage at all; says so where none can.
fn can_match(plan: &Plan, name: &str) -> bool {
    let has_match = plan.triage.items().iter().any(|row| row.r#match.get().is_some());
    if !has_match {
        complain(&format!("no row of `triage` in `{name}` has a `match`, so that no message can fit"));
        advise(
            "write `match: {any: [refund, \"money back\"]}` into the rows that a program may choose; `smplan explain triage.match` says more",
        );
    }
    has_match
}

/// Runs all messages through the triage, one after the other; `seen` gets each with whether a row knows it, and how many there were.
fn count(
    messages: &mut Messages,
    channels: &mut Channels<'_>,
    tally: &mut Tally<'_>,
    mut seen: impl FnMut(&Message<'_>, bool, u64) -> Result<()>,
) -> Result<()> {
    while let Some(Message { text, channel, label, line }) = messages.next()? {
        let of_channel = channel.map(|name| channels.ids(name));
        let channels = of_channel.as_deref().unwrap_or_default();
        let is_known = tally.add(Comment { text, channels, label, line });
        seen(&Message { text, channel, label, line }, is_known, tally.n_comments())?;
    }
    Ok(())
}

/// What a file of messages comes to, without any of them; `None` where nothing can be counted, and it was said why.
pub(super) fn census(plan: &Plan, name: &str, file: &Path) -> Result<Option<Census>> {
    if !can_match(plan, name) {
        return Ok(None);
    }
    let wanted = Wanted { text: None, channel: None, label: None };
    let mut messages = Messages::open(file, None, None, None, wanted)?;
    let mut tally = Tally::of(plan, 0, false);
    let mut channels = Channels { plan, known: HashMap::new(), unknown: BTreeMap::new() };
    count(&mut messages, &mut channels, &mut tally, |_, _, _| Ok(()))?;
    let census = tally.census();
    if census.comments == 0 {
        complain(&format!("there is no message in `{}`", file.display()));
        return Ok(None);
    }
    Ok(Some(census))
}

/// What else is to be said before anybody believes the figures.
fn notes(plan: &Plan, columns: &Columns, census: &Census, arguments: &Arguments) -> Vec<WithSentence<Note>> {
    let mut notes = Vec::new();
    let patterns = Patterns::of(plan).problems().len();
    if patterns > 0 {
        notes.push(Note::UnreadablePatterns { patterns });
    }
    let mut rows = plan.triage.items().iter().filter_map(|row| row.r#match.get());
    if rows.any(|of_row| !of_row.channels.is_missing()) && columns.channel.is_none() {
        notes.push(Note::NoChannels);
    }
    if census.unmatched.comments > 0 && census.unmatched.frequent.small_words_of.is_none() {
        notes.push(Note::NoSmallWords { language: plan.language().to_owned() });
    }
    if census.labels.as_ref().is_some_and(|labels| labels.labelled == 0) {
        let column = arguments.labels.clone().unwrap_or_default();
        notes.push(Note::NoLabels { column });
    }
    let said = Language::english();
    let sentence = |note: &Note| said.tell_fact("triage-note", note);
    notes.into_iter().map(|note| WithSentence { sentence: sentence(&note), fact: note }).collect()
}

/// The channels of a plan by what messages call them.
struct Channels<'p> {
    plan: &'p Plan,
    known: HashMap<String, Vec<&'p str>>,
    unknown: BTreeMap<String, u64>,
}

impl<'p> Channels<'p> {
    /// The ids that a name may mean.
    fn ids(&mut self, name: &str) -> Vec<&'p str> {
        const MOST_NAMES: usize = 10_000;
        const MOST_UNKNOWN: usize = 100;
        let ids = self.known.get(name).cloned().unwrap_or_else(|| {
            let found = channels_called(self.plan, name);
            found.into_iter().map(|(channel, _)| &*channel.id).collect()
        });
        if self.known.len() < MOST_NAMES && !self.known.contains_key(name) {
            self.known.insert(name.to_owned(), ids.clone());
        }
        if ids.is_empty() && !name.trim().is_empty() {
            if let Some(count) = self.unknown.get_mut(name) {
                *count += 1;
            } else if self.unknown.len() < MOST_UNKNOWN {
                self.unknown.insert(name.to_owned(), 1);
            }
        }
        ids
    }
}
