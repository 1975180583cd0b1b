use crate::diagnostic::{Category, Severity};
use crate::plan::{Credit, LadderStep, Per, Plan};
use crate::rules::{Context, RuleFindings, declare_rule};

declare_rule! {
    /// A later step of an escalation path may offer less goodwill or refunds than an earlier one.
    ///
    /// Compared are sums in the same currency and for the same span (`authority.credit` of the roles).
    ///
    /// ## Why this matters
    /// Whoever is called next should be able to do more for the customer, not less.
    ///
    /// ## Example
    /// ```yaml bad
    /// roles:
    ///   desk: {held_by: [a], authority: {credit: {amount: 500, currency: USD, per: case}}}
    ///   head: {held_by: [b], authority: {credit: {amount: 100, currency: USD, per: case}}}
    /// escalations: {care: {steps: [{owner: desk, after: 0m}, {owner: head, after: 2h}]}}
    /// ```
    /// ```yaml good
    /// roles:
    ///   desk: {held_by: [a], authority: {credit: {amount: 100, currency: USD, per: case}}}
    ///   head: {held_by: [b], authority: {credit: {amount: 500, currency: USD, per: case}}}
    /// escalations: {care: {steps: [{owner: desk, after: 0m}, {owner: head, after: 2h}]}}
    /// ```
    "authority-not-increasing", Category::Escalation, Severity::Info, since "0.1.0", check, needs team
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    for ladder in context.ladders() {
        let mut highest: Vec<(usize, Limit<'_>)> = Vec::new();
        for (index, step) in ladder.steps.iter().enumerate() {
            for (credit, limit) in limits(context.plan, step) {
                let of_same = highest.iter_mut().find(|(_, known)| known.is_like(&limit));
                match of_same {
                    Some((earlier, known)) if limit.amount < known.amount && *earlier < index => {
                        findings
                            .add(
                                step.owner.span(),
                                format!(
                                    "step {} of escalation path `{}` may offer {}, less than step {} with {}",
                                    index + 1,
                                    ladder.name,
                                    limit.spelled(),
                                    *earlier + 1,
                                    known.spelled()
                                ),
                            )
                            .help("give the later step more, or call them in the other order")
                            .related(credit.amount.span(), "how much it is");
                    }
                    Some((earlier, known)) if limit.amount > known.amount => {
                        (*earlier, *known) = (index, limit);
                    }
                    Some(_) => {}
                    None => highest.push((index, limit)),
                }
            }
        }
    }
}

/// How much may be given away.
#[derive(Clone, Copy)]
struct Limit<'p> {
    amount: f64,
    currency: &'p str,
    per: Per,
}

impl Limit<'_> {
    fn is_like(&self, other: &Limit<'_>) -> bool {
        self.currency == other.currency && self.per == other.per
    }

    fn spelled(&self) -> String {
        format!("{} {} a {}", self.amount, self.currency, self.per.word())
    }
}

/// What the owners of a step may give away.
fn limits<'p>(plan: &'p Plan, step: &'p LadderStep) -> Vec<(&'p Credit, Limit<'p>)> {
    let credits = step.told().iter().filter_map(|owner| {
        let credit = plan.roles.entry(&owner.value)?.value.authority.get()?.credit.get()?;
        let (amount, per) = (credit.amount.copied()?.0, credit.per.copied()?);
        Some((credit, Limit { amount, currency: credit.currency.get()?, per }))
    });
    credits.collect()
}
