//! The `people` and `roles` sections: who does the work, and when they are there.

use crate::format::decode::{Decode, Field, OneOrMany, Said};
use crate::format::disclosed::Disclosed;
use crate::format::map::{Map, decode_map};
use crate::format::reader::{Reader, mended};
use crate::format::record::{record, words};
use crate::format::redaction::Redaction;
use crate::format::reference::Target;
use crate::format::shape::Shape;
use crate::format::values::{
    Country, Date, DayOrTime, Duration, Email, Hours, Language, Number, Phone, Text, TimeOfDay, TimeZone,
    TurnLength,
};
use crate::plan::ids::{OwnerId, PersonId};
use crate::source::{Span, Spanned};
use crate::syntax::{Content, Node};
use std::collections::HashSet;

record! {
    /// Somebody who works with the plan. At least one of `email`, `phone` and `chat` is needed.
    pub struct Person, "a person" {
        /// Full name.
        name: Text [required] [internal Names],
        /// Job title.
        title: Text [public],
        /// Where mail reaches them.
        email: Email [required when "neither `phone` nor `chat` is given"] [private PersonContacts],
        /// Where a call reaches them, with country code.
        phone: Phone [required when "they are on an escalation path of severity high or critical"] [private PersonContacts],
        /// Name in the team's chat.
        chat: Text [required when "neither `email` nor `phone` is given"] [private PersonContacts],
        /// The zone of their hours.
        time_zone: TimeZone [default in words "plan.time_zone"] [internal Presence],
        /// Country or region whose public holidays they have: `IE`, `DE-BY`, `GB-ENG`.
        country: Country [default in words "that of the locations that bind them, else plan.country"] [internal Presence] [not shown "it says which public holidays count"],
        /// Working hours.
        hours: Hours [internal Presence],
        /// Hours in which they can be reached although they are not at work; counts on closed days too.
        on_call: Hours [private Presence],
        /// Planned absence.
        leave: Vec<Leave> [private Presence],
        /// Languages that they answer in.
        languages: Vec<Language> [public],
        /// What they can do that others cannot, as ids: `de-escalation`.
        skills: Vec<Text> [public],
        /// First day in this job; before it they are not counted on.
        from: Date [private Presence],
        /// Last day in this job; after it they are not counted on.
        until: Date [private Presence],
        /// Fields for colleagues that everybody may see all the same, such as `[name]`.
        public: Disclosed<Person> [public] [not shown "it says what else is shown"],
    }
}

record! {
    /// Days on which a person is away, both ends included.
    #[seen whole]
    pub struct Leave, "a leave" {
        /// First day.
        from: Spanned<Date> [required],
        /// Last day.
        to: Spanned<Date> [required],
        /// Who stands in; of a role with a rota whoever has the turn. Without it, and while they are not there, another holder of a rota stands in for the turn, in their `hours`.
        cover: OwnerId,
    }
}

impl Person {
    /// Whether their last day in this job is over.
    pub fn has_left(&self, today: Date) -> bool {
        self.until.copied().is_some_and(|until| until < today)
    }

    /// Whether they are in the team on a day: they have come, and have not left.
    pub fn belongs_on(&self, day: Date) -> bool {
        !self.has_left(day) && self.from.copied().is_none_or(|from| from <= day)
    }

    /// Whether nobody knows when they are on duty: neither `hours` nor `on_call` is written, or one cannot be read.
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
        held_by: Holding [required by "role-unheld"] [public],
        /// What the role is called.
        title: Text [public],
        /// Department, such as communications or operations.
        department: Text [public],
        /// Skills that every holder has.
        needs_skills: Vec<Text> [public],
        /// What the role may do without asking.
        authority: Authority [internal Authority],
        /// Systems that the role can open.
        access: Vec<Text> [internal SignIn],
        /// What the role does, in the words of whoever gives it.
        duties: Vec<Text> [public],
        /// What the role does not do.
        not_for: Vec<Text> [public],
        /// Who of the holders has the duty in which week.
        rota: Rota [internal Presence],
        /// Whether it is held outside the organisation: an agency, counsel.
        external: bool [default false] [public],
        /// After how long the role is given again.
        term: Duration [public],
        /// Fields for colleagues that everybody may see all the same, such as `[authority]`.
        public: Disclosed<Role> [public] [not shown "it says what else is shown"],
    }
}

/// Who holds a role: named people in order, or whoever each location binds.
#[derive(Clone, Debug)]
pub enum Holding {
    People(Vec<PersonId>),
    Location,
}

impl Decode for Holding {
    const SHAPE: Shape =
        Shape::Either(&Shape::List(&Shape::Id("a person")), &Shape::Words(&["location"], &[]));

    fn decode<'t>(node: Node<'t>, at: Span, reader: &mut Reader<'t>) -> Option<Holding> {
        match node.content() {
            Content::Scalar(scalar) if scalar.text == "location" => Some(Holding::Location),
            _ => Vec::decode(node, at, reader).map(Holding::People),
        }
    }

    fn redact(&mut self, redaction: &mut Redaction) -> bool {
        match self {
            Holding::People(people) => people.redact(redaction),
            Holding::Location => true,
        }
    }

    fn say<'p>(&'p self, at: Span, said: &mut Said<'p>) {
        match self {
            Holding::People(people) => people.say(at, said),
            Holding::Location => {}
        }
    }
}

record! {
    /// What a role, or a step of an escalation path, may do without asking.
    #[seen whole]
    pub struct Authority, "the authority" {
        /// What they may do.
        may: Vec<May> [tighter Subset],
        /// How much they may give away.
        credit: Credit,
        /// Rewards that they may give.
        reward: Text,
    }
}

