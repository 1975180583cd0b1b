//! What is due, for terminals and mails, as Markdown for a chat, an issue or a wiki, and as facts for programs.

use crate::render::columns::{cut, one_line, padded, width, wrapped};
use crate::render::runner::in_markdown;
use crate::render::say::fact;
use crate::render::{Templates, markdown};
use crate::text::{Arguments, Language};
use crate::view::{BehindGoal, Day, Duty, DutyOwner, DutyState, Occasion, Scorecard, Status};
use anyhow::Result;
use serde::Serialize;
use serde_json::{Value, json};
use std::fmt::Write;

/// The widest line, so that it stays one in a mail.
const WIDTH: usize = 90;

/// The most room for a name.
const NAME_WIDTH: usize = 24;

/// A part of what is due, in the order in which it is read.
#[derive(Serialize)]
struct Section<'s> {
    is: &'static str,
    duties: Vec<&'s Duty>,
    goals: &'s [BehindGoal],
}

/// What a template of one plan sees.
#[derive(Serialize)]
struct Sheet<'s> {
    plan: &'s Status,
    as_of: Day,
    until: Day,
    sections: Vec<Section<'s>>,
}

/// The parts of what is due that hold something.
fn sections(plan: &Status, until: Day) -> Vec<Section<'_>> {
    let of = |is: &'static str, wanted: &dyn Fn(&Duty) -> bool| Section {
        is,
        duties: plan.duties.iter().filter(|duty| wanted(duty)).collect(),
        goals: &[],
    };
    let is_later = |duty: &Duty| duty.state == DutyState::Later;
    let mut sections = vec![
        of("late", &|duty| duty.state == DutyState::Late),
        of("this-week", &|duty| duty.state == DutyState::ThisWeek),
        Section { is: "behind", duties: Vec::new(), goals: &plan.behind },
        of("later", &|duty| is_later(duty) && duty.due <= until),
        of("then", &|duty| is_later(duty) && duty.due > until),
    ];
    sections.retain(|section| !section.duties.is_empty() || !section.goals.is_empty());
    sections
}

/// What is due in a plan, as Markdown in the words of the templates.
pub fn status_sheet(plan: &Status, as_of: Day, until: Day, templates: &Templates) -> Result<String> {
    let sheet = Sheet { plan, as_of, until, sections: sections(plan, until) };
    Ok(in_markdown(markdown::tidy(&templates.render("md/status.md", sheet)?)))
}

/// What is due in a plan, in lines of at most 90 columns; `safe` makes texts of a plan fit to be printed.
pub fn status(plan: &Status, as_of: Day, until: Day, safe: &dyn Fn(&str) -> String) -> String {
    let english = Language::english_of(plan.location_kind);
    let say = |key: &str, gaps: Arguments<'_>| english.say(key, &gaps);
    let mut text = String::new();
    let title = one_line(&safe(&plan.title.clone().unwrap_or_else(|| english.word("untitled-plan"))));
    let gone = plan.gone.map(|gone| format!(", {gone} % of its time gone")).unwrap_or_default();
    let heading = format!("{title}: {}{gone}", as_of.0.strftime("%A %-d %B %Y"));
    for line in wrapped(&heading, WIDTH) {
        let _ = writeln!(text, "{line}");
    }
    text.push('\n');
    let note = match plan.status {
        "draft" => Some("status-draft"),
        "retired" => Some("status-retired"),
        _ => None,
    };
    if let Some(note) = note {
        let _ = writeln!(text, "{}\n", english.word(note));
    }
    let sections = sections(plan, until);
    let rows = |section: &Section<'_>| -> Vec<[String; 3]> {
        let duties = section.duties.iter().map(|duty| row(duty, as_of, &english));
        let rows = duties.chain(section.goals.iter().map(|goal| row_behind(goal, &english)));
        let fit = |cell: String| one_line(&safe(&cell));
        rows.map(|[when, what, name]| [when, fit(what), fit(name)]).collect()
    };
    let rows: Vec<Vec<[String; 3]>> = sections.iter().map(rows).collect();
    let widest = |column: usize, most: usize| {
        let cells = rows.iter().flatten().filter_map(|row| row.get(column)).map(|cell| width(cell));
        cells.max().unwrap_or(0).min(most)
    };
    let (when, name) = (widest(0, 16), widest(2, NAME_WIDTH));
    let what = widest(1, WIDTH - when - name - 6);
    for (section, rows) in sections.iter().zip(&rows) {
        let heading = match section.is {
            "late" => english.word("status-late"),
            "this-week" => english.word("status-this-week"),
            "behind" => english.word("status-behind"),
            "later" => format!("By {}", short_day(until, as_of)),
            _ => english.word("status-then"),
        };
        let _ = writeln!(text, "{heading}");
        for [first, second, third] in rows {
            let lines = wrapped(second, what);
            for (index, line) in lines.iter().enumerate() {
                let (first, third) =
                    if index == 0 { (first.as_str(), cut(third, name)) } else { ("", String::new()) };
                let row = format!("  {}  {}  {third}", padded(first, when), padded(line, what));
                let _ = writeln!(text, "{}", row.trim_end());
            }
        }
    }
    if !sections.is_empty() {
        text.push('\n');
    }
    let mut notes = Vec::new();
    if plan.shared > 0 {
        notes.push(say("status-shared", Arguments::from_iter([("count", plan.shared)])));
    }
    if let Some(file) = &plan.figures_in {
        notes.push(say("status-figures", Arguments::from_iter([("file", one_line(&safe(file)))])));
    }
    if plan.is_too_large {
        notes.push(english.word("status-too-large"));
    }
    if !plan.duties.is_empty() {
        let counts = plan.counts;
        notes.push(format!("{} late, {} this week, {} later.", counts.late, counts.this_week, counts.later));
    } else if plan.status != "retired" {
        notes.push(format!("Nothing is due until {}.", short_day(until, as_of)));
    }
    for line in notes.iter().flat_map(|note| wrapped(note, WIDTH)) {
        let _ = writeln!(text, "{line}");
    }
    // Nothing is left of the blank line where a retired plan says all.
    text.truncate(text.trim_end().len());
    text.push('\n');
    text
}

