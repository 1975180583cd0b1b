//! Those who are told: who they are, how they are told, and whether they can answer.

use crate::duty::Minute;
use crate::plan::{LadderStep, Notify, Plan};
use crate::response::{self, Call, Notified, Reach, Timeline};
use crate::view::rehearsal::clock::Clock;
use crate::view::{Day, Named, people};
use serde::Serialize;

/// Somebody who is told.
#[derive(Debug, Serialize)]
pub struct NotifiedPerson {
    /// The person; where nobody holds the role, the role.
    pub who: Named,
    /// The role for which they are told; nothing where they are named themselves.
    pub role: Option<Named>,
    /// Whether they are told because the one whom the step names first may not answer.
    pub stands_in: bool,
    /// How they are told.
    pub how: Vec<ContactWay>,
    /// Whether they can answer then.
    pub can_answer: bool,
    /// Whether the first answer is theirs, or could be.
    pub answers: bool,
    /// Whether they are on duty, and why not.
    pub state: Availability,
}

/// One way to reach somebody.
#[derive(Clone, Debug, Serialize)]
#[serde(tag = "is", rename_all = "kebab-case")]
pub enum ContactWay {
    Phone {
        /// As people read it.
        number: String,
    },
    TextMessage {
        /// As people read it.
        number: String,
    },
    Chat {
        /// The name in the chat.
        name: String,
    },
    Mail {
        /// The address for e-mail.
        address: String,
    },
}

/// Whether somebody who is told can answer then.
#[derive(Clone, Debug, Serialize)]
#[serde(tag = "is", rename_all = "kebab-case")]
pub enum Availability {
    /// They are there.
    There,
    /// They are on leave, and somebody stands in and is there.
    StandIn {
        /// Who stands in.
        by: Named,
    },
    /// They are not there.
    OffDuty {
        /// When they are on duty again; nothing where that is further off than is looked.
        until: Option<String>,
    },
    /// They are on leave, and whoever stands in is not there either.
    OnLeave {
        /// Who stands in.
        cover: Option<Named>,
        /// When somebody is on duty again; nothing where that is further off than is looked.
        until: Option<String>,
    },
    /// They have left.
    Left {
        /// Their last day.
        last: Day,
    },
    /// They have not come yet.
    NotYet {
        /// Their first day.
        first: Day,
    },
    /// Nobody knows: the plan has no hours of theirs.
    NoHours,
    /// They do not answer in this rehearsal.
    Silent,
    /// They may not answer at this step.
    MayNotAnswer,
    /// A program: it answers nobody.
    Program,
    /// Nobody in particular, or a role that nobody holds.
    Nobody,
}

impl Availability {
    /// At an instant.
    fn of(plan: &Plan, clock: &Clock, reach: &Reach<'_>, now: Minute) -> Availability {
        let belongs = |id: &str| plan.belongs_on(id, response::day_at(plan, now));
        let instant = |at: &Option<Minute>| at.map(|at| clock.timestamp(at));
        match reach {
            Reach::There => Availability::There,
            Reach::StandIn(other) => Availability::StandIn { by: people::named(plan, other) },
            Reach::Away(at) => Availability::OffDuty { until: instant(at) },
            Reach::OnLeave(leave, at) => Availability::OnLeave {
                cover: leave.cover.get().filter(|id| belongs(id)).map(|id| people::named(plan, id)),
                until: instant(at),
            },
            Reach::Left(last) => Availability::Left { last: Day(*last) },
            Reach::NotYet(first) => Availability::NotYet { first: Day(*first) },
            Reach::Unknown => Availability::NoHours,
            Reach::Silent => Availability::Silent,
            Reach::MayNot => Availability::MayNotAnswer,
            Reach::Machine => Availability::Program,
            Reach::Nobody => Availability::Nobody,
        }
    }
}

impl NotifiedPerson {
    pub(super) fn of(
        plan: &Plan,
        clock: &Clock,
        notified: &Notified<'_>,
        call: &Call<'_>,
        played: &Timeline<'_>,
    ) -> NotifiedPerson {
        let is_able = !matches!(
            notified.reach,
            Reach::Unknown | Reach::Silent | Reach::MayNot | Reach::Machine | Reach::Nobody
        );
        let by = played.answer.as_ref().map(|answer| answer.by.as_slice()).unwrap_or_default();
        NotifiedPerson {
            who: people::named(plan, notified.person.unwrap_or(notified.owner)),
            role: notified.person.and_then(|_| role_of(plan, notified.owner)),
            stands_in: notified.is_backup,
            how: notified.person.map(|person| contact_ways(plan, person, call.step)).unwrap_or_default(),
            can_answer: matches!(notified.reach, Reach::There | Reach::StandIn(_)),
            answers: is_able && by.iter().any(|one| Some(one.person) == notified.person),
            state: Availability::of(plan, clock, &notified.reach, call.at),
        }
    }
}

/// The role of an owner; nothing for a person.
pub(super) fn role_of(plan: &Plan, owner: &str) -> Option<Named> {
    plan.person(owner).is_none().then(|| people::named(plan, owner))
}

/// How a person is told at a step.
pub(super) fn contact_ways(plan: &Plan, person: &str, step: Option<&LadderStep>) -> Vec<ContactWay> {
    let Some(entry) = plan.person(person) else { return Vec::new() };
    let reach = people::all_ways(plan, entry);
    let phone = || reach.phone.clone().map(|number| ContactWay::Phone { number });
    let text_message = || reach.phone.clone().map(|number| ContactWay::TextMessage { number });
    let chat = || reach.chat.clone().map(|name| ContactWay::Chat { name });
    let mail = || reach.email.clone().map(|address| ContactWay::Mail { address });
    let wanted = step.map(|step| step.notify.items()).unwrap_or_default();
    let ways = wanted.iter().filter_map(|way| match way {
        Notify::Phone => phone(),
        Notify::Sms => text_message(),
        Notify::Chat => chat(),
        Notify::Email => mail(),
    });
    let ways: Vec<ContactWay> = ways.collect();
    if ways.is_empty() { phone().or_else(chat).or_else(mail).into_iter().collect() } else { ways }
}
