//! A promise that became otherwise, in a line.

use crate::changes::{Became, Pledged, Subject, Wait};
use crate::render::diff::label::label;
use crate::render::diff::piece::{Piece, ours};
use crate::text::Language;

/// `Instagram: nobody who may answer is on duty on Sat 14:00-20:00; worst wait 45m → 43h (promised 1h)`.
pub(super) fn pieces(subject: &Subject, promise: &Pledged) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let is_several = promise.channels.len() > 1;
    if promise.task == "answer" && is_several {
        pieces.extend(names(&promise.channels));
    } else {
        pieces.extend(label(subject));
    }
    if promise.task != "answer" {
        pieces.push(ours(format!(", {}", task(promise))));
    }
    pieces.push(ours(": "));
    let english = Language::english();
    let said = |wait: Option<Wait>| match wait {
        None => "not known".to_owned(),
        Some(Wait::Never { .. }) => "for ever".to_owned(),
        Some(Wait::Minutes { minutes }) => english.compact_wait(minutes),
    };
    let waits = match (promise.worst_wait.old, promise.worst_wait.new) {
        (None, None) => String::new(),
        (None, new) => format!("worst wait {}", said(new)),
        (old, None) => format!("worst wait was {}", said(old)),
        (old, new) if old == new => format!("worst wait {}", said(new)),
        (old, new) => format!("worst wait {} → {}", said(old), said(new)),
    };
    let mut parts: Vec<String> = Vec::new();
    parts.push(match promise.became {
        Became::Broken | Became::Worse if promise.uncovered.is_some() => {
            let words = promise.uncovered.as_ref().map_or("", |week| &week.words);
            let still = if promise.became == Became::Worse { "is still not kept: " } else { "" };
            let who = if promise.task == "answer" { "nobody who may answer" } else { "nobody who does it" };
            format!("{still}{who} is on duty {words}")
        }
        Became::Broken if promise.promised.old.is_none() => "is promised and cannot be kept".to_owned(),
        Became::Broken => "can no longer be kept".to_owned(),
        Became::Worse => "is still not kept".to_owned(),
        Became::Slower => "is kept, but slower".to_owned(),
        Became::BrokenOnSomeDays => format!("breaks on {}", days(&promise.single_days)),
        Became::NotJudged => {
            "can no longer be judged: nobody knows when those who are asked are on duty".to_owned()
        }
        Became::Gone => "is promised no more".to_owned(),
        Became::Kept => "is kept now".to_owned(),
        Became::Faster => "is faster".to_owned(),
        Became::Judged => "is kept, which nobody knew before".to_owned(),
    });
    if !matches!(promise.became, Became::Gone | Became::NotJudged | Became::BrokenOnSomeDays)
        && !waits.is_empty()
    {
        parts.push(waits);
    }
    pieces.push(ours(parts.join("; ")));
    let promised = match (&promise.promised.old, &promise.promised.new) {
        (Some(old), Some(new)) if old != new => Some(format!("promised {old} → {new}")),
        (_, Some(only)) | (Some(only), None) => Some(format!("promised {only}")),
        (None, None) => None,
    };
    let when = if promise.arrivals == "off-hours" { ", outside its hours" } else { "" };
    pieces.extend(promised.map(|promised| ours(format!(" ({promised}{when})"))));
    pieces
}

fn task(promise: &Pledged) -> String {
    match (promise.task, promise.step) {
        ("step", Some(number)) => format!("step {number}"),
        ("follow-up", _) => "the call".to_owned(),
        ("pause", _) => "the stop of planned posts".to_owned(),
        ("approval", _) => "the approval".to_owned(),
        ("updates", _) => "updates".to_owned(),
        (other, _) => other.to_owned(),
    }
}

fn days(days: &[String]) -> String {
    const MOST: usize = 4;
    let named: Vec<&str> = days.iter().take(MOST).map(String::as_str).collect();
    match days.len().saturating_sub(MOST) {
        0 => named.join(", "),
        1 => format!("{} and one more day", named.join(", ")),
        more => format!("{} and {more} more days", named.join(", ")),
    }
}

/// Some ids, one after the other.
pub(super) fn names(ids: &[String]) -> Vec<Piece> {
    const MOST: usize = 6;
    let mut pieces = Vec::new();
    for (index, id) in ids.iter().take(MOST).enumerate() {
        if index > 0 {
            pieces.push(ours(", "));
        }
        pieces.push(Piece::Name(id.clone()));
    }
    if ids.len() > MOST {
        pieces.push(ours(format!(" and {} more", ids.len() - MOST)));
    }
    pieces
}
