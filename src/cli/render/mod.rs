//! `smplan render`: turns plans into documents.

mod in_site;
mod make;
mod part;
mod place;
mod since;
mod site;
mod site_paths;

use crate::cli::Outcome;
use crate::cli::appearance;
use crate::cli::configuration::{Configurations, SettingsFrom};
use crate::cli::families::{Bases, gather_families};
use crate::cli::find::Candidate;
use crate::cli::one_plan::Unread;
use crate::cli::output;
use crate::cli::parallel;
use crate::cli::places::Places;
use crate::cli::provenance::{self, Commits};
use crate::cli::render::make::{Document, Job, Kind, Made, What};
use crate::cli::render::part::Part;
use crate::cli::render::place::Target;
use crate::cli::render::site::Site;
use crate::cli::scorecards::{Standing, scorecards};
use crate::cli::settings;
use crate::cli::store_plan;
use crate::cli::terminal::{Terminal, advise, complain, warn};
use crate::plan::{Date, nearest};
use crate::render::{Column, POST_COLUMNS, SCORECARD_COLUMNS, TABLES, Table};
use crate::view::{section_by_any_name, section_names};
use anyhow::Result;
use std::collections::BTreeSet;
use std::io::Write;
use std::path::{Path, PathBuf};

/// Turn plans into documents.
///
/// One plan goes to standard output, or to the file after -o. Several plans go into the folder after -o, which ends
/// with `/`. Files are written whole or not at all.
///
/// Exit code 0: all documents are made. 1: a file cannot be read as a plan, a playbook is too long for a card, or a plan for
/// everybody holds what is not for everybody. 2: something could not be done.
#[derive(Debug, clap::Args)]
#[command(group = clap::ArgGroup::new("kind"))]
#[expect(clippy::struct_excessive_bools, clippy::option_option, reason = "the arguments as they are typed")]
pub(super) struct Arguments {
    /// Plans, or folders with plans; `-` is standard input.
    #[arg(required = true, value_name = "PATHS")]
    paths: Vec<PathBuf>,

    /// Make Markdown for GitHub and GitLab (the default).
    #[arg(long, group = "kind")]
    markdown: bool,

    /// Make one HTML page that needs nothing else.
    #[arg(long, group = "kind")]
    html: bool,

    /// Make the card of a playbook, by its id, its code such as P1, or its title: a page that is one sheet on paper.
    #[arg(long, value_name = "PLAYBOOK", group = "kind")]
    card: Option<String>,

    /// Make a card of every playbook, in this folder.
    #[arg(long, value_name = "DIR", group = "kind", conflicts_with = "output")]
    cards: Option<PathBuf>,

    /// Make a site in this folder: a page, a calendar and cards of every plan, and a first page with owner, status, findings
    /// and next review of each. Files of an earlier run that nobody wants any more are removed, and nothing else.
    #[arg(long, value_name = "DIR", group = "kind", conflicts_with = "output")]
    site: Option<PathBuf>,

    /// Make a sheet of who is on duty: whom to call, shift by shift, the escalation paths with their numbers, and a card for the wallet.
    /// It needs --as-of.
    #[arg(long, group = "kind")]
    duty: bool,

    /// Make a summary on exactly one sheet: goals with their figures, decisions that are needed, the latest changes, the gravest
    /// risks.
    #[arg(long, group = "kind")]
    summary: bool,

    /// Make a calendar for Outlook, Google or Apple: of actions, goals, reviews, drills and approvals that end, with `=duty`
    /// of the turns of those who are called first (with --role those of one person or role), or with `=posts` of what goes out.
    #[arg(long, value_name = "KIND", group = "kind", require_equals = true)]
    ics: Option<Option<Calendar>>,

    /// Make a page of what goes out when: month by month, and a list of all posts with their texts.
    #[arg(long, group = "kind")]
    calendar: bool,

