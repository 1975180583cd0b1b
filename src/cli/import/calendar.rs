//! `smplan import calendar`: a calendar that planners keep in a spreadsheet becomes posts of a plan.

use crate::cli::Outcome;
use crate::cli::import::files::{FileChange, Unchangeable};
use crate::cli::import::list::{self, List, outcome, told};
use crate::cli::import::read;
use crate::cli::one_plan;
use crate::cli::terminal::{Terminal, advise, complain, safe};
use crate::engine;
use crate::exchange::Remark;
use crate::exchange::posts::{DateOrder, Options, PostsChange, PostsRead, change, columns, read_posts};
use crate::plan::{Plan, PostTime, TimeOfDay};
use crate::rehearsal::find_channel;
use crate::syntax::Limits;
use anyhow::Result;
use std::fmt::Write as _;
use std::path::PathBuf;

/// Bring a calendar that is kept in a spreadsheet into the calendar of a plan.
///
/// Each row is a post, which is known by its `id`, else by its time and its channels: a post that is there is changed where the
/// sheet says otherwise, and keeps all else. Posts that the sheet does not have are kept. Days and times are read as people write
/// them, and asked about where they have two readings: 04/05/2026 is never guessed.
///
/// Columns are known by their usual headings: date, time, channel, text, alt text, link, topic, format, campaign, status,
/// owner, sign-off, id.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    list: List,

    /// The plan.
    #[arg(long, value_name = "PLAN")]
    into: PathBuf,

    /// What comes first in days such as 04/05/2026.
    #[arg(long, value_name = "ORDER")]
    dates: Option<Dates>,

    /// The time of posts that have none, such as 09:00.
    #[arg(long, value_name = "TIME", value_parser = time)]
    time: Option<String>,

    /// What a name of the sheet means, such as Insta=instagram.
    #[arg(long, value_name = "NAME=CHANNEL", value_parser = list::pair)]
    channel: Vec<(String, String)>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Dates {
    DayFirst,
    MonthFirst,
}

fn time(written: &str) -> Result<String, String> {
    let time = TimeOfDay::parse(written).map(|time| time.to_string());
    time.ok_or_else(|| "write hours and minutes of 24 hours, such as 09:00".to_owned())
}

pub(super) fn run(arguments: &Arguments, terminal: &mut Terminal) -> Result<Outcome> {
    let today = arguments.list.today();
    let sources = match read::open_named(&arguments.into) {
        Ok(sources) => sources,
        Err(unread) => return unread.end(terminal),
    };
    let parsed = engine::read(&sources, Limits::default(), Some(today));
    let Some(plan) = parsed.plan.filter(|_| parsed.extent.is_whole()) else {
        return match one_plan::read(&arguments.into, terminal) {
            Ok(_) => Ok(Outcome::Undone),
            Err(unread) => unread.end(terminal),
        };
    };
    let Some(options) = options(arguments, &plan) else { return Ok(Outcome::Undone) };
    let Some((sheet, head)) = arguments.list.read(&columns())? else { return Ok(Outcome::Undone) };
    let PostsRead { rows, mut remarks, mut refused } = read_posts(&sheet, &head, &plan, &options);
    let change = change(&rows, &plan);
    refused.extend(change.refused.iter().flat_map(|remark| remark.rows.iter().copied()));
    remarks.extend(change.refused.iter().cloned());
    let mut report = told(&arguments.list.name(), &Remark::together(remarks));
    report.push_str(&summary(&change, &plan, refused.len()));
    let ended = outcome(refused.len());
    if change.edits.is_empty() {
        terminal.print(safe(&report).as_bytes())?;
        return Ok(ended);
    }
    let file = match FileChange::of(&sources, &change.edits, Vec::new(), today) {
        Ok(file) => file,
        Err(Unchangeable::Refused(message)) => {
            complain(&message);
            return Ok(Outcome::Undone);
        }
        Err(Unchangeable::Worse(message, help)) => {
            complain(&format!("nothing was written: {message}"));
            advise(&help);
            return Ok(Outcome::Undone);
        }
    };
    if arguments.list.diff {
        terminal.print(file.patch()?.as_bytes())?;
        terminal.error(safe(&report).trim_end());
        return Ok(ended);
    }
    if !arguments.list.write {
        report.push_str("Nothing written: add --write.\n");
        terminal.print(safe(&report).as_bytes())?;
        return Ok(ended);
    }
    file.write()?;
    // It is written: that nobody can be told does not undo it.
    let _ = terminal.print(safe(&report).as_bytes());
    terminal.note(&format!("Check the plan: smplan lint {}", arguments.into.display()));
    Ok(ended)
}

/// What is said of the sheet; `None`, after saying why, where a channel is meant that the plan does not have.
fn options(arguments: &Arguments, plan: &Plan) -> Option<Options> {
    let mut options = Options { time: arguments.time.clone(), ..Options::default() };
    options.order = arguments.dates.map(|dates| match dates {
        Dates::DayFirst => DateOrder::DayFirst,
        Dates::MonthFirst => DateOrder::MonthFirst,
    });
    for (name, channel) in &arguments.channel {
        match find_channel(plan, channel) {
            Ok((channel, _)) => _ = options.channels.insert(name.to_lowercase(), channel.id.to_string()),
            Err(error) => {
                complain(&format!("--channel: {error}"));
                advise(&error.help());
                return None;
            }
        }
    }
    Some(options)
}

/// `12 new · 3 changed · 40 the same · 2 refused · 5 not in the sheet (kept)`, with what changes in each post.
fn summary(change: &PostsChange, plan: &Plan, n_refused: usize) -> String {
    const MOST: usize = 50;
    let is_post = |at: Option<&PostTime>| matches!(at, Some(PostTime::Moment(_)));
    let n_posts = plan.calendar.entries().iter().filter(|post| is_post(post.value.at.get())).count();
    let n_kept = n_posts.saturating_sub(change.n_changed + change.n_same);
    let mut parts = vec![
        format!("{} new", change.n_new),
        format!("{} changed", change.n_changed),
        format!("{} the same", change.n_same),
        format!("{n_refused} refused"),
    ];
    if n_kept > 0 {
        parts.push(format!("{n_kept} not in the sheet (kept)"));
    }
    let mut text = format!("{}\n", parts.join(" · "));
    for (id, said) in change.said.iter().take(MOST) {
        let _ = writeln!(text, "  {id}: {said}");
    }
    if change.said.len() > MOST {
        let _ = writeln!(text, "  and {} more; --diff shows all", change.said.len() - MOST);
    }
    text
}
