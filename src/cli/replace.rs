//! `smplan replace`: somebody leaves, and somebody comes in their place.

use crate::cli::Outcome;
use crate::cli::change::{Changing, NewText, Which, refuse_at};
use crate::cli::terminal::{Terminal, advise, complain, safe};
use crate::cli::{one_plan, settings};
use crate::diagnostic::{PlanReport, Severity, listed};
use crate::duty::later;
use crate::edit::{Edit, Value, edit};
use crate::engine;
use crate::plan::{Date, Entry, Person};
use crate::rehearsal::find_person;
use crate::report::counted;
use crate::rules;
use crate::source::{Source, Span};
use crate::syntax::Limits;
use crate::upkeep::{Handover, InFile, replace};
use anyhow::Result;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Put somebody in the place of somebody who leaves, and say what nobody does then.
///
/// With --with, the new one is named wherever the other is: as holder of roles, owner, admin, backup, in rotas and steps; what
/// somebody agreed to or did in their time stays theirs. With --from, a day to come, the one has a last day and the other a
/// first one, both stand in lists until then, and where only one can stand it is listed. Without --with nothing is written.
/// It always says what lint finds from that day on that it does not find today: promises that break, roles that nobody
/// holds, accounts with too few admins.
///
/// Exit code 0: lint finds nothing new. 1: it does, or the file cannot be read as a plan. 2: something could not be done.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// Who leaves, by id or name.
    who: String,

    /// Who comes in their place, by id or name.
    #[arg(long, value_name = "PERSON")]
    with: Option<String>,

    /// The first day without them; without it, at once.
    #[arg(long, value_name = "DAY", value_parser = crate::cli::day)]
    from: Option<Date>,

    /// Only in these sections, such as roles,channels.
    #[arg(long, value_name = "SECTIONS", value_delimiter = ',', requires = "with")]
    only: Vec<String>,

    /// Take the one who leaves out of `people`, where nothing names them any more.
    #[arg(long, requires = "with", conflicts_with = "from")]
    remove: bool,

    #[command(flatten)]
    which: Which,
}

pub(super) fn run(arguments: &Arguments, terminal: &mut Terminal) -> Result<Outcome> {
    let today = arguments.which.today();
    // A day that is over is at once.
    let from = arguments.from.filter(|day| *day > today);
    let day = from.unwrap_or(today);
    let changing = match Changing::open_family(&arguments.which.on(day), terminal) {
        Ok(changing) => changing,
        Err(unchanged) => return unchanged.end(),
    };
    let Some(plan) = changing.plan() else { return Ok(Outcome::Undone) };
    let who = match find_person(plan, &arguments.who) {
        Ok(person) => person,
        Err(unknown) => return Ok(refused(&unknown)),
    };
    let Some(with) = &arguments.with else { return without(&changing, who, day, terminal) };
    let with = match find_person(plan, with) {
        Ok(person) if person.id == who.id => {
            complain(&format!("`{}` cannot come in their own place", who.id));
            return Ok(Outcome::Undone);
        }
        Ok(person) => person,
        Err(unknown) => {
            let outcome = refused(&unknown);
            advise(
                "somebody new is written into `people` first, such as `lee: {name: Lee Park, email: lee@example.com}`",
            );
            return Ok(outcome);
        }
    };
    if plan.has_left(&with.id, day) {
        complain(&format!("`{}` has left by {day}", with.id));
        return Ok(Outcome::Undone);
    }
    with_somebody(
        &changing,
        arguments,
        Handover { who: &who.id, with: &with.id, from, today },
        (who, with),
        terminal,
    )
}

fn refused(unknown: &crate::rehearsal::NameError) -> Outcome {
    one_plan::refuse(unknown);
    Outcome::Undone
}

/// Says what nobody does without somebody.
fn without(changing: &Changing, who: &Entry<Person>, day: Date, terminal: &mut Terminal) -> Result<Outcome> {
    let Some(source) = changing.first().get(who.place.file) else { return Ok(Outcome::Undone) };
    let path = vec!["people".into(), (&*who.id).into(), "until".into()];
    let leave = Edit::Set { path, value: Value::word(later(day, -1).to_string()) };
    let text = match edit(source.text(), &[leave], Limits::default()) {
        Ok(text) => text,
        Err(refusal) => return Ok(refuse_at(source, &refusal)),
    };
    let gone = [NewText { source, text, said: String::new() }];
    let found = changing.new_findings(&gone, Severity::Warning, str::to_owned);
    terminal.print(told(&found, &format!("Without {} from {day} on", called(who)))?.as_bytes())?;
    if found.is_empty() {
        return Ok(Outcome::Good);
    }
    advise(&format!("smplan replace {} --with PERSON puts somebody in their place", who.id));
    Ok(Outcome::Findings)
}