    /// Make tables for spreadsheets: the one that is named (actions, contacts, channels or posts); without a name all of them in
    /// the folder after -o, else the actions. `scorecard` says how the stores of a group stand (it needs --as-of); `hootsuite` is
    /// what that tool reads: a file for each channel and 350 posts.
    #[arg(long, value_name = "TABLE", group = "kind", require_equals = true, value_parser = table)]
    csv: Option<Option<Tabled>>,

    /// Put only these columns into the table, in this order, by the names that an unknown one brings up; `Message=text` calls
    /// one otherwise, as the tool asks for it that reads the table.
    #[arg(long, value_name = "NAMES", value_delimiter = ',', requires = "csv", value_parser = column)]
    columns: Option<Vec<Column>>,

    /// Print the facts that documents are made of as JSON, for programs: ids, days and amounts, no words. `smplan schema view`
    /// says what is in it.
    #[arg(long, group = "kind")]
    json: bool,

    /// The file to write, or the folder for several; `-` is standard output.
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,

    /// The day on which the plan is looked at; without one (and without `SOURCE_DATE_EPOCH`) nothing in the document
    /// depends on a day.
    #[arg(long, value_name = "DATE", value_parser = crate::cli::day)]
    as_of: Option<Date>,

    /// Use the templates, style sheets and script of this folder instead of those of the same name in smplan; see
    /// `smplan templates`.
    #[arg(long, value_name = "DIR")]
    templates: Option<PathBuf>,

    /// Show only these sections, in this order, such as `goals,playbooks`.
    #[arg(long, value_name = "NAMES", value_delimiter = ',', value_parser = section)]
    sections: Option<Vec<String>>,

    /// Show only what this person or role has to do, by id or name, and the playbooks in which they have a part.
    #[arg(long, value_name = "ID")]
    role: Option<String>,

    /// Show what holds at this location, by id or name: its people in all roles, its channels and those of all.
    #[arg(long, value_name = "ID")]
    location: Option<String>,

    /// Leave out what is for colleagues alone, as for a plan with `visibility: public`, and say at the end what kinds of
    /// things were left out; docs/plan-format.md has who sees each field. A plan that tells such things in its texts gives
    /// no document.
    #[arg(long)]
    public: bool,

    /// Say at the end what changed in meaning since a revision of git, such as main or v1, and mark it; for Markdown and pages.
    #[arg(long, value_name = "REVISION")]
    since: Option<String>,

    /// Leave the script out of pages; they lose the buttons that copy messages and nothing else.
    #[arg(long)]
    no_script: bool,
}

/// What a calendar is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Calendar {
    /// Everything in the plan that has a day.
    Dates,
    /// The turns of those who are called first.
    Duty,
    /// What goes out, at its time and with its text.
    Posts,
}

/// What a table is of.
#[derive(Clone, Copy, Debug)]
enum Tabled {
    /// A part of the plan.
    Plan(Table),
    /// What goes out, a row for each time.
    Posts,
    /// The same as Hootsuite reads it.
    Hootsuite,
    /// How the stores of a group stand.
    Scorecard,
}

impl Arguments {
    /// The files to read: of each group that is named, that of the location that is wanted, where it has one of its own.
    fn paths_of_location(&self, terminal: &Terminal) -> Result<Vec<PathBuf>, Unread> {
        match &self.location {
            Some(name) if self.site.is_none() => {
                self.paths.iter().map(|path| store_plan::path_of(path, name, terminal)).collect()
            }
            _ => Ok(self.paths.clone()),
        }
    }

