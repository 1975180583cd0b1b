//! The `channels` section: every point where people meet the organisation, phones and counters included.

use crate::format::decode::OneOrMany;
use crate::format::disclosed::Disclosed;
use crate::format::either::either;
use crate::format::record::{record, words};
use crate::format::values::{Cadence, Duration, Email, Hours, Phone, Text, Url};
use crate::plan::ids::{AudienceId, ChannelId, MessageId, OwnerId, PersonId};
use crate::source::Spanned;

record! {
    /// A channel: an account, a review site, a phone, a form, a counter.
    pub struct Channel, "a channel" {
        /// Which service it is; gives the limits for texts.
        platform: Platform [required] [public],
        /// What kind of channel it is.
        kind: ChannelKind [default in words "by platform"] [public],
        /// Who can read what is said there.
        visibility: Visibility [default in words "by kind"] [public],
        /// Name of the account.
        handle: Text [public],
        /// Its page.
        url: Url [public],
        /// Its phone number.
        number: Phone [public],
        /// Its e-mail address.
        address: Email [public],
        /// What the channel is for.
        purpose: Text [public],
        /// Whom it is for.
        audience: Vec<AudienceId> [public],
        /// Who answers for it; several take turns or share its hours.
        owner: OneOrMany<Spanned<OwnerId>> [required by "channel-unowned"] [public],
        /// Who can sign in; two people or more.
        admins: Vec<PersonId> [private SignIn],
        /// Whether signing in takes a second factor.
        two_factor: bool [internal SignIn] [tighter True],
        /// Where to turn when the account is lost: words or the id of a contact. Never the codes themselves.
        recovery: Text [internal SignIn],
        /// Where the channel is in its life.
        status: ChannelStatus [default ChannelStatus::Active] [public] [in force "active"],
        /// Hours in which somebody watches it.
        staffed: Hours [required when "`first_response` is given"] [public] [tighter Superset],
        /// How soon a person answers while it is staffed.
        first_response: FirstResponse [required when "it accepts complaints"] [public] [tighter Less],
        /// How soon a person answers outside those hours.
        first_response_off_hours: FirstResponse [public] [tighter Less],
        /// The message that is sent at once outside those hours.
        auto_reply: MessageId [public],
        /// What people may bring there.
        accepts: Vec<Accepts> [public] [tighter Superset],
        /// The private channel where a public conversation goes on.
        private_path: Spanned<ChannelId> [required when "it is public and accepts complaints"] [public],
        /// How often something is posted.
        cadence: CadenceRange [public],
        /// How often a status page is updated.
        update_every: Duration [public] [tighter Less],
        /// Who is seen to speak.
        voice: Voice [public],
        /// Fields for colleagues that everybody may see all the same, such as `[recovery]`.
        public: Disclosed<Channel> [public] [not shown "it says what else is shown"],
    }
}

either! {
    /// How soon a first answer comes: a time for a person, or one for the program and one for a person.
    pub enum FirstResponse {
        Human(Duration),
        Both(FirstResponses),
    }
}

impl FirstResponse {
    /// How soon a person answers.
    pub fn human(&self) -> Option<Duration> {
        match self {
            FirstResponse::Human(within) => Some(*within),
            FirstResponse::Both(both) => both.human.copied(),
        }
    }

    /// How soon a program does.
    pub fn automatic(&self) -> Option<Duration> {
        match self {
            FirstResponse::Human(_) => None,
            FirstResponse::Both(both) => both.automatic.copied(),
        }
    }
}

record! {
    /// The first answer of a program, and that of a person: a program alone keeps no promise.
    #[seen whole]
    pub struct FirstResponses, "the first answers" {
        /// How soon a program says that the message has arrived.
        automatic: Duration [tighter Less],
        /// How soon a person answers.
        human: Duration [required] [tighter Less],
    }
}

impl Channel {
    /// Who answers for it: nobody, one or several.
    pub fn owners(&self) -> impl Iterator<Item = &str> + Clone {
        self.owner.get().into_iter().flat_map(|owners| &owners.0).map(|owner| &*owner.value.0)
    }

    /// How soon a person answers while the channel is staffed.
    pub fn answers_within(&self) -> Option<Duration> {
        self.first_response.get()?.human()
    }

    /// How soon a person answers outside of its hours.
    pub fn answers_off_hours_within(&self) -> Option<Duration> {
        self.first_response_off_hours.get()?.human()
    }

    /// The kind as written, else the usual one of the platform.
    pub fn usual_kind(&self) -> ChannelKind {
        self.kind.copied().or(self.platform.copied().map(Platform::usual_kind)).unwrap_or(ChannelKind::Web)
    }

