//! A question in a few words: "a complaint on facebook, Saturday 23:00, Lakeside".

use crate::plan::{Entry, Location, Plan, Playbook};
use crate::rehearsal::names::{Place, channels_called, find_kind, find_open_location, find_playbook};

/// What was understood of a question.
#[derive(Clone, Debug, Default)]
pub struct Spoken<'p> {
    /// The row of triage, from 0.
    pub row: Option<usize>,
    pub playbook: Option<&'p Entry<Playbook>>,
    pub channel: Option<Place<'p>>,
    pub location: Option<&'p Entry<Location>>,
    /// Words that may be a time, one after the other.
    pub times: Vec<String>,
    /// Words that were not understood.
    pub others: Vec<String>,
}

/// Words that say nothing about a plan.
const FILLERS: &[&str] = &[
    "a", "about", "an", "and", "answers", "at", "by", "comment", "for", "from", "in", "is", "of", "on",
    "our", "post", "someone", "somebody", "the", "to", "via", "we", "who", "with",
];

/// The longest name that is looked for, in words.
const MOST_WORDS: usize = 8;

/// Reads a question: the names of kinds, playbooks, channels and locations, wherever they stand, the longest first.
pub fn understand<'p>(plan: &'p Plan, question: &str, is_time: &dyn Fn(&str) -> bool) -> Spoken<'p> {
    let words: Vec<&str> = question
        .split(|letter: char| letter.is_whitespace() || matches!(letter, ',' | ';' | '?' | '!'))
        .map(|word| word.trim_end_matches([':', '.']))
        .filter(|word| !word.is_empty())
        .collect();
    let mut spoken = Spoken::default();
    let mut at = 0;
    while at < words.len() {
        let longest = (words.len() - at).min(MOST_WORDS);
        let n_words = (1..=longest).rev().find(|n_words| {
            let name = words.get(at..at + n_words).unwrap_or_default().join(" ");
            spoken.take(plan, &name)
        });
        let Some(word) = words.get(at) else { break };
        if n_words.is_none() {
            let is_filler = FILLERS.contains(&word.to_lowercase().as_str());
            if is_time(word) {
                spoken.times.push((*word).to_owned());
            } else if !is_filler {
                spoken.others.push((*word).to_owned());
            }
        }
        at += n_words.unwrap_or(1);
    }
    spoken
}

impl<'p> Spoken<'p> {
    /// Takes a name for what it is; whether it is anything.
    fn take(&mut self, plan: &'p Plan, name: &str) -> bool {
        let one = name.strip_suffix('s').unwrap_or(name);
        if self.row.is_none()
            && let Ok((index, _)) = find_kind(plan, name).or_else(|_| find_kind(plan, one))
        {
            self.row = Some(index);
            return true;
        }
        if self.channel.is_none()
            && let Some(channel) = channels_called(plan, name).into_iter().next()
        {
            self.channel = Some(channel);
            return true;
        }
        if self.location.is_none()
            && let Some(location) = find_open_location(plan, name).ok().or_else(|| by_last_word(plan, name))
        {
            self.location = Some(location);
            return true;
        }
        if self.playbook.is_none()
            && let Ok(playbook) = find_playbook(plan, name)
        {
            self.playbook = Some(playbook);
            return true;
        }
        false
    }
}

/// The location whose name ends with a word: `Lakeside` is Northline Lakeside, where no other one ends so.
fn by_last_word<'p>(plan: &'p Plan, word: &str) -> Option<&'p Entry<Location>> {
    let word = word.to_lowercase();
    let mut called = plan.open_locations().filter(|location| {
        let name = location.value.name.get().map(|name| name.to_lowercase());
        name.is_some_and(|name| name.split_whitespace().last() == Some(&word))
    });
    called.next().filter(|_| called.next().is_none())
}
