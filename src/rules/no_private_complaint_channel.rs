use crate::diagnostic::{Category, Leniency, Severity};
use crate::plan::{Part, PlanKind, Visibility};
use crate::rules::{Context, RuleFindings, declare_rule};

declare_rule! {
    /// There is no private way to complain.
    ///
    /// Only plans are asked, and only those that speak to customers: where `audiences` has a kind for each and none is
    /// customers, nobody is there to complain. A private channel that is in use accepts complaints. That it has an owner and says how soon it answers is looked at by
    /// `channel-unowned` and `channel-no-response-target`.
    ///
    /// ## Why this matters
    /// "If you don't give people a way to complain to you privately", they complain in public: without a private door you are
    /// "encouraging people with negative experience to seek alternative platforms".
    ///
    /// ## Example
    /// ```yaml bad
    /// channels:
    ///   facebook: {platform: facebook, owner: dana, accepts: [complaints]}
    /// ```
    /// ```yaml good
    /// channels:
    ///   facebook: {platform: facebook, owner: dana, accepts: [complaints], private_path: care-form}
    ///   care-form: {platform: form, owner: dana, accepts: [complaints], first_response: 4h}
    /// ```
    "no-private-complaint-channel", Category::Playbook, Severity::Error, Leniency::InDrafts, since "0.1.0", check, about promises, needs ["channels", "locations"]
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    let plan = context.plan;
    let Some(channels) = plan.channels.get().filter(|channels| !channels.entries().is_empty()) else {
        return; // `kind-section-missing` speaks up.
    };
    if plan.kind() != PlanKind::Plan || !plan.speaks_to_customers() || plan.is_left_out(Part::PrivateWay) {
        return;
    }
    let mut private = plan.all_channels().filter(|channel| {
        channel.value.is_in_use() && channel.value.usual_visibility() == Visibility::Private
    });
    // What such a channel lacks, `channel-unowned` and `channel-no-response-target` say.
    if !private.any(|channel| channel.value.takes_complaints() || channel.value.accepts.is_unreadable()) {
        findings.add(channels.place, "there is no private way to complain").help(
            "add a phone, form or e-mail channel with `accepts: [complaints]`, an owner and `first_response`",
        );
    }
}
