use crate::diagnostic::{Category, Leniency, Severity};
use crate::plan::{Credit, Entry, Holding, Plan, Role};
use crate::rules::{Context, RuleFindings, declare_rule};

declare_rule! {
    /// A message gives the customer more than whoever sends it may give.
    ///
    /// Compared are sums in sentences about refunds, vouchers and the like with `authority.credit` of the roles that send the message:
    /// its `signed_by`, the owners of the steps and rows of triage that use it. The largest credit counts, in the same currency.
    ///
    /// ## Why this matters
    /// What is written is owed.
    ///
    /// ## Example
    /// ```yaml bad
    /// roles: {care: {held_by: [pat], authority: {credit: {amount: 100, currency: USD, per: case}}}}
    /// messages:
    ///   sorry: {signed_by: care, text: We are sorry and have refunded 2000 USD.}
    /// ```
    /// ```yaml good
    /// roles: {care: {held_by: [pat], authority: {credit: {amount: 100, currency: USD, per: case}}}}
    /// messages:
    ///   sorry: {signed_by: care, text: We are sorry and have refunded 50 USD.}
    /// ```
    "message-credit-exceeds", Category::Messages, Severity::Error, Leniency::InDrafts, since "0.2.0", check, about promises, needs ["people", "roles"]
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    let plan = context.plan;
    for worded in context.worded() {
        for sum in &worded.wording.given {
            let credits =
                senders(plan, &worded.message.id).into_iter().flat_map(|owner| credits_of(plan, owner));
            let credits = credits.filter_map(|(role, credit)| {
                let currency = credit.currency.get()?;
                let is_same =
                    **currency == *sum.value.currency || sum.value.currency == "$" && currency.ends_with('D');
                Some((role, credit.amount.copied()?.0, currency)).filter(|_| is_same)
            });
            let Some((role, most, currency)) = credits.max_by(|one, other| one.1.total_cmp(&other.1)) else {
                continue;
            };
            if sum.value.amount > most {
                let example = if sum.is_example { ", as an example" } else { "" };
                findings
                    .add(
                        worded.span,
                        format!(
                            "message `{}` gives `{}`{example}, but `{role}` may give {most} {}",
                            worded.message.id, sum.words, &**currency
                        ),
                    )
                    .help("name a smaller sum, let a role with more credit send it, or raise `authority.credit`");
            }
        }
    }
}

/// Who sends a message.
fn senders<'p>(plan: &'p Plan, message: &str) -> Vec<&'p str> {
    let signed = plan.messages.entry(message).and_then(|message| message.value.signed_by.get());
    let mut senders: Vec<&str> = signed.map(|owner| &*owner.0).into_iter().collect();
    let sends = |id: Option<&crate::plan::MessageId>| id.is_some_and(|id| *id.0 == *message);
    for step in plan.playbooks.entries().iter().flat_map(|playbook| playbook.value.steps.items()) {
        if sends(step.message.get()) {
            senders.extend(step.owner.get().map(|owner| &*owner.value.0));
        }
    }
    for row in plan.triage.items().iter().filter(|row| sends(row.message.get())) {
        senders.extend(row.owner.get().map(|owner| &*owner.value.0));
        senders.extend(row.responders.items().iter().map(|owner| &*owner.0));
    }
    senders
}

/// What an owner may give: by the role, or by the roles that a person holds.
fn credits_of<'p>(plan: &'p Plan, owner: &str) -> Vec<(&'p str, &'p Credit)> {
    let credit = |role: &'p Entry<Role>| Some((&*role.id, role.value.authority.get()?.credit.get()?));
    if let Some(role) = plan.roles.entry(owner) {
        return credit(role).into_iter().collect();
    }
    let holds = |role: &&'p Entry<Role>| match role.value.held_by.get() {
        Some(Holding::People(people)) => people.iter().any(|person| *person.0 == *owner),
        Some(Holding::Location) | None => false,
    };
    plan.roles.entries().iter().filter(holds).filter_map(credit).collect()
}
