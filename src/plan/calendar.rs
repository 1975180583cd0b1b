//! The `calendar` and `campaigns` sections: what goes out when.

use crate::format::decode::{Decode, OneOrMany, Said};
use crate::format::reader::{Reader, clip};
use crate::format::record::{record, words};
use crate::format::redaction::Redaction;
use crate::format::rule;
use crate::format::shape::{Plain, Shape};
use crate::format::values::{Date, Duration, Moment, Number, Text, TimeOfDay, Url};
use crate::plan::channels::Platform;
use crate::plan::ids::{CampaignId, ChannelId, GoalId, HashtagSetName, OwnerId, PillarId, SignOffId};
use crate::plan::messages::{Approved, NamedValues};
use crate::source::{Span, Spanned};
use crate::syntax::{Content, Node};
use std::borrow::Cow;

record! {
    /// A post that goes out, or a slot that is filled again and again.
    #[seen whole]
    pub struct CalendarEntry, "a calendar entry" {
        /// Where it goes out.
        channel: Vec<ChannelId> [required],
        /// When: a day and a time, with `every` a time, or so long before or after a moment of its campaign: `{from: launch, after: 20m}`.
        at: PostTime [required],
        /// How often it comes; then it is a slot, and `at` is a time.
        every: Duration,
        /// The first day of a slot; without it the first day of the plan.
        starts: Spanned<Date>,
        /// The last day of a slot; without it the last day of the plan.
        ends: Spanned<Date>,
        /// Who sees to it.
        owner: Spanned<OwnerId> [required by "slot-without-owner"],
        /// How far it is.
        status: PostStatus [default PostStatus::Draft],
        /// The words of the post.
        text: Text,
        /// What the picture shows, for those who cannot see it.
        alt: Text,
        /// The page to which it leads: https.
        link: Url,
        /// The subject that it belongs to.
        pillar: PillarId,
        /// What kind of post it is: picture, film, story.
        format: Text,
        /// The campaign that it belongs to.
        campaign: CampaignId,
        /// Which kind of sign-off it needs; without it the first whose `find` fits its text, else `usual`.
        sign_off: SignOffId,
        /// Who agreed to it: one, or all of them in the order of the sign-off.
        approved: OneOrMany<Approved>,
        /// Working time each time.
        effort: Duration,
    }
}

words! {
    /// How far a post is.
    pub enum PostStatus { Idea = "idea", Draft = "draft", Ready = "ready", Published = "published", Dropped = "dropped" }
}

impl CalendarEntry {
    /// Whether it is to go out: neither published already nor dropped.
    pub fn is_to_come(&self) -> bool {
        !matches!(self.status(), PostStatus::Published | PostStatus::Dropped)
    }

    /// Whether somebody has to see to it: it is more than an idea, and to go out.
    pub fn needs_care(&self) -> bool {
        matches!(self.status(), PostStatus::Draft | PostStatus::Ready)
    }

    /// The words as they go out on a platform: the link stands behind the text, unless it is in it already or the platform shows it
    /// elsewhere.
    pub fn words_on(&self, platform: Platform) -> Option<Cow<'_, str>> {
        let text: Option<&str> = self.text.get().map(|text| &**text);
        let link = self.link.get().filter(|_| !platform.shows_links_beside_the_text());
        match (text, link) {
            (Some(text), Some(link)) if !text.contains(&**link) => {
                Some(format!("{} {}", text.trim_end(), &**link).into())
            }
            (Some(words), _) => Some(words.into()),
            (None, link) => link.map(|link| Cow::from(&**link)),
        }
    }

    /// Whether it counts as a post on its channels.
    pub fn is_there(&self) -> bool {
        self.status() != PostStatus::Dropped
    }
}

/// When something goes out.
#[derive(Clone, Debug)]
pub enum PostTime {
    Moment(Moment),
    Time(TimeOfDay),
    Counted(CountedTime),
}

record! {
    /// A time that counts from a moment of the campaign.
    #[seen whole]
    pub struct CountedTime, "a time that counts from a moment" {
        /// The moment of its campaign.
        from: Spanned<Text> [required],
        /// So long after it.
        after: Duration,
        /// So long before it.
        before: Duration,
    }
}

impl Decode for PostTime {
    const SHAPE: Shape = Shape::Either(
        &Shape::Value("day and time such as 2026-12-24T09:00, or time such as \"08:30\"", Plain::Text),
        &CountedTime::SHAPE,
    );

    fn decode<'t>(node: Node<'t>, at: Span, reader: &mut Reader<'t>) -> Option<PostTime> {
        if matches!(node.content(), Content::Mapping) {
            return CountedTime::decode(node, at, reader).map(PostTime::Counted);
        }
        let text = reader.scalar(node, "a day and a time such as 2026-12-24T09:00")?.text;
        let time =
            Moment::parse(text).map(PostTime::Moment).or_else(|| TimeOfDay::parse(text).map(PostTime::Time));
        if time.is_none() {
            let message = format!("`{}` is neither a day with a time nor a time", clip(text));
            reader.find(rule::INVALID_DATE, node.span(), message).help(
                "write 2026-12-24T09:00 for a post, \"08:30\" where there is an `every`, or {from: launch, after: 20m}",
            );
        }
        time
    }

    fn redact(&mut self, redaction: &mut Redaction) -> bool {
        match self {
            PostTime::Moment(_) | PostTime::Time(_) => true,
            PostTime::Counted(counted) => counted.redact(redaction),
        }
    }

    fn say<'p>(&'p self, at: Span, said: &mut Said<'p>) {
        if let PostTime::Counted(counted) = self {
            counted.say(at, said);
        }
    }
}

record! {
    /// A campaign or an event: what belongs together, from one day to another.
    pub struct Campaign, "a campaign" {
        /// What it is called.
        title: Text [public],
        /// First day.
        starts: Spanned<Date> [public],
        /// Last day.
        ends: Spanned<Date> [public],
        /// The goals that it serves.
        serves: Vec<GoalId> [required by "campaign-without-goal"] [public],
        /// What it may cost.
        budget: CampaignBudget [private Money],
        /// Who answers for it.
        owner: Spanned<OwnerId> [public],
        /// Days and times that entries count from, by a name: `{launch: 2026-11-29T10:00}`.
        moments: NamedValues<Moment> [public],
        /// Who takes part from outside or from within.
        partners: Vec<OwnerId> [public],
        /// Sets of `content.hashtags.sets` that its posts carry.
        hashtags: Vec<HashtagSetName> [public],
    }
}

record! {
    /// What a campaign may cost.
    #[seen whole]
    pub struct CampaignBudget, "the budget of a campaign" {
        /// The whole sum.
        amount: Number,
        /// Its currency, such as EUR.
        currency: Text,
        /// How much of it is for ads and paid posts.
        paid: Number,
    }
}
