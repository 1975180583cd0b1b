//! What goes out when: posts, slots and campaigns as the plan writes them.

use crate::plan::{self, Agreeable, Entry, Plan};
use crate::publishing::Agreements;
use crate::view::approvals::{Approvals, approvals};
use crate::view::facts::{Amount, Day, Duration, moment};
use crate::view::goals::goal_named;
use crate::view::publishing::sign_off_named;
use crate::view::{Named, humanize, people};
use schemars::JsonSchema;
use serde::Serialize;

#[derive(Debug, JsonSchema, Serialize)]
pub struct Post {
    /// Its id in the plan.
    pub id: String,
    /// The name of its place in the document, for links.
    pub anchor: String,
    /// What it is called.
    pub name: String,
    /// Where it goes out.
    pub channels: Vec<Named>,
    /// When, as the plan writes it.
    pub at: Option<PostTime>,
    /// The zone of its time, where that is not the zone of the plan.
    pub time_zone: Option<String>,
    /// How often it comes, where it is a slot.
    pub every: Option<Duration>,
    /// The first day of a slot.
    pub starts: Option<Day>,
    /// The last day of a slot.
    pub ends: Option<Day>,
    /// Who sees to it.
    pub owner: Option<Named>,
    /// How far it is: `idea`, `draft`, `ready`, `published` or `dropped`.
    pub status: &'static str,
    /// `ok` for what is published, `now` for what is ready, `plain` else.
    pub tone: &'static str,
    /// The words.
    pub text: Option<String>,
    /// What the picture shows.
    pub alt: Option<String>,
    /// The page to which it leads.
    pub link: Option<String>,
    /// The subject.
    pub pillar: Option<String>,
    /// What kind of post it is, in the words of the plan.
    pub format: Option<String>,
    /// The campaign.
    pub campaign: Option<Named>,
    /// The kind of sign-off that is written.
    pub sign_off: Option<Named>,
    /// Who agreed to it, and until when that holds.
    pub approvals: Approvals,
    /// Working time each time.
    pub effort: Option<Duration>,
}

/// When a post goes out.
#[derive(Debug, JsonSchema, Serialize)]
#[serde(tag = "is", rename_all = "kebab-case")]
pub enum PostTime {
    /// Once, at this local time.
    Once {
        /// As in ISO 8601, without a zone.
        at: String,
    },
    /// Again and again at this time of the day.
    Daily {
        /// `08:30`.
        time: String,
    },
    /// So long before or after a moment of its campaign.
    Counted {
        /// The moment, as the plan calls it.
        from: String,
        /// So long after it.
        after: Option<Duration>,
        /// So long before it.
        before: Option<Duration>,
    },
}

#[derive(Debug, JsonSchema, Serialize)]
pub struct Campaign {
    /// Its id in the plan.
    pub id: String,
    /// The name of its place in the document, for links.
    pub anchor: String,
    /// What it is called.
    pub title: String,
    /// The first day.
    pub starts: Option<Day>,
    /// The last day.
    pub ends: Option<Day>,
    /// The goals that it serves.
    pub goals: Vec<Named>,
    /// What it may cost.
    pub budget: Option<Amount>,
    /// How much of that is for ads and paid posts.
    pub paid: Option<Amount>,
    /// Who answers for it.
    pub owner: Option<Named>,
    /// Days and times that posts count from.
    pub moments: Vec<CampaignMoment>,
    /// Who takes part.
    pub partners: Vec<Named>,
    /// The hashtags of its posts.
    pub hashtags: Vec<String>,
    /// Its posts, in the order of the plan.
    pub posts: Vec<Named>,
}

/// A day and a time that posts count from.
#[derive(Debug, JsonSchema, Serialize)]
pub struct CampaignMoment {
    /// What it is called.
    pub name: String,
    /// The local time, as in ISO 8601, without a zone.
    pub at: String,
}

/// All posts, in a document with times of a zone.
pub(super) fn posts(plan: &Plan, zone: &str) -> Vec<Post> {
    let agreements = Agreements::of(plan);
    plan.calendar.entries().iter().map(|entry| post(plan, zone, &agreements, entry)).collect()
}

