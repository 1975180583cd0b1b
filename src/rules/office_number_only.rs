use crate::diagnostic::{Category, Severity};
use crate::plan::{LadderStep, Person, Phone, Roster};
use crate::rules::{Context, RuleFindings, declare_rule};
use std::collections::{BTreeMap, BTreeSet};

declare_rule! {
    /// Somebody who is on call can be reached only where nobody sits at night: a shared mailbox, or a number that several people have.
    ///
    /// Looked at are people on escalation paths with `on_call` hours. Mailboxes such as info@ or office@ are taken to be shared.
    ///
    /// ## Why this matters
    /// "Does it say to call their office extension?" A phone that rings on an empty desk is no way to reach anybody.
    ///
    /// ## Example
    /// ```yaml bad
    /// people: {pat: {name: Pat, email: office@example.com, hours: "Mo-Fr 09:00-17:00", on_call: "Sa 09:00-17:00"}}
    /// escalations: {care: {steps: [{owner: pat, after: 0m}]}}
    /// ```
    /// ```yaml good
    /// people: {pat: {name: Pat, email: office@example.com, phone: +1-312-555-0101, hours: "Mo-Fr 09:00-17:00", on_call: "Sa 09:00-17:00"}}
    /// escalations: {care: {steps: [{owner: pat, after: 0m}]}}
    /// ```
    "office-number-only", Category::Escalation, Severity::Info, since "0.1.0", check, needs team
}

const SHARED: [&str; 14] = [
    "info",
    "office",
    "hello",
    "contact",
    "support",
    "team",
    "mail",
    "care",
    "service",
    "help",
    "press",
    "media",
    "enquiries",
    "reception",
];

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    let plan = context.plan;
    let mut by_number: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for person in plan.people.entries() {
        if let Some(phone) = person.value.phone.get() {
            by_number.entry(phone.dialled()).or_default().push(&person.id);
        }
    }
    let roster = Roster::of(plan);
    let ladders = context.ladders();
    let owners = ladders.iter().flat_map(|ladder| ladder.steps).flat_map(LadderStep::owners);
    let owners: BTreeSet<&str> = owners.map(|owner| &*owner.value.0).collect();
    let people = owners.into_iter().flat_map(|owner| roster.everybody(owner).unwrap_or_default());
    for id in people.collect::<BTreeSet<&str>>() {
        let Some(person) = plan.person(id).filter(|person| person.value.on_call.get().is_some()) else {
            continue;
        };
        let shared_number = person.value.phone.get().map(Phone::dialled);
        let others = shared_number.and_then(|number| by_number.get(&number)).map(Vec::as_slice);
        match others {
            Some(people) if people.len() > 1 => {
                let Some(other) = people.iter().find(|other| **other != id) else { continue };
                findings
                    .add(
                        person.value.phone.span(),
                        format!(
                            "`{id}` is on call, but has the same phone as `{other}`: it may ring on a desk"
                        ),
                    )
                    .help("give the number that they carry with them");
            }
            None if person.value.chat.is_missing() && has_shared_mailbox(&person.value) => {
                findings
                    .add(
                        person.value.email.span(),
                        format!("`{id}` is on call, but can be reached only by a mailbox that others share"),
                    )
                    .help("add `phone:` with the number that they carry with them");
            }
            _ => {}
        }
    }
}

fn has_shared_mailbox(person: &Person) -> bool {
    let address = person.email.get().map(|email| email.to_lowercase()).unwrap_or_default();
    let name = address.split('@').next().unwrap_or_default();
    SHARED.contains(&name)
}