/// That nothing is due in some more plans.
pub fn status_of_others(count: usize, as_of: Day, until: Day) -> String {
    let plans = if count == 1 { "one more plan".to_owned() } else { format!("{count} more plans") };
    format!("Nothing is due until {} in {plans}.\n", short_day(until, as_of))
}

/// The same in the words of the templates.
pub fn status_of_others_sheet(count: usize, until: Day, templates: &Templates) -> String {
    let language = templates.language();
    let mut gaps = Arguments::new();
    gaps.set("count", count);
    gaps.set("until", language.argument(&fact(until)));
    format!("{}\n", language.say("status-nothing-in-others", &gaps))
}

fn row(duty: &Duty, as_of: Day, english: &Language) -> [String; 3] {
    let when = if let Some(days) = duty.days_late {
        english.say("status-days-late", &Arguments::from_iter([("days", days)]))
    } else {
        let year = if duty.due.0.year() == as_of.0.year() { "" } else { " %Y" };
        duty.due.0.strftime(&format!("%a %e %b{year}")).to_string()
    };
    [when, what(duty, english), name(duty.owner.as_ref(), english)]
}

fn row_behind(goal: &BehindGoal, english: &Language) -> [String; 3] {
    [String::new(), behind(goal, english), name(goal.owner.as_ref(), english)]
}

/// What is due, when it was done last, and how often it is done.
fn what(duty: &Duty, language: &Language) -> String {
    let what = match &duty.what {
        // Whose it is stands beside it.
        Occasion::Training { course, .. } => {
            language.say("status-training", &Arguments::from_iter([("course", course.clone())]))
        }
        what => language.tell_fact("event", what),
    };
    // When it was done is news of what is late alone.
    let last = duty.last.filter(|_| duty.days_late.is_some());
    if last.is_none() && duty.every.is_none() {
        return one_line(&what);
    }
    let mut gaps = Arguments::new();
    gaps.set("last", language.argument(&fact(last)));
    gaps.set("every", language.argument(&fact(duty.every)));
    one_line(&format!("{what} {}", language.say("status-again", &gaps)))
}

fn behind(goal: &BehindGoal, language: &Language) -> String {
    let mut gaps = Arguments::new();
    gaps.set("code", goal.code.clone());
    gaps.set("goal", goal.goal.clone());
    gaps.set("progress", goal.progress);
    gaps.set("expected", goal.expected);
    one_line(&language.say("status-goal-behind", &gaps))
}

fn name(owner: Option<&DutyOwner>, english: &Language) -> String {
    owner.map_or_else(|| english.word("status-nobody"), |owner| owner.name.clone())
}

/// `18 May`; with its year where that is another one.
fn short_day(day: Day, as_of: Day) -> String {
    let year = if day.0.year() == as_of.0.year() { "" } else { " %Y" };
    day.0.strftime(&format!("%-d %b{year}")).to_string()
}

/// What is due in a plan as facts, each with its sentence in English beside it, and how the stores of a group stand.
pub fn status_json(plan: &Status, file: &str, scorecard: Option<&Scorecard>) -> Value {
    let english = Language::english_of(plan.location_kind);
    let duty = |duty: &Duty| {
        json!({
            "kind": duty.kind,
            "id": duty.id,
            "owner": duty.owner,
            "due": duty.due,
            "state": duty.state,
            "days_late": duty.days_late,
            "last": duty.last,
            "every": duty.every,
            "sentence": what(duty, &english),
        })
    };
    let goal = |goal: &BehindGoal| {
        json!({
            "id": goal.id,
            "owner": goal.owner,
            "progress": goal.progress,
            "expected": goal.expected,
            "sentence": behind(goal, &english),
        })
    };
    json!({
        "file": file,
        "id": plan.id,
        "title": plan.title,
        "language": plan.language,
        "status": plan.status,
        "gone": plan.gone,
        "summary": plan.counts,
        "duties": plan.duties.iter().map(duty).collect::<Vec<_>>(),
        "behind": plan.behind.iter().map(goal).collect::<Vec<_>>(),
        "shared": plan.shared,
        "figures_in": plan.figures_in,
        "is_too_large": plan.is_too_large,
        "scorecard": scorecard,
    })
}
