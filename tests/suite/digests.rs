//! Digests see what is agreed to and nothing else: each field of a message, a playbook, a post and the plan is changed once.

use crate::declared::{Place, Sample};
use crate::support::{expect, repository};
use smplan::format::{RecordInfo, Shape};
use smplan::plan::Plan;
use smplan::source::FileId;
use smplan::syntax::{self, Limits};
use std::collections::BTreeSet;

/// The digest of something by its section and its id, where there are several.
fn digest<'a>(text: &str, section: &str, id: impl Into<Option<&'a str>>) -> String {
    let id = id.into();
    let parsed = syntax::parse(text, FileId(0), Limits::default());
    let (plan, _) = Plan::from_tree(&parsed.tree);
    let plan = plan.unwrap_or_else(|| panic!("{text}"));
    let what = plan.agreeables().find(|one| one.section() == section && id.is_none_or(|id| one.id() == id));
    what.and_then(|what| what.digest(&plan))
        .unwrap_or_else(|| panic!("no digest of {section}, {id:?}: {text}"))
}

/// The fields of the record of a section, or of one within it.
fn fields(path: &[&str]) -> BTreeSet<&'static str> {
    let mut record: &RecordInfo = Plan::record();
    for name in path {
        let shape = record.fields.iter().find(|field| field.name == *name).map(|field| &field.shape);
        record = shape.and_then(Shape::record).unwrap_or_else(|| panic!("{path:?} is no record"));
    }
    record.fields.iter().map(|field| field.name).collect()
}

