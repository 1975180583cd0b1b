//! Rules that somebody thought of and that are none: why, or which rule says it.

/// A rule of the catalogue that is not one of [`crate::rules::RULES`].
#[derive(Clone, Copy, Debug)]
pub struct LeftOut {
    pub name: &'static str,
    pub fate: Fate,
}

/// What became of it.
#[derive(Clone, Copy, Debug)]
pub enum Fate {
    /// Another rule says it.
    SaidBy(&'static str),
    /// It is struck out, and why.
    StruckOut(&'static str),
}

use Fate::{SaidBy, StruckOut};

const fn left_out(name: &'static str, fate: Fate) -> LeftOut {
    LeftOut { name, fate }
}

/// All of them, by name.
pub const LEFT_OUT: &[LeftOut] = &[
    left_out(
        "acknowledgement-incomplete",
        StruckOut("good acknowledgements differ more than a list can know"),
    ),
    left_out("acknowledgement-is-auto-only", SaidBy("response-promise-unreachable")),
    left_out("affiliation-undisclosed", StruckOut("who writes for whom is not in the plan")),
    left_out("after-action-review-missing", SaidBy("close-out-no-root-cause")),
    left_out("ambiguous-owner", StruckOut("a person and a role of one name are the same to readers")),
    left_out("approval-too-slow", SaidBy("step-unreachable")),
    left_out("audience-unreached", StruckOut("an audience can be reached on the channels of others")),
    left_out("automation-not-first", StruckOut("a program may stand on any step but the last")),
    left_out("channel-no-2fa", SaidBy("two-factor-unknown")),
    left_out("channel-no-recovery", StruckOut("the playbook for lost accounts says where to turn")),
    left_out(
        "channel-purpose-missing",
        StruckOut("a purpose that is written because a program asks says nothing"),
    ),
    left_out("channel-without-audience", StruckOut("who reads along is known from the channel")),
    left_out("drill-missing", SaidBy("sections-undecided")),
    left_out("escalation-owner-unheld", SaidBy("role-unheld")),
    left_out("escalation-step-unreachable", SaidBy("step-unreachable")),
    left_out("example-contact", SaidBy("example-left")),
    left_out("extends-version-mismatch", SaidBy("horizon-over")),
    left_out("feedback-loop-missing", SaidBy("sections-undecided")),
    left_out("former-admin", SaidBy("former-owner")),
    left_out("goal-gameable", StruckOut("whether a figure can be gamed is a matter of opinion")),
    left_out(
        "goal-off-track",
        StruckOut("few goals are reached in a straight line; goal-missed says what is over"),
    ),
    left_out("goal-priority-tie", StruckOut("two goals can matter equally")),
    left_out("goal-vanity-metric", StruckOut("which figures are vain depends on the goal")),
    left_out("goal-without-objective", StruckOut("the statement of a goal says what it is good for")),
    left_out("handoff-log-missing", SaidBy("handoff-fields-missing")),
    left_out("handoff-not-accepted", StruckOut("what was accepted is in the log, not in the plan")),
    left_out("holding-incomplete", SaidBy("holding-without-next-update")),
    left_out("hours-replaced", SaidBy("hours-read-otherwise")),
    left_out("internal-note-in-public-render", SaidBy("personal-data-in-public-plan")),
    left_out("lint-allow-expired", SaidBy("suppression-lapsed")),
    left_out("listening-missing", SaidBy("sections-undecided")),
    left_out("listening-no-monitor", SaidBy("field-missing")),
    left_out("location-contact-missing", SaidBy("person-uncontactable")),
    left_out(
        "location-not-acknowledged",
        StruckOut("a store that reads the plan shows it by its own part of it"),
    ),
    left_out("location-single-person", StruckOut("single-point-of-failure says where it matters")),
    left_out(
        "measurement-outside-horizon",
        StruckOut("figures from before the plan are what it starts from"),
    ),
    left_out("message-approval-expired", SaidBy("approval-expired")),
    left_out("message-asks-customer-to-call", SaidBy("asks-customer-to-call")),
    left_out("message-blames-customer", SaidBy("blames-customer")),
    left_out("message-collects-personal-data", SaidBy("asks-for-personal-data")),
    left_out("message-duplicate-text", StruckOut("the same words can be right on two channels")),
    left_out("message-hashtag-case", StruckOut("style is a matter of the house: `[words]` in smplan.toml")),
    left_out("message-language-missing", StruckOut("most teams answer in the language of the question")),
    left_out("message-link-count", StruckOut("no number of links is wrong")),
    left_out("message-names-employee", SaidBy("discloses-employee")),
    left_out("message-near-limit", StruckOut("what fits, fits")),
    left_out("message-no-comment", SaidBy("no-comment")),
    left_out("message-non-apology", SaidBy("non-apology")),
    left_out("message-offers-no-private-path", SaidBy("care-path-missing")),
    left_out("message-overpromise", SaidBy("overpromises")),
    left_out("message-promise-mismatch", SaidBy("message-promises-other-time")),
    left_out("message-reading-level", StruckOut("no measure of it holds in several languages")),
    left_out("message-shouting", StruckOut("capitals are names as often as shouts")),
    left_out("message-unsigned", StruckOut("who signs is said under `voice` of the channel")),
    left_out("message-verbatim-only", StruckOut("whoever answers adapts the words anyway")),
    left_out("moderation-no-archive", StruckOut("where the law asks for it, records-missing does")),
    left_out("moderation-viewpoint", SaidBy("moderation-deletes-criticism")),
    left_out("no-employee-policy", SaidBy("sections-undecided")),
    left_out("no-executive-sponsor", StruckOut("a plan without a sponsor is agreed to by its owner")),
    left_out("no-named-team", SaidBy("role-unheld")),
    left_out("no-outcome-survey", StruckOut("asking customers again is not always welcome")),
    left_out("no-review-site", StruckOut("not every organisation is reviewed on a site")),
    left_out("offline-before-facts", StruckOut("where somebody may be hurt the call comes first")),
    left_out(
        "placeholder-example-too-long",
        StruckOut("what counts is the limit of a blank, not its example"),
    ),
    left_out("placeholder-unused", StruckOut("a blank that is not used harms nobody")),
    left_out("playbook-too-long", StruckOut("plan-too-long counts the words of all of them")),
    left_out("private-channel-no-target", SaidBy("channel-no-response-target")),
    left_out(
        "reference-cycle",
        StruckOut("of all references `extends` alone goes round in practice: extends-cycle"),
    ),
    left_out("region-without-liaison", StruckOut("regions group stores, and stores have owners")),
    left_out("representative-missing", SaidBy("case-number-missing")),
    left_out("resolve-missing", StruckOut("what can be solved in time is often not known before")),
    left_out("response-strategy-mismatch", StruckOut("which strategy fits is for people to say")),
    left_out("review-cadence-too-slow", StruckOut("once a year can be enough")),
    left_out(
        "risk-without-playbook",
        StruckOut("for the crises that can hit everybody playbook-coverage asks"),
    ),
    left_out("self-approval", StruckOut("in a small team whoever owns the plan agrees to it as well")),
    left_out("severity-not-ordered", StruckOut("what is severe may take longer to check than what is mild")),
    left_out("single-department-plan", StruckOut("a small organisation has one department")),
    left_out("situation-missing", StruckOut("a background that nobody needs is not missed")),
    left_out("step-times-decrease", StruckOut("steps can go on side by side")),
    left_out("too-many-goals", StruckOut("no number of goals is wrong")),
    left_out("training-missing", SaidBy("sections-undecided")),
    left_out("triage-by-follower-count-only", StruckOut("who looks at nothing else does not write it down")),
    left_out("triage-dead-end", SaidBy("triage-owner-missing")),
    left_out("triage-missing", SaidBy("sections-undecided")),
    left_out("trigger-not-measurable", StruckOut("much that opens a playbook is seen and not counted")),
    left_out("unused-definition", StruckOut("a message may be ready before a playbook needs it")),
    left_out(
        "update-cadence-missing",
        StruckOut("holding statements say when the next update comes: holding-without-next-update"),
    ),
];
