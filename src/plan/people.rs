//! The `people` and `roles` sections: who does the work, and when they are there.

use crate::format::decode::{Decode, Map, OneOrMany, decode_map};
use crate::format::reader::{Reader, mended};
use crate::format::record::{record, words};
use crate::format::reference::Target;
use crate::format::shape::Shape;
use crate::format::values::{
    Anything, Date, Duration, Email, Hours, Language, Number, Phone, Text, TimeOfDay, TimeZone,
};
use crate::plan::ids::{OwnerId, PersonId};
use crate::source::{Span, Spanned};
use crate::syntax::{Content, Node};

record! {
    /// Somebody who works with the plan. At least one of `email`, `phone` and `chat` is needed.
    pub struct Person, "a person" {
        /// Full name.
        name: Text [required],
        /// Job title.
        title: Text,
        /// Where mail reaches them.
        email: Email [required when "neither `phone` nor `chat` is given"],
        /// Where a call reaches them, with country code.
        phone: Phone [required when "they are on a ladder of severity high or critical"],
        /// Name in the team's chat.
        chat: Text [required when "neither `email` nor `phone` is given"],
        /// The zone of their hours.
        time_zone: TimeZone [default "plan.time_zone"],
        /// Working hours.
        hours: Hours,
        /// Hours in which they can be reached although they are not at work; counts on closed days too.
        on_call: Hours,
        /// Planned absence.
        leave: Vec<Leave>,
        /// Languages that they answer in.
        languages: Vec<Language>,
        /// What they can do that others cannot, as ids: `de-escalation`.
        skills: Vec<Text>,
        /// Last day in this job.
        until: Date,
    }
}

record! {
    /// Days on which a person is away, both ends included.
    pub struct Leave, "a leave" {
        /// First day.
        from: Spanned<Date> [required],
        /// Last day.
        to: Spanned<Date> [required],
        /// Who stands in.
        cover: OwnerId,
    }
}

impl Person {
    /// Whether nobody knows when they are there: neither `hours` nor `on_call` is written, or one cannot be read.
    pub fn has_unknown_hours(&self) -> bool {
        let fields = [&self.hours, &self.on_call];
        fields.iter().any(|hours| hours.is_unreadable()) || fields.iter().all(|hours| hours.is_missing())
    }
}

impl Leave {
    /// The first and the last day; `None` where one of them is not there.
    pub fn days(&self) -> Option<(Date, Date)> {
        Some((self.from.get()?.value, self.to.get()?.value))
    }
}

record! {
    /// A task that people hold; it stays when people change.
    pub struct Role, "a role" {
        /// The people who hold it, the first one before the others, or `location` where each store binds it.
        held_by: Holding [required by "no-named-team"],
        /// What the role is called.
        title: Text,
        /// Department, such as communications or operations.
        department: Text,
        /// Skills that every holder has.
        needs_skills: Vec<Text>,
        /// What the role may do without asking.
        authority: Authority,
        /// Systems that the role can open.
        access: Vec<Text>,
        /// What the role does not do.
        not_for: Vec<Text>,
        /// Who of the holders has the duty in which week.
        rota: Rota,
        /// Whether it is held outside the organisation: an agency, counsel.
        external: bool,
        /// After how long the role is given again.
        term: Duration,
    }
}

/// Who holds a role: named people in order, or whoever each location binds.
#[derive(Clone, Debug)]
pub enum Holding {
    People(Vec<PersonId>),
    Location,
}

impl Decode for Holding {
    const SHAPE: Shape = Shape::Either(&Shape::List(&Shape::Id("a person")), &Shape::Words(&["location"]));

    fn decode<'t>(node: Node<'t>, at: Span, reader: &mut Reader<'t>) -> Option<Holding> {
        match node.content() {
            Content::Scalar(scalar) if scalar.text == "location" => Some(Holding::Location),
            _ => Vec::decode(node, at, reader).map(Holding::People),
        }
    }
}

record! {
    /// What a role, or a step of a ladder, may do without asking.
    pub struct Authority, "the authority" {
        /// What they may do.
        may: Vec<May>,
        /// How much they may give away.
        credit: Credit,
        /// Rewards that they may give.
        reward: Anything,
    }
}

record! {
    /// How much may be given away, and in which time.
    pub struct Credit, "the credit" {
        /// The sum.
        amount: Number,
        /// Its currency, such as USD.
        currency: Text,
        /// For each case, or in each day, week, month or year.
        per: Per,
    }
}

record! {
    /// A cyclic duty: people take turns.
    pub struct Rota, "the rota" {
        /// How long each turn is.
        every: Duration,
        /// The day on which the first turn begins.
        starts: Date,
        /// The time of the day at which the duty is handed over.
        at: TimeOfDay [default "00:00"],
        /// The zone of that time.
        time_zone: TimeZone [default "plan.time_zone"],
        /// Who follows whom.
        order: Vec<PersonId>,
    }
}

words! {
    /// What somebody may do without asking.
    pub enum May {
        Acknowledge = "acknowledge",
        Apologise = "apologise",
        Hide = "hide",
        Block = "block",
        Refund = "refund",
        PausePublishing = "pause-publishing",
        ApproveStatement = "approve-statement",
        SpeakToMedia = "speak-to-media",
    }
}

words! {
    /// The span that a credit is for.
    pub enum Per { Case = "case", Day = "day", Week = "week", Month = "month", Year = "year" }
}

/// Which people hold which role at one place: `{store-manager: [pat, kim]}`.
#[derive(Clone, Debug)]
pub struct Binds(pub Map<OneOrMany<PersonId>>);

impl Decode for Binds {
    const SHAPE: Shape = Shape::Map("role", &Shape::OneOrMany(&Shape::Id("a person")));

    fn decode<'t>(node: Node<'t>, at: Span, reader: &mut Reader<'t>) -> Option<Binds> {
        decode_map(node, at, reader, |reader, key| {
            reader.refer(Target::Role, key);
            mended(key.key().unwrap_or_default())
        })
        .map(Binds)
    }
}
