//! The plan's own cases: what should happen, and what does.

use crate::duty::Minute;
use crate::plan::{Expectation, OneOrMany, OwnerId, Plan, TestCase, TriageRow};
use crate::rehearsal::names::{find_channel, find_kind};
use crate::rehearsal::question::{Question, Reply, Way, ask};
use crate::response::{Answer, Reach, Stage, due, instant_of, length, moment};
use crate::routing::{Fit, Table};
use crate::source::Span;

/// A case that was played.
#[derive(Clone, Debug)]
pub struct Tried<'p> {
    pub name: String,
    pub place: Span,
    /// What is not as expected; the case passes where there is nothing.
    pub differences: Vec<Difference>,
    /// `None` where the case cannot be played.
    pub reply: Option<Reply<'p>>,
}

/// Something that is not as expected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The field: `answered_by`.
    pub what: &'static str,
    pub place: Span,
    pub expected: String,
    pub got: String,
    /// What helps to understand it.
    pub note: Option<String>,
}

/// Plays a case.
pub fn try_case<'p>(plan: &'p Plan, table: &Table<'p>, case: &'p TestCase) -> Tried<'p> {
    let place = if case.name.is_missing() { case.place } else { case.name.span() };
    let name = case.name.get().map_or_else(|| "a case without a name".to_owned(), |name| name.to_string());
    let tried = |differences, reply| Tried { name: name.clone(), place, differences, reply };
    let question = match question(plan, case, place) {
        Ok(question) => question,
        Err(difference) => return tried(vec![difference], None),
    };
    let reply = ask(plan, table, &question);
    let differences = match case.expect.get() {
        Some(expect) => differences(plan, case, expect, &reply),
        None => {
            vec![wrong(place, "what should happen", "nothing", "write `expect:` with what should happen")]
        }
    };
    tried(differences, Some(reply))
}

/// A case that cannot be played as it is written.
fn wrong(place: Span, expected: &str, got: &str, note: &str) -> Difference {
    let (expected, got) = (expected.to_owned(), got.to_owned());
    Difference { what: "the case", place, expected, got, note: Some(note.to_owned()) }
}

fn question<'p>(plan: &'p Plan, case: &'p TestCase, place: Span) -> Result<Question<'p>, Difference> {
    let row = match case.kind.get() {
        Some(kind) => Some(find_kind(plan, kind).map_err(|unknown| Difference {
            what: "kind",
            place: case.kind.span(),
            expected: format!("`{}`", unknown.name),
            got: "no such row in `triage`".to_owned(),
            note: Some(unknown.help()),
        })?),
        None => None,
    };
    let comment = case.message.get().map(|comment| &**comment);
    let playbook = case.playbook.get().and_then(|id| plan.playbooks.entry(id));
    if row.is_none() && comment.is_none() && playbook.is_none() {
        let note =
            "write `message:` with the words of a comment, `kind:` with a kind of `triage`, or `playbook:`";
        return Err(wrong(place, "a comment", "neither `message` nor `kind` nor `playbook`", note));
    }
    if let Some(expect) = case.expect.get()
        && case.at.get().is_none()
        && let Some(what) = needs_a_time(expect)
    {
        let note = "write `at:` with the day and the time of the comment, such as 2026-03-14T22:30";
        return Err(wrong(place, "a time", &format!("none, although the case expects `{what}`"), note));
    }
    Ok(Question {
        comment,
        row: row.map(|(index, _)| index),
        playbook,
        channel: case.channel.get().and_then(|id| find_channel(plan, id).ok()),
        location: case.location.get().and_then(|id| plan.locations.entry(id)),
        at: case.at.copied().map(|at| instant_of(plan, at)),
        silent: silent_of(case).collect(),
        ..Question::default()
    })
}

/// Those who do not answer in a case.
fn silent_of(case: &TestCase) -> impl Iterator<Item = &str> {
    case.silent.get().into_iter().flat_map(|silent| silent.0.iter().map(|id| &*id.0))
}

fn needs_a_time(expect: &Expectation) -> Option<&'static str> {
    let fields = [
        ("answered_by", expect.answered_by.is_missing()),
        ("answered_within", expect.answered_within.is_missing()),
        ("not_answered_by", expect.not_answered_by.is_missing()),
    ];
    fields.into_iter().find(|(_, is_missing)| !is_missing).map(|(name, _)| name)
}

