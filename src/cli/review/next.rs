//! The plan that follows, in a file of its own.

use crate::cli::change::{Changing, NewText, Which, refuse, refuse_at};
use crate::cli::patch::patch;
use crate::cli::review::arguments::Arguments;
use crate::cli::terminal::{Terminal, advise, complain};
use crate::cli::{Outcome, opened, output};
use crate::diagnostic::{Diagnostic, Severity, listed};
use crate::due;
use crate::edit::{Refusal, edit_at_once, remark};
use crate::engine::{self, ParsedPlan};
use crate::plan::{Date, Plan};
use crate::report::counted;
use crate::rules;
use crate::source::{FileId, Sources};
use crate::syntax::Limits;
use crate::upkeep::{self, Counts, Gone, Refused, Successor, Wishes};
use anyhow::Result;
use std::collections::HashSet;
use std::io::Write;
use std::mem;
use std::path::{Path, PathBuf};
use std::slice;

pub(super) fn run(arguments: &Arguments, file: &Path, terminal: &mut Terminal) -> Result<Outcome> {
    if arguments.plan.as_os_str() == "-" {
        complain("what is read from a pipe has no place for the plan that follows");
        advise("name the file of the plan");
        return Ok(Outcome::Undone);
    }
    let which = Which::of(&arguments.plan, arguments.as_of);
    let changing = match Changing::open(&which, terminal) {
        Ok(changing) => changing,
        Err(unchanged) => return unchanged.end(),
    };
    let Some(plan) = changing.plan() else { return Ok(Outcome::Undone) };
    let to_stdout = file.as_os_str() == "-";
    let mut read = engine::read(changing.first(), changing.limits(), Some(which.today()));
    let findings = mem::take(&mut read.findings);
    let n_mistakes = findings.into_iter().filter(|finding| rules::loses_a_part(finding.rule)).count();
    if let Some(refused) = refusal(plan, n_mistakes, arguments, file) {
        return Ok(refuse(&refused));
    }
    let source = changing.first().first();
    let written = Written::of(changing.first(), &read, wishes(arguments, which.today()), changing.limits());
    let written = match written {
        Ok(written) => written,
        Err(Left::Refused(refused)) => return Ok(refuse(&refused)),
        Err(Left::Refusal(refusal)) => return Ok(refuse_at(source, &refusal)),
    };
    if arguments.diff {
        let patch = patch(source.path(), source.text(), &written.text, "leave out --diff")?;
        terminal.print(patch.as_bytes())?;
        return Ok(Outcome::Good);
    }
    if to_stdout {
        let mut out = terminal.out();
        out.write_all(written.text.as_bytes())?;
        out.flush()?;
    } else {
        if let Some(folder) = file.parent().filter(|folder| !folder.as_os_str().is_empty()) {
            output::make_folder(folder)?;
        }
        let is_of_the_plan = changing.first().iter().any(|(_, source)| {
            folder_of(source.absolute()) == folder_of(file)
                && source.absolute().file_name() == file.file_name()
        });
        if arguments.force && !is_of_the_plan {
            // It was looked at to see what it follows.
            opened::forget(file);
        }
        output::write(file, written.text.as_bytes())?;
    }
    let name = if to_stdout { "standard output".to_owned() } else { file.display().to_string() };
    written.say(plan, &name, terminal);
    say_who_builds_on_it(&changing, file, terminal)?;
    if !to_stdout {
        terminal.note(&format!("\nPut in what is decided, then: smplan lint {name}"));
    }
    let text = NewText { source, text: written.text, said: String::new() };
    let worse = changing.new_findings(&[text], Severity::Error, str::to_owned);
    // What is wrong at the same place in the old plan may be said in other words.
    let is_known = |one: &Diagnostic| {
        changing.found_in(&one.path, Severity::Error).any(|old| old.finding.rule == one.finding.rule)
    };
    let new = worse.iter().flat_map(|report| &report.diagnostics).filter(|one| !is_known(one));
    let n_errors = new.count();
    if n_errors == 0 {
        return Ok(Outcome::Good);
    }
    let errors = counted(n_errors, "error", "errors");
    complain(&format!("`{name}` was written, and has {errors} that the plan before it does not have"));
    advise(&format!("smplan lint {name}"));
    Ok(Outcome::Findings)
}

