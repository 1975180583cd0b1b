//! How posts sound, what they are about, and the rules that they keep to.

use crate::plan::{self, Entry, Plan};
use crate::source::Spanned;
use crate::view::{Named, humanize, people};
use schemars::JsonSchema;
use serde::Serialize;

#[derive(Debug, JsonSchema, Serialize)]
pub struct Content {
    /// How the organisation speaks.
    pub voice: Option<String>,
    /// The subjects, each with its share.
    pub pillars: Vec<Pillar>,
    /// What is never posted about.
    pub not_covered: Vec<String>,
    /// What posts come back to.
    pub key_messages: Vec<String>,
    /// What is shared and not posted first.
    pub reshare_only: Vec<String>,
    /// What posts do and do not.
    pub rules: Vec<ContentRule>,
    /// Hashtags that go together.
    pub hashtag_sets: Vec<HashtagSet>,
    /// How many hashtags a post has.
    pub hashtag_counts: Vec<HashtagCount>,
    /// What pictures need; nothing where nothing is said of them.
    pub images: Option<Images>,
    /// What is done so that everybody can read it; nothing where nothing is.
    pub accessibility: Option<Accessibility>,
    /// Pages that say more.
    pub guides: Vec<Guide>,
}

/// A subject and its share.
#[derive(Debug, JsonSchema, Serialize)]
pub struct Pillar {
    /// The subject.
    pub name: String,
    /// What it is about.
    pub description: Option<String>,
    /// Its share of all posts, in percent.
    pub share: Option<f64>,
}

/// What posts do and do not.
#[derive(Debug, JsonSchema, Serialize)]
pub struct ContentRule {
    /// The name of its place in the document, for links.
    pub anchor: String,
    /// What posts do.
    pub r#do: Option<String>,
    /// What they do not.
    pub avoid: Option<String>,
    /// Why.
    pub why: Option<String>,
    /// Texts that keep to it.
    pub good: Vec<String>,
    /// Texts that do not.
    pub bad: Vec<String>,
    /// The words by which a text is known that breaks it.
    pub find: Vec<String>,
    /// The channels where it holds; everywhere where there are none.
    pub channels: Vec<Named>,
    /// The kinds of messages in which it holds: words of the format, such as `apology`.
    pub kinds: Vec<&'static str>,
}

/// Hashtags that go together.
#[derive(Debug, JsonSchema, Serialize)]
pub struct HashtagSet {
    /// What they are called together.
    pub name: String,
    /// The hashtags.
    pub tags: Vec<String>,
}

/// How many hashtags a post has.
#[derive(Debug, JsonSchema, Serialize)]
pub struct HashtagCount {
    /// The channel, or the platform by its word.
    pub channel: Named,
    /// Whether it is a platform.
    pub is_platform: bool,
    /// At least so many.
    pub min: Option<u32>,
    /// At most so many.
    pub max: Option<u32>,
}

/// What pictures need before they are published.
#[derive(Debug, JsonSchema, Serialize)]
pub struct Images {
    /// What somebody who can be recognised agrees to, and how.
    pub consent: Option<String>,
    /// Where that is kept.
    pub records: Option<String>,
    /// Whether children are shown.
    pub minors: Option<String>,
}

/// What is done so that everybody can read and see what is published.
#[derive(Debug, JsonSchema, Serialize)]
pub struct Accessibility {
    /// Whether pictures are described.
    pub alt_text: Option<String>,
    /// Whether films have captions.
    pub captions: Option<String>,
    /// How hashtags are written.
    pub hashtags: Option<String>,
}

/// A page that says more.
#[derive(Debug, JsonSchema, Serialize)]
pub struct Guide {
    /// What it is called.
    pub title: String,
    /// Its address.
    pub url: Option<String>,
    /// The file in which it is, from the folder of the plan.
    pub file: Option<String>,
}