fn differences(plan: &Plan, case: &TestCase, expect: &Expectation, reply: &Reply<'_>) -> Vec<Difference> {
    let mut found = Vec::new();
    let mut differs = |what, place, expected: String, got: String, note: Option<String>| {
        found.push(Difference { what, place, expected, got, note });
    };
    let way = || way_in_words(plan, reply);
    if let Some(kind) = expect.kind.get() {
        let got = reply.row.and_then(|(_, row)| row.kind.get());
        let is_same = got.is_some_and(|got| {
            find_kind(plan, kind).is_ok_and(|(_, row)| row.kind.get().is_some_and(|kind| **kind == **got))
        });
        if !is_same {
            let got = got.map_or_else(|| "no row of `triage`".to_owned(), |got| format!("`{}`", &**got));
            differs("kind", expect.kind.span(), format!("`{}`", &**kind), got, way());
        }
    }
    if let Some(playbook) = expect.playbook.get()
        && reply.playbook.is_none_or(|got| *got.id != **playbook)
    {
        let got = match (reply.playbook, reply.row) {
            (Some(got), _) => format!("`{}`", got.id),
            (None, Some((index, row))) => {
                format!(
                    "{}, which opens no playbook",
                    row_in_words(index, row.kind.get().map(|kind| &**kind))
                )
            }
            (None, None) => "no playbook: no row of `triage` fits".to_owned(),
        };
        differs("playbook", expect.playbook.span(), format!("`{}`", &**playbook), got, way());
    }
    if let Some(message) = expect.message.get()
        && reply.message.is_none_or(|got| *got.id != **message)
    {
        let got = reply.message.map_or_else(|| "no message".to_owned(), |got| format!("`{}`", got.id));
        let note = "the message of the triage row is sent, else the first acknowledgement or holding message of the playbook that is written for the channel";
        differs("message", expect.message.span(), format!("`{}`", &**message), got, Some(note.to_owned()));
    }
    let answer = reply.scene.as_ref().and_then(|(_, played)| played.answer.as_ref());
    let posted = reply.scene.as_ref().map(|(scene, _)| scene.posted);
    let got = || answer_in_words(plan, reply, answer);
    if let Some(owners) = expect.answered_by.get()
        && !owners.0.iter().any(|owner| is_among(plan, reply, answer, owner))
    {
        differs(
            "answered_by",
            expect.answered_by.span(),
            listed(owners, " or "),
            got(),
            who_was_away(plan, reply),
        );
    }
    if let Some(owners) = expect.not_answered_by.get()
        && let Some(owner) = owners.0.iter().find(|owner| is_among(plan, reply, answer, owner))
    {
        let expected = format!("not by `{}`", &**owner);
        differs("not_answered_by", expect.not_answered_by.span(), expected, got(), None);
    }
    if let Some((within, posted)) = expect.answered_within.copied().zip(posted.or(at(plan, case))) {
        let zone = plan.zone_at(reply.channel.and_then(|(_, of)| of));
        let until = due(plan, zone, posted, within);
        if answer.is_none_or(|answer| answer.at > until) {
            let expected = format!("within {within}, until {}", moment(plan, until));
            differs(
                "answered_within",
                expect.answered_within.span(),
                expected,
                got(),
                who_was_away(plan, reply),
            );
        }
    }
    found
}

fn at(plan: &Plan, case: &TestCase) -> Option<Minute> {
    case.at.copied().map(|at| instant_of(plan, at))
}

fn listed(owners: &OneOrMany<OwnerId>, or: &str) -> String {
    owners.0.iter().map(|owner| format!("`{}`", &**owner)).collect::<Vec<_>>().join(or)
}

/// Whether an owner is among those who answer: the person, or the role for which they answer or which they hold.
fn is_among(plan: &Plan, reply: &Reply<'_>, answer: Option<&Answer<'_>>, owner: &str) -> bool {
    let is_role = plan.roles.entry(owner).is_some();
    let holders = if is_role { plan.holders(owner, reply.location).people() } else { Vec::new() };
    answer.is_some_and(|answer| {
        answer.by.iter().any(|one| one.person == owner || one.owner == owner || holders.contains(&one.person))
    })
}

