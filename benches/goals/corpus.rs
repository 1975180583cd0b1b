//! Plans to measure with: about 150 lines and 5 kB each, valid, with text as people write it, the same in every run.

use std::fmt::Write;

/// A small generator of numbers (`SplitMix64`).
pub(crate) struct Numbers(u64);

impl Numbers {
    pub(crate) fn new(seed: u64) -> Numbers {
        Numbers(seed)
    }

    pub(crate) fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut number = self.0;
        number = (number ^ (number >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        number = (number ^ (number >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((number ^ (number >> 31)) % u64::try_from(bound.max(1)).unwrap_or(1)).unwrap_or(0)
    }

    fn pick<'t>(&mut self, texts: &[&'t str]) -> &'t str {
        texts.get(self.below(texts.len())).copied().unwrap_or_default()
    }
}

const TOWNS: &[&str] =
    &["Springfield", "Lakeside", "Harbour", "Ridgeway", "Fairview", "Millbrook", "Oakdale", "Brighton"];
const TRADES: &[&str] = &["bakery", "library", "clinic", "garage", "theatre", "bookshop", "museum", "hotel"];
const FIRST: &[&str] =
    &["Dana", "Lee", "Sam", "Ines", "Ana", "Pat", "Kim", "Rio", "Jo", "Max", "Zoë", "Tomás"];
const LAST: &[&str] = &[
    "Reyes",
    "Okafor",
    "Whitlock",
    "Duarte",
    "Lindqvist",
    "Moreau",
    "Brandt",
    "Castell",
    "Haddad",
    "Ferrand",
];
const METRICS: &[&str] = &[
    "Median first response time",
    "Share of complaints seen in private",
    "Bookings from posts",
    "Comments a post",
];
const DOINGS: &[&str] = &[
    "Pin the care form and the phone number on every profile",
    "One post a week that shows the person who solves problems",
    "Rank the causes of complaints and remove the most frequent",
    "Answer every review within a day, good ones too",
    "Ask regulars for pictures and share the best with their names",
];
const HOURS: &[&str] =
    &["Mo-Fr 08:00-17:00", "Tu-Sa 10:00-18:00", "Mo-Fr 09:00-18:00; Sa 09:00-13:00", "Mo-Su 08:00-20:00"];
const ZONES: &[&str] = &["America/Chicago", "Europe/Dublin", "Europe/Madrid", "Australia/Sydney"];

/// A plan of about 150 lines.
pub(crate) fn plan(index: u64) -> String {
    of_size(index, 2, 4, 1)
}

/// A plan of about so many lines.
pub(crate) fn large_plan(n_lines: usize) -> String {
    let n = (n_lines / 22).max(1);
    of_size(7, n, n, n / 8 + 1)
}

/// A plan with one mistake of a kind that depends on its number.
pub(crate) fn plan_with_mistake(index: u64) -> String {
    let text = plan(index);
    let mistakes: [(&str, &str); 10] = [
        ("    owner: care-lead\n", "    owmer: care-lead\n"),
        ("acknowledge_within: 30m", "acknowledge_within: 30"),
        ("    due: 2026-09-30", "    due: 2026-09-31"),
        ("serves: [goal-0]", "serves: [goal-zero]"),
        ("platform: facebook", "platform: facebok"),
        ("phone: +1-312-555-0100", "phone: 555-0100"),
        ("ends: 2026-12-31}", "ends: 2026-03-31}"),
        ("after: 2h", "after: 0m"),
        ("    target: 15", "    target: a few"),
        ("  title: ", "  title: TBD "),
    ];
    let at = usize::try_from(index).unwrap_or(0) % mistakes.len();
    let (good, bad) = mistakes.get(at).copied().unwrap_or_default();
    assert!(text.contains(good), "the mistake of plan {index} needs `{good}`");
    text.replacen(good, bad, 1)
}

