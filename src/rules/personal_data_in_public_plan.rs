use crate::diagnostic::{Category, Severity};
use crate::plan::{Phone, Plan, PlanVisibility};
use crate::rules::{Context, Found, declare_rule};
use crate::source::Span;

declare_rule! {
    /// A public plan that repeats somebody's phone number or e-mail address in its texts.
    ///
    /// In a plan of `visibility: public` the fields of people stay out of documents; texts and messages do not. Numbers and
    /// addresses of channels may be named.
    ///
    /// ## Why this matters
    /// Policies of well-known projects have published people's names and addresses for years.
    ///
    /// ## Example
    /// ```yaml bad
    /// plan: {visibility: public}
    /// people:
    ///   dana: {name: Dana Reyes, email: dana@example.com}
    /// messages:
    ///   sorry: {text: We are sorry. Write to dana@example.com.}
    /// ```
    /// ```yaml good
    /// plan: {visibility: public}
    /// people:
    ///   dana: {name: Dana Reyes, email: dana@example.com}
    /// channels:
    ///   inbox: {platform: email, address: care@example.com}
    /// messages:
    ///   sorry: {text: We are sorry. Write to care@example.com.}
    /// ```
    "personal-data-in-public-plan", Category::Privacy, Severity::Error, since "0.1.0", check
}

fn check(plan: &Plan, _: &Context<'_>, found: &mut Found) {
    if plan.about().and_then(|about| about.visibility.copied()) != Some(PlanVisibility::Public) {
        return;
    }
    let texts = texts(plan);
    let is_of_channel = |contact: &str| {
        plan.all_channels().any(|channel| {
            channel.value.address.get().is_some_and(|address| &**address == contact)
                || channel.value.number.get().is_some_and(|number| number.dialled() == contact)
        })
    };
    for person in plan.people.entries() {
        let email =
            person.value.email.get().map(|email| email.to_lowercase()).filter(|email| !is_of_channel(email));
        let phone = person.value.phone.get().map(Phone::dialled).filter(|phone| !is_of_channel(phone));
        for (text, span) in &texts {
            let has_email = email.as_ref().is_some_and(|email| text.to_lowercase().contains(email.as_str()));
            let has_phone =
                phone.as_ref().is_some_and(|phone| digits(text).contains(phone.trim_start_matches('+')));
            if has_email || has_phone {
                let what = if has_email { "e-mail address" } else { "phone number" };
                found
                    .add(*span, format!("this text of a public plan holds the {what} of `{}`", person.id))
                    .help("name a channel instead, such as the care form or a shared address");
            }
        }
    }
}

fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

/// The texts that documents show as they are, with their places.
fn texts(plan: &Plan) -> Vec<(&str, Span)> {
    let mut texts = Vec::new();
    if let Some(about) = plan.about() {
        for field in [&about.mission, &about.promise] {
            texts.extend(field.get().map(|text| (&**text, field.span())));
        }
    }
    if let Some(situation) = plan.situation.get() {
        texts.extend(situation.background.get().map(|text| (&**text, situation.background.span())));
    }
    for message in plan.messages.entries() {
        texts.extend(message.value.wordings().into_iter().map(|(text, _)| (&**text.value, text.span)));
    }
    for playbook in plan.playbooks.entries() {
        for step in playbook.value.steps.items() {
            texts.extend(step.r#do.get().map(|text| (&**text, step.r#do.span())));
        }
    }
    for row in plan.triage.items() {
        texts.extend(row.signs.get().map(|text| (&**text, row.signs.span())));
    }
    texts
}
