//! Facts of a rehearsal in English, as terminals and programs get them.

use crate::text::{Arguments, Language};
use crate::view::{
    ContactWay, Fallback, Named, NoAnswer, Rehearsal, RehearsalAnswer, RehearsalPromise, When,
};
use minijinja::Value;
use minijinja::value::Serde;
use serde::Serialize;

/// What is said of the facts of a rehearsal.
pub(in crate::render) struct Sentences {
    language: Language,
}

impl Sentences {
    pub(in crate::render) fn english() -> Sentences {
        Sentences { language: Language::english() }
    }

    /// A fact in a sentence; what it is decides which.
    pub(in crate::render) fn tell(&self, prefix: &str, fact: &impl Serialize) -> String {
        self.language.tell_fact(prefix, fact)
    }

    /// A phrase with its gaps.
    pub(in crate::render) fn say<const N: usize>(
        &self,
        key: &str,
        gaps: [(&'static str, Value); N],
    ) -> String {
        let gaps = gaps.map(|(name, value)| (name, self.language.argument(&value)));
        self.language.say(key, &Arguments::from_iter(gaps))
    }

    /// What somebody or something is called.
    pub(in crate::render) fn name(&self, named: &Named) -> String {
        named.reserved.map_or_else(|| named.label.clone(), |word| self.language.value("owner", word))
    }

    /// Names one after the other: `plain` with commas, `and`, or `any` where each is enough.
    pub(in crate::render) fn names<'n>(
        &self,
        kind: &str,
        names: impl IntoIterator<Item = &'n Named>,
    ) -> String {
        self.language.list(kind, names.into_iter().map(|named| self.name(named)))
    }

    /// What a language is called, by its tag.
    pub(in crate::render) fn language_name(&self, tag: &str) -> String {
        self.language.name_of(tag)
    }

    /// How somebody is reached: `phone +1-312-555-0101, chat @dana`.
    pub(in crate::render) fn ways(&self, ways: &[ContactWay]) -> String {
        self.language.list("plain", ways.iter().map(|way| self.tell("drill-way", way)))
    }

    /// `Sat 14 Mar 2026 22:30`.
    pub(in crate::render) fn moment(&self, when: &When) -> String {
        self.language.moment(&when.at)
    }

    /// The same of an instant as in ISO 8601.
    pub(in crate::render) fn instant(&self, at: &str) -> String {
        self.language.moment(at)
    }

    /// `Sat 14 Mar 2026`.
    pub(in crate::render) fn day(&self, when: &When) -> String {
        self.language.weekday(&when.day.0.to_string())
    }

    /// `after 20 minutes`, `at once`.
    pub(in crate::render) fn after(&self, when: &When) -> String {
        if when.minutes > 0 {
            format!("after {}", self.language.wait(when.minutes))
        } else {
            self.language.wait(0)
        }
    }

    /// `on Sun 15 Mar 2026 03:00, after 4 hours`, `at once`.
    pub(in crate::render) fn answer_time(&self, when: &When) -> String {
        if when.minutes > 0 {
            format!("on {}, {}", self.moment(when), self.after(when))
        } else {
            self.after(when)
        }
    }

    /// Who answers when: `Ben Cole (chat @ben), on Sun 15 Mar 2026 03:00, after 4 hours`.
    pub(in crate::render) fn answer(&self, answer: &RehearsalAnswer) -> String {
        let each = answer.by.iter().map(|one| self.reached(&one.who, &one.how));
        format!("{}, {}", self.language.list("any", each), self.answer_time(&answer.when))
    }

    /// Somebody with how they are reached: `Ben Cole (chat @ben)`.
    fn reached(&self, who: &Named, how: &[ContactWay]) -> String {
        let how = self.ways(how);
        if how.is_empty() { self.name(who) } else { format!("{} ({how})", self.name(who)) }
    }

    /// Why nobody answers.
    pub(in crate::render) fn no_answer(&self, why: &NoAnswer) -> String {
        self.tell("drill-no-answer", why)
    }

    /// Whom to tell although the plan names nobody: `Ben Cole (chat @ben), who owns Instagram; off duty until Mon 09:00`.
    pub(in crate::render) fn fallback(&self, fallback: &Fallback) -> String {
        let each = fallback.who.iter().map(|one| self.reached(&one.who, &one.how));
        let names = self.language.list("any", each);
        let owns = if fallback.who.len() == 1 { "owns" } else { "own" };
        let of = fallback.of.as_ref().map_or_else(|| "the plan".to_owned(), |of| self.name(of));
        let duty = match &fallback.on_duty {
            None => "nobody knows when they are on duty".to_owned(),
            Some(first) if first.when.minutes == 0 && first.by.len() == fallback.who.len() => {
                "on duty".to_owned()
            }
            Some(first) if first.when.minutes == 0 => format!("{} is on duty", self.names("any", &first.by)),
            Some(first) if fallback.who.len() == 1 => format!("off duty until {}", self.moment(&first.when)),
            Some(first) => {
                format!("off duty until {} ({})", self.moment(&first.when), self.names("any", &first.by))
            }
        };
        format!("{names}, who {owns} {of}; {duty}")
    }

    /// What is promised: `an answer within 2 hours outside the staffed hours`.
    pub(in crate::render) fn promise(&self, promise: &RehearsalPromise) -> String {
        let mut gaps = Arguments::new();
        gaps.set("kind", self.language.argument(&Value::from(Serde(promise.kind))));
        gaps.set("step", self.language.argument(&Value::from(Serde(promise.step))));
        gaps.set("within", self.language.argument(&Value::from(Serde(promise.within))));
        self.language.say("drill-promise", &gaps)
    }

    /// A promise until when, and what becomes of it.
    pub(in crate::render) fn promise_and_outcome(&self, promise: &RehearsalPromise) -> String {
        let outcome = match &promise.done {
            None => "nobody does it".to_owned(),
            Some(done) if promise.by.is_empty() => self.answer_time(done),
            Some(done) => format!("{} {}", self.names("any", &promise.by), self.answer_time(done)),
        };
        let channel = promise.channel.as_ref().map(|channel| format!("{}: ", self.name(channel)));
        let (channel, what) = (channel.unwrap_or_default(), self.promise(promise));
        format!("{channel}{what}, until {}; {outcome}", self.moment(&promise.until))
    }

    /// What is asked: `Complaint on Facebook`.
    pub(in crate::render) fn about(&self, rehearsal: &Rehearsal) -> String {
        let what = match (&rehearsal.row, &rehearsal.playbook) {
            (Some(row), _) if !row.kind.is_empty() => row.name.clone(),
            (_, Some(playbook)) => format!("{} {}", playbook.code, playbook.title),
            (_, None) => "A comment".to_owned(),
        };
        match &rehearsal.channel {
            Some(channel) => format!("{what} on {}", self.name(channel)),
            None => what,
        }
    }
}

/// A text with a capital at its beginning.
pub(in crate::render) fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
