//! `smplan replace`: somebody leaves, and somebody comes in their place.

use crate::cli::Outcome;
use crate::cli::change::{Changing, NewText, Which, refuse_at};
use crate::cli::terminal::{Terminal, advise, complain, safe};
use crate::cli::{one_plan, settings};
use crate::diagnostic::{Diagnostic, PlanReport, Severity, listed};
use crate::duty::later;
use crate::edit::{Edit, Refusal, Value, edit};
use crate::engine::ParsedPlan;
use crate::plan::{Date, Entry, Person, Plan};
use crate::rehearsal::find_person;
use crate::report::counted;
use crate::rules;
use crate::source::{FileId, Source, Sources, Span};
use crate::syntax::Limits;
use crate::upkeep::{Handover, InFile, is_named, replace};
use anyhow::Result;
use std::collections::{BTreeSet, HashSet};

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
    if let Some(unknown) = arguments.only.iter().find(|name| Plan::record().field(name).is_none()) {
        complain(&format!("--only: a plan has no section `{unknown}`"));
        advise("write sections as they stand in the plan, such as roles,channels,escalations");
        return Ok(Outcome::Undone);
    }
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
    let with = match arguments.with.as_deref().map(|with| find_person(plan, with)) {
        None => None,
        Some(Ok(person)) if person.id == who.id => {
            complain(&format!("`{}` cannot come in their own place", who.id));
            return Ok(Outcome::Undone);
        }
        Some(Ok(person)) => Some(person),
        Some(Err(unknown)) => {
            let outcome = refused(&unknown);
            advise(
                "somebody new is written into `people` first, such as `lee: {name: Lee Park, email: lee@example.com}`",
            );
            return Ok(outcome);
        }
    };
    if let Some(with) = with.filter(|with| plan.has_left(&with.id, day)) {
        complain(&format!("`{}` has left by {day}", with.id));
        return Ok(Outcome::Undone);
    }
    let family = Family::of(&changing, who, with.map(|with| &*with.id), today);
    if let (Some(with), Some(stranger)) = (with, &family.stranger) {
        complain(&format!("`{}` is named in {stranger}, where nobody knows `{}`", who.id, with.id));
        advise("write them into the plan that all of these build on, or name somebody who stands there");
        return Ok(Outcome::Undone);
    }
    match with {
        Some(with) => family.with_somebody(arguments, from, (who, with), terminal),
        None => family.without(who, day, terminal),
    }
}

fn refused(unknown: &crate::rehearsal::NameError) -> Outcome {
    one_plan::refuse(unknown);
    Outcome::Undone
}

/// The plans in which somebody is meant.
struct Family<'c> {
    changing: &'c Changing,
    plans: Vec<(&'c Sources, ParsedPlan<'c>)>,
    /// Whether the new one is named already.
    with_is_named: bool,
    /// A plan in which the one is named, and the other is not known.
    stranger: Option<String>,
}