/// A field, how it stands in the sample, what it is changed to (nothing: it is taken out), and whether the digest sees that.
type Change = (&'static str, &'static str, &'static str, bool);

/// Changes each field of a sample, and knows of each field of the record.
fn each_field(path: &[&str], sample: &str, section: &str, changes: &[Change]) {
    let known: BTreeSet<&str> = changes.iter().map(|(field, ..)| *field).collect();
    assert_eq!(known, fields(path), "a change of each field of {path:?}");
    let before = digest(sample, section, "it");
    for (field, old, new, is_seen) in changes {
        assert_eq!(sample.matches(old).count(), 1, "`{old}` of {field}");
        let after = digest(&sample.replacen(old, new, 1), section, "it");
        assert_eq!(before != after, *is_seen, "{field}: `{old}` to `{new}`");
    }
}

const MESSAGE: &str = "\
messages:
  it:
    title: We know
    kind: holding
    channels: [page, press]
    text: We know about it, {{ name }}.
    texts: {de: Wir wissen davon}
    placeholders: {name: {max: 20, example: Robin}}
    adapt: false
    after_attempts: true
    signed_by: dana
    approved: {by: kim, date: 2026-01-25, until: 2027-01-25}
";

#[test]
fn each_field_of_a_message() {
    each_field(
        &["messages"],
        MESSAGE,
        "messages",
        &[
            ("title", "title: We know", "title: First words", false),
            ("kind", "kind: holding", "kind: update", true),
            ("channels", "[page, press]", "[page]", true),
            ("text", "about it", "about  it", true),
            ("texts", "davon", "Davon", true),
            ("placeholders", "max: 20", "max: 21", true),
            ("placeholders", "example: Robin", "example: Kim", false),
            ("placeholders", "max: 20, ", "", true),
            ("adapt", "adapt: false", "adapt: true", true),
            ("after_attempts", "after_attempts: true", "after_attempts: false", true),
            ("signed_by", "signed_by: dana", "signed_by: lee", true),
            ("approved", "until: 2027-01-25", "until: 2027-01-26", false),
        ],
    );
    let of_placeholder = [
        ("max", "max: 20", "max: 1", true),
        ("example", "Robin", "Kim", false),
        ("from", "location.name", "location.phone", true),
    ];
    let sample = MESSAGE.replace("example: Robin", "example: Robin, from: location.name");
    each_field(&["messages", "placeholders"], &sample, "messages", &of_placeholder);
}

const PLAYBOOK: &str = "\
escalations: {care: {steps: [{owner: dana, after: 0m}, {owner: gm, after: 30m}], unless: acknowledged}}
messages:
  sorry: {kind: holding, text: We know}
playbooks:
  it:
    title: The post is untrue
    severity: high
    triggers: [{metric: angry comments, over: 10, within: 1h}]
    owner: dana
    escalation: care
    steps:
      - {do: Look, only_if: it is open, owner: lee, backup: sam, confirm: gm, id: look, kind: verify, phase: contain, ref: B1}
      - {do: Say it, from: look, within: 16m, every: 2h, stop_after: 3d, where: the page, message: sorry, parallel: look, contact: [press], then: close}
    messages: [sorry]
    channels: [page]
    basis: past
    precedents: [https://example.com/then]
    crisis_type: victim
    response_strategy: [deny]
    acknowledge_within: 15m
    clock: always
    follow_up_within: 24h
    update_every: {min: 31m, max: 4h}
    resolve_within: 2d
    pause_publishing: {scope: all posts, by: dana, within: 5m, resume_by: gm}
    spokesperson: gm
    approve_statements: {by: counsel, within: 45m, else: gm}
    inform: [board]
    offline: {owner: lee, via: [phone], initiated_by: company, within: 6h, attempts: 3, then: sorry}
    case: {number: 'N-{seq}', system: the desk, representative: lee, collect: [name], single_owner: true}
    handoff: {to: care, via: [mail], accept_within: 7m, log: the book, required: [all], sample: {share: 5, every: 1mo, owner: dana}}
    close_out: {root_cause: required, causes: [late], notify_customer: true, survey: one question, report_back: {when: it was us, channel: page, message: sorry, within: 9d}, after_action_review: {within: 8d, owner: dana}, recognise: with cake}
    drill: {kind: tabletop, every: 6mo}
    public: [drill]
    approved: [{by: kim, date: 2026-01-25}, {by: counsel, date: 2026-01-26}]
";

#[test]
fn each_field_of_a_playbook() {
    let of_steps: &[Change] = &[
        ("do", "do: Look", "do: look", true),
        ("only_if", "only_if: it is open", "only_if: it is shut", true),
        ("owner", "owner: lee, backup", "owner: kim, backup", true),
        ("backup", "backup: sam", "backup: kim", true),
        ("confirm", "confirm: gm, ", "", true),
        ("from", "from: look", "from: lock", true),
        ("within", "within: 16m", "within: 17m", true),
        ("every", "every: 2h", "every: 3h", true),
        ("stop_after", "stop_after: 3d", "stop_after: 4d", true),
        ("where", "where: the page", "where: the desk", true),
        ("message", "message: sorry, parallel", "message: other, parallel", true),
        ("kind", "kind: verify", "kind: publish", true),
        ("phase", "phase: contain", "phase: recover", true),
        ("id", "id: look", "id: first", true),
        ("parallel", "parallel: look", "parallel: lock", true),
        ("contact", "contact: [press]", "contact: [radio]", true),
        ("then", "then: close", "then: handoff", true),
        ("ref", "ref: B1", "ref: B2", false),
    ];
    each_field(&["playbooks", "steps"], PLAYBOOK, "playbooks", of_steps);
    let of_playbook: &[Change] = &[
        ("title", "is untrue", "is not true", true),
        ("severity", "severity: high", "severity: low", true),
        ("triggers", "over: 10", "over: 11", true),
        ("triggers", "within: 1h", "within: 60m", true),
        ("owner", "    owner: dana\n", "    owner: lee\n", true),
        ("escalation", "owner: gm, after: 30m", "owner: gm, after: 31m", true),
        ("escalation", ", unless: acknowledged", "", true),
        ("steps", "do: Look", "do: Look here", true),
        ("messages", "text: We know", "text: We knew", true),
        ("channels", "channels: [page]", "channels: [press]", true),
        ("basis", "basis: past", "basis: forecast", false),
        ("precedents", "com/then", "com/now", false),
        ("crisis_type", "crisis_type: victim", "crisis_type: accidental", false),
        ("response_strategy", "[deny]", "[inform]", false),
        ("acknowledge_within", "acknowledge_within: 15m", "acknowledge_within: 20m", true),
        ("clock", "clock: always", "clock: staffed", true),
        ("follow_up_within", "follow_up_within: 24h", "follow_up_within: 25h", true),
        ("update_every", "min: 31m", "min: 32m", true),
        ("update_every", "max: 4h", "max: 5h", true),
        ("resolve_within", "resolve_within: 2d", "resolve_within: 3d", true),
        ("pause_publishing", "{scope: all posts, by: dana, within: 5m, resume_by: gm}", "false", true),
        ("spokesperson", "spokesperson: gm", "spokesperson: lee", true),
        ("approve_statements", "within: 45m", "within: 46m", true),
        ("inform", "[board]", "[press]", true),
        ("offline", "attempts: 3", "attempts: 4", true),
        ("case", "single_owner: true", "single_owner: false", true),
        ("handoff", "share: 5", "share: 6", true),
        ("close_out", "with cake", "with tea", true),
        ("close_out", "within: 8d", "within: 10d", true),
        ("close_out", "within: 9d", "within: 10d", true),
        ("drill", "kind: tabletop", "kind: functional", false),
        ("public", "[drill]", "[basis]", false),
        ("approved", ", {by: counsel, date: 2026-01-26}", "", false),
    ];
    each_field(&["playbooks"], PLAYBOOK, "playbooks", of_playbook);
    // What things are called for short is no word of what is agreed to.
    let renamed =
        PLAYBOOK.replace("care: {steps", "help: {steps").replace("escalation: care", "escalation: help");
    assert_eq!(digest(PLAYBOOK, "playbooks", "it"), digest(&renamed, "playbooks", "it"));
    let renamed = PLAYBOOK.replace("sorry", "pardon");
    assert_eq!(digest(PLAYBOOK, "playbooks", "it"), digest(&renamed, "playbooks", "it"));
}

const POST: &str = "\
calendar:
  it:
    channel: [page]
    at: 2026-12-24T09:00
    owner: dana
    status: ready
    text: We close at 14:00 today
    alt: The door
    link: https://example.com/advent
    pillar: hours
    format: picture
    campaign: advent
    sign_off: usual
    approved: {by: kim, date: 2026-12-10}
    effort: 1h
";

#[test]
fn each_field_of_a_post() {
    let changes: &[Change] = &[
        ("channel", "[page]", "[page, press]", true),
        ("at", "T09:00", "T09:05", true),
        ("at", "2026-12-24T09:00", "{from: eve, after: 20m}", true),
        ("owner", "owner: dana", "owner: lee", false),
        ("status", "status: ready", "status: draft", false),
        ("text", "14:00", "15:00", true),
        ("alt", "The door", "A door", true),
        ("link", "com/advent", "com/lent", true),
        ("pillar", "pillar: hours", "pillar: staff", false),
        ("format", "format: picture", "format: film", false),
        ("campaign", "campaign: advent", "campaign: lent", false),
        ("sign_off", "sign_off: usual", "sign_off: other", false),
        ("approved", "2026-12-10", "2026-12-11", false),
        ("effort", "effort: 1h", "effort: 2h", false),
        // A slot comes again, and nobody agrees to it as to a post; these are of slots.
        ("starts", "    owner", "    starts: 2026-01-01\n    owner", false),
        ("ends", "    owner", "    ends: 2026-01-01\n    owner", false),
        ("every", "# none", "# none", false),
    ];
    each_field(&["calendar"], &format!("{POST}# none\n"), "calendar", changes);
}

const PLAN: &str = "\
plan: {id: it, title: Harbour, horizon: {starts: 2026-01-01, ends: 2026-12-31}}
goals: {trust: {statement: More trust, metric: stars, unit: '', baseline: {value: 3.5, date: 2026-01-01}, target: 4, due: 2026-12-31}}
channels: {page: {platform: facebook, first_response: {human: 1h}, owner: dana}}
triage: [{kind: praise, respond: reply, owner: dana, message: thanks, match: {any: [great], typos: 1}}]
messages: {thanks: {kind: thanks, text: Thank you}}
escalations: {care: {steps: [{owner: dana, after: 0m}]}}
moderation: {hide: [insults], keep: [anger]}
governance: {lock: [messages], sign_off: {plan: {steps: [{any: [dana]}]}}}
";

/// Each field of the format is taken out once: which of them the digest of the plan sees stands in a file.
#[test]
fn each_field_of_the_plan() {
    let (sample, places) = Sample::full();
    let of = |sample: &Sample| digest(&sample.yaml(), "plan", None);
    let whole = of(&sample);
    let is_seen = |place: &&Place| of(&sample.without(&place.pointer)) != whole;
    let seen: Vec<&str> = places.iter().filter(is_seen).map(|place| &*place.path).collect();
    expect(&repository("tests/digests/plan.txt"), &format!("{}\n", seen.join("\n")));
    let sections = [
        "people",
        "roles",
        "locations",
        "calendar",
        "campaigns",
        "tools",
        "reports",
        "cases",
        "messages",
        "playbooks",
    ];
    let of_section = |path: &str, section: &str| path.split('.').next() == Some(section);
    assert!(!seen.iter().any(|path| sections.iter().any(|section| of_section(path, section))));
    for path in [
        "plan.horizon.ends",
        "goals.*.target",
        "channels.*.first_response.human",
        "triage[].match.any",
        "moderation.keep",
    ] {
        assert!(seen.contains(&path), "{path}");
    }
    let of = |text: &str| digest(text, "plan", None);
    let lines: Vec<&str> = PLAN.lines().rev().collect();
    assert_eq!(of(&lines.join("\n")), of(PLAN), "the order of sections is nothing");
    assert_eq!(of(&PLAN.replace("Thank you", "Thanks")), of(PLAN), "messages have an approval of their own");
    assert_ne!(of(&PLAN.replace("[anger]", "[anger, grief]")), of(PLAN));
}

#[test]
fn how_a_text_is_written_changes_no_digest() {
    let of = |text: &str| digest(text, "messages", "it");
    let words = |text: &str| of(&format!("messages:\n  it:\n    kind: holding\n    text: {text}\n"));
    let plain = words("We caf\u{e9} it");
    for other in [
        "'We caf\u{e9} it'",
        "\"We caf\u{e9} it\"",
        "\"We cafe\u{301} it\"",
        "We caf\u{e9} it # and so on",
        "|\n      We caf\u{e9} it",
        ">-\n      We caf\u{e9}\n      it",
        "\"We caf\u{e9} it  \"",
    ] {
        assert_eq!(words(other), plain, "{other}");
    }
    for other in [
        "We caf\u{e9} it.",
        "We cafe it",
        "We caf\u{e9}\u{a0}it",
        "\"We\\ncaf\u{e9} it\"",
        "we caf\u{e9} it",
        "\" We caf\u{e9} it\"",
    ] {
        assert_ne!(words(other), plain, "{other}");
    }
    let lines = words("|\n      One\n\n      two");
    assert_eq!(words("\"One \\t\\r\\n\\r\\ntwo\\n\\n\""), lines);
    assert_ne!(words("|\n      One\n      two"), lines);
    assert_eq!(of(&MESSAGE.replace('\n', "\r\n")), of(MESSAGE));
    // Entries of a group in another order.
    let (head, fields) = MESSAGE.split_at(MESSAGE.find("    kind").unwrap());
    let turned: Vec<&str> = fields.lines().rev().collect();
    assert_eq!(of(&format!("{head}{}\n", turned.join("\n"))), of(MESSAGE));
}

/// Every letter of a text counts: one is changed, taken out or doubled at each place.
#[test]
fn each_letter_of_a_text_counts() {
    let text = "We know it, Zoë, and we call you at 09:00!";
    let of = |text: &str| {
        digest(&format!("messages: {{it: {{kind: holding, text: \"{text}\"}}}}\n"), "messages", "it")
    };
    let plain = of(text);
    let letters: Vec<char> = text.chars().collect();
    for index in 0..letters.len() {
        let with = |letter: &[char]| {
            [&letters[..index], letter, &letters[index + 1..]].concat().into_iter().collect::<String>()
        };
        for changed in [with(&['x']), with(&[]), with(&[letters[index], letters[index]])] {
            assert_ne!(of(&changed), plain, "{changed}");
        }
    }
}

/// What is agreed to is written down with its digest: these never change.
#[test]
fn the_first_form_stays_as_it_is() {
    let digests = [
        digest(MESSAGE, "messages", "it"),
        digest(PLAYBOOK, "playbooks", "it"),
        digest(PLAN, "plan", None),
        digest(&POST.replace("    link: https://example.com/advent\n", ""), "calendar", "it"),
    ];
    assert_eq!(
        digests,
        [
            "v1:6ee2c196b7f20b1836abe79bd9685667",
            "v1:d4a2a80ba3a90739c8a685f226a8fa45",
            "v1:078d851cb14229374d8343fddd70ac22",
            "v1:5b927758d155a51fefd6a631fa08a3c4",
        ]
    );
}
