//! The `publishing` section: who may publish what, who agrees first, and when nothing is published.

use crate::format::map::Map;
use crate::format::record::record;
use crate::format::values::{Duration, Hours, Text, Url};
use crate::plan::content::{ByChannel, Find};
use crate::plan::ids::{OwnerId, PolicyName, SignOffId};

record! {
    /// Who may publish what, who agrees first, and when nothing is published.
    #[seen whole]
    pub struct Publishing, "the section `publishing`" {
        /// Who may publish, by channel or by platform: `{facebook: [social-team]}`.
        may_publish: ByChannel<Vec<OwnerId>>,
        /// Kinds of sign-off, each with when it applies and who agrees. One that is called `usual` holds where no other fits.
        sign_off: Map<SignOff>,
        /// How somebody asks for a post.
        requests: Requests,
        /// Hours in which nothing is published.
        quiet: Quiet,
        /// What employees keep to on their own accounts.
        staff_accounts: StaffAccounts,
    }
}

record! {
    /// Who agrees before something goes out.
    #[seen whole]
    pub struct SignOff, "a kind of sign-off" {
        /// When it applies, in words.
        when: Text,
        /// The words by which a post is known to which it applies.
        find: Find,
        /// Who agrees, one step after the other; an empty list where nobody has to.
        steps: Vec<SignOffStep>,
        /// How soon they agree.
        within: Duration,
    }
}

record! {
    /// A step of a sign-off.
    #[seen whole]
    pub struct SignOffStep, "a step of a sign-off" {
        /// Those of whom one is enough.
        any: Vec<OwnerId> [required],
    }
}

record! {
    /// How somebody asks for a post.
    #[seen whole]
    pub struct Requests, "the requests" {
        /// How: by a form, by mail, in a channel.
        how: Text,
        /// Where.
        url: Url,
        /// Who looks at them.
        owner: OwnerId,
        /// How soon there is an answer.
        within: Duration,
        /// What has to be in them: text, picture, date.
        needs: Vec<Text>,
    }
}

record! {
    /// Hours in which nothing is published.
    #[seen whole]
    pub struct Quiet, "the quiet hours" {
        /// The hours, in the zone of each channel.
        hours: Hours [required],
        /// Kinds of sign-off whose posts go out all the same.
        except: Vec<SignOffId>,
    }
}

record! {
    /// What employees keep to on their own accounts.
    #[seen whole]
    pub struct StaffAccounts, "the rules for accounts of employees" {
        /// The rule, in one sentence.
        rule: Text,
        /// The name of the policy that says more, of those under `governance.policies`.
        policy: PolicyName,
    }
}
