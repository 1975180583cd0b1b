//! The plan's own cases: what should happen, and what does.

use crate::duty::Minute;
use crate::plan::{Expectation, Plan, TestCase, TriageRow};
use crate::rehearsal::difference::{Absence, Absentee, Actual, Compared, Difference, Expected, Hint};
use crate::rehearsal::names::{find_channel, find_kind};
use crate::rehearsal::question::{Question, Reply, Way, ask};
use crate::response::{Answer, Reach, Stage, due, instant_of, timestamp_at};
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

/// Plays a case.
pub fn try_case<'p>(plan: &'p Plan, table: &Table<'p>, case: &'p TestCase) -> Tried<'p> {
    let place = if case.name.is_missing() { case.place } else { case.name.span() };
    let name = case.name.get().map_or_else(|| "a case without a name".to_owned(), |name| name.to_string());
    let tried = |differences, reply| Tried { name: name.clone(), place, differences, reply };
    let question = match question(plan, case, place) {
        Ok(question) => question,
        Err(difference) => return tried(vec![*difference], None),
    };
    let reply = ask(plan, table, &question);
    let differences = match case.expect.get() {
        Some(expect) => differences(plan, case, expect, &reply),
        None => {
            vec![unplayable(place, Expected::Expectation, Actual::NoExpectation, Hint::WriteExpectation)]
        }
    };
    tried(differences, Some(reply))
}

/// A case that cannot be played as it is written.
fn unplayable(place: Span, expected: Expected, got: Actual, note: Hint) -> Difference {
    Difference { what: Compared::Case, place, expected, got, note: Some(note) }
}

fn question<'p>(plan: &'p Plan, case: &'p TestCase, place: Span) -> Result<Question<'p>, Box<Difference>> {
    let row = match case.kind.get() {
        Some(kind) => Some(find_kind(plan, kind).map_err(|unknown| {
            let expected = Expected::Kind { kind: unknown.name.clone() };
            let (near, all) = unknown.into_choices();
            Box::new(Difference {
                what: Compared::Kind,
                place: case.kind.span(),
                expected,
                got: Actual::UnknownKind,
                note: Some(Hint::Kinds { near, all }),
            })
        })?),
        None => None,
    };
    let comment = case.message.get().map(|comment| &**comment);
    let playbook = case.playbook.get().and_then(|id| plan.playbooks.entry(id));
    if row.is_none() && comment.is_none() && playbook.is_none() {
        let wrong = unplayable(place, Expected::Question, Actual::NoQuestion, Hint::WriteQuestion);
        return Err(Box::new(wrong));
    }
    if let Some(expect) = case.expect.get()
        && case.at.get().is_none()
        && let Some(needed_by) = needs_a_time(expect)
    {
        let wrong = unplayable(place, Expected::Time, Actual::NoTime { needed_by }, Hint::WriteTime);
        return Err(Box::new(wrong));
    }
    let location = case.location.get().and_then(|id| plan.locations.entry(id));
    if let Some(location) = location.filter(|location| !location.is_open()) {
        let got = Actual::LocationNotOpen {
            location: location.id.to_string(),
            status: location.value.status().word(),
        };
        let place = case.location.span();
        return Err(Box::new(unplayable(place, Expected::OpenLocation, got, Hint::NameOpenLocation)));
    }
    Ok(Question {
        comment,
        row: row.map(|(index, _)| index),
        playbook,
        channel: case.channel.get().and_then(|id| find_channel(plan, id).ok()),
        location,
        at: case.at.copied().map(|at| instant_of(plan, at)),
        silent: silent_of(case).collect(),
        ..Question::default()
    })
}

/// Those who do not answer in a case.
fn silent_of(case: &TestCase) -> impl Iterator<Item = &str> {
    case.silent.get().into_iter().flat_map(|silent| silent.0.iter().map(|id| &*id.0))
}

fn needs_a_time(expect: &Expectation) -> Option<Compared> {
    let fields = [
        (Compared::AnsweredBy, expect.answered_by.is_missing()),
        (Compared::AnsweredWithin, expect.answered_within.is_missing()),
        (Compared::NotAnsweredBy, expect.not_answered_by.is_missing()),
    ];
    fields.into_iter().find(|(_, is_missing)| !is_missing).map(|(what, _)| what)
}