fn answer_in_words(plan: &Plan, reply: &Reply<'_>, answer: Option<&Answer<'_>>) -> String {
    let Some((scene, played)) = &reply.scene else { return "nobody is asked".to_owned() };
    match answer {
        Some(answer) => {
            let by: Vec<String> = answer.by.iter().map(|one| format!("`{}`", one.person)).collect();
            let wait = match answer.at - scene.posted {
                0 => "at once".to_owned(),
                wait => format!("after {}", length(wait)),
            };
            format!("{} on {}, {wait}", by.join(" or "), moment(plan, answer.at))
        }
        None if !played.unknown.is_empty() => {
            let people: Vec<String> =
                played.unknown.iter().map(|(person, _)| format!("`{person}`")).collect();
            format!("nobody knows: {} has no hours", people.join(", "))
        }
        None => "nobody answers".to_owned(),
    }
}

/// Who was told before the answer and could not answer.
fn who_was_away(plan: &Plan, reply: &Reply<'_>) -> Option<String> {
    const MOST: usize = 6;
    let (_, played) = reply.scene.as_ref()?;
    let mut away: Vec<String> = Vec::new();
    for call in played.calls.iter().filter(|call| call.round == 0 && call.stage == Stage::Made) {
        for told in &call.told {
            let who = told.person.unwrap_or(told.owner);
            away.extend(reach_in_words(plan, &told.reach).map(|why| format!("`{who}` {why}")));
        }
    }
    away.dedup();
    let n_more = away.len().saturating_sub(MOST);
    away.truncate(MOST);
    let more = if n_more > 0 { format!(" and {n_more} more") } else { String::new() };
    (!away.is_empty()).then(|| format!("{}{more}", away.join(", ")))
}

/// Why somebody who is told does not answer; `None` where they do.
pub fn reach_in_words(plan: &Plan, reach: &Reach<'_>) -> Option<String> {
    let until = |at: &Option<Minute>| match at {
        Some(at) => format!("until {}", moment(plan, *at)),
        None => "for weeks".to_owned(),
    };
    match reach {
        Reach::There | Reach::StandIn(_) => None,
        Reach::Away(at) => Some(format!("is off duty {}", until(at))),
        Reach::OnLeave(_, at) => Some(format!("is on leave {}", until(at))),
        Reach::Unknown => Some("has no hours in the plan".to_owned()),
        Reach::Silent => Some("does not answer".to_owned()),
        Reach::MayNot => Some("may not answer here".to_owned()),
        Reach::Machine => Some("is a program".to_owned()),
        Reach::Nobody => Some("is nobody in particular".to_owned()),
    }
}

fn row_in_words(index: usize, kind: Option<&str>) -> String {
    match kind {
        Some(kind) => format!("row {} `{kind}`", index + 1),
        None => format!("row {}", index + 1),
    }
}

/// Why the comment went to its row.
fn way_in_words(plan: &Plan, reply: &Reply<'_>) -> Option<String> {
    let Way::ByWords(fits) = &reply.way else { return None };
    let kind = |index: usize| {
        let row: Option<&TriageRow> = plan.triage.items().get(index);
        row_in_words(index, row.and_then(|row| row.kind.get()).map(|kind| &**kind))
    };
    let won = fits.iter().position(|fit| matches!(fit, Fit::Fits(_)));
    match won.and_then(|index| Some((index, fits.get(index)?))) {
        Some((index, Fit::Fits(Some(by)))) => Some(format!("{} fits by `{by}`", kind(index))),
        Some((index, _)) => Some(format!("{} takes what is left", kind(index))),
        None => {
            let excluded = fits.iter().enumerate().find_map(|(index, fit)| match fit {
                Fit::Excluded(by) => Some(format!("{} would fit but for its `not`: `{by}`", kind(index))),
                _ => None,
            });
            let n_for_people = fits.iter().filter(|fit| matches!(fit, Fit::ForPeople)).count();
            excluded.or_else(|| {
                (n_for_people == fits.len()).then(|| {
                    "no row has a `match`: name the `kind`, or add `match:` to the rows that programs may choose"
                        .to_owned()
                })
            })
        }
    }
}
