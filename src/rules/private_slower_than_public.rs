use crate::diagnostic::{Category, Severity};
use crate::rules::{Context, RuleFindings, declare_rule};

declare_rule! {
    /// A private way to complain that answers more slowly than a public one.
    ///
    /// ## Why this matters
    /// Who gets no answer in private and one in public learns to vent: "when they vented on Facebook, they surprisingly got the
    /// resolution".
    ///
    /// ## Example
    /// ```yaml bad
    /// channels:
    ///   facebook: {platform: facebook, accepts: [complaints], first_response: 15m}
    ///   care-form: {platform: form, accepts: [complaints], first_response: 1d}
    /// ```
    /// ```yaml good
    /// channels:
    ///   facebook: {platform: facebook, accepts: [complaints], first_response: 15m}
    ///   care-form: {platform: form, accepts: [complaints], first_response: 15m}
    /// ```
    "private-slower-than-public", Category::Playbook, Severity::Warning, since "0.1.0", check, about promises, needs ["channels"]
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    let promises: Vec<_> = context
        .plan
        .all_channels()
        .filter(|channel| channel.value.is_in_use() && channel.value.takes_complaints())
        .filter_map(|channel| Some((channel, channel.value.answers_within()?)))
        .collect();
    let public = promises.iter().filter(|(channel, _)| channel.value.is_public());
    let Some((fastest, public)) = public.min_by_key(|(_, promise)| promise.in_minutes()) else { return };
    for (channel, private) in promises.iter().filter(|(channel, _)| !channel.value.is_public()) {
        if private.in_minutes() > public.in_minutes() {
            findings
                .add(
                    channel.value.first_response.span(),
                    format!(
                        "`{}` answers in private within {private}, `{}` in public within {public}",
                        channel.id, fastest.id
                    ),
                )
                .help("promise in private what you promise in public, or people learn to complain in public")
                .related(fastest.value.first_response.span(), format!("`{}` is faster", fastest.id));
        }
    }
}
