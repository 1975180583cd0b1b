//! What differs from what a case expects, in the words of a language.

use crate::rehearsal::{Absentee, Actual, Compared, Expected, Hint, PartKind, Uncovered};
use crate::text::{Argument, Arguments, Language};

/// What is said of cases.
pub(super) struct Sentences<'l>(pub(super) &'l Language);

impl Sentences<'_> {
    pub(super) fn expected(&self, expected: &Expected) -> String {
        self.0.tell_fact("case-expected", expected)
    }

    pub(super) fn got(&self, got: &Actual) -> String {
        self.0.tell_fact("case-got", got)
    }

    pub(super) fn hint(&self, hint: &Hint) -> String {
        match hint {
            Hint::Away { who } => self.away(who),
            hint => self.0.tell_fact("case-hint", hint),
        }
    }

    fn away(&self, who: &[Absentee]) -> String {
        const MOST: usize = 6;
        let shown = who.iter().take(MOST);
        let shown = shown.map(|one| format!("`{}` {}", one.who, self.0.tell_fact("case-absence", &one.why)));
        let mut gaps = Arguments::new();
        gaps.set("who", self.0.list("plain", shown));
        gaps.set("more", Argument::from(who.len().saturating_sub(MOST)));
        self.0.say("case-hint-away", &gaps)
    }

    pub(super) fn parts(&self, kind: PartKind) -> String {
        self.0.word(match kind {
            PartKind::Playbooks => "case-part-playbooks",
            PartKind::LadderSteps => "case-part-ladder-steps",
            PartKind::TriageRows => "case-part-triage-rows",
            PartKind::Channels => "case-part-channels",
        })
    }

    pub(super) fn uncovered(&self, part: &Uncovered) -> String {
        self.0.tell_fact("case-uncovered", part)
    }

    /// What is compared: the field of `expect` as it is written.
    pub(super) fn name(&self, compared: Compared) -> String {
        match compared {
            Compared::Case => self.0.word("test-the-case"),
            Compared::Kind => "kind".to_owned(),
            Compared::Playbook => "playbook".to_owned(),
            Compared::Message => "message".to_owned(),
            Compared::AnsweredBy => "answered_by".to_owned(),
            Compared::NotAnsweredBy => "not_answered_by".to_owned(),
            Compared::AnsweredWithin => "answered_within".to_owned(),
        }
    }
}