fn post(plan: &Plan, shown: &str, agreements: &Agreements<'_>, entry: &Entry<plan::CalendarEntry>) -> Post {
    let post = &entry.value;
    let zone = plan.zone_of_post(post);
    let status = post.status();
    Post {
        id: entry.id.to_string(),
        anchor: anchor(&entry.id),
        name: humanize::title(&entry.id),
        channels: people::channels_named(plan, &post.channel),
        at: post.at.get().and_then(time),
        time_zone: (*zone != *shown).then(|| zone.to_owned()),
        every: Duration::of(&post.every),
        starts: post.starts.get().map(|day| Day(day.value)),
        ends: post.ends.get().map(|day| Day(day.value)),
        owner: people::owner_of(plan, &post.owner),
        status: status.word(),
        tone: match status {
            plan::PostStatus::Published => "ok",
            plan::PostStatus::Ready => "now",
            plan::PostStatus::Idea | plan::PostStatus::Draft | plan::PostStatus::Dropped => "plain",
        },
        text: humanize::text(&post.text),
        alt: humanize::text(&post.alt),
        link: post.link.get().map(|link| link.to_string()),
        pillar: post.pillar.get().map(|pillar| humanize::title(pillar)),
        format: humanize::text(&post.format),
        campaign: post.campaign.get().map(|id| campaign_named(plan, id)),
        sign_off: post.sign_off.get().map(|id| sign_off_named(plan, id)),
        approvals: approvals(plan, agreements, Agreeable::Post(entry)),
        effort: Duration::of(&post.effort),
    }
}

/// The name of the place of a post in the document.
pub(super) fn anchor(id: &str) -> String {
    format!("post-{id}")
}

fn time(at: &plan::PostTime) -> Option<PostTime> {
    Some(match at {
        plan::PostTime::Moment(at) => PostTime::Once { at: moment(*at) },
        plan::PostTime::Time(time) => PostTime::Daily { time: time.to_string() },
        plan::PostTime::Counted(counted) => PostTime::Counted {
            from: humanize::word(&counted.from.get()?.value),
            after: Duration::of(&counted.after),
            before: Duration::of(&counted.before),
        },
    })
}

pub(super) fn campaigns(plan: &Plan) -> Vec<Campaign> {
    let mut posts: std::collections::HashMap<&str, Vec<Named>> = std::collections::HashMap::new();
    for entry in plan.calendar.entries() {
        if let Some(campaign) = entry.value.campaign.get() {
            let named = Named::new("post", &entry.id, Some(humanize::title(&entry.id)));
            posts.entry(campaign).or_default().push(named);
        }
    }
    let mut campaign = |entry: &Entry<plan::Campaign>| {
        let campaign = &entry.value;
        let budget = campaign.budget.get();
        let unit = budget.and_then(|budget| humanize::text(&budget.currency));
        let sum = |sum: Option<plan::Number>| sum.map(|sum| Amount { value: sum.0, unit: unit.clone() });
        let moments = campaign.moments.get().map(|moments| moments.0.entries()).unwrap_or_default();
        let tags = |name: &plan::HashtagSetName| {
            let set = plan.hashtag_sets().and_then(|sets| sets.entry(name));
            set.map_or_else(
                || vec![name.to_string()],
                |set| set.value.iter().map(|tag| tag.to_string()).collect(),
            )
        };
        Campaign {
            id: entry.id.to_string(),
            anchor: format!("campaign-{}", entry.id),
            title: title(entry),
            starts: campaign.starts.get().map(|day| Day(day.value)),
            ends: campaign.ends.get().map(|day| Day(day.value)),
            goals: campaign.serves.items().iter().map(|id| goal_named(plan, id)).collect(),
            budget: sum(budget.and_then(|budget| budget.amount.copied())),
            paid: sum(budget.and_then(|budget| budget.paid.copied())),
            owner: people::owner_of(plan, &campaign.owner),
            moments: moments
                .iter()
                .map(|one| CampaignMoment { name: humanize::title(&one.id), at: moment(one.value) })
                .collect(),
            partners: people::owners(plan, &campaign.partners),
            hashtags: campaign.hashtags.items().iter().flat_map(tags).collect(),
            posts: posts.remove(&*entry.id).unwrap_or_default(),
        }
    };
    plan.campaigns.entries().iter().map(&mut campaign).collect()
}

fn title(campaign: &Entry<plan::Campaign>) -> String {
    humanize::text(&campaign.value.title).unwrap_or_else(|| humanize::title(&campaign.id))
}

pub(super) fn campaign_named(plan: &Plan, id: &str) -> Named {
    Named::new("campaign", id, plan.campaigns.entry(id).map(title))
}