impl<'c> Family<'c> {
    fn of(changing: &'c Changing, who: &Entry<Person>, with: Option<&str>, today: Date) -> Family<'c> {
        let mut family = Family { changing, plans: Vec::new(), with_is_named: false, stranger: None };
        for (sources, read) in changing.plans_about(("people", &who.id), today) {
            let (Some(plan), Some(whole)) = (&read.plan, read.whole()) else { continue };
            if let Some(with) = with {
                family.with_is_named |= is_named(&read.trees, whole, with);
                let named = Plan::references_to(whole, "people", &who.id);
                let is_here = named.iter().any(|place| place.file == FileId(0));
                if is_here && plan.people.entry(with).is_none() {
                    family.stranger.get_or_insert_with(|| sources.first().name().to_owned());
                }
            }
            family.plans.push((sources, read));
        }
        family
    }

    /// What becomes of each file.
    fn files(&self, handover: Handover<'_>, only: &[String]) -> Vec<(&'c Source, InFile)> {
        let each = self.plans.iter().filter_map(|(sources, read)| {
            let (plan, tree, whole) = (read.plan.as_ref()?, read.trees.first()?, read.whole()?);
            Some((sources.first(), replace(plan, (tree, whole), handover, only)))
        });
        each.collect()
    }

    /// Says what nobody does without somebody: first as if they left and were still named, then as if no list named them.
    fn without(&self, who: &Entry<Person>, day: Date, terminal: &mut Terminal) -> Result<Outcome> {
        let Some(source) = self.changing.first().get(who.place.file) else { return Ok(Outcome::Undone) };
        let path = vec!["people".into(), (&*who.id).into(), "until".into()];
        let leave = Edit::Set { path, value: Value::word(later(day, -1).to_string()) };
        let left = InFile { edits: vec![leave.clone()], ..InFile::default() };
        let mut found = match texts_of(vec![(source, left)], who) {
            Ok(texts) => self.changing.new_findings(&texts, Severity::Warning, str::to_owned),
            Err((source, refusal)) => return Ok(refuse_at(source, &refusal)),
        };
        let key = |one: &Diagnostic| (one.finding.rule, one.finding.message.clone());
        let known: HashSet<_> = found.iter().flat_map(|report| &report.diagnostics).map(key).collect();
        let nobody = Handover { who: &who.id, with: None, from: None, today: day, with_is_named: false };
        let mut gone = self.files(nobody, &[]);
        if let Some((_, in_file)) = gone.iter_mut().find(|(other, _)| other.absolute() == source.absolute()) {
            in_file.edits.push(leave);
        }
        if let Ok(texts) = texts_of(gone, who) {
            let mut more = self.changing.new_findings(&texts, Severity::Warning, str::to_owned);
            for report in &mut more {
                let is_said =
                    |one: &Diagnostic| one.finding.rule == FORMER_OWNER || known.contains(&key(one));
                report.diagnostics.retain(|one| !is_said(one) && !cannot_be_read(one));
            }
            more.retain(|report| !report.diagnostics.is_empty());
            found.extend(more);
        }
        terminal.print(told(&found, &format!("Without {} from {day} on", called(who)))?.as_bytes())?;
        if found.is_empty() {
            return Ok(Outcome::Good);
        }
        advise(&format!("smplan replace {} --with PERSON puts somebody in their place", who.id));
        Ok(Outcome::Findings)
    }

    /// Puts somebody in the place of another one.
    fn with_somebody(
        &self,
        arguments: &Arguments,
        from: Option<Date>,
        (who, with): (&Entry<Person>, &Entry<Person>),
        terminal: &mut Terminal,
    ) -> Result<Outcome> {
        let today = arguments.which.today();
        let with_is_named = self.with_is_named;
        let handover = Handover { who: &who.id, with: Some(&with.id), from, today, with_is_named };
        let mut files = self.files(handover, &arguments.only);
        if arguments.remove && !take_out(self.changing, who, &mut files) {
            return Ok(Outcome::Undone);
        }
        let notes = notes_of(&files, (who, with), arguments);
        let texts = match texts_of(files, who) {
            Ok(texts) => texts,
            Err((source, refusal)) => return Ok(refuse_at(source, &refusal)),
        };
        // What is now said of the one was said of the other.
        let known_as = |words: &str| words.replace(&*who.id, &with.id).replace(&called(who), &called(with));
        let written = self.changing.new_findings(&texts, Severity::Warning, known_as);
        let is_unreadable = |one: &Diagnostic| one.severity == Severity::Error && cannot_be_read(one);
        if let Some(report) = written.iter().find(|report| report.diagnostics.iter().any(is_unreadable)) {
            complain(&format!(
                "nothing was written: `{}` would have mistakes",
                report.sources.first().name()
            ));
            for report in self.changing.new_findings(&texts, Severity::Error, known_as) {
                settings::report_mistakes(&report, terminal)?;
            }
            return Ok(Outcome::Undone);
        }
        // What holds once the day has come, and the one is named no more.
        let day = from.unwrap_or(today);
        let then = || {
            let handover = Handover { from: None, today: day, ..handover };
            let texts = texts_of(self.files(handover, &arguments.only), who).ok()?;
            Some(self.changing.new_findings(&texts, Severity::Warning, known_as))
        };
        let mut found = from.and_then(|_| then()).unwrap_or(written);
        for report in &mut found {
            // Where they are still named was said.
            report.diagnostics.retain(|one| one.finding.rule != FORMER_OWNER);
        }
        found.retain(|report| !report.diagnostics.is_empty());
        if texts.is_empty() {
            terminal.print(safe(&format!("nothing names `{}` there", who.id)).as_bytes())?;
        }
        self.changing.put(&texts, terminal)?;
        for note in &notes {
            terminal.note(note);
        }
        let told = told(&found, &format!("With {} in place of {} from {day} on", called(with), called(who)))?;
        if arguments.which.is_shown() {
            // Standard output is the patch.
            terminal.error(told.trim_end());
        } else {
            terminal.print(told.as_bytes())?;
        }
        Ok(if found.is_empty() { Outcome::Good } else { Outcome::Findings })
    }
}

/// The new texts of files after their edits.
fn texts_of<'s>(
    files: Vec<(&'s Source, InFile)>,
    who: &Entry<Person>,
) -> Result<Vec<NewText<'s>>, (&'s Source, Refusal)> {
    let mut texts = Vec::new();
    for (source, in_file) in files.into_iter().filter(|(_, in_file)| !in_file.edits.is_empty()) {
        let text =
            edit(source.text(), &in_file.edits, Limits::default()).map_err(|refusal| (source, refusal))?;
        let said = match in_file.n_places {
            0 => format!("the last day of `{}`", who.id),
            n_places => format!("somebody else for `{}` in {}", who.id, counted(n_places, "place", "places")),
        };
        texts.push(NewText { source, text, said });
    }
    Ok(texts)
}

