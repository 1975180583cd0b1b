//! The `listening` and `triage` sections: how something is noticed, and who answers which kind of comment.

use crate::format::decode::Decode;
use crate::format::disclosed::Disclosed;
use crate::format::reader::{Reader, clip};
use crate::format::record::{record, words};
use crate::format::shape::{Plain, Shape};
use crate::format::values::{Duration, Hours, Number, Text};
use crate::plan::ids::{ChannelId, MessageId, OwnerId, PlaceOrOwnerId, PlaybookId};
use crate::source::{Span, Spanned};
use crate::syntax::Node;

record! {
    /// How the organisation hears what is said about it.
    #[seen whole]
    pub struct Listening, "the section `listening`" {
        /// The one who watches it all.
        monitor: OwnerId [required],
        /// What is searched for.
        terms: Vec<Text>,
        /// What is looked at, how often and by whom.
        checks: Vec<Check>,
        /// Figures that open a playbook.
        alerts: Vec<Alert>,
    }
}

record! {
    /// Something that is looked at regularly.
    #[seen whole]
    pub struct Check, "a check" {
        /// What is looked at.
        what: Text,
        /// The channels that are looked at. Answers there are promised from when they were looked at.
        channels: Vec<ChannelId> [default in words "those that `what` names, else all public channels"],
        /// How often.
        every: Duration,
        /// In which hours.
        when: Hours,
        /// By whom.
        owner: OwnerId,
    }
}

record! {
    /// A figure that opens a playbook when it is passed.
    #[seen whole]
    pub struct Alert, "an alert" {
        /// The figure.
        when: Threshold,
        /// The playbook that it opens.
        opens: PlaybookId,
    }
}

record! {
    /// A count that is passed in some time.
    #[seen whole]
    pub struct Threshold, "a threshold" {
        /// The figure that is watched.
        metric: Text,
        /// The count that is passed.
        over: Number,
        /// In which time.
        within: Duration,
    }
}

record! {
    /// Who answers one kind of comment. Rows are tried in order; the first that fits wins.
    pub struct TriageRow, "a triage row" {
        /// The kind of comment.
        kind: Text [required] [public],
        /// How to recognise it.
        signs: Text [public],
        /// What is done with it.
        respond: Respond [default Respond::Reply] [public],
        /// What the responder may choose from.
        choices: Vec<Text> [internal Authority],
        /// Who answers.
        owner: Spanned<OwnerId> [required when "`respond` is neither none nor monitor, and there are no `responders`"] [public],
        /// Only these may answer.
        responders: Vec<OwnerId> [public],
        /// Who is told without being asked.
        inform: Vec<OwnerId> [public],
        /// The words to send.
        message: MessageId [public],
        /// The playbook that opens.
        playbook: PlaybookId [public],
        /// Where the comment is passed on to.
        forward_to: PlaceOrOwnerId [public],
        /// How long to wait for others to answer first.
        max_wait: Duration [public],
        /// Words by which a program recognises it; a row without is for people, and no comment gets there by itself.
        r#match: Match [internal Recognition],
        /// Fields for colleagues that everybody may see all the same, such as `[choices]`.
        public: Disclosed<TriageRow> [public] [not shown "it says what else is shown"],
    }
}