    /// The visibility as written, else the usual one of the kind.
    pub fn usual_visibility(&self) -> Visibility {
        self.visibility.copied().unwrap_or_else(|| self.usual_kind().usual_visibility())
    }

    pub fn is_public(&self) -> bool {
        self.usual_visibility() == Visibility::Public
    }

    /// Whether people meet the organisation there today.
    pub fn is_in_use(&self) -> bool {
        matches!(self.status(), ChannelStatus::Active | ChannelStatus::Dormant)
    }

    /// Whether somebody answers there now: it is neither planned, nor dormant, nor closed.
    pub fn is_answered(&self) -> bool {
        self.status() == ChannelStatus::Active
    }

    pub fn takes_complaints(&self) -> bool {
        self.accepts.items().contains(&Accepts::Complaints)
    }

    /// Whether playbooks that name no channels apply there.
    pub fn takes_complaints_in_public(&self) -> bool {
        self.takes_complaints() && self.is_public()
    }
}

record! {
    /// How often something is posted, at least and at most.
    #[seen whole]
    pub struct CadenceRange, "the cadence" {
        /// At least so often.
        min: Cadence,
        /// At most so often.
        max: Cadence,
    }
}

record! {
    /// Who is seen to speak on a channel.
    #[seen whole]
    pub struct Voice, "the voice" {
        /// How answers are signed, such as `first-name`.
        signed_by: Text,
    }
}

words! {
    /// A service or a kind of channel.
    pub enum Platform {
        Facebook = "facebook",
        Instagram = "instagram",
        X = "x",
        Threads = "threads",
        Bluesky = "bluesky",
        Mastodon = "mastodon",
        Linkedin = "linkedin",
        Tiktok = "tiktok",
        Youtube = "youtube",
        Pinterest = "pinterest",
        Reddit = "reddit",
        Snapchat = "snapchat",
        Whatsapp = "whatsapp",
        Discord = "discord",
        Slack = "slack",
        GoogleBusiness = "google-business",
        Yelp = "yelp",
        Trustpilot = "trustpilot",
        Tripadvisor = "tripadvisor",
        AppleAppStore = "apple-app-store",
        GooglePlay = "google-play",
        Phone = "phone",
        Sms = "sms",
        Email = "email",
        Form = "form",
        Web = "web",
        Chat = "chat",
        InPerson = "in-person",
        Other = "other",
    }
}

impl Platform {
    fn usual_kind(self) -> ChannelKind {
        match self {
            Platform::Facebook
            | Platform::Instagram
            | Platform::X
            | Platform::Threads
            | Platform::Bluesky
            | Platform::Mastodon
            | Platform::Linkedin
            | Platform::Tiktok
            | Platform::Youtube
            | Platform::Pinterest
            | Platform::Snapchat => ChannelKind::OwnedSocial,
            Platform::Reddit | Platform::Discord => ChannelKind::Forum,
            Platform::Whatsapp | Platform::Slack | Platform::Sms | Platform::Chat => ChannelKind::Messaging,
            Platform::GoogleBusiness
            | Platform::Yelp
            | Platform::Trustpilot
            | Platform::Tripadvisor
            | Platform::AppleAppStore
            | Platform::GooglePlay => ChannelKind::ReviewSite,
            Platform::Phone => ChannelKind::Phone,
            Platform::Email => ChannelKind::Email,
            Platform::Form => ChannelKind::Form,
            Platform::InPerson => ChannelKind::InPerson,
            Platform::Web | Platform::Other => ChannelKind::Web,
        }
    }
}

words! {
    /// What kind of channel a channel is.
    pub enum ChannelKind {
        OwnedSocial = "owned-social",
        ReviewSite = "review-site",
        Messaging = "messaging",
        Phone = "phone",
        Email = "email",
        Form = "form",
        Web = "web",
        Forum = "forum",
        InPerson = "in-person",
        Paid = "paid",
    }
}

impl ChannelKind {
    fn usual_visibility(self) -> Visibility {
        match self {
            ChannelKind::OwnedSocial
            | ChannelKind::ReviewSite
            | ChannelKind::Web
            | ChannelKind::Forum
            | ChannelKind::Paid => Visibility::Public,
            ChannelKind::Messaging
            | ChannelKind::Phone
            | ChannelKind::Email
            | ChannelKind::Form
            | ChannelKind::InPerson => Visibility::Private,
        }
    }
}

words! {
    /// Who can read what is said on a channel.
    pub enum Visibility { Public = "public", Private = "private", Internal = "internal" }
}

words! {
    /// Where a channel is in its life.
    pub enum ChannelStatus { Planned = "planned", Active = "active", Dormant = "dormant", Closed = "closed" }
}

words! {
    /// What people may bring to a channel.
    pub enum Accepts { Complaints = "complaints", Questions = "questions", Praise = "praise", Orders = "orders" }
}