fn of_size(index: u64, n_goals: usize, n_actions: usize, n_playbooks: usize) -> String {
    let mut numbers = Numbers(index.wrapping_mul(0x1234_5678_9ABC_DEF1));
    let town = numbers.pick(TOWNS);
    let trade = numbers.pick(TRADES);
    let mut text = String::with_capacity(8192);
    let out = &mut text;
    let mut line = |arguments: std::fmt::Arguments<'_>| {
        let _ = out.write_fmt(arguments);
        out.push('\n');
    };
    line(format_args!(
        "smplan: 1\nplan:\n  id: plan-{index}\n  title: The {town} {trade} on social media {index}"
    ));
    line(format_args!(
        "  organisation: {town} {trade} (fictional)\n  time_zone: {}\n  owner: social-lead",
        numbers.pick(ZONES)
    ));
    line(format_args!(
        "  horizon: {{starts: 2026-01-01, ends: 2026-12-31}}\n  review:\n    every: 3mo\n    next: 2026-06-30"
    ));
    line(format_args!(
        "  mission: Help the people of {town}, and say so in plain words that everybody understands."
    ));
    line(format_args!("people:"));
    // Whoever answers is there while the channels are staffed.
    let open = numbers.pick(HOURS);
    for (person, id) in ["lead", "second", "care", "head"].into_iter().enumerate() {
        line(format_args!("  {id}:\n    name: {} {}", numbers.pick(FIRST), numbers.pick(LAST)));
        line(format_args!(
            "    email: {id}@example.com\n    phone: +1-312-555-01{person:02}\n    hours: {}",
            if id == "head" { numbers.pick(HOURS) } else { open }
        ));
        line(format_args!(
            "    skills: [{}]",
            ["community", "community", "de-escalation", "spokesperson"][person]
        ));
    }
    line(format_args!("roles:"));
    for (role, holders) in
        [("social-lead", "lead, second"), ("care-lead", "care, lead"), ("sponsor", "head, care")]
    {
        line(format_args!("  {role}:\n    held_by: [{holders}]\n    authority:"));
        line(format_args!(
            "      may: [acknowledge, apologise, hide, pause-publishing, speak-to-media, approve-statement]"
        ));
    }
    line(format_args!(
        "audiences:\n  customers:\n    description: People of {town} who came to the {trade} in the last two years"
    ));
    line(format_args!(
        "channels:\n  facebook:\n    platform: facebook\n    handle: {town}{trade}\n    owner: social-lead"
    ));
    line(format_args!(
        "    purpose: Answer customers and show how we work\n    audience: [customers]\n    admins: [lead, second]"
    ));
    line(format_args!(
        "    staffed: {open}\n    first_response: 30m\n    first_response_off_hours: 72h\n    accepts: [complaints, questions]"
    ));
    line(format_args!(
        "    private_path: care-form\n  care-form:\n    platform: form\n    url: https://www.example.com/care"
    ));
    line(format_args!(
        "    owner: care-lead\n    staffed: {open}\n    first_response: 30m\n    first_response_off_hours: 72h\n    accepts: [complaints]"
    ));
    line(format_args!("goals:"));
    for goal in 0..n_goals {
        line(format_args!(
            "  goal-{goal}:\n    statement: Every complaint in {town} gets a human answer within minutes"
        ));
        line(format_args!(
            "    metric: {}\n    unit: min\n    baseline: {}",
            numbers.pick(METRICS),
            100 + numbers.below(300)
        ));
        line(format_args!(
            "    target: 15\n    due: 2026-09-30\n    source: Care desk export, weekly\n    owner: care-lead"
        ));
    }
    line(format_args!("strategy:"));
    for goal in 0..n_goals {
        line(format_args!(
            "  way-{goal}:\n    approach: One visible private door beside every public channel\n    serves: [goal-{goal}]"
        ));
    }
    line(format_args!("actions:"));
    for action in 0..n_actions {
        let way = action % n_goals;
        line(format_args!("  action-{action}:\n    do: {}\n    serves: [way-{way}]", numbers.pick(DOINGS)));
        line(format_args!(
            "    owner: social-lead\n    channel: [facebook]\n    due: 2026-{:02}-15",
            1 + numbers.below(12)
        ));
        line(format_args!("    measure: Visits to the form"));
    }
    line(format_args!("messages:\n  holding:\n    kind: holding\n    channels: [facebook]"));
    line(format_args!(
        "    text: \"We know about {{{{ event }}}} and we are finding out what happened. The next update is here by {{{{ time }}}}.\""
    ));
    line(format_args!(
        "    placeholders:\n      event: {{max: 60, example: the reports of today}}\n      time: {{max: 12, example: 16:00 today}}"
    ));
    line(format_args!("    approved: {{by: sponsor, date: 2026-01-05}}"));
    line(format_args!(
        "escalations:\n  care:\n    steps:\n      - owner: social-lead\n        after: 0m\n        notify: [phone]"
    ));
    line(format_args!(
        "      - owner: care-lead\n        after: 30m\n        notify: [phone]\n        skills: [de-escalation]"
    ));
    line(format_args!(
        "      - owner: sponsor\n        after: 2h\n        notify: [phone]\n        final: true"
    ));
    line(format_args!("governance:\n  approvals:\n    - {{what: plan, by: social-lead, date: 2026-01-05}}"));
    line(format_args!("moderation:\n  hide: [spam, hate]\n  keep: [respectful criticism]\nplaybooks:"));
    for playbook in 0..n_playbooks {
        line(format_args!(
            "  playbook-{playbook}:\n    title: A customer of the {trade} is angry in public\n    severity: high"
        ));
        line(format_args!(
            "    triggers:\n      - text: A public post describes a bad experience\n    owner: care-lead"
        ));
        line(format_args!(
            "    acknowledge_within: 30m\n    messages: [holding]\n    escalation: care\n    spokesperson: sponsor\n    pause_publishing: false"
        ));
        line(format_args!(
            "    steps:\n      - do: Acknowledge in public\n        owner: social-lead\n        within: 30m\n        message: holding"
        ));
        line(format_args!(
            "      - do: Call the customer\n        owner: care-lead\n        within: 24h\n        kind: offline"
        ));
        line(format_args!("    close_out:\n      root_cause: required"));
    }
    text
}