record! {
    /// Words by which a program recognises a kind of comment: phrases, or `/regular expressions/`.
    ///
    /// A phrase is found as whole words in any case, and with any ending where a `*` ends it (`refund*`); a regular expression anywhere, in any case too (`(?-i)` makes it strict).
    /// What is left out asks for nothing: `{}` fits every comment.
    #[seen whole]
    pub struct Match, "the match" {
        /// One of these is in the comment.
        any: Vec<Spanned<Text>> [not shown "it is for programs; `smplan who` and `smplan triage` tell of it"],
        /// Lists of phrases that come with smplan, in English and German: one phrase of one of them is in the comment.
        lists: Vec<EmergencyList> [not shown "it is for programs; `smplan who` and `smplan triage` tell of it"],
        /// These take back what they overlap: `video game` takes back `game`, and not `caught fire` elsewhere in the comment.
        not: Vec<Spanned<Text>> [not shown "it is for programs; `smplan who` and `smplan triage` tell of it"],
        /// None of these is anywhere in it.
        unless: Vec<Spanned<Text>> [not shown "it is for programs; `smplan who` and `smplan triage` tell of it"],
        /// How many letters of a phrase may be wrong, missing or too many: `refudn` is taken for `refund`. Words with fewer than five letters, and first letters, have to be right.
        typos: Typos [default in words "0"] [not shown "it is for programs; `smplan who` and `smplan triage` tell of it"],
        /// It stands on one of these channels.
        channels: Vec<Spanned<ChannelId>> [not shown "it is for programs; `smplan who` and `smplan triage` tell of it"],
    }
}

impl TriageRow {
    /// Whether it is for people in danger: it uses a list of phrases for emergencies, or its kind says so in English or German.
    pub fn is_for_emergencies(&self) -> bool {
        const BEGINNINGS: [&str; 17] = [
            "threat",
            "safety",
            "danger",
            "emergenc",
            "injur",
            "harm",
            "suicid",
            "fire",
            "illness",
            "dox",
            "poison",
            "notfall",
            "gefahr",
            "bedroh",
            "drohung",
            "verletz",
            "sicherheit",
        ];
        let has_list = self.r#match.get().is_some_and(|of_row| !of_row.lists.items().is_empty());
        let kind = self.kind.get().map(|kind| kind.to_lowercase()).unwrap_or_default();
        let mut words = kind.split(|letter: char| !letter.is_alphanumeric());
        has_list || words.any(|word| BEGINNINGS.iter().any(|beginning| word.starts_with(beginning)))
    }
}

impl Match {
    /// Whether a letter of its phrases may be wrong.
    pub fn forgives_typos(&self) -> bool {
        self.typos.get().is_some_and(|typos| typos.0 > 0)
    }

    /// Whether it asks for nothing, so that every comment fits.
    pub fn takes_all(&self) -> bool {
        let words = [&self.any, &self.not, &self.unless];
        words.iter().all(|words| words.is_missing()) && self.lists.is_missing() && self.channels.is_missing()
    }
}

words! {
    /// Lists of phrases by which emergencies are recognised.
    pub enum EmergencyList {
        /// Brakes that fail, gas, weapons, people who are trapped.
        ThreatOrSafety = "threat-or-safety",
        /// Injuries, illness, ambulances.
        IllOrInjured = "ill-or-injured",
        /// Fire and smoke.
        Fire = "fire",
        /// People who want to hurt or kill themselves.
        SelfHarm = "self-harm",
        /// Children who are ill, hurt, lost or abused.
        Minors = "minors",
        /// Threats, stalking, addresses that are made public.
        ThreatsAndDoxxing = "threats-and-doxxing",
        /// Water and food that make people ill.
        WaterAndFood = "water-and-food",
    }
}

/// How many letters of a phrase may be wrong: none or one. Two would take other words for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Typos(pub u8);

impl Decode for Typos {
    const SHAPE: Shape = Shape::Value("0 or 1", Plain::Between(0, 1));

    fn decode<'t>(node: Node<'t>, _at: Span, reader: &mut Reader<'t>) -> Option<Typos> {
        let text = reader.scalar(node, "0 or 1")?.text;
        if let "0" | "1" = text {
            return Some(Typos(u8::from(text == "1")));
        }
        let found = format!("`{}`", clip(text));
        reader
            .wrong_type(node, "0 or 1", &found)
            .help("write 1 where one letter may be wrong; two would be another word");
        None
    }
}

words! {
    /// What is done with a comment.
    pub enum Respond {
        Reply = "reply",
        Private = "private",
        Correct = "correct",
        Hide = "hide",
        Monitor = "monitor",
        Optional = "optional",
        None = "none",
    }
}