    fn what(&self) -> What<'_> {
        match (&self.card, &self.cards, self.csv) {
            (Some(name), ..) => What::Card(name),
            (_, Some(_), _) => What::Cards,
            // One file holds one table.
            (.., Some(None)) if !self.output().is_some_and(place::is_folder) => {
                What::Tables(TABLES.first().copied())
            }
            (.., Some(None)) => What::Tables(None),
            (.., Some(Some(Tabled::Plan(table)))) => What::Tables(Some(table)),
            (.., Some(Some(Tabled::Posts))) => What::Posts,
            (.., Some(Some(Tabled::Hootsuite))) => What::Hootsuite,
            (.., Some(Some(Tabled::Scorecard))) => What::Scorecard,
            _ if self.site.is_some() => What::Site,
            _ if self.ics == Some(Some(Calendar::Duty)) => What::DutyCalendar,
            _ if self.ics == Some(Some(Calendar::Posts)) => What::PostsCalendar,
            _ if self.ics.is_some() => What::Calendar,
            _ if self.calendar => What::CalendarPage,
            _ if self.duty => What::Duty,
            _ if self.summary => What::Summary,
            _ if self.json => What::Facts,
            _ if self.html || self.output().is_some_and(place::is_page) => What::Page,
            _ => What::Markdown,
        }
    }

    fn part(&self) -> Part {
        Part { role: self.role.clone(), location: self.location.clone(), public: self.public }
    }

    /// Columns are those of one table.
    fn refuse_other_columns(&self, what: &What<'_>) -> Result<()> {
        let Some(columns) = &self.columns else { return Ok(()) };
        let known: &[&str] = match what {
            What::Tables(Some(table)) => table.columns,
            What::Posts => &POST_COLUMNS,
            What::Scorecard => &SCORECARD_COLUMNS,
            _ => anyhow::bail!("--columns is for one table: name it, such as --csv=posts"),
        };
        let unknown = columns.iter().find(|column| !known.contains(&&*column.key));
        unknown.map_or(Ok(()), |column| Err(anyhow::anyhow!(no_such("column", &column.key, known))))
    }

    /// What changed is told of whole plans, and to colleagues.
    fn refuse_parts_since(&self, what: &What<'_>) -> Result<()> {
        if self.since.is_none() {
            return Ok(());
        }
        let flags = [
            ("--role", self.role.is_some()),
            ("--location", self.location.is_some()),
            ("--public", self.public),
        ];
        if let Some((flag, _)) = flags.into_iter().find(|(_, is_given)| *is_given) {
            anyhow::bail!("--since tells colleagues of the whole plan; leave out `{flag}`");
        }
        anyhow::ensure!(
            matches!(what, What::Markdown | What::Page),
            "--since is for Markdown and for pages: write it with --markdown or --html"
        );
        Ok(())
    }

    /// A scorecard is of all stores, on a day, and for colleagues.
    fn refuse_parts_of_scorecard(&self, as_of: Option<Date>) -> Result<()> {
        let flags = [
            ("--role", self.role.is_some()),
            ("--location", self.location.is_some()),
            ("--sections", self.sections.is_some()),
            ("--public", self.public),
        ];
        if let Some((flag, _)) = flags.into_iter().find(|(_, is_given)| *is_given) {
            anyhow::bail!("a scorecard is of all stores and for colleagues alone; leave out `{flag}`");
        }
        anyhow::ensure!(
            as_of.is_some(),
            "a scorecard is of a day: add --as-of today, or a day such as --as-of 2026-06-01"
        );
        Ok(())
    }

    fn output(&self) -> Option<&Path> {
        self.cards.as_deref().or(self.output.as_deref())
    }
}

/// The name of a section, or what is nearest to it.
fn section(name: &str) -> Result<String, String> {
    let (names, known) = (section_names(), section_by_any_name(name));
    if names.contains(&known) { Ok(known.to_owned()) } else { Err(no_such("section", name, &names)) }
}

/// A table by its name.
fn table(name: &str) -> Result<Tabled, String> {
    match name {
        "posts" => return Ok(Tabled::Posts),
        "hootsuite" => return Ok(Tabled::Hootsuite),
        "scorecard" => return Ok(Tabled::Scorecard),
        _ => {}
    }
    let others = ["posts", "scorecard", "hootsuite"];
    let names: Vec<&str> = TABLES.iter().map(|table| table.name).chain(others).collect();
    let found = TABLES.iter().find(|table| table.name == name).copied();
    found.map(Tabled::Plan).ok_or_else(|| no_such("table", name, &names))
}

