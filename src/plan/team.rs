//! The sections `membership`, `tools`, `reports` and `notes`: how a team works, and what else there is to say.

use crate::format::record::{record, words};
use crate::format::values::{Duration, Text, Url};
use crate::plan::ids::OwnerId;

record! {
    /// How somebody joins a team, stays in it and leaves it.
    #[seen whole]
    pub struct Membership, "the section `membership`" {
        /// How somebody joins.
        joining: Text,
        /// How somebody leaves.
        leaving: Text,
        /// How the team decides: two thirds, no objection.
        vote: Text,
        /// After how long members are confirmed again.
        recertify_every: Duration,
        /// Where that is written down.
        agreement: Url,
    }
}

record! {
    /// A program or a service that the team works with.
    #[seen whole]
    pub struct Tool, "a tool" {
        /// What it is for.
        r#for: Text [required],
        /// Where it is.
        url: Url,
        /// Who looks after it.
        owner: OwnerId,
        /// Who has access.
        access: Vec<OwnerId>,
    }
}

record! {
    /// What is told to whom how often.
    #[seen whole]
    pub struct Report, "a report" {
        /// Who gets it.
        to: Vec<OwnerId> [required],
        /// How often.
        every: Duration [required],
        /// What is in it: goals, causes of complaints.
        what: Vec<Text>,
        /// Who writes it.
        owner: OwnerId,
    }
}

record! {
    /// Prose that documents show as it is.
    #[seen whole]
    pub struct Note, "a note" {
        /// The section behind which it stands; without it, or where that section is not shown, it stands at the end.
        after: NotePlace,
        /// The words, in Markdown.
        text: Text [required],
    }
}

words! {
    /// The section of the plan behind which a note stands.
    pub enum NotePlace {
        Situation = "situation",
        Goals = "goals",
        Strategy = "strategy",
        Actions = "actions",
        Calendar = "calendar",
        Campaigns = "campaigns",
        Audiences = "audiences",
        Channels = "channels",
        Content = "content",
        Publishing = "publishing",
        Listening = "listening",
        Triage = "triage",
        Moderation = "moderation",
        Playbooks = "playbooks",
        Messages = "messages",
        People = "people",
        Roles = "roles",
        Locations = "locations",
        Contacts = "contacts",
        Governance = "governance",
        Membership = "membership",
    }
}
