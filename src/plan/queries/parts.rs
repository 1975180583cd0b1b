//! The parts that a document of a kind needs, and which of them are there.

use crate::format::values::Date;
use crate::plan::about::PlanStatus;
use crate::plan::audiences::AudienceKind;
use crate::plan::channels::Visibility;
use crate::plan::document::{Plan, PlanKind};
use crate::plan::escalations::SeverityLevel;
use crate::plan::parts::Part;

impl PlanKind {
    /// The parts that readers of such a document expect.
    pub fn parts(self) -> &'static [Part] {
        match self {
            PlanKind::Plan => &Part::ALL,
            PlanKind::Playbook => &[Part::CrisisPath, Part::SignOff, Part::Drills, Part::Reviews],
            PlanKind::Policy => &[
                Part::Triage,
                Part::Moderation,
                Part::PrivateWay,
                Part::Training,
                Part::EmployeePolicy,
                Part::CrisisPath,
                Part::AccountSecurity,
                Part::SignOff,
                Part::Reviews,
            ],
            PlanKind::Guidelines => {
                &[Part::Moderation, Part::CrisisPath, Part::AccountSecurity, Part::SignOff, Part::Reviews]
            }
            PlanKind::Charter => &[Part::AccountSecurity, Part::CrisisPath, Part::SignOff, Part::Reviews],
            PlanKind::Calendar => &[Part::SignOff],
        }
    }
}

impl Plan {
    /// Whether the plan says that it is left without a part.
    pub fn is_left_out(&self, part: Part) -> bool {
        self.not_needed.get().is_some_and(|left_out| !left_out.why(part).is_missing())
    }

    /// Whether a part is there. What is written and cannot be read counts as there: that was reported.
    pub fn has_part(&self, part: Part) -> bool {
        let governance = self.governance.get();
        let playbooks = self.playbooks.entries();
        match part {
            Part::Triage => !self.triage.is_missing(),
            Part::Moderation => !self.moderation.is_missing(),
            Part::Feedback => !self.feedback.is_missing(),
            Part::Listening => !self.listening.is_missing(),
            Part::Training => governance.is_some_and(|governance| !governance.training.entries().is_empty()),
            Part::EmployeePolicy => {
                let of_publishing = self.publishing.get().map(|publishing| &publishing.staff_accounts);
                governance.is_some_and(|governance| !governance.policies.items().is_empty())
                    || of_publishing.is_some_and(|accounts| !accounts.is_missing())
            }
            Part::PrivateWay => self.all_channels().any(|channel| {
                channel.value.takes_complaints() && channel.value.usual_visibility() != Visibility::Public
            }),
            Part::Reviews => self.about().is_some_and(|about| !about.review.is_missing()),
            Part::Drills => playbooks.iter().any(|playbook| !playbook.value.drill.is_missing()),
            Part::AccountSecurity => governance.is_some_and(|governance| {
                !governance.two_factor.is_missing() || !governance.access_review.is_missing()
            }),
            Part::CrisisPath => playbooks.iter().any(|playbook| {
                self.level(&playbook.value) >= Some(SeverityLevel::High)
                    && !playbook.value.escalation.is_missing()
            }),
            Part::SignOff => {
                governance.is_some_and(|governance| {
                    !governance.approvals.items().is_empty() || !governance.sign_off.is_missing()
                }) || self.publishing.get().is_some_and(|publishing| !publishing.sign_off.is_missing())
                    || playbooks.iter().any(|playbook| !playbook.value.approve_statements.is_missing())
                    || self.actions.entries().iter().any(|action| !action.value.needs_approval.is_missing())
            }
        }
    }

    /// Whether the document speaks to customers: to anybody, where no audience says what it is to the organisation.
    pub fn speaks_to_customers(&self) -> bool {
        let audiences = self.audiences.entries();
        let is_of_others =
            |kind: Option<AudienceKind>| kind.is_some_and(|kind| kind != AudienceKind::Customers);
        audiences.is_empty()
            || !audiences.iter().all(|audience| is_of_others(audience.value.kind.copied()))
            || self.all_channels().any(|channel| channel.value.takes_complaints())
    }

    /// Whether the last day of the plan is over.
    pub fn has_ended(&self, today: Date) -> bool {
        let horizon = self.about().and_then(|about| about.horizon.get());
        horizon.and_then(|horizon| horizon.ends.get()).is_some_and(|ends| ends.value < today)
    }

    /// The id that plans which follow name under `previous`.
    pub fn own_id(&self) -> Option<&str> {
        self.about()?.id.get().map(|id| &**id)
    }

    /// Whether the plan is in force: neither a draft nor retired.
    pub fn is_in_force(&self) -> bool {
        matches!(self.status(), PlanStatus::Approved | PlanStatus::Active)
    }
}
