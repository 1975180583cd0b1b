//! A rehearsal for programs: its facts, each with its sentence in English beside it.

use crate::render::drill::Sentences;
use crate::view::Rehearsal;
use serde_json::Value;

/// The facts of a rehearsal, with sentences for programs that show them.
pub fn drill_json(rehearsal: &Rehearsal) -> serde_json::Result<Value> {
    let said = Sentences::english();
    let mut json = serde_json::to_value(rehearsal)?;
    say(Some(&mut json), said.about(rehearsal));
    if let Some(answer) = &rehearsal.answer {
        say(json.get_mut("answer"), said.answer(answer));
    }
    if let Some(fallback) = &rehearsal.fallback {
        say(json.get_mut("fallback"), said.fallback(fallback));
    }
    if let Some(why) = &rehearsal.no_answer {
        say(json.get_mut("no_answer"), said.no_answer(why));
    }
    if let Some(last) = &rehearsal.last_rehearsal {
        say(json.get_mut("last_rehearsal"), said.tell("drill-last", last));
    }
    if let Some(playbook) = &rehearsal.playbook {
        let triggers = playbook.triggers.iter().map(|trigger| said.tell("trigger", trigger));
        say_each(json.pointer_mut("/playbook/triggers"), triggers);
    }
    say_each(json.get_mut("way"), rehearsal.way.iter().map(|row| said.tell("drill-row", &row.why)));
    let promises = rehearsal.promises.iter().map(|promise| said.promise_and_outcome(promise));
    say_each(json.get_mut("promises"), promises);
    let in_private = rehearsal.in_private.iter().map(|way| said.tell("drill-private", way));
    say_each(json.get_mut("in_private"), in_private);
    let noticed_by = rehearsal.noticed_by.iter().map(|noticed| said.tell("drill-noticed", noticed));
    say_each(json.get_mut("noticed_by"), noticed_by);
    let afterwards = rehearsal.afterwards.iter().map(|task| said.tell("drill-afterwards", task));
    say_each(json.get_mut("afterwards"), afterwards);
    let events = rehearsal.events.iter().map(|event| said.tell("drill-event", &event.what));
    say_each(json.get_mut("events"), events);
    let json_of_events = json.get_mut("events").and_then(Value::as_array_mut).into_iter().flatten();
    for (json, event) in json_of_events.zip(&rehearsal.events) {
        let states = event.told.iter().map(|told| said.tell("drill-state", &told.state));
        say_each(json.get_mut("told"), states);
        say_each(json.get_mut("notes"), event.notes.iter().map(|note| said.tell("drill-note", note)));
    }
    Ok(json)
}

/// Puts a sentence beside the facts that it is made of.
fn say(facts: Option<&mut Value>, sentence: String) {
    if let Some(facts) = facts.and_then(Value::as_object_mut) {
        facts.insert("sentence".to_owned(), Value::from(sentence));
    }
}

fn say_each(list: Option<&mut Value>, sentences: impl IntoIterator<Item = String>) {
    let list = list.and_then(Value::as_array_mut).into_iter().flatten();
    for (facts, sentence) in list.zip(sentences) {
        say(Some(facts), sentence);
    }
}
