//! Who may publish what, who agrees first, and when nothing is published.

use crate::plan::{self, Entry, Plan};
use crate::view::facts::Duration;
use crate::view::{Named, humanize, people};
use schemars::JsonSchema;
use serde::Serialize;

#[derive(Debug, JsonSchema, Serialize)]
pub struct Publishing {
    /// Who may publish on which channel.
    pub may_publish: Vec<Publisher>,
    /// The kinds of sign-off.
    pub sign_off: Vec<SignOff>,
    /// How somebody asks for a post.
    pub requests: Option<Requests>,
    /// Hours in which nothing is published, as in OpenStreetMap.
    pub quiet: Option<String>,
    /// Kinds of sign-off whose posts go out all the same.
    pub quiet_except: Vec<Named>,
    /// What employees keep to on their own accounts.
    pub staff_rule: Option<String>,
    /// The policy that says more of it.
    pub staff_policy: Option<Policy>,
}

/// Who may publish on a channel.
#[derive(Debug, JsonSchema, Serialize)]
pub struct Publisher {
    /// The channel, or the platform by its word.
    pub channel: Named,
    /// Whether it is a platform.
    pub is_platform: bool,
    /// Who may.
    pub who: Vec<Named>,
}

/// Who agrees before something goes out.
#[derive(Debug, JsonSchema, Serialize)]
pub struct SignOff {
    /// Its id in the plan, or what it is for: `messages`, `playbooks` or `plan`.
    pub id: String,
    /// The name of its place in the document, for links.
    pub anchor: String,
    /// What it is called.
    pub name: String,
    /// When it applies.
    pub when: Option<String>,
    /// The words by which a post is known to which it applies.
    pub find: Vec<String>,
    /// Whether nobody has to agree, which is decided.
    pub is_free: bool,
    /// Who agrees, step by step; of each step one is enough.
    pub steps: Vec<Vec<Named>>,
    /// How soon they agree.
    pub within: Option<Duration>,
}

/// How somebody asks for a post.
#[derive(Debug, JsonSchema, Serialize)]
pub struct Requests {
    /// How.
    pub how: Option<String>,
    /// Where.
    pub url: Option<String>,
    /// Who looks at them.
    pub owner: Option<Named>,
    /// How soon there is an answer.
    pub within: Option<Duration>,
    /// What has to be in them.
    pub needs: Vec<String>,
}

/// A policy by its name.
#[derive(Debug, JsonSchema, Serialize)]
pub struct Policy {
    /// What it is called.
    pub name: String,
    /// Its address.
    pub url: Option<String>,
}

pub(super) fn publishing(plan: &Plan) -> Option<Publishing> {
    let publishing = plan.publishing.get()?;
    let may = publishing.may_publish.get().map(|may| may.0.entries()).unwrap_or_default();
    let publisher = |entry: &Entry<Vec<plan::OwnerId>>| {
        let channel = people::channel_named(plan, &entry.id);
        Publisher {
            is_platform: channel.anchor.is_none() && plan::Platform::of(&entry.id).is_some(),
            channel,
            who: entry.value.iter().map(|id| people::named(plan, id)).collect(),
        }
    };
    let quiet = publishing.quiet.get();
    let except = quiet.map(|quiet| quiet.except.items()).unwrap_or_default();
    let staff = publishing.staff_accounts.get();
    Some(Publishing {
        may_publish: may.iter().map(publisher).collect(),
        sign_off: publishing
            .sign_off
            .entries()
            .iter()
            .map(|entry| sign_off(plan, &entry.id, &entry.value))
            .collect(),
        requests: publishing.requests.get().map(|requests| Requests {
            how: humanize::text(&requests.how),
            url: requests.url.get().map(|url| url.to_string()),
            owner: people::plain_owner(plan, &requests.owner),
            within: Duration::of(&requests.within),
            needs: humanize::texts(&requests.needs),
        }),
        quiet: quiet.and_then(|quiet| quiet.hours.get()).map(|hours| hours.to_string()),
        quiet_except: except.iter().map(|id| sign_off_named(plan, id)).collect(),
        staff_rule: staff.and_then(|staff| humanize::text(&staff.rule)),
        staff_policy: staff.and_then(|staff| staff.policy.get()).map(|name| policy(plan, name)),
    })
}

/// Who agrees to messages, to playbooks and to the plan.
pub(super) fn of_governance(plan: &Plan) -> Vec<SignOff> {
    let written = plan.governance.get().and_then(|governance| governance.sign_off.get());
    let Some(written) = written else { return Vec::new() };
    [("messages", &written.messages), ("playbooks", &written.playbooks), ("plan", &written.plan)]
        .into_iter()
        .filter_map(|(what, field)| Some(sign_off(plan, what, field.get()?)))
        .collect()
}

fn sign_off(plan: &Plan, id: &str, kind: &plan::SignOff) -> SignOff {
    let owners = |step: &plan::SignOffStep| -> Vec<Named> {
        step.any.items().iter().map(|id| people::named(plan, id)).collect()
    };
    let steps = kind.steps.items();
    SignOff {
        id: id.to_owned(),
        anchor: format!("sign-off-{id}"),
        name: humanize::title(id),
        when: humanize::text(&kind.when),
        find: kind.find.get().map(|find| humanize::texts(&find.any)).unwrap_or_default(),
        is_free: !kind.steps.is_missing() && steps.is_empty(),
        steps: steps.iter().map(owners).collect(),
        within: Duration::of(&kind.within),
    }
}

/// A kind of sign-off by what it is called.
pub(super) fn sign_off_named(plan: &Plan, id: &str) -> Named {
    let known = plan.sign_offs().and_then(|kinds| kinds.entry(id));
    Named::new("sign-off", id, known.map(|_| humanize::title(id)))
}

fn policy(plan: &Plan, name: &str) -> Policy {
    let policies = plan.governance.get().map(|governance| governance.policies.items()).unwrap_or_default();
    let found = policies.iter().find(|policy| policy.name.get().is_some_and(|own| **own == *name));
    let url = found.and_then(|policy| policy.url.get()).map(|url| url.to_string());
    Policy { name: name.to_owned(), url }
}