/// A column by its name, perhaps with what it is to be called.
#[expect(clippy::unnecessary_wraps, reason = "so clap asks for it")]
fn column(text: &str) -> Result<Column, String> {
    Ok(match text.rsplit_once('=') {
        Some((heading, key)) => {
            Column { heading: Some(heading.trim().to_owned()), key: key.trim().to_owned() }
        }
        None => Column { heading: None, key: text.trim().to_owned() },
    })
}

fn no_such(what: &str, name: &str, names: &[&str]) -> String {
    match nearest(name, names.iter().copied()) {
        Some(near) => format!("there is no {what} `{name}`; did you mean `{near}`?"),
        None => format!("there is no {what} `{name}`; there are {}", names.join(", ")),
    }
}

pub(super) fn run(arguments: &Arguments, terminal: &mut Terminal) -> Result<Outcome> {
    let as_of = match arguments.as_of {
        Some(day) => Some(day),
        None => provenance::day_of_environment()?,
    };
    let mut places = Places::new();
    let what = arguments.what();
    if matches!(what, What::Scorecard) {
        arguments.refuse_parts_of_scorecard(as_of)?;
    }
    arguments.refuse_parts_since(&what)?;
    arguments.refuse_other_columns(&what)?;
    let mut configurations = Configurations::new(SettingsFrom::Nearest);
    let brings = matches!(what, What::Scorecard | What::Site);
    let paths = match arguments.paths_of_location(terminal) {
        Ok(paths) => paths,
        Err(unread) => return unread.end(terminal),
    };
    let gathered = gather_families(&paths, brings, &mut places, &mut configurations);
    let Some((gathered, families)) = settings::usable(gathered, terminal)? else {
        return Ok(Outcome::Undone);
    };
    for error in &gathered.failed {
        complain(&format!("{error:#}"));
    }
    gathered.say_remarks(terminal);
    let mut kinds: Vec<Kind> = Vec::new();
    for loaded in configurations.all() {
        kinds.push(Kind::of(loaded, arguments, as_of, &places)?);
    }
    let mut commits = Commits::default();
    let stems = match arguments.site {
        Some(_) => site::stems(&gathered.files, &paths, &places),
        None => gathered.files.iter().map(|file| place::stem(file.candidate.path()).into()).collect(),
    };
    let bases = Bases::default();
    let before = match &arguments.since {
        Some(revision) => since::before(revision, &gathered.files, &mut places)?,
        None => Vec::new(),
    };
    let mut before = before.into_iter();
    let jobs = gathered.files.iter().zip(stems).filter_map(|(file, stem)| {
        let commit = match &file.candidate {
            Candidate::Stdin => None,
            Candidate::Named(_) | Candidate::Walked(_) => commits.of(&file.names.absolute, &mut places),
        };
        let before = before.next();
        Some(Job { file, kind: kinds.get(file.configuration)?, commit, stem, bases: &bases, before })
    });
    let jobs: Vec<Job<'_>> = jobs.collect();
    let (target, earlier) = match &arguments.site {
        Some(folder) => (Target::site(folder)?, site::earlier(folder)?),
        None => (Target::of(arguments.output(), what.is_one(), &gathered.files)?, BTreeSet::new()),
    };
    let mut made = parallel::map(&jobs, |job| target.keep(job.make(&what)), terminal);
    let standings: Vec<Standing> = made.iter_mut().map(Made::take_standing).collect();
    let cards = scorecards(&families, &standings);
    let n_cards = cards.len();
    let of_groups = cards.into_iter().filter_map(|(position, base, card)| {
        Some(target.keep(jobs.get(position)?.scorecard(&what, base, card)))
    });
    made.extend(of_groups.collect::<Vec<_>>());

    let unwritten = target.finish();
    for error in &unwritten {
        complain(&format!("{error:#}"));
    }

    let is_good = gathered.failed.is_empty() && unwritten.is_empty();
    let mut outcome = if is_good { Outcome::Good } else { Outcome::Undone };
    let mut kept: Vec<Document> = Vec::new();
    let mut all = Site::default();
    let mut n_plans = 0;
    for one in made {
        n_plans += usize::from(!matches!(one, Made::NoPlan));
        match one {
            Made::NoPlan => {}
            Made::NotOpen(words, _) => terminal.note(&format!("{words}: no document is made of it")),
            Made::Mistakes(report) => {
                // Standard output is for documents.
                settings::report_mistakes(&report, terminal)?;
                outcome = outcome.max(Outcome::Findings);
                all.add_unreadable(&report);
            }
            Made::NotForEverybody(checked) => {
                settings::report_mistakes(&checked, terminal)?;
                complain(&format!("`{}` is for everybody: no document is made of it", checked.path()));
                advise("fix what was found; `lint.allow` and comments say what is all right");
                outcome = outcome.max(Outcome::Findings);
            }
            Made::Failed(error, advice) => {
                complain(&format!("{error:#}"));
                if let Some(advice) = advice {
                    advise(&advice);
                }
                outcome = Outcome::Undone;
            }
            Made::Documents(made) if arguments.site.is_some() => {
                // The page of the plan has the playbook anyway.
                made.too_long.iter().for_each(|words| warn(words));
                all.add(*made);
            }
            Made::Documents(made) => {
                for words in &made.too_long {
                    complain(words);
                    outcome = outcome.max(Outcome::Findings);
                }
                kept.extend(made.all);
            }
        }
    }
    if n_plans == 0 && outcome == Outcome::Good {
        complain(&crate::cli::find::nothing_in(&arguments.paths));
        advise("name a plan, or write one with `smplan new`");
        return Ok(Outcome::Undone);
    }
    if matches!(what, What::Scorecard) && n_cards == 0 && outcome == Outcome::Good {
        complain("a scorecard is of the plan of a group, and none is named");
        advise("name the plan that lists those of its stores under `extended_by`");
        return Ok(Outcome::Undone);
    }
    match (&arguments.site, kinds.first()) {
        // A run that could not do everything removes nothing.
        (Some(folder), Some(kind)) => {
            all.finish(folder, kind, as_of, &earlier, outcome != Outcome::Undone)?;
        }
        _ => hand_on(&target, &kept, terminal)?,
    }
    let without_words: BTreeSet<String> =
        kinds.iter().flat_map(|kind| kind.templates.without_words()).collect();
    if let Some(note) = appearance::note_without_words(&without_words) {
        terminal.note(&note);
    }
    if matches!((&what, &arguments.csv), (What::Tables(Some(_)), Some(None))) && !kept.is_empty() {
        terminal.note("note: these are the actions; --csv=contacts and --csv=channels make other tables, -o DIR/ all of them");
    }
    Ok(outcome)
}

/// What is not written into a folder goes to one file or to standard output.
fn hand_on(target: &Target, documents: &[Document], terminal: &mut Terminal) -> Result<()> {
    match (target, documents) {
        (Target::Folder(..), _) | (_, []) => {}
        (Target::Stdout, [document]) => {
            let mut out = terminal.out();
            out.write_all(document.text.as_bytes())?;
            out.flush()?;
        }
        (Target::File(file), [document]) => output::write(file, document.text.as_bytes())?,
        (Target::File(file), _) => {
            anyhow::bail!("several documents need a folder: end `{}` with /", file.display());
        }
        (Target::Stdout, _) => anyhow::bail!("several documents need a folder: -o DIR/"),
    }
    Ok(())
}