fn wishes(arguments: &Arguments, today: Date) -> Wishes<'_> {
    Wishes {
        today,
        starts: arguments.start,
        n_months: arguments.months,
        id: arguments.id.as_deref(),
        title: arguments.title.as_deref(),
    }
}

/// Why no plan that follows is written there; mistakes are those for which a part of the plan is not there as it was meant.
fn refusal(plan: &Plan, n_mistakes: usize, arguments: &Arguments, file: &Path) -> Option<Refused> {
    let horizon = plan.about().map(|about| about.horizon.span());
    let has_time_of_base = horizon.is_some_and(|place| place.is_written() && place.file != FileId(0));
    if plan.location.get().is_some() || has_time_of_base {
        let base = plan.extends.get().and_then(|bases| bases.0.first());
        let base =
            base.map_or_else(|| "the plan that it builds on".to_owned(), |base| format!("`{}`", &**base));
        let is_store = plan.location.get().is_some();
        let what =
            if is_store { "this is the plan of a store" } else { "this plan has no `horizon` of its own" };
        return Some(Refused::new(
            format!("{what}: it goes on with the plan that it builds on"),
            format!("write the plan that follows {base}, and then name that one under `extends` here"),
        ));
    }
    let is_shown = arguments.diff || file.as_os_str() == "-";
    if !is_shown && !arguments.force && file.symlink_metadata().is_ok() {
        return Some(Refused::new(
            format!("`{}` is there already", file.display()),
            "name another file, or overwrite it with --force",
        ));
    }
    let is_elsewhere = !is_shown && folder_of(file) != folder_of(&arguments.plan);
    if is_elsewhere && !plan.extends.is_missing() {
        return Some(Refused::new(
            "the plan builds on others, which it names as seen from its own folder",
            format!("write the plan that follows beside it, in `{}`", folder_of(&arguments.plan).display()),
        ));
    }
    (n_mistakes > 0).then(|| {
        let mistakes = counted(n_mistakes, "mistake", "mistakes");
        Refused::new(
            format!("{mistakes} in how the plan is written would get lost"),
            format!("mend what `smplan lint {}` says first", arguments.plan.display()),
        )
    })
}

/// The folder of a file, by its one name.
fn folder_of(path: &Path) -> PathBuf {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    folder.canonicalize().unwrap_or_else(|_| folder.to_path_buf())
}

/// Why the text of the plan cannot be changed.
enum Left {
    Refused(Refused),
    Refusal(Refusal),
}

impl From<Refusal> for Left {
    fn from(refusal: Refusal) -> Left {
        Left::Refusal(refusal)
    }
}

impl From<Refused> for Left {
    fn from(refused: Refused) -> Left {
        Left::Refused(refused)
    }
}

/// The plan that follows.
struct Written {
    text: String,
    successor: Successor,
    /// The cases that no longer pass.
    failing: Vec<String>,
    /// How many comments have no place in it.
    unmarked: usize,
}

impl Written {
    fn of(
        sources: &Sources,
        read: &ParsedPlan<'_>,
        wishes: Wishes<'_>,
        limits: Limits,
    ) -> Result<Written, Left> {
        let today = Some(wishes.today);
        let nothing = || Refused::new("there is no plan in this file", "name the file of a plan");
        let (Some(plan), Some(tree)) = (&read.plan, read.trees.first()) else { return Err(nothing().into()) };
        let mut successor = upkeep::succeed(plan, tree, wishes)?;
        let mut text = edit_at_once(sources.first().text(), &successor.edits, limits)?;
        for edits in &successor.rotas {
            // Where it cannot be written the rota goes on as it is written, with its past.
            if let Ok(new) = edit_at_once(&text, edits, limits) {
                text = new;
            }
        }
        let after = sources.with_texts(&[(FileId(0), text.clone())]);
        let read_after = engine::read(&after, limits, today);
        let (Some(own), Some(whole), Some(plan_after)) =
            (read_after.trees.first(), read_after.whole(), &read_after.plan)
        else {
            return Err(nothing().into());
        };
        let (edits, n_lapsed) = upkeep::left_behind(plan_after, (own, whole), successor.pivot);
        if n_lapsed > 0 {
            *successor.counts.gone.entry(Gone::Approval).or_default() += n_lapsed;
        }
        text = edit_at_once(&text, &edits, limits)?;
        let mut unmarked = 0;
        text = remark(&text, &successor.remarks, limits).unwrap_or_else(|_| {
            // Where one has no place the others may.
            for one in &successor.remarks {
                let marked = remark(&text, slice::from_ref(one), limits);
                unmarked += usize::from(marked.is_err());
                text = marked.unwrap_or(text);
            }
            text
        });
        let fail = |plan: &Plan| -> Vec<String> {
            due::failing_tests(plan, wishes.today).iter().map(|fact| fact.about.id()).collect()
        };
        let before: HashSet<String> = fail(plan).into_iter().collect();
        let failing = fail(plan_after).into_iter().filter(|name| !before.contains(name)).collect();
        Ok(Written { text, successor, failing, unmarked })
    }

