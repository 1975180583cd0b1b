use crate::diagnostic::{Category, Leniency, Severity};
use crate::rules::{Context, RuleFindings, declare_rule};

declare_rule! {
    /// A public channel that takes complaints but offers no private channel to move them to.
    ///
    /// `private_path` names a channel that is not public.
    ///
    /// ## Why this matters
    /// "Take further conversation offline": without a way there, the case is told in front of everybody.
    ///
    /// ## Example
    /// ```yaml bad
    /// channels:
    ///   facebook: {platform: facebook, accepts: [complaints]}
    /// ```
    /// ```yaml good
    /// channels:
    ///   facebook: {platform: facebook, accepts: [complaints], private_path: care-form}
    ///   care-form: {platform: form}
    /// ```
    "care-path-missing", Category::Playbook, Severity::Error, Leniency::InDrafts, since "0.1.0", check, about promises
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    let plan = context.plan;
    for channel in plan.all_channels() {
        let takes_public_complaints =
            channel.value.is_in_use() && channel.value.is_public() && channel.value.takes_complaints();
        if !takes_public_complaints {
            continue;
        }
        let path = &channel.value.private_path;
        if path.is_missing() {
            findings
                .missing(
                    channel.place,
                    "private_path",
                    format!(
                        "channel `{}` takes complaints in public but offers no private channel to move them to",
                        channel.id
                    ),
                )
                .help("add `private_path:` with the id of a phone, form, e-mail or messaging channel");
        } else if let Some(target) = path.get().and_then(|path| plan.channels.entry(&path.value))
            && target.value.is_public()
        {
            findings
                .add(path.span(), format!("the private way of channel `{}` leads to `{}`, which is public", channel.id, target.id))
                .help("name a phone, form, e-mail or messaging channel, or set `visibility: private` on that one");
        }
    }
}
