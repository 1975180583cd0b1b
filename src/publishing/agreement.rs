//! Who has to agree to a message, a playbook, a post or the plan, who did, and whose turn it is.

use crate::plan::{Agreeable, AgreedBy, Date, Holders, May, Plan, SignOff};
use crate::publishing::signing::Signing;

/// How those who agree are known.
#[derive(Debug)]
pub struct Agreements<'p> {
    plan: &'p Plan,
    signing: Signing<'p>,
    /// The roles that may approve statements.
    by_authority: Vec<&'p str>,
}

/// Who agreed to something, and who has to.
#[derive(Clone, Debug)]
pub struct Agreement<'p> {
    plan: &'p Plan,
    pub what: Agreeable<'p>,
    /// The digest of what stands there now; nothing where a part of it could not be read.
    pub digest: Option<String>,
    /// Who agreed, in the order of the plan.
    pub given: Vec<Given<'p>>,
    /// The steps of the sign-off, each with those of whom one is enough. Nothing where anybody may agree.
    pub steps: Vec<Vec<&'p str>>,
    /// Whether the plan lists those steps; else they are whoever may approve statements.
    pub is_written: bool,
}

/// That somebody agreed.
#[derive(Clone, Copy, Debug)]
pub struct Given<'p> {
    pub approved: AgreedBy<'p>,
    pub standing: Standing,
}

/// To what somebody agreed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// To what stands there now.
    Current,
    /// To what stood there before.
    Outdated,
    /// Nobody knows: there is no digest, or none that this program can tell.
    Unknown,
}

impl<'p> Agreements<'p> {
    pub fn of(plan: &'p Plan) -> Agreements<'p> {
        let roles = plan.roles.entries().iter().map(|role| &*role.id);
        let may =
            |role: &&str| plan.authority_of(role).is_some_and(|may| may.contains(&May::ApproveStatement));
        Agreements { plan, signing: Signing::of(plan), by_authority: roles.filter(may).collect() }
    }

    /// All of the plan.
    pub fn all(&self) -> impl Iterator<Item = Agreement<'p>> {
        self.plan.agreeables().map(|what| self.about(what))
    }

    pub fn about(&self, what: Agreeable<'p>) -> Agreement<'p> {
        let written = self.sign_off(what).map(|kind| kind.steps.items()).unwrap_or_default();
        let is_written = !written.is_empty();
        let steps = match what {
            _ if is_written => {
                written.iter().map(|step| step.any.items().iter().map(|owner| &**owner).collect()).collect()
            }
            Agreeable::Message(_) | Agreeable::Playbook(_) if !self.by_authority.is_empty() => {
                vec![self.by_authority.clone()]
            }
            Agreeable::Plan(_) => {
                let about = self.plan.about();
                let named = about.map(|about| [&about.sponsor, &about.owner]).into_iter().flatten();
                let named: Vec<&str> = named.filter_map(|owner| Some(&*owner.get()?.value.0)).collect();
                if named.is_empty() { Vec::new() } else { vec![named] }
            }
            Agreeable::Message(_) | Agreeable::Playbook(_) | Agreeable::Post(_) => Vec::new(),
        };
        let all = what.agreed();
        let is_asked = all.iter().any(|approved| !approved.digest.is_missing());
        let digest = is_asked.then(|| what.digest(self.plan)).flatten();
        let given = all.into_iter().map(|approved| {
            // What is agreed to in a plan that this one builds on is that plan.
            let is_of_other = matches!(what, Agreeable::Plan(_)) && approved.place.file != what.place().file;
            let standing = standing(approved, digest.as_deref().filter(|_| !is_of_other));
            Given { approved, standing }
        });
        Agreement { plan: self.plan, what, given: given.collect(), digest, steps, is_written }
    }

    /// The sign-off that something needs, where the plan says so.
    fn sign_off(&self, what: Agreeable<'p>) -> Option<&'p SignOff> {
        let for_plan = || self.plan.governance.get()?.sign_off.get();
        match what {
            Agreeable::Plan(_) => for_plan()?.plan.get(),
            Agreeable::Message(_) => for_plan()?.messages.get(),
            Agreeable::Playbook(_) => for_plan()?.playbooks.get(),
            Agreeable::Post(entry) => self.signing.kind_of(&entry.value).map(|kind| &kind.value),
        }
    }
}

fn standing(approved: AgreedBy<'_>, digest: Option<&str>) -> Standing {
    match (approved.digest.get(), digest) {
        (Some(written), Some(digest)) if **written == *digest => Standing::Current,
        (Some(written), Some(_)) if written.starts_with("v1:") => Standing::Outdated,
        _ => Standing::Unknown,
    }
}

impl<'p> Given<'p> {
    /// Who agreed.
    pub fn by(&self) -> Option<&'p str> {
        self.approved.by.get().map(|by| &**by)
    }

    /// Whether it still counts on a day: for what stands there now, and not over.
    pub fn counts_on(&self, day: Date) -> bool {
        self.standing != Standing::Outdated && self.approved.until.copied().is_none_or(|until| day <= until)
    }
}

impl Agreement<'_> {
    /// The steps in which somebody is one of those who may agree.
    pub fn steps_of(&self, somebody: &str) -> Vec<usize> {
        let may = |step: &Vec<&str>| step.iter().any(|owner| is_one_of(self.plan, somebody, owner));
        let steps = self.steps.iter().enumerate().filter(|(_, step)| may(step));
        steps.map(|(index, _)| index).collect()
    }

    /// Whether somebody may agree at all.
    pub fn may_agree(&self, somebody: &str) -> bool {
        self.steps.is_empty() || !self.steps_of(somebody).is_empty()
    }

    /// The first step that is still to come, where only some of what is given counts. Whoever agrees in a later step has seen
    /// that the earlier ones were done.
    pub fn next_step(&self, counts: impl Fn(&Given<'_>) -> bool) -> Option<usize> {
        let by = self.given.iter().filter(|given| counts(given)).filter_map(Given::by);
        let next = by.fold(0, |next, by| {
            let done = self.steps_of(by).into_iter().find(|step| *step >= next);
            done.map_or(next, |done| done + 1)
        });
        (next < self.steps.len()).then_some(next)
    }
}

/// Whether somebody is the owner, or holds the role that it is.
pub fn is_one_of(plan: &Plan, somebody: &str, owner: &str) -> bool {
    somebody == owner
        || match plan.holders(owner, None) {
            Holders::People(people) => people.contains(&somebody),
            // Whoever it is.
            Holders::Unknown => true,
        }
}
