//! What posts refer to: subjects, kinds of sign-off, hashtags, policies, and the zone of their times.

use crate::format::map::Map;
use crate::format::values::Text;
use crate::plan::calendar::CalendarEntry;
use crate::plan::channels::Channel;
use crate::plan::content::Pillar;
use crate::plan::document::Plan;
use crate::plan::publishing::SignOff;

/// Words by which a kind of post is known to be a picture.
const PICTURES: [&str; 8] =
    ["picture", "photo", "image", "graphic", "carousel", "infographic", "gif", "meme"];

impl CalendarEntry {
    /// Whether its format says that there is a picture.
    pub fn is_picture(&self) -> bool {
        let is_one = |word: &str, picture: &str| matches!(word.strip_prefix(picture), Some("" | "s"));
        self.format.get().is_some_and(|format| {
            let format = format.to_lowercase();
            let mut words = format.split(|letter: char| !letter.is_alphanumeric());
            words.any(|word| PICTURES.iter().any(|picture| is_one(word, picture)))
        })
    }
}

impl Plan {
    /// Whether it asks for pictures to be described.
    pub fn asks_for_alt(&self) -> bool {
        let rules = self.content.get().and_then(|content| content.accessibility.get());
        let written = rules.and_then(|rules| rules.alt_text.get());
        written.is_some_and(|written| matches!(&**written, "required" | "always" | "true" | "yes"))
    }

    /// The subjects of all content.
    pub fn pillars(&self) -> Option<&Map<Pillar>> {
        Some(&self.content.get()?.pillars.get()?.0)
    }

    /// The kinds of sign-off of posts.
    pub fn sign_offs(&self) -> Option<&Map<SignOff>> {
        self.publishing.get()?.sign_off.get()
    }

    /// Hashtags that go together, by what they are called.
    pub fn hashtag_sets(&self) -> Option<&Map<Vec<Text>>> {
        Some(&self.content.get()?.hashtags.get()?.sets.get()?.0)
    }

    /// What the policies of the plan are called.
    pub fn policy_names(&self) -> impl Iterator<Item = &str> {
        let policies = self.governance.get().map(|governance| governance.policies.items());
        policies.unwrap_or_default().iter().filter_map(|policy| policy.name.get()).map(|name| &**name)
    }

    /// The zone of the posts on a channel.
    pub fn zone_of_posts<'p>(&'p self, channel: &'p Channel) -> &'p str {
        self.zone_in(&channel.time_zone)
    }

    /// The zone of the times of a post: that of the first of its channels.
    pub fn zone_of_post<'p>(&'p self, post: &'p CalendarEntry) -> &'p str {
        let first = post.channel.items().first().and_then(|id| self.channels.entry(id));
        first.map_or(self.zone_name(), |channel| self.zone_of_posts(&channel.value))
    }
}