/// Puts somebody in the place of another one.
fn with_somebody(
    changing: &Changing,
    arguments: &Arguments,
    handover: Handover<'_>,
    (who, with): (&Entry<Person>, &Entry<Person>),
    terminal: &mut Terminal,
) -> Result<Outcome> {
    let as_of = Some(arguments.which.today());
    let mut files: BTreeMap<&Path, (&Source, InFile)> = BTreeMap::new();
    for sources in changing.plans() {
        let read = engine::read(sources, Limits::default(), as_of);
        let (Some(plan), Some(whole)) = (&read.plan, read.whole()) else { continue };
        for in_file in replace(plan, (&read.trees, whole), handover, &arguments.only) {
            let Some(source) = sources.get(in_file.file) else { continue };
            files.entry(source.absolute()).or_insert((source, in_file));
        }
    }
    if arguments.remove && !take_out(changing, who, &mut files) {
        return Ok(Outcome::Undone);
    }
    let mut texts = Vec::new();
    for (source, in_file) in files.values().filter(|(_, in_file)| !in_file.edits.is_empty()) {
        match edit(source.text(), &in_file.edits, Limits::default()) {
            Ok(text) => {
                let n_places = counted(in_file.n_places, "place", "places");
                let said = format!("`{}` in place of `{}` in {n_places}", with.id, who.id);
                texts.push(NewText { source, text, said });
            }
            Err(refusal) => return Ok(refuse_at(source, &refusal)),
        }
    }
    // What is now said of the one was said of the other.
    let known_as = |words: &str| words.replace(&*who.id, &with.id).replace(&called(who), &called(with));
    let mut found = changing.new_findings(&texts, Severity::Warning, known_as);
    let cannot_be_read = |report: &PlanReport| {
        report
            .diagnostics
            .iter()
            .any(|one| rules::rule(one.finding.rule).is_some_and(|rule| rule.info.always_on))
    };
    if let Some(report) = found.iter().find(|report| cannot_be_read(report)) {
        complain(&format!("nothing was written: `{}` would have mistakes", report.sources.first().name()));
        settings::report_mistakes(report, terminal)?;
        return Ok(Outcome::Undone);
    }
    if texts.is_empty() {
        terminal.print(safe(&format!("`{}` is named nowhere any more", who.id)).as_bytes())?;
    }
    changing.put(&texts, terminal)?;
    for (source, in_file) in files.values() {
        let then =
            format!("until then; `smplan replace {} --with {}` takes them out on that day", who.id, with.id);
        let notes = [
            still_named(source, &in_file.until_then, who, &then),
            still_named(source, &in_file.cases, who, "in cases; see whether they are still meant so"),
        ];
        notes.iter().flatten().for_each(|note| terminal.note(note));
        for left in &in_file.rotas_left {
            terminal.note(&format!("note: {}: {left}; {}", source.name(), left.help));
        }
    }
    for report in &mut found {
        // Where they are still named was said.
        report.diagnostics.retain(|one| one.finding.rule != FORMER_OWNER);
    }
    found.retain(|report| !report.diagnostics.is_empty());
    let day = handover.from.unwrap_or(arguments.which.today());
    let told = told(&found, &format!("With {} in place of {} from {day} on", called(with), called(who)))?;
    if arguments.which.is_shown() {
        // Standard output is the patch.
        terminal.error(told.trim_end());
    } else {
        terminal.print(told.as_bytes())?;
    }
    Ok(if found.is_empty() { Outcome::Good } else { Outcome::Findings })
}

/// The rule that finds who has left and is still named.
const FORMER_OWNER: &str = "former-owner";

/// Takes somebody out of `people`; says where they are still named, where that cannot be.
fn take_out(
    changing: &Changing,
    who: &Entry<Person>,
    files: &mut BTreeMap<&Path, (&Source, InFile)>,
) -> bool {
    for (source, in_file) in files.values() {
        let left = [&*in_file.cases, &*in_file.stays].concat();
        if let Some(note) = still_named(source, &left, who, "and would name nobody") {
            complain(note.trim_start_matches("note: "));
            advise("leave out --remove, or change these by hand first");
            return false;
        }
    }
    let home = changing.first().get(who.place.file).and_then(|source| files.get_mut(source.absolute()));
    if let Some((_, in_file)) = home {
        in_file.edits.push(Edit::Remove { path: vec!["people".into(), (&*who.id).into()] });
    }
    true
}

/// Where somebody is still named, and why; `None` where they are not.
fn still_named(source: &Source, places: &[Span], who: &Entry<Person>, why: &str) -> Option<String> {
    let lines: BTreeSet<usize> = places.iter().map(|place| source.position(place.start).line).collect();
    let written: Vec<String> = lines.iter().map(usize::to_string).collect();
    let (name, written, id) = (source.name(), listed(&written), &who.id);
    match lines.len() {
        0 => None,
        1 => Some(format!("note: {name}: line {written} still names `{id}` {why}")),
        _ => Some(format!("note: {name}: lines {written} still name `{id}` {why}")),
    }
}

/// What is found from a day on, under a sentence.
fn told(found: &[PlanReport], when: &str) -> Result<String> {
    let n_findings: usize = found.iter().map(|report| report.diagnostics.len()).sum();
    if n_findings == 0 {
        return Ok(format!("{when} lint finds nothing new.\n"));
    }
    let new = if n_findings == 1 { "finding is new" } else { "findings are new" };
    let mut text = format!("{when} {n_findings} {new}:\n\n");
    for report in found {
        text.push_str(settings::told(report)?.trim_end());
        text.push('\n');
    }
    Ok(text)
}

fn called(person: &Entry<Person>) -> String {
    person.value.name.get().map_or_else(|| person.id.to_string(), |name| name.to_string())
}
