use crate::diagnostic::{Category, Leniency, Severity};
use crate::plan::{Contact, Entry, Notify, Person, Plan, Roster, SeverityLevel};
use crate::rules::{Context, RuleFindings, declare_rule};
use std::collections::{BTreeSet, HashSet};

declare_rule! {
    /// Somebody on an escalation path who cannot be told in the way that the step asks for.
    ///
    /// A person needs a contact for one of the means under `notify`, or any contact where the step names none; on an escalation path of
    /// severity high or critical they need a phone. An outside body under `contacts` needs some way to reach it: `phone`, `email`
    /// or `url`.
    ///
    /// ## Why this matters
    /// On-call tools have paged directors because the second level had no number. An e-mail wakes nobody at 2 a.m.
    ///
    /// ## Example
    /// ```yaml bad
    /// people:
    ///   kim: {name: Kim Brandt, email: kim@example.com}
    /// escalations:
    ///   crisis:
    ///     steps: [{owner: kim, after: 0m, notify: [phone]}]
    /// ```
    /// ```yaml good
    /// people:
    ///   kim: {name: Kim Brandt, email: kim@example.com, phone: +1-312-555-0112}
    /// escalations:
    ///   crisis:
    ///     steps: [{owner: kim, after: 0m, notify: [phone]}]
    /// ```
    "person-uncontactable", Category::Escalation, Severity::Error, Leniency::InDrafts, since "0.1.0", check, about owners, needs team
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    let plan = context.plan;
    of_contacts(plan, findings);
    let roster = Roster::of(plan);
    let mut told = HashSet::new();
    let mut looked_at = HashSet::new();
    for ladder in context.ladders() {
        let grave = plan.worst_level(ladder) >= Some(SeverityLevel::High);
        for step in ladder.steps {
            let means: BTreeSet<&str> = step.notify.items().iter().map(|means| means.word()).collect();
            for owner in step.owners() {
                // The same owner told in the same way needs no second look.
                if !looked_at.insert((&*owner.value, grave, means.clone())) {
                    continue;
                }
                for person in everybody(plan, &roster, &owner.value) {
                    let lack = if grave && person.value.phone.is_missing() {
                        Some((
                            "no phone".to_owned(),
                            "is on an escalation path for severity high or critical",
                        ))
                    } else {
                        unreachable_by(&person.value, step.notify.items())
                            .map(|lack| (lack, "is on an escalation path"))
                    };
                    if let Some((lack, reason)) = lack
                        && told.insert(&*person.id)
                    {
                        findings
                            .add(person.place, format!("`{}` {reason} but has {lack}", person.id))
                            .help("add `phone:` with the country code, such as +1-312-555-0112, or call somebody else")
                            .related(step.place, format!("a step of escalation path `{}`", ladder.name));
                    }
                }
            }
        }
    }
}

/// Bodies outside of the team whom nobody can reach.
fn of_contacts(plan: &Plan, findings: &mut RuleFindings) {
    for contact in plan.contacts.entries() {
        let Contact { phone, email, url, .. } = &contact.value;
        if phone.is_missing() && email.is_missing() && url.is_missing() {
            findings
                .add(
                    contact.place,
                    format!("nobody can reach `{}`: it has no phone, e-mail or page", contact.id),
                )
                .help("add `phone:` with the country code, such as +1-312-555-0112, `email:` or `url:`")
                .milder();
        }
    }
}

fn everybody<'p>(
    plan: &'p Plan,
    roster: &Roster<'p>,
    owner: &'p str,
) -> impl Iterator<Item = &'p Entry<Person>> {
    roster.everybody(owner).unwrap_or_default().into_iter().filter_map(|id| plan.person(id))
}

/// What a person lacks to be told; `None` where one of the means works.
fn unreachable_by(person: &Person, means: &[Notify]) -> Option<String> {
    let has = |means: Notify| match means {
        Notify::Phone | Notify::Sms => !person.phone.is_missing(),
        Notify::Chat => !person.chat.is_missing(),
        Notify::Email => !person.email.is_missing(),
    };
    if means.is_empty() {
        let any = [Notify::Phone, Notify::Chat, Notify::Email].into_iter().any(has);
        return (!any).then(|| "no phone, chat or e-mail".to_owned());
    }
    if means.iter().copied().any(has) {
        return None;
    }
    let mut names: Vec<_> =
        means.iter().map(|means| if *means == Notify::Sms { "phone" } else { means.word() }).collect();
    names.dedup();
    Some(format!("no {}", names.join(" or ")))
}
