//! What came of the messages, for people.

use crate::cli::triage::Report;
use crate::routing::{RowReport, Sample};
use std::fmt::Write;

pub(super) fn human(report: &Report) -> String {
    let census = &report.census;
    let mut text = String::new();
    let channel =
        report.columns.channel.as_ref().map(|column| format!(", channels in `{column}`")).unwrap_or_default();
    let count = grouped(census.comments);
    let messages = if census.comments == 1 { "message" } else { "messages" };
    let _ = writeln!(text, "{count} {messages} (words in `{}`{channel})", report.columns.text);
    if census.empty > 0 {
        let _ = writeln!(text, "{} of them without words", grouped(census.empty));
    }
    broken(&mut text, report);
    for note in &report.notes {
        let _ = writeln!(text, "note: {}", note.sentence);
    }
    text.push_str("\nRows of triage\n");
    let width = census.rows.iter().map(|row| row.kind.chars().count()).max().unwrap_or(0).max(9);
    for row in &census.rows {
        let _ = writeln!(text, "{}", row_line(row, width));
        samples(&mut text, &row.samples);
    }
    let _ = writeln!(
        text,
        "     {:width$}  {:>9}  {:5.1}%",
        "unmatched",
        grouped(census.unmatched.comments),
        census.unmatched.percent
    );
    if census.unmatched.comments > 0 {
        samples(&mut text, &census.unmatched.samples);
    }
    if !census.playbooks.is_empty() {
        text.push_str("\nPlaybooks\n");
        let width =
            census.playbooks.iter().map(|playbook| playbook.playbook.chars().count()).max().unwrap_or(0);
        for playbook in &census.playbooks {
            let _ = writeln!(
                text,
                "  {:width$}  {:>9}  {:5.1}%",
                playbook.playbook,
                grouped(playbook.comments),
                playbook.percent
            );
        }
    }
    shadowed(&mut text, &census.rows);
    frequent(&mut text, report);
    text
}

fn broken(text: &mut String, report: &Report) {
    if report.broken.rows > 0 {
        let rows = if report.broken.rows == 1 { "row" } else { "rows" };
        let _ = writeln!(text, "{} {rows} could not be read:", grouped(report.broken.rows));
        for row in &report.broken.first {
            let _ = writeln!(text, "  line {}: {}", row.line, row.sentence);
        }
    }
    if !report.unknown_channels.is_empty() {
        const MOST: usize = 8;
        let mut all: Vec<(&String, &u64)> = report.unknown_channels.iter().collect();
        all.sort_by_key(|(name, count)| (std::cmp::Reverse(**count), (*name).clone()));
        let all: Vec<String> =
            all.iter().take(MOST).map(|(name, count)| format!("`{name}` {}", grouped(**count))).collect();
        let _ = writeln!(text, "note: the plan has no such channels: {}", all.join(", "));
    }
}

fn row_line(row: &RowReport, width: usize) -> String {
    let playbook = row.playbook.as_ref().map(|playbook| format!("  opens {playbook}")).unwrap_or_default();
    if !row.for_programs {
        return format!("{:3}  {:width$}  manual only (no `match`)", row.row, row.kind);
    }
    format!("{:3}  {:width$}  {:>9}  {:5.1}%{playbook}", row.row, row.kind, grouped(row.taken), row.percent)
}

pub(super) fn samples(text: &mut String, samples: &[Sample]) {
    for sample in samples {
        let _ = writeln!(text, "       line {}: {}", sample.line, sample.text);
    }
}

/// Messages that fit a row and are caught by an earlier one.
fn shadowed(text: &mut String, rows: &[RowReport]) {
    let kind = |number: usize| rows.get(number.saturating_sub(1)).map_or("", |row| row.kind.as_str());
    let losing: Vec<&RowReport> = rows.iter().filter(|row| !row.lost_to.is_empty()).collect();
    if losing.is_empty() {
        return;
    }
    text.push_str("\nCaught first by an earlier row\n");
    for row in losing {
        let to: Vec<String> = row
            .lost_to
            .iter()
            .map(|lost| format!("{} by row {} {}", grouped(lost.comments), lost.row, kind(lost.row)))
            .collect();
        let all = if row.taken == 0 { "; it takes none at all" } else { "" };
        let _ = writeln!(
            text,
            "  row {} {} fits {}; caught first: {}{all}",
            row.row,
            row.kind,
            grouped(row.fits),
            to.join(", ")
        );
    }
}

fn frequent(text: &mut String, report: &Report) {
    let frequent = &report.census.unmatched.frequent;
    if frequent.runs.is_empty() {
        return;
    }
    text.push_str("\nUnmatched, or left to the row for everything else, by frequent words\n");
    for run in &frequent.runs {
        let _ = writeln!(text, "  {:>9}  {}", grouped(u64::from(run.comments)), run.words);
    }
    if frequent.at_most_missed > 0 {
        let _ = writeln!(
            text,
            "  (each may be {} too few: rare words were forgotten on the way)",
            frequent.at_most_missed
        );
    }
}

/// A number with a space between thousands.
pub(super) fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(' ');
        }
        text.push(digit);
    }
    text
}