fn differences(plan: &Plan, case: &TestCase, expect: &Expectation, reply: &Reply<'_>) -> Vec<Difference> {
    let mut found = Vec::new();
    let mut differs = |what, place, expected: Expected, got: Actual, note: Option<Hint>| {
        found.push(Difference { what, place, expected, got, note });
    };
    if let Some(kind) = expect.kind.get() {
        let got = reply.row.and_then(|(_, row)| row.kind.get());
        let is_same = got.is_some_and(|got| {
            find_kind(plan, kind).is_ok_and(|(_, row)| row.kind.get().is_some_and(|kind| **kind == **got))
        });
        if !is_same {
            let got = got.map_or(Actual::NoRow, |got| Actual::Kind { kind: got.to_string() });
            let expected = Expected::Kind { kind: kind.to_string() };
            differs(Compared::Kind, expect.kind.span(), expected, got, way(plan, reply));
        }
    }
    if let Some(playbook) = expect.playbook.get()
        && reply.playbook.is_none_or(|got| *got.id != **playbook)
    {
        let got = match (reply.playbook, reply.row) {
            (Some(got), _) => Actual::Playbook { playbook: got.id.to_string() },
            (None, Some((index, row))) => Actual::RowWithoutPlaybook {
                row: index + 1,
                kind: row.kind.get().map(|kind| kind.to_string()),
            },
            (None, None) => Actual::NoPlaybook,
        };
        let expected = Expected::Playbook { playbook: playbook.to_string() };
        differs(Compared::Playbook, expect.playbook.span(), expected, got, way(plan, reply));
    }
    if let Some(message) = expect.message.get()
        && reply.message.is_none_or(|got| *got.id != **message)
    {
        let got = reply.message;
        let got = got.map_or(Actual::NoMessage, |got| Actual::Message { message: got.id.to_string() });
        let expected = Expected::Message { message: message.to_string() };
        differs(Compared::Message, expect.message.span(), expected, got, Some(Hint::FirstMessage));
    }
    let answer = reply.scene.as_ref().and_then(|(_, played)| played.answer.as_ref());
    let posted = reply.scene.as_ref().map(|(scene, _)| scene.posted);
    let got = || actual_answer(plan, reply, answer);
    if let Some(owners) = expect.answered_by.get()
        && !owners.0.iter().any(|owner| is_among(plan, reply, answer, owner))
    {
        let expected =
            Expected::AnsweredBy { who: owners.0.iter().map(|owner| owner.0.to_string()).collect() };
        differs(Compared::AnsweredBy, expect.answered_by.span(), expected, got(), absentees(plan, reply));
    }
    if let Some(owners) = expect.not_answered_by.get()
        && let Some(owner) = owners.0.iter().find(|owner| is_among(plan, reply, answer, owner))
    {
        let expected = Expected::NotAnsweredBy { who: owner.0.to_string() };
        differs(Compared::NotAnsweredBy, expect.not_answered_by.span(), expected, got(), None);
    }
    if let Some((within, posted)) = expect.answered_within.copied().zip(posted.or(at(plan, case))) {
        let place = plan.locality_at(reply.location);
        let until = due(plan, place, posted, within);
        if answer.is_none_or(|answer| answer.at > until) {
            let until = timestamp_at(plan, until);
            let expected = Expected::AnsweredWithin { within: within.to_string(), until };
            let place = expect.answered_within.span();
            differs(Compared::AnsweredWithin, place, expected, got(), absentees(plan, reply));
        }
    }
    found
}

fn at(plan: &Plan, case: &TestCase) -> Option<Minute> {
    case.at.copied().map(|at| instant_of(plan, at))
}

