//! What is looked at.

use crate::plan::channels::{Channel, ChannelKind};
use crate::plan::playbooks::Playbook;
use crate::plan::queries::message_template::has_words;
use crate::plan::triage::Check;
use crate::plan::{Entry, Plan};

impl Check {
    /// Whether it looks at channels of the plan, and not only at what others write elsewhere.
    pub fn looks_at_channels(&self) -> bool {
        self.channels.is_missing() || !self.channels.items().is_empty()
    }
}

impl Plan {
    /// The checks that look at a channel: it is named by `channels`, else by `what`, else it is a public one and `what` names no
    /// other.
    pub fn checks_of(&self, channel: &Entry<Channel>) -> Vec<&Check> {
        let checks = self.listening.get().map(|listening| listening.checks.items()).unwrap_or_default();
        let looks = |check: &&Check| check.every.get().is_some() && self.looks_at(check, channel);
        checks.iter().filter(looks).collect()
    }

    fn looks_at(&self, check: &Check, channel: &Entry<Channel>) -> bool {
        if !check.channels.is_missing() {
            return check.channels.items().iter().any(|id| **id == *channel.id);
        }
        self.is_meant_by(check, channel)
    }

    /// Whether a check that names no channels under `channels` looks at this one.
    pub fn is_meant_by(&self, check: &Check, channel: &Entry<Channel>) -> bool {
        let what = check.what.get().map(|what| what.to_lowercase()).unwrap_or_default();
        if names(&what, channel) {
            return true;
        }
        let kind = channel.value.usual_kind();
        let others = KINDS.iter().filter(|(known, _)| *known != kind).flat_map(|(_, words)| *words);
        let names_others = others.into_iter().any(|words| has_words(&what, words))
            || self.all_channels().any(|other| names(&what, other));
        channel.value.is_public() && !names_others
    }

    /// Whether an alert opens a playbook.
    pub fn has_alert_for(&self, playbook: &Entry<Playbook>) -> bool {
        let alerts = self.listening.get().map(|listening| listening.alerts.items()).unwrap_or_default();
        alerts.iter().any(|alert| alert.opens.get().is_some_and(|id| **id == *playbook.id))
    }
}

/// What several channels are called together.
const KINDS: [(ChannelKind, &[&str]); 3] = [
    (ChannelKind::ReviewSite, &["review site", "review sites", "reviews"]),
    (ChannelKind::Forum, &["forum", "forums"]),
    (ChannelKind::OwnedSocial, &["social", "social media", "social channels", "our pages"]),
];

/// Whether a text names a channel: its id, its platform, or what channels of its kind are called.
fn names(text: &str, channel: &Entry<Channel>) -> bool {
    let kind = channel.value.usual_kind();
    let of_kind = KINDS.iter().filter(|(known, _)| *known == kind).flat_map(|(_, words)| *words);
    let platform = channel.value.platform.copied().map(|platform| platform.word().replace('-', " "));
    has_words(text, &channel.id.replace('-', " "))
        || has_words(text, &channel.id)
        || platform.is_some_and(|platform| has_words(text, &platform))
        || of_kind.into_iter().any(|words| has_words(text, words))
}