    /// Says what is other than it was, and what is left to do.
    fn say(&self, old: &Plan, name: &str, terminal: &Terminal) {
        let Successor { id, horizon: (starts, ends), counts, .. } = &self.successor;
        let after = old.full_id().unwrap_or_default();
        terminal.note(&format!("Wrote {name}: `{id}`, a draft from {starts} to {ends}, after `{after}`."));
        for line in lines(counts) {
            terminal.note(&format!("  {line}"));
        }
        if !old.closed.items().is_empty() && old.closed.items().iter().all(|day| day < starts) {
            terminal.note("  `closed` has days of the old plan alone: write those of the new one into it");
        }
        if self.unmarked > 0 {
            terminal.note(&format!(
                "  {} not marked: compare with the old plan",
                counted(self.unmarked, "of these is", "of these are")
            ));
        }
        for case in &self.failing {
            terminal.note(&format!(
                "  the case `{case}` does not pass any more: give it another day, or mend the plan"
            ));
        }
    }
}

/// What is other than it was, in lines.
fn lines(counts: &Counts) -> Vec<String> {
    let mut lines = Vec::new();
    let Counts { n_moved, n_late, n_to_decide, n_reached, gone, tables } = counts;
    if *n_moved > 0 {
        let late =
            if *n_late > 0 { format!("; {n_late} of them late, see `# was due`") } else { String::new() };
        let what = counted(*n_moved, "action, slot or campaign", "actions, slots and campaigns");
        lines.push(format!("moved: {what}, see `# moved from`; fixed events do not move{late}"));
    }
    if *n_to_decide > 0 {
        lines.push(format!("to decide: {}, see `# decide`", counted(*n_to_decide, "target", "targets")));
    }
    if *n_reached > 0 {
        lines.push(format!("reached: {}, see `# reached`", counted(*n_reached, "target", "targets")));
    }
    let gone: Vec<String> = gone.iter().map(|(what, n_gone)| called(*what, *n_gone)).collect();
    if !gone.is_empty() {
        lines.push(format!("gone: {}", listed(&gone)));
    }
    lines.push("figures, cases and what was held stay in the old plan".to_owned());
    for (section, path) in tables {
        lines.push(format!("`{path}` is of the old plan: name a new file under `{section}` to go on in one"));
    }
    lines
}

fn called(gone: Gone, n_gone: usize) -> String {
    let (one, several) = match gone {
        Gone::Action => ("action that is done or over", "actions that are done or over"),
        Gone::Post => ("post", "posts"),
        Gone::Slot => ("slot that was dropped", "slots that were dropped"),
        Gone::Leave => ("leave that is over", "leaves that are over"),
        Gone::Swap => ("swap of a turn that is over", "swaps of turns that are over"),
        Gone::Approval => ("approval, to be given anew", "approvals, to be given anew"),
        Gone::Acknowledgement => ("acceptance by a location", "acceptances by locations"),
    };
    counted(n_gone, one, several)
}

/// Lists the plans that build on the old one: the new one is nobody's yet.
fn say_who_builds_on_it(changing: &Changing, file: &Path, terminal: &mut Terminal) -> Result<()> {
    let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let all = changing.building_on_it(terminal)?;
    if !all.is_empty() {
        terminal.note(&format!("\nThese build on the old plan; once the new one is agreed to, name `{name}` under `extends` in them:\n"));
        for path in all {
            terminal.note(&format!("  {}", path.display()));
        }
    }
    Ok(())
}
