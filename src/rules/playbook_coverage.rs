use crate::diagnostic::{Category, Severity};
use crate::plan::{Entry, Part, PlanKind, Playbook, SeverityLevel};
use crate::rules::{Context, RuleFindings, declare_rule};

declare_rule! {
    /// A crisis that can hit everybody with accounts has no playbook: somebody else posts in your name.
    ///
    /// Looked at are the titles and ids of the playbooks, their triggers and the rows of `triage`, by English words, so only in
    /// plans in English that have playbooks. A playbook of severity low does not count.
    ///
    /// ## Why this matters
    /// An account is taken over in minutes, and the notice is expected within minutes too: nobody works out then whom to call and
    /// how to get the account back.
    ///
    /// ## Example
    /// ```yaml bad
    /// channels:
    ///   instagram: {platform: instagram}
    /// playbooks:
    ///   complaint: {title: Somebody complains in public}
    /// ```
    /// ```yaml good
    /// channels:
    ///   instagram: {platform: instagram}
    /// playbooks:
    ///   hacked: {title: Somebody posts from our account, severity: critical}
    /// ```
    "playbook-coverage", Category::Playbook, Severity::Info, since "0.2.0", check, needs ["not_needed", "channels", "locations", "playbooks"]
}

/// The beginnings of words that tell of an account in other hands.
const TAKEOVER: &[&str] = &[
    "hack",
    "hijack",
    "takeover",
    "taken over",
    "take over",
    "compromis",
    "stolen",
    "our account",
    "our accounts",
    "did not write",
    "cannot sign in",
    "unauthori",
    "phish",
    "account security",
    "account lost",
];

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    let plan = context.plan;
    let Some(playbooks) = plan.playbooks.get().filter(|playbooks| !playbooks.entries().is_empty()) else {
        return; // `kind-section-missing` and `sections-undecided` speak up.
    };
    if plan.kind() != PlanKind::Plan
        || !plan.is_in_english()
        || !plan.has_social_accounts()
        || plan.is_left_out(Part::CrisisPath)
    {
        return;
    }
    let covers = |playbook: &Entry<Playbook>| {
        let triggers = playbook.value.triggers.items().iter().filter_map(|trigger| trigger.text.get());
        let texts = playbook.value.title.get().into_iter().chain(triggers).map(|text| text.to_lowercase());
        let mut texts = texts.chain([playbook.id.replace('-', " ")]);
        plan.level(&playbook.value) != Some(SeverityLevel::Low)
            && texts.any(|text| TAKEOVER.iter().any(|words| text.contains(words)))
    };
    if !playbooks.entries().iter().any(covers) {
        findings
            .add(playbooks.place, "there is no playbook for an account that somebody else has taken over")
            .help("add one that says whom to call and how to get the account back; `smplan new --template playbook` has such a playbook");
    }
}
