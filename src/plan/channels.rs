//! The `channels` section: every point where people meet the organisation, phones and counters included.

use crate::format::decode::{Decode, OneOrMany};
use crate::format::disclosed::Disclosed;
use crate::format::either::either;
use crate::format::map::{Map, decode_map};
use crate::format::reader::Reader;
use crate::format::record::{record, words};
use crate::format::reference::Target;
use crate::format::shape::Shape;
use crate::format::values::{
    Cadence, Duration, Email, Hours, Language, Number, Phone, Text, TimeZone, Url, WeekMoment, WholeNumber,
};
use crate::plan::ids::{AudienceId, ChannelId, MessageId, OwnerId, PersonId, PillarId};
use crate::plan::messages::NamedValues;
use crate::source::{Span, Spanned};
use crate::syntax::{Content, Node};

record! {
    /// A channel: an account, a review site, a phone, a form, a counter.
    pub struct Channel, "a channel" {
        /// What it is called in documents, in place of its id.
        name: Text [public],
        /// Which service it is; gives the limits for texts.
        platform: Platform [required] [public],
        /// What kind of channel it is.
        kind: ChannelKind [default in words "by platform"] [public],
        /// Who can read what is said there.
        visibility: Visibility [default in words "by platform and kind"] [public],
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
        /// How often something is posted, and when.
        cadence: CadenceRange [public],
        /// Which subjects are posted there, with their share in percent (together 100), or as a list without shares.
        mix: Mix [internal Publishing],
        /// The zone of its posts.
        time_zone: TimeZone [default in words "plan.time_zone"] [public],
        /// The accounts that it stands for, where it is a class of them: one for each store, for each team.
        accounts: Accounts [public],
        /// How often a status page is updated.
        update_every: Duration [public] [tighter Less],
        /// How it sounds, beside the voice of all content, and who is seen to speak.
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

    /// The visibility as written, else the usual one of the platform, else that of the kind.
    pub fn usual_visibility(&self) -> Visibility {
        let platform = self.platform.copied().filter(|_| self.kind.is_missing());
        let usual = || self.usual_kind().usual_visibility();
        self.visibility.copied().or_else(|| platform?.own_visibility()).unwrap_or_else(usual)
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
    /// How often something is posted, at least and at most, and at what times.
    #[seen whole]
    pub struct CadenceRange, "the cadence" {
        /// At least so often.
        min: Cadence,
        /// At most so often.
        max: Cadence,
        /// The times of the week at which posts usually go out, such as `["Mo-Fr 12:30", "Sa 10:00"]`.
        times: Vec<WeekMoment>,
        /// The shortest time between two posts.
        min_gap: Duration,
        /// How often each kind of post comes: `{story: {min: 1, max: 3, per: 1d}}`.
        by_format: NamedValues<FormatCadence>,
    }
}

record! {
    /// How often one kind of post comes.
    #[seen whole]
    pub struct FormatCadence, "the cadence of a kind of post" {
        /// At least so many.
        min: WholeNumber,
        /// At most so many.
        max: WholeNumber,
        /// In which time.
        per: Duration [required],
    }
}

record! {
    /// How a channel sounds, and who is seen to speak there.
    #[seen whole]
    pub struct Voice, "the voice" {
        /// How answers are signed, such as `first-name`.
        signed_by: Text,
        /// How it sounds: warm, dry, official.
        tone: Text,
        /// The languages in which it writes.
        languages: Vec<Language>,
        /// What it does without there: slang, emoji.
        avoid: Vec<Text>,
    }
}

record! {
    /// A class of accounts that one channel stands for.
    pub struct Accounts, "the accounts" {
        /// How many there are.
        count: WholeNumber [public],
        /// Where they are listed, in words or as a link; it is not read.
        list: Text [private Accounts],
        /// Who keeps the list.
        owner: OwnerId [public],
    }
}

/// The subjects of a channel: their shares, or which they are.
#[derive(Clone, Debug)]
pub enum Mix {
    Shares(Map<Number>),
    Subjects(Vec<PillarId>),
}

impl Decode for Mix {
    const SHAPE: Shape = Shape::Either(
        &Shape::Map("subject", &Number::SHAPE),
        &Shape::List(&Shape::Id("a subject of `content.pillars`")),
    );

    fn decode<'t>(node: Node<'t>, at: Span, reader: &mut Reader<'t>) -> Option<Mix> {
        match node.content() {
            Content::Mapping => decode_map(node, at, reader, |reader, key| {
                reader.refer(Target::Pillar, key);
                key.key().unwrap_or_default().into()
            })
            .map(Mix::Shares),
            _ => Vec::decode(node, at, reader).map(Mix::Subjects),
        }
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
        Newsletter = "newsletter",
        Blog = "blog",
        App = "app",
        Podcast = "podcast",
        SiteBanner = "site-banner",
        StatusPage = "status-page",
        Github = "github",
        Gitlab = "gitlab",
        Forum = "forum",
        Nextdoor = "nextdoor",
        Telegram = "telegram",
        Intranet = "intranet",
        Print = "print",
        InStoreScreen = "in-store-screen",
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
            Platform::Reddit
            | Platform::Discord
            | Platform::Github
            | Platform::Gitlab
            | Platform::Forum
            | Platform::Nextdoor => ChannelKind::Forum,
            Platform::Whatsapp | Platform::Slack | Platform::Sms | Platform::Chat | Platform::Telegram => {
                ChannelKind::Messaging
            }
            Platform::GoogleBusiness
            | Platform::Yelp
            | Platform::Trustpilot
            | Platform::Tripadvisor
            | Platform::AppleAppStore
            | Platform::GooglePlay => ChannelKind::ReviewSite,
            Platform::Phone => ChannelKind::Phone,
            Platform::Email | Platform::Newsletter => ChannelKind::Email,
            Platform::Form => ChannelKind::Form,
            Platform::InPerson | Platform::Print | Platform::InStoreScreen => ChannelKind::InPerson,
            Platform::Web
            | Platform::Blog
            | Platform::App
            | Platform::Podcast
            | Platform::SiteBanner
            | Platform::StatusPage
            | Platform::Intranet
            | Platform::Other => ChannelKind::Web,
        }
    }

    /// Who can read what is said there, where that is not as on other channels of its kind.
    fn own_visibility(self) -> Option<Visibility> {
        match self {
            Platform::Telegram | Platform::Print | Platform::InStoreScreen => Some(Visibility::Public),
            Platform::Intranet => Some(Visibility::Internal),
            _ => None,
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