pub(super) fn content(plan: &Plan) -> Option<Content> {
    let content = plan.content.get()?;
    let pillars = content.pillars.get().map(|pillars| pillars.0.entries()).unwrap_or_default();
    let pillar = |pillar: &Entry<plan::Pillar>| Pillar {
        name: humanize::title(&pillar.id),
        description: pillar.value.description().map(str::to_owned),
        share: pillar.value.share(),
    };
    let hashtags = content.hashtags.get();
    let sets = hashtags.and_then(|hashtags| hashtags.sets.get());
    let sets = sets.map(|sets| sets.0.entries()).unwrap_or_default();
    let counts = hashtags.and_then(|hashtags| hashtags.count.get());
    let counts = counts.map(|counts| counts.0.entries()).unwrap_or_default();
    let guide = |guide: &plan::Guide| Guide {
        title: humanize::text(&guide.title).unwrap_or_default(),
        url: guide.url.get().map(|url| url.to_string()),
        file: humanize::text(&guide.file),
    };
    Some(Content {
        voice: humanize::text(&content.voice),
        pillars: pillars.iter().map(pillar).collect(),
        not_covered: humanize::texts(&content.not_covered),
        key_messages: humanize::texts(&content.key_messages),
        reshare_only: humanize::texts(&content.reshare_only),
        rules: content.rules.entries().iter().map(|entry| rule(plan, entry)).collect(),
        hashtag_sets: sets
            .iter()
            .map(|set| HashtagSet {
                name: humanize::title(&set.id),
                tags: set.value.iter().map(|tag| tag.to_string()).collect(),
            })
            .collect(),
        hashtag_counts: counts.iter().map(|entry| hashtag_count(plan, entry)).collect(),
        images: content.images.get().and_then(images),
        accessibility: content.accessibility.get().and_then(accessibility),
        guides: content.guides.items().iter().map(guide).collect(),
    })
}

fn rule(plan: &Plan, entry: &Entry<plan::ContentRule>) -> ContentRule {
    let rule = &entry.value;
    let examples = |field: &plan::Field<Vec<Spanned<plan::Text>>>| {
        field.items().iter().map(|text| text.value.to_string()).collect()
    };
    let scope = rule.r#for.get();
    ContentRule {
        anchor: format!("rule-{}", entry.id),
        r#do: humanize::text(&rule.r#do),
        avoid: humanize::text(&rule.avoid),
        why: humanize::text(&rule.why),
        good: examples(&rule.good),
        bad: examples(&rule.bad),
        find: rule.find.get().map(|find| humanize::texts(&find.any)).unwrap_or_default(),
        channels: scope.map(|scope| people::channels_named(plan, &scope.channels)).unwrap_or_default(),
        kinds: scope
            .map(|scope| scope.kinds.items())
            .unwrap_or_default()
            .iter()
            .map(|kind| kind.word())
            .collect(),
    }
}

fn hashtag_count(plan: &Plan, entry: &Entry<plan::CountRange>) -> HashtagCount {
    let channel = people::channel_named(plan, &entry.id);
    HashtagCount {
        is_platform: channel.anchor.is_none() && plan::Platform::of(&entry.id).is_some(),
        channel,
        min: entry.value.min.copied().map(|min| min.0),
        max: entry.value.max.copied().map(|max| max.0),
    }
}

fn images(images: &plan::Images) -> Option<Images> {
    let images = Images {
        consent: humanize::text(&images.consent),
        records: humanize::text(&images.records),
        minors: humanize::text(&images.minors),
    };
    let says_something = [&images.consent, &images.records, &images.minors].into_iter().any(Option::is_some);
    says_something.then_some(images)
}

fn accessibility(rules: &plan::Accessibility) -> Option<Accessibility> {
    let rules = Accessibility {
        alt_text: humanize::text(&rules.alt_text),
        captions: humanize::text(&rules.captions),
        hashtags: humanize::text(&rules.hashtags),
    };
    let says_something = [&rules.alt_text, &rules.captions, &rules.hashtags].into_iter().any(Option::is_some);
    says_something.then_some(rules)
}
