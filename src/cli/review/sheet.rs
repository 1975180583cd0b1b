//! The sheet for the meeting.

use crate::cli::answer::{VERSION, json};
use crate::cli::diff::{Since, since_day};
use crate::cli::one_plan;
use crate::cli::review::arguments::{Arguments, Format};
use crate::cli::terminal::{Terminal, advise, complain};
use crate::cli::{Outcome, appearance, provenance, triage};
use crate::due::promises_for_leaves;
use crate::plan::{Date, Plan, later};
use crate::render::{self, Reviewed, Templates};
use crate::routing::Census;
use crate::view::{self, MessageKind, Origin, ReviewChanges, ReviewDocument, ReviewMessages, View};
use anyhow::{Context, Result};
use std::cmp::Reverse;
use std::path::Path;

pub(super) fn run(arguments: &Arguments, terminal: &mut Terminal) -> Result<Outcome> {
    let to = arguments.as_of.unwrap_or_else(crate::cli::today);
    let one = match one_plan::read(&arguments.plan, terminal) {
        Ok(one) => one,
        Err(unread) => return unread.end(terminal),
    };
    let plan = &one.plan;
    let Some(from) = arguments.from.or_else(|| view::review_from(plan, to)) else {
        complain(&format!("the plan does not say since when it holds before {to}"));
        advise("name the first day to look back on with --from");
        return Ok(Outcome::Undone);
    };
    if from > to {
        complain(&format!("--from: {from} is after {to}, the last day that is looked back on"));
        advise("name an earlier day, or a later one with --as-of");
        return Ok(Outcome::Undone);
    }
    let messages = match &arguments.messages {
        None => None,
        Some(file) => match triage::census(plan, one.source.name(), file)? {
            Some(census) => Some(by_frequency(&census, file)),
            None => return Ok(Outcome::Undone),
        },
    };
    let digest = provenance::digest([one.source.text()].into_iter());
    let origin = Origin {
        file: &one.file_name,
        as_of: Some(to),
        digest: Some(&digest),
        is_text: true,
        ..Origin::default()
    };
    let view = View::of(plan, &origin);
    let status = status(plan, to)?;
    let review = view::review(plan, &view, &status, (from, to));
    let changed = changed(&arguments.plan, from, to);
    let reviewed = Reviewed { review: &review, messages: messages.as_ref(), changed: &changed };
    let make = |templates: &Templates| match arguments.what() {
        Format::Html => render::review_page(&view, reviewed, templates),
        Format::Markdown | Format::Json => render::review_sheet(&view, reviewed, templates),
    };
    let text = if arguments.what() == Format::Json {
        let document = ReviewDocument {
            version: VERSION,
            file: one.source.name(),
            id: plan.full_id(),
            title: view.title.as_deref(),
            decisions: &view.overview.asks,
            goals: &view.goals,
            actions: &view.actions,
            review: &review,
            messages: messages.as_ref(),
            changed: &changed,
        };
        json(&serde_json::to_value(document)?)
    } else {
        let Some(text) = appearance::sheet(&arguments.plan, plan, terminal, make)? else {
            return Ok(Outcome::Undone);
        };
        text
    };
    arguments.target.write(&text, terminal)?;
    Ok(Outcome::Good)
}

/// What is due as far ahead as anything may be.
fn status(plan: &Plan, today: Date) -> Result<view::Status> {
    let far = crate::plan::Duration::parse("10y").and_then(|time| later(today, time));
    let until = far.context("--as-of: that is too far ahead")?;
    let promises = promises_for_leaves(plan, today);
    Ok(view::status(plan, today, until, None, promises.as_deref()))
}

/// What customers wrote, the most frequent kind first.
fn by_frequency(census: &Census, file: &Path) -> ReviewMessages {
    let taken = census.rows.iter().filter(|row| row.taken > 0);
    let kind = |row: &crate::routing::RowReport| MessageKind {
        kind: row.kind.clone(),
        count: row.taken,
        share: row.percent,
    };
    let mut kinds: Vec<MessageKind> = taken.map(kind).collect();
    kinds.sort_by_key(|kind| Reverse(kind.count));
    ReviewMessages {
        file: file.file_name().unwrap_or_default().to_string_lossy().into_owned(),
        comments: census.comments,
        kinds,
        unmatched: census.unmatched.comments,
        unmatched_share: census.unmatched.percent,
    }
}

/// What is other than on the first day, as far as git knows it.
fn changed(file: &Path, from: Date, to: Date) -> ReviewChanges {
    if file.as_os_str() == "-" {
        return ReviewChanges::unknown("no-git");
    }
    match since_day(file, from, to) {
        Since::NoGit => ReviewChanges::unknown("no-git"),
        Since::NotYet => ReviewChanges::unknown("not-yet"),
        Since::Commit(diff, old) => {
            ReviewChanges::of(diff.as_deref(), format!("smplan diff {old} {}", file.display()))
        }
    }
}