record! {
    /// How much may be given away, and in which time.
    #[seen whole]
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
    /// A cyclic duty: people take turns. Whose turn it is, and how many each has, says `smplan rota`.
    #[seen whole]
    pub struct Rota, "the rota" {
        /// How long each turn is, by the clock: one of 12 hours is longer or shorter in the nights when clocks change. Hours that do not divide a day, such as `5h`, are real hours.
        every: TurnLength [default "1w"],
        /// The day on which the first turn begins; before it nobody has one.
        starts: Date [required by "rota-without-starts"] [default "2026-01-05"],
        /// The time of the day at which the duty is handed over.
        at: TimeOfDay [default "00:00"],
        /// The zone of that time, and of `hours`.
        time_zone: TimeZone [default in words "plan.time_zone"],
        /// When whoever has the turn is on call, on closed days too; without it a turn adds no hours to their own.
        hours: Hours,
        /// Who follows whom.
        order: Vec<PersonId>,
        /// What is otherwise from a day on, the earliest first: people who come or go, longer turns. What was before stays as it is.
        changes: Vec<RotaChange>,
        /// Turns that others take, one after the other: an illness, a weekend. They win over `order` and `changes`.
        swaps: Vec<Swap>,
    }
}

record! {
    /// How a rota goes on from a day on. What is not written stays as it was.
    #[seen whole]
    pub struct RotaChange, "a change of a rota" {
        /// The day on which the first turn begins in the new order, at the time of the hand-over; later than `starts` and than the changes before it. A turn that runs then ends there.
        from: Date [required],
        /// Who follows whom from then on; the first has the turn that begins on `from`.
        order: Vec<PersonId> [required],
        /// How long each turn is from then on.
        every: TurnLength [default in words "as before"],
        /// The time of the day at which the duty is handed over from then on, and on `from` itself.
        at: TimeOfDay [default in words "as before"],
        /// The zone of that time, and of `hours`, from then on.
        time_zone: TimeZone [default in words "as before"],
        /// When whoever has the turn is on call from then on.
        hours: Hours [default in words "as before"],
    }
}

record! {
    /// A turn that somebody else takes, or the part of turns from one day or time to another. Whoever takes it is not there on their own leave.
    pub struct Swap, "a swap" {
        /// The day on which the turn begins; with its time where several begin on it: `"2026-04-20 19:00"`.
        turn: DayOrTime [required when "neither `from` nor `to` is written"] [public],
        /// Instead of a turn: the first day, from its midnight on, or a day with a time.
        from: DayOrTime [required when "`to` is written"] [public],
        /// The last day, until its midnight, or a day with the time at which it ends. Both have a time, or neither.
        to: DayOrTime [required when "`from` is written"] [public],
        /// Who had it.
        r#for: Spanned<PersonId> [required] [public],
        /// Who has it now: anybody of the plan.
        by: Spanned<PersonId> [required] [public],
        /// Why, in a word; of a person, so that no document for everybody has it.
        why: Text [private Presence],
    }
}

impl Rota {
    /// Whether something was written that could not be read, so that nobody knows whose turn it is.
    pub fn is_unreadable(&self) -> bool {
        let of_change = |change: &RotaChange| {
            change.from.is_unreadable()
                || change.order.is_unreadable()
                || change.every.is_unreadable()
                || change.at.is_unreadable()
                || change.time_zone.is_unreadable()
        };
        let of_swap = |swap: &Swap| {
            let times = [&swap.turn, &swap.from, &swap.to];
            times.iter().any(|time| time.is_unreadable())
                || swap.r#for.is_unreadable()
                || swap.by.is_unreadable()
        };
        self.every.is_unreadable()
            || self.starts.is_unreadable()
            || self.at.is_unreadable()
            || self.time_zone.is_unreadable()
            || self.changes.is_unreadable()
            || self.swaps.is_unreadable()
            || self.changes.items().iter().any(of_change)
            || self.swaps.items().iter().any(of_swap)
    }

    /// Everybody who has a turn, or had one, each once: those of `order` before those who came later.
    pub fn everybody(&self) -> Vec<&str> {
        let changes = self.changes.items().iter().flat_map(|change| change.order.items());
        let swaps = self.swaps.items().iter().filter_map(|swap| swap.by.get()).map(|by| &by.value);
        let all = self.order.items().iter().chain(changes).chain(swaps);
        let mut seen = HashSet::new();
        all.map(|person| &**person).filter(|person| seen.insert(*person)).collect()
    }

    /// All hours in which whoever has the turn is on call, each with where its time zone is written.
    pub fn all_hours(&self) -> impl Iterator<Item = (&Hours, &Field<TimeZone>)> {
        let of_changes = self.changes.items().iter().filter_map(|change| {
            let zone = if change.time_zone.is_missing() { &self.time_zone } else { &change.time_zone };
            Some((change.hours.get().or(self.hours.get())?, zone))
        });
        let first = self.hours.get().map(|hours| (hours, &self.time_zone));
        first.into_iter().chain(of_changes)
    }
}

words! {
    /// What somebody may do without asking.
    pub enum May {
        Acknowledge = "acknowledge",
        Apologise = "apologise" | "apologize",
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

    fn redact(&mut self, redaction: &mut Redaction) -> bool {
        self.0.redact(redaction)
    }

    fn say<'p>(&'p self, at: Span, said: &mut Said<'p>) {
        self.0.say(at, said);
    }
}