/// Whether a plan with a finding can no longer be read as what it is.
fn cannot_be_read(one: &Diagnostic) -> bool {
    rules::rule(one.finding.rule).is_some_and(|rule| rule.info.always_on)
}

/// What is left to do in each file.
fn notes_of(
    files: &[(&Source, InFile)],
    (who, with): (&Entry<Person>, &Entry<Person>),
    arguments: &Arguments,
) -> Vec<String> {
    let plan = arguments.which.named().map(|plan| format!(" --plan {}", plan.display())).unwrap_or_default();
    let command = format!("smplan replace {} --with {}{plan}", who.id, with.id);
    let then = format!("until then; `{command}` takes them out on that day");
    let mut notes = Vec::new();
    for (source, in_file) in files {
        notes.extend(still_named(source, &in_file.until_then, who, &then));
        notes.extend(still_named(
            source,
            &in_file.cases,
            who,
            "in cases; see whether they are still meant so",
        ));
        let left = in_file.rotas_left.iter();
        notes.extend(left.map(|left| format!("note: {}: {left}; {}", source.name(), left.help)));
    }
    notes
}

/// The rule that finds who has left and is still named.
const FORMER_OWNER: &str = "former-owner";

/// Takes somebody out of `people`; says where they are still named, where that cannot be.
fn take_out(changing: &Changing, who: &Entry<Person>, files: &mut [(&Source, InFile)]) -> bool {
    for (source, in_file) in files.iter() {
        let left = [&*in_file.cases, &*in_file.stays].concat();
        if let Some(note) = still_named(source, &left, who, "and would name nobody") {
            complain(note.trim_start_matches("note: "));
            advise("leave out --remove, or change these by hand first");
            return false;
        }
    }
    let home = changing.first().get(who.place.file).map(Source::absolute);
    if let Some((_, in_file)) = files.iter_mut().find(|(source, _)| Some(source.absolute()) == home) {
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