/// Whether an owner is among those who answer: the person, or the role for which they answer or which they hold.
fn is_among(plan: &Plan, reply: &Reply<'_>, answer: Option<&Answer<'_>>, owner: &str) -> bool {
    let is_role = plan.roles.entry(owner).is_some();
    let holders = if is_role { plan.holders(owner, reply.location).people() } else { Vec::new() };
    answer.is_some_and(|answer| {
        answer.by.iter().any(|one| one.person == owner || one.owner == owner || holders.contains(&one.person))
    })
}

fn actual_answer(plan: &Plan, reply: &Reply<'_>, answer: Option<&Answer<'_>>) -> Actual {
    let Some((scene, played)) = &reply.scene else { return Actual::NobodyIsAsked };
    match answer {
        Some(answer) => Actual::Answer {
            by: answer.by.iter().map(|one| one.person.to_owned()).collect(),
            at: timestamp_at(plan, answer.at),
            minutes: answer.at - scene.posted,
        },
        None if !played.unknown.is_empty() => {
            Actual::NoHours { who: played.unknown.iter().map(|(person, _)| (*person).to_owned()).collect() }
        }
        None => Actual::NoAnswer,
    }
}

/// Who was told before the answer and could not answer.
fn absentees(plan: &Plan, reply: &Reply<'_>) -> Option<Hint> {
    let (_, played) = reply.scene.as_ref()?;
    let mut away: Vec<Absentee> = Vec::new();
    for call in played.calls.iter().filter(|call| call.round == 0 && call.stage == Stage::Made) {
        for told in &call.told {
            let who = told.person.unwrap_or(told.owner).to_owned();
            away.extend(absence(plan, &told.reach).map(|why| Absentee { who, why }));
        }
    }
    away.dedup();
    (!away.is_empty()).then_some(Hint::Away { who: away })
}

/// Why somebody who is told does not answer; `None` where they do.
fn absence(plan: &Plan, reach: &Reach<'_>) -> Option<Absence> {
    let until = |at: &Option<Minute>| at.map(|at| timestamp_at(plan, at));
    match reach {
        Reach::There | Reach::StandIn(_) => None,
        Reach::Away(at) => Some(Absence::OffDuty { until: until(at) }),
        Reach::OnLeave(_, at) => Some(Absence::OnLeave { until: until(at) }),
        Reach::Left(last) => Some(Absence::Left { last: last.to_string() }),
        Reach::NotYet(first) => Some(Absence::NotYet { first: first.to_string() }),
        Reach::Unknown => Some(Absence::NoHours),
        Reach::Silent => Some(Absence::Silent),
        Reach::MayNot => Some(Absence::MayNotAnswer),
        Reach::Machine => Some(Absence::Program),
        Reach::Nobody => Some(Absence::Nobody),
    }
}

/// Why the comment went to its row.
fn way(plan: &Plan, reply: &Reply<'_>) -> Option<Hint> {
    let Way::ByWords(fits) = &reply.way else { return None };
    let kind = |index: usize| {
        let row: Option<&TriageRow> = plan.triage.items().get(index);
        row.and_then(|row| row.kind.get()).map(|kind| kind.to_string())
    };
    let won = fits.iter().enumerate().find_map(|(index, fit)| match fit {
        Fit::Fits(by) => Some((index, *by)),
        Fit::ForPeople | Fit::ElsewhereOnly | Fit::NothingFound | Fit::Excluded(_) => None,
    });
    let excluded = || {
        fits.iter().enumerate().find_map(|(index, fit)| match fit {
            Fit::Excluded(by) => Some((index, *by)),
            Fit::Fits(_) | Fit::ForPeople | Fit::ElsewhereOnly | Fit::NothingFound => None,
        })
    };
    match won {
        Some((index, Some(by))) => {
            Some(Hint::RowFits { row: index + 1, kind: kind(index), phrase: by.to_owned() })
        }
        Some((index, None)) => Some(Hint::RowTakesRest { row: index + 1, kind: kind(index) }),
        None => match excluded() {
            Some((index, by)) => {
                Some(Hint::RowLeavesOut { row: index + 1, kind: kind(index), phrase: by.to_owned() })
            }
            None => fits.iter().all(|fit| matches!(fit, Fit::ForPeople)).then_some(Hint::NoMatch),
        },
    }
}
