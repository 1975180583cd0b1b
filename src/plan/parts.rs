//! The parts that a document may be left without, each with why.

use crate::format::decode::Field;
use crate::format::record::{record, words};
use crate::format::values::Text;

record! {
    /// The parts that are left out on purpose, each with why: `{listening: No public accounts yet}`.
    ///
    /// Which parts a document needs follows from its `kind`: the rule `sections-undecided` has the list.
    #[seen whole]
    pub struct NotNeeded, "the section `not_needed`" {
        /// Who answers which kind of comment.
        triage: Text,
        /// How the organisation hears what is said about it.
        listening: Text,
        /// How what customers say changes the organisation.
        feedback: Text,
        /// What those learn who answer first.
        training: Text,
        /// What employees keep to when they write.
        employee_policy: Text,
        /// Where somebody can complain in private.
        private_way: Text,
        /// What is hidden and what stays.
        moderation: Text,
        /// When the document is looked at again.
        reviews: Text,
        /// How playbooks are rehearsed.
        drills: Text,
        /// A second factor, and the check of who can sign in.
        account_security: Text,
        /// Whom to call in a crisis.
        crisis_path: Text,
        /// Who agrees before something is published.
        sign_off: Text,
    }
}

words! {
    /// A part that documents have, or say that they are left without.
    pub enum Part {
        Triage = "triage",
        Listening = "listening",
        Feedback = "feedback",
        Training = "training",
        EmployeePolicy = "employee-policy",
        PrivateWay = "private-way",
        Moderation = "moderation",
        Reviews = "reviews",
        Drills = "drills",
        AccountSecurity = "account-security",
        CrisisPath = "crisis-path",
        SignOff = "sign-off",
    }
}

impl Part {
    pub const ALL: [Part; 12] = [
        Part::Triage,
        Part::Listening,
        Part::Feedback,
        Part::Training,
        Part::EmployeePolicy,
        Part::PrivateWay,
        Part::Moderation,
        Part::Reviews,
        Part::Drills,
        Part::AccountSecurity,
        Part::CrisisPath,
        Part::SignOff,
    ];

    /// Its field under `not_needed`.
    pub fn field(self) -> String {
        self.word().replace('-', "_")
    }

    /// What is asked, in the words of planners.
    pub fn question(self) -> &'static str {
        match self {
            Part::Triage => "who answers which comment",
            Part::Listening => "who listens",
            Part::Feedback => "what becomes of feedback",
            Part::Training => "who is trained",
            Part::EmployeePolicy => "what employees keep to",
            Part::PrivateWay => "where to complain in private",
            Part::Moderation => "what is hidden and what stays",
            Part::Reviews => "when it is reviewed",
            Part::Drills => "how it is rehearsed",
            Part::AccountSecurity => "how accounts are secured",
            Part::CrisisPath => "whom to call in a crisis",
            Part::SignOff => "who signs off",
        }
    }

    /// Whether a team of two need not say anything of it.
    pub fn is_for_larger_teams(self) -> bool {
        matches!(
            self,
            Part::Training | Part::EmployeePolicy | Part::Feedback | Part::Drills | Part::Listening
        )
    }
}

impl NotNeeded {
    /// Why a part is left out.
    pub fn why(&self, part: Part) -> &Field<Text> {
        match part {
            Part::Triage => &self.triage,
            Part::Listening => &self.listening,
            Part::Feedback => &self.feedback,
            Part::Training => &self.training,
            Part::EmployeePolicy => &self.employee_policy,
            Part::PrivateWay => &self.private_way,
            Part::Moderation => &self.moderation,
            Part::Reviews => &self.reviews,
            Part::Drills => &self.drills,
            Part::AccountSecurity => &self.account_security,
            Part::CrisisPath => &self.crisis_path,
            Part::SignOff => &self.sign_off,
        }
    }
}
