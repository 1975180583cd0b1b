//! The promises of all playbooks: as a table for a terminal, in English, and as a sheet in the language of the plan.

use crate::render::runner::in_markdown;
use crate::render::say::fact;
use crate::render::{Templates, markdown};
use crate::text::{Arguments, Language};
use crate::view::{BrokenDays, Named, NotJudged, PromiseRow, Promises, Wait};
use anyhow::Result;
use serde::Serialize;
use std::fmt::Write;

/// The table of all promises of a plan as a sheet in Markdown, in the words of the templates.
pub fn promises_sheet(promises: &Promises, templates: &Templates) -> Result<String> {
    Ok(in_markdown(markdown::tidy(&templates.render("md/promises.md", promises)?)))
}

/// The promises of all playbooks as a table.
pub fn promises_table(promises: &Promises) -> String {
    table_of(promises, |row| row.kept != Some(true) || row.promise.is_to_customers())
}

/// The same with those alone that are broken.
pub fn broken_promises_table(promises: &Promises) -> String {
    table_of(promises, |row| row.kept == Some(false))
}

/// Why nothing is judged.
pub fn not_judged(why: NotJudged, place: &'static str) -> String {
    let words = Language::english_of(place);
    match why {
        NotJudged::Over => words.word("promises-over"),
        NotJudged::TooMuch => words.word("promises-too-much"),
    }
}

/// How many columns the table has.
const N_COLUMNS: usize = 7;

fn table_of(promises: &Promises, is_wanted: impl Fn(&PromiseRow) -> bool) -> String {
    let words = Words(Language::english_of(promises.location_kind));
    let mut text = String::new();
    if !promises.silent.is_empty() {
        let _ = writeln!(text, "{}\n", words.say("silent", [("names", &promises.silent)]));
    }
    if let Some(why) = promises.not_judged {
        let _ = writeln!(text, "{}", not_judged(why, promises.location_kind));
        return text;
    }
    if !promises.promises_something {
        let _ = writeln!(text, "{}", words.0.word("promises-none"));
        return text;
    }
    let head = ["", "channel", "promise", "kept", "usual worst wait", "when", "breaks without"];
    let mut table: Vec<[String; N_COLUMNS]> = vec![head.map(str::to_owned)];
    let mut titles: Vec<&str> = vec![""];
    for row in promises.rows.iter().filter(|row| is_wanted(row)) {
        table.push(words.row(row));
        titles.push(&row.playbook.label);
    }
    let width = |column: usize| {
        let cells = table.iter().filter_map(|row| row.get(column));
        cells.map(|cell| cell.chars().count()).max().unwrap_or(0)
    };
    let widths: Vec<usize> = (0..N_COLUMNS).map(width).collect();
    let mut last = "";
    for (row, title) in table.iter().zip(titles) {
        if title != last {
            let _ = writeln!(text, "\n{title}");
            last = title;
        }
        let mut line = String::new();
        for (cell, width) in row.iter().zip(&widths) {
            let pad = width - cell.chars().count();
            let _ = write!(line, "{cell}{:pad$}  ", "");
        }
        let _ = writeln!(text, "{}", line.trim_end());
    }
    let tail = words.tail(promises);
    if !tail.is_empty() {
        let _ = writeln!(text, "\n{tail}");
    }
    let in_part: Vec<String> =
        promises.rows.iter().filter(|row| is_wanted(row)).filter_map(|row| words.in_part(row)).collect();
    if !in_part.is_empty() {
        let _ = writeln!(text, "\n{}", words.0.word("promises-in-part"));
    }
    for line in in_part {
        let _ = writeln!(text, "  {line}");
    }
    if !promises.days.is_empty() {
        let _ = writeln!(text, "\n{}", words.0.word("promises-on-days"));
    }
    for days in &promises.days {
        let _ = writeln!(text, "  {}", words.days(days));
    }
    text
}

/// What the table says, in the words of a language.
struct Words(Language);

impl Words {
    fn say<V: Serialize, const N: usize>(&self, key: &str, gaps: [(&'static str, V); N]) -> String {
        let gaps = gaps.map(|(name, value)| (name, self.0.argument(&fact(value))));
        self.0.say(key, &Arguments::from_iter(gaps))
    }

    fn names(&self, named: &[Named]) -> String {
        self.0.list("plain", named.iter().map(|one| self.0.text(&fact(one))))
    }

    fn row(&self, row: &PromiseRow) -> [String; N_COLUMNS] {
        let verdict = match row.kept {
            Some(true) => "",
            Some(false) => "BROKEN",
            None => "?",
        };
        let place = row.location.as_ref().filter(|_| row.kept == Some(false));
        let at: Vec<&str> = row.channel.iter().chain(place).map(|named| &*named.label).collect();
        let (wait, on) = match &row.worst {
            None => (format!("no hours of {}", self.names(&row.unknown)), None),
            Some(Wait::AtOnce) => (self.0.word("at-once"), None),
            Some(Wait::Never { on }) => (self.0.word("for-ever"), Some(on)),
            Some(Wait::Wait { minutes, on }) => (self.0.compact_wait(*minutes), Some(on)),
        };
        let on = on.map(|on| self.0.text(&fact(on))).unwrap_or_default();
        [
            verdict.to_owned(),
            at.join(", "),
            self.0.tell("promise-short", &fact(&row.promise)),
            row.kept_percent.map_or_else(|| self.0.word("unknown"), |percent| format!("{percent}%")),
            wait,
            on,
            self.names(&row.breaks_without),
        ]
    }

    /// On which days a promise is broken that is not broken in every week.
    fn in_part(&self, row: &PromiseRow) -> Option<String> {
        let days = fact(row.some_days.as_ref()?);
        let on = row.channel.as_ref().unwrap_or(&row.playbook);
        let mut gaps = Arguments::new();
        gaps.set("on", on.label.clone());
        gaps.set("promise", self.0.tell("promise-short", &fact(&row.promise)));
        for gap in ["n_days", "first", "last"] {
            gaps.set(gap, self.0.argument(&days.get_attr(gap).ok()?));
        }
        Some(self.0.say("promises-in-part-on", &gaps))
    }

    /// What is not in the table: tasks that are kept, and what cannot be judged.
    fn tail(&self, promises: &Promises) -> String {
        let mut lines: Vec<String> = Vec::new();
        if promises.n_tasks_kept > 0 {
            lines.push(self.say("promises-tasks-kept", [("count", promises.n_tasks_kept)]));
        }
        let (n_judged, n_all) = promises.judged();
        if n_judged < n_all {
            lines.push(self.say("promises-judged", [("judged", n_judged), ("all", n_all)]));
        }
        lines.extend(promises.without_path.iter().map(|one| {
            let who = one.channel.as_ref().or(one.playbook.as_ref()).map_or("", |named| &named.label);
            let within = self.0.argument(&fact(one.within));
            let mut gaps = Arguments::new();
            gaps.set("who", who.to_owned());
            gaps.set("within", within);
            format!("  {}", self.0.say("promises-without-path", &gaps))
        }));
        lines.join("\n")
    }

    fn days(&self, days: &BrokenDays) -> String {
        let mut gaps = Arguments::new();
        gaps.set("cause", self.0.tell("days", &fact(&days.cause)));
        gaps.set("days", self.0.argument(&fact(days.n_days)));
        gaps.set("at", days.worst_arrival.clone());
        gaps.set("minutes", self.0.argument(&fact(days.worst_wait_minutes)));
        self.0.say("days-broken", &gaps)
    }
}
