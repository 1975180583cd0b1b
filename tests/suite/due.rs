//! One duty has one day: `lint`, `status`, calendars and pages say the same of every plan that ships and of random ones.

use crate::numbers::Numbers;
use crate::response::rounds;
use crate::support::{plans, read, run, scratch};
use calcard::common::timezone::Tz;
use calcard::icalendar::ICalendar;
use jiff::ToSpan;
use jiff::civil::{Date, date};
use smplan::config::Settings;
use smplan::due::promises_for_leaves;
use smplan::engine::{self, CheckConfig};
use smplan::plan::{Plan, PlanStatus};
use smplan::render::{Overrides, Templates, calendar, due_calendar, status, status_json};
use smplan::rules::{Choice, Selection};
use smplan::source::{Source, Sources};
use smplan::text::Language;
use smplan::view::{Day, DutyState, Occasion, Origin, Status, View};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::sync::Arc;

/// What is said of a duty: what kind it is, its id, and its day where that is said.
type Said = BTreeSet<(&'static str, String, Option<String>)>;

/// The words between two others.
fn between<'t>(text: &'t str, before: &str, after: &str) -> Option<&'t str> {
    let (_, rest) = text.split_once(before)?;
    Some(rest.split_once(after)?.0)
}

/// A word up to the next sign that belongs to no day.
fn day_after(text: &str, before: &str) -> Option<String> {
    let (_, rest) = text.split_once(before)?;
    Some(rest.chars().take_while(|letter| letter.is_ascii_digit() || *letter == '-').collect())
}

/// What `lint` says of what is late, and of leaves.
fn late_by_lint(text: &str, as_of: Date) -> (Option<Plan>, Said, BTreeSet<String>) {
    let settings = Settings::default();
    let selection = Selection::of(&settings, Choice::default()).unwrap();
    let config = CheckConfig::new(Arc::new(settings), selection, Some(as_of));
    let checked = engine::check(Sources::of(Source::new("plan.yaml", text)), &config);
    let mut said = Said::new();
    let mut untrained = BTreeSet::new();
    for diagnostic in &checked.report.diagnostics {
        let message = &*diagnostic.finding.message;
        let id = || between(message, "`", "`").unwrap().to_owned();
        let due = |before: &str| Some(day_after(message, before).unwrap());
        match diagnostic.finding.rule {
            "review-overdue" => _ = said.insert(("review", "review".to_owned(), due("due on "))),
            "drill-overdue" => _ = said.insert(("drill", id(), due("due on "))),
            "access-review-overdue" => {
                said.insert(("access-check", "access-review".to_owned(), due("due on ")));
            }
            "action-overdue" => _ = said.insert(("action", id(), due("due on "))),
            "goal-missed" => _ = said.insert(("goal", id(), due("ended on "))),
            "measurement-stale" => _ = said.insert(("figure", id(), None)),
            "approval-expired" => _ = said.insert(("approval", id(), due("ended on "))),
            "horizon-over" => _ = said.insert(("plan-end", "horizon".to_owned(), due("ended on "))),
            "former-owner" => _ = said.insert(("leaver", id(), due("left on "))),
            "training-expired" => {
                let (course, rest) = message.split_once(" is missing for ").unwrap();
                let course = between(course, "`", "`").unwrap();
                for who in rest.split(')').filter(|part| part.contains('`')) {
                    let id = format!("{course}/{}", between(who, "`", "`").unwrap());
                    said.insert(("training", id, day_after(who, "due on ")));
                }
            }
            "first-responder-untrained" => _ = untrained.insert(id()),
            "leave-without-cover" => {
                let from = day_after(message, "away from ").or_else(|| day_after(message, "away on "));
                said.insert(("leave", format!("{}/{}", id(), from.as_ref().unwrap()), from));
            }
            "turn-during-leave" => {
                let from = due("on leave from ");
                let role = between(message, "has the turn of `", "`").unwrap();
                said.insert(("turn", format!("{role}/{}/{}", id(), from.as_ref().unwrap()), from));
            }
            _ => {}
        }
    }
    (checked.plan.map(|plan| *plan), said, untrained)
}

/// What `status` says of the same.
fn late_by_status(status: &Status) -> Said {
    let is_said_by_lint = |kind: &str| matches!(kind, "leave" | "turn");
    let told =
        status.duties.iter().filter(|duty| duty.state == DutyState::Late || is_said_by_lint(duty.kind));
    told.map(|duty| (duty.kind, duty.id.clone(), Some(duty.due.0.to_string()))).collect()
}

/// The days of each event of a calendar, by its name.
fn days_of(calendar: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut days: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    // What comes again for ever leaves no room for others.
    for event in calendar.split("BEGIN:VEVENT").skip(1) {
        let event = event.split("END:VEVENT").next().unwrap();
        let alone =
            format!("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT{event}END:VEVENT\r\nEND:VCALENDAR\r\n");
        let read = ICalendar::parse(&alone).unwrap();
        for event in read.expand_dates(Tz::UTC, 1_500).events {
            let uid = read.components[event.comp_id as usize].uid().unwrap().to_owned();
            days.entry(uid).or_default().insert(event.start.format("%Y-%m-%d").to_string());
        }
    }
    days
}

/// Compares all that is said of a plan on a day; gives back what `status` says.
fn compare(text: &str, as_of: Date) -> Status {
    let (plan, by_lint, untrained) = late_by_lint(text, as_of);
    let plan = plan.unwrap_or_else(|| panic!("no plan: {text}"));
    let promises = promises_for_leaves(&plan, as_of);
    let until = date(2040, 1, 1);
    let said = smplan::view::status(&plan, as_of, until, None, promises.as_deref());
    let context = || format!("{as_of}\n{text}");

    let by_status = late_by_status(&said);
    let has_day = |said: &Said, (kind, id, _): &(&'static str, String, Option<String>)| {
        said.iter().any(|(other, of, _)| other == kind && of == id)
    };
    for one in &by_lint {
        let is_same = if one.2.is_some() { by_status.contains(one) } else { has_day(&by_status, one) };
        assert!(is_same, "lint says {one:?}, status does not: {by_status:?} {}", context());
    }
    for one in &by_status {
        let by_who = one.1.split_once('/').map_or("", |(_, who)| who);
        let is_untrained = one.0 == "training" && untrained.contains(by_who);
        assert!(is_untrained || has_day(&by_lint, one), "status says {one:?}, lint does not {}", context());
    }

    let view = View::of(&plan, &Origin { file: "plan.yaml", as_of: Some(as_of), ..Origin::default() });
    let templates = Templates::with(Overrides::default()).unwrap();
    let days = days_of(&calendar(&view, &[], &templates));
    let plan_id = plan.full_id().unwrap();
    for duty in &said.duties {
        let (name, day) = (&duty.id, duty.due.0.to_string());
        if plan.is_public() && matches!(duty.kind, "access-check" | "training" | "drill") {
            continue; // That is for colleagues alone.
        }
        let uid = match duty.kind {
            "review" | "access-check" => format!("{}-plan", duty.kind),
            "plan-end" => "plan-ends".to_owned(),
            "approval" => format!("message-{name}"),
            // Posts have a calendar of their own, `--ics=posts`.
            "leave" | "turn" | "leaver" | "test" | "sign-off" | "post" => continue,
            kind => format!("{kind}-{name}"),
        };
        // Those of several days end on the day, and others may be an event a day.
        let events = view.events.iter().filter(|event| {
            event.uid == format!("{uid}@{plan_id}.smplan")
                || event.uid == format!("{uid}-ends@{plan_id}.smplan")
                || event.uid == format!("{uid}-{}@{plan_id}.smplan", duty.due.0.strftime("%Y%m%d"))
        });
        let is_there = events.into_iter().any(|event| {
            event.to.0 == duty.due.0 || days.get(&event.uid).is_some_and(|days| days.contains(&day))
        });
        assert!(is_there, "no event for {duty:?} in {days:?} {}", context());
    }

    let late_actions: BTreeSet<&str> =
        view.actions.iter().filter(|action| action.late).map(|action| &*action.anchor).collect();
    let of_status = said.duties.iter().filter(|duty| duty.kind == "action" && duty.state == DutyState::Late);
    let of_status: BTreeSet<String> = of_status.map(|duty| format!("action-{}", duty.id)).collect();
    assert_eq!(late_actions, of_status.iter().map(|anchor| &**anchor).collect(), "{}", context());
    if let Some(review) = said.duties.iter().find(|duty| duty.kind == "review") {
        assert_eq!(view.overview.next_review, Some(review.due), "{}", context());
    }

    let of_calendar = days_of(&due_calendar(&[(&said, &Language::english())], Day(as_of)));
    let of_status: BTreeMap<String, BTreeSet<String>> =
        said.duties.iter().map(|duty| (duty.uid.clone(), [duty.due.0.to_string()].into())).collect();
    assert_eq!(of_calendar, of_status, "{}", context());

    let printed = status(&said, Day(as_of), Day(until), &str::to_owned);
    assert!(printed.lines().all(|line| line.chars().count() <= 90), "{printed}");
    let json = status_json(&said, "plan.yaml", None);
    assert_eq!(json["duties"].as_array().unwrap().len(), said.duties.len());
    let n_late = said.duties.iter().filter(|duty| duty.state == DutyState::Late).count();
    assert_eq!(said.counts.late, n_late);
    said
}

#[test]
fn shipped_plans_have_one_day_for_each_duty() {
    let mut n_late = 0;
    for path in plans() {
        let text = read(&path);
        if text.contains("\nextends:") {
            continue; // Those are read with others, which this looks at by themselves.
        }
        for day in
            [date(2025, 12, 1), date(2026, 4, 20), date(2026, 11, 30), date(2027, 3, 1), date(2028, 6, 1)]
        {
            n_late += compare(&text, day).counts.late;
        }
    }
    assert!(n_late > 20, "{n_late}");
}

/// A plan that has some of all that can be due, on days around 2026.
struct Made {
    numbers: Numbers,
    text: String,
}

impl Made {
    fn day(&mut self) -> Date {
        date(2025, 6, 1) + i64::try_from(self.numbers.below(900)).unwrap().days()
    }

    fn every(&mut self) -> &'static str {
        const ALL: [&str; 12] =
            ["1d", "3d", "36h", "1bd", "2bd", "1w", "2w", "1mo", "2mo", "3mo", "6mo", "1y"];
        ALL[self.numbers.below(ALL.len())]
    }

    fn is_likely(&mut self) -> bool {
        self.numbers.below(4) > 0
    }

    /// Some fields, each of which may be missing.
    fn fields(&mut self, fields: &[(&str, &str)]) -> String {
        let mut written = Vec::new();
        for (name, kind) in fields {
            if !self.is_likely() {
                continue;
            }
            let value = match *kind {
                "day" => self.day().to_string(),
                "every" => self.every().to_owned(),
                "owner" => ["ana", "bo", "lead", "care"][self.numbers.below(4)].to_owned(),
                "status" => ["planned", "active", "done", "dropped"][self.numbers.below(4)].to_owned(),
                "number" => self.numbers.below(100).to_string(),
                value => value.to_owned(),
            };
            written.push(format!("{name}: {value}"));
        }
        written.join(", ")
    }

    /// A random plan.
    fn of(seed: u64) -> String {
        let mut made = Made { numbers: Numbers(seed), text: String::new() };
        made.about();
        made.people();
        made.measured();
        made.rest();
        made.text
    }

    fn about(&mut self) {
        let starts = self.day();
        let ends = starts + i64::try_from(30 + self.numbers.below(700)).unwrap().days();
        let horizon = match self.numbers.below(6) {
            0 => String::new(),
            _ => format!("horizon: {{starts: {starts}, ends: {ends}}}, "),
        };
        let status = ["active", "active", "active", "approved", "draft", "retired"][self.numbers.below(6)];
        let meeting = self.fields(&[("what", "Talk"), ("every", "every"), ("owner", "owner")]);
        let review = self.fields(&[
            ("every", "every"),
            ("last", "day"),
            ("next", "day"),
            ("owner", "owner"),
            ("meetings", &format!("[{{{meeting}}}]")),
        ]);
        let days = ["Mo-Fr", "Su-Th", "Tu-Sa", "Mo-Su"][self.numbers.below(4)];
        let country = ["", "country: IE, ", "country: DE-BY, "][self.numbers.below(3)];
        writeln!(
            self.text,
            "smplan: 1\nkind: plan\nplan: {{id: a, title: A, organisation: Example, owner: lead, status: {status}, \
             business_days: {days}, {country}{horizon}review: {{{review}}}}}"
        )
        .unwrap();
        let closed = self.day();
        writeln!(self.text, "closed: [{closed}]").unwrap();
    }

    fn people(&mut self) {
        self.text.push_str("people:\n");
        for id in ["ana", "bo", "cy"] {
            let from = self.day();
            let to = from + i64::try_from(self.numbers.below(20)).unwrap().days();
            let leave = match self.numbers.below(3) {
                0 => String::new(),
                1 => format!(", leave: [{{from: {from}, to: {to}}}]"),
                _ => format!(", leave: [{{from: {from}, to: {to}, cover: bo}}]"),
            };
            let stays = if self.numbers.below(4) == 0 {
                self.fields(&[("from", "day"), ("until", "day")])
            } else {
                String::new()
            };
            let comma = if stays.is_empty() { "" } else { ", " };
            writeln!(
                self.text,
                "  {id}: {{name: {id}, phone: +1-312-555-0101, hours: \"Mo-Fr 08:00-18:00\"{leave}{comma}{stays}}}"
            )
            .unwrap();
        }
        let starts = self.day();
        writeln!(
            self.text,
            "roles:\n  lead: {{held_by: [ana]}}\n  care: {{held_by: [ana, bo], rota: {{every: 1w, starts: {starts}, order: [ana, bo]}}}}\n\
             channels: {{page: {{platform: facebook, owner: care, accepts: [complaints], staffed: \"Mo-Fr 08:00-18:00\", first_response: 2h}}}}"
        )
        .unwrap();
    }

    fn measured(&mut self) {
        self.text.push_str("goals:\n");
        for id in 0..3 {
            let dated = self.fields(&[("value", "number"), ("date", "day")]);
            let goal = self.fields(&[
                ("baseline", &format!("{{{dated}}}")),
                ("target", "number"),
                ("due", "day"),
                ("owner", "owner"),
                ("measure_every", "every"),
            ]);
            writeln!(self.text, "  g{id}: {{metric: M, {goal}}}").unwrap();
        }
        if self.numbers.below(8) == 0 {
            self.text.push_str("measurements: figures.csv\n");
            return;
        }
        self.text.push_str("measurements:\n");
        for _ in 0..4 {
            let goal = self.numbers.below(3);
            let figure = self.fields(&[("date", "day"), ("value", "number")]);
            writeln!(self.text, "  - {{goal: g{goal}, {figure}}}").unwrap();
        }
    }

    fn rest(&mut self) {
        self.text.push_str("actions:\n");
        for id in 0..4 {
            let starts = self.day();
            let ends = starts + i64::try_from(self.numbers.below(300)).unwrap().days();
            let both = if self.numbers.below(2) == 0 {
                format!("starts: {starts}, ends: {ends}, ")
            } else {
                String::new()
            };
            let action =
                self.fields(&[("due", "day"), ("owner", "owner"), ("status", "status"), ("every", "every")]);
            writeln!(self.text, "  a{id}: {{do: Do, {both}{action}}}").unwrap();
        }
        let drill = self.fields(&[("kind", "tabletop"), ("every", "every"), ("last", "day")]);
        writeln!(
            self.text,
            "playbooks:\n  p: {{title: P, owner: care, severity: high, channels: [page], triggers: [{{what: It}}], escalation: [{{owner: care, after: 0m}}], drill: {{{drill}}}}}"
        )
        .unwrap();
        let approved = self.fields(&[("by", "owner"), ("date", "day"), ("until", "day")]);
        writeln!(self.text, "messages:\n  m: {{kind: holding, text: We know., approved: {{{approved}}}}}")
            .unwrap();
        let access = self.fields(&[("every", "every"), ("last", "day"), ("owner", "owner")]);
        let records = self.fields(&[("ana", "day"), ("bo", "day")]);
        let course =
            self.fields(&[("for", "[care, cy]"), ("every", "every"), ("records", &format!("{{{records}}}"))]);
        writeln!(
            self.text,
            "governance:\n  access_review: {{{access}}}\n  training:\n    basics: {{{course}}}\n    more: {{for: [bo], every: 1y}}"
        )
        .unwrap();
    }
}

#[test]
fn random_plans_have_one_day_for_each_duty() {
    let mut numbers = Numbers(20_261_130);
    let (mut n_duties, mut n_late, mut kinds) = (0, 0, BTreeSet::new());
    let n_rounds = rounds(1_000);
    for round in 0..n_rounds {
        let text = Made::of(u64::try_from(round).unwrap() * 7_919 + 11);
        let as_of = date(2025, 6, 1) + i64::try_from(numbers.below(1_000)).unwrap().days();
        let said = compare(&text, as_of);
        n_duties += said.duties.len();
        n_late += said.counts.late;
        kinds.extend(said.duties.iter().map(|duty| duty.kind));
    }
    assert!(n_duties > 5 * n_rounds && n_late > 2 * n_rounds, "{n_duties} duties, {n_late} late");
    // Cases are compared with `smplan test`.
    assert_eq!(kinds.len(), 13, "there is some of each kind: {kinds:?}");
}

#[test]
fn a_retired_plan_asks_for_nothing_and_a_draft_is_not_late() {
    for (status, expected) in [("active", (5, 4)), ("draft", (1, 0)), ("retired", (0, 0))] {
        let text = format!(
            "smplan: 1\nkind: plan\nplan: {{id: a, title: A, status: {status}, horizon: {{starts: 2026-01-01, ends: 2026-03-31}}, review: {{next: 2026-02-01}}}}\n\
             actions: {{x: {{do: X, due: 2026-02-01}}, y: {{do: Y, due: 2026-05-01}}}}\ngovernance: {{access_review: {{every: 1mo}}}}\n"
        );
        let (plan, ..) = late_by_lint(&text, date(2026, 4, 20));
        let plan = plan.unwrap();
        assert_eq!(plan.status() == PlanStatus::Retired, status == "retired");
        let said = compare(&text, date(2026, 4, 20));
        assert_eq!((said.duties.len(), said.counts.late), expected, "{status}");
    }
}

#[test]
fn a_week_ends_before_the_first_day_of_business_of_the_next() {
    let next = |days: &str, today: Date| {
        let text = format!("smplan: 1\nkind: plan\nplan: {{id: a, title: A, business_days: {days}}}\n");
        let (plan, ..) = late_by_lint(&text, today);
        smplan::due::next_week(&plan.unwrap(), today).to_string()
    };
    let (sunday, monday, saturday) = (date(2026, 4, 19), date(2026, 4, 20), date(2026, 4, 25));
    assert_eq!(next("Mo-Fr", sunday), "2026-04-20");
    assert_eq!(next("Mo-Fr", monday), "2026-04-27");
    assert_eq!(next("Mo-Fr", saturday), "2026-04-27");
    assert_eq!(next("Su-Th", saturday), "2026-04-26");
    assert_eq!(next("Su-Th", sunday), "2026-04-26");
    assert_eq!(next("Tu-Sa", monday), "2026-04-21");
    assert_eq!(next("Mo-Su", monday), "2026-04-27");
    assert_eq!(next("Mo,We,Fr", date(2026, 4, 22)), "2026-04-27");
}

#[test]
fn a_case_that_fails_is_due_at_once() {
    let text = "smplan: 1\nkind: plan\nplan: {id: a, title: A, owner: ana}\npeople: {ana: {name: Ana}}\n\
                triage: [{kind: complaint, match: {any: [broken]}}, {kind: other}]\ntests:\n  \
                - {name: right, message: it is broken, expect: {kind: complaint}}\n  \
                - {name: wrong, message: it is fine, expect: {kind: complaint}}\n";
    let said = compare(text, date(2026, 4, 20));
    let due: Vec<_> = said.duties.iter().map(|duty| (duty.kind, &*duty.id, duty.due.0)).collect();
    assert_eq!(due, [("test", "wrong", date(2026, 4, 20))]);
}

/// What `status` prints as JSON is what its schema says.
#[test]
fn json_fits_its_schema() {
    let output = |arguments: &[&str]| -> serde_json::Value {
        let output = run(arguments);
        serde_json::from_slice(&output.stdout).unwrap_or_else(|_| panic!("{arguments:?}"))
    };
    let schema = jsonschema::validator_for(&output(&["schema", "status"])).unwrap();
    let folder = scratch();
    for seed in 0..30 {
        std::fs::write(folder.path().join(format!("plan-{seed}.yaml")), Made::of(seed)).unwrap();
    }
    let folder = folder.path().to_str().unwrap();
    for day in ["2026-04-20", "2027-06-01"] {
        let said = output(&["status", folder, "--as-of", day, "--next", "1y", "--format", "json"]);
        let wrong: Vec<String> = schema.iter_errors(&said).map(|error| error.to_string()).collect();
        assert!(wrong.is_empty(), "{wrong:?}");
        assert_eq!(said["plans"].as_array().unwrap().len(), 30);
        let late: Vec<i64> = said["plans"]
            .as_array()
            .unwrap()
            .iter()
            .map(|plan| plan["summary"]["late"].as_i64().unwrap())
            .collect();
        assert!(late.is_sorted_by(|one, next| one >= next), "most late first: {late:?}");
    }
}

/// Posts that lack something, reports and approvals are due as well, and each is one duty.
#[test]
fn what_is_to_be_published_is_due() {
    let text = "smplan: 1\nkind: calendar\nplan: {id: a, title: A, owner: ana, horizon: {starts: 2026-01-01, ends: 2026-12-31}}\n\
                people: {ana: {name: Ana}, kim: {name: Kim}}\nchannels: {page: {platform: facebook, owner: ana}}\n\
                content: {accessibility: {alt_text: required}}\n\
                publishing: {sign_off: {usual: {steps: [{any: [kim]}]}}}\n\
                governance: {sign_off: {messages: {steps: [{any: [kim]}]}, plan: {steps: [{any: [ana]}, {any: [kim]}]}}}\n\
                messages: {sorry: {kind: holding, text: We know}, old: {kind: holding, text: We know, approved: {by: kim, date: 2026-01-05}}}\n\
                reports: {monthly: {to: [kim], every: 1mo, owner: ana}}\ncalendar:\n  \
                empty: {channel: [page], at: 2026-04-21T09:00, owner: ana}\n  \
                unseen: {channel: [page], at: 2026-04-22T09:00, owner: ana, text: Hello, format: photo}\n  \
                unsigned: {channel: [page], at: 2026-04-23T09:00, owner: ana, text: Hello}\n  \
                signed: {channel: [page], at: 2026-04-23T10:00, owner: ana, text: Hello, approved: {by: kim, date: 2026-04-01}}\n  \
                idea: {channel: [page], at: 2026-04-24T09:00, owner: ana, status: idea}\n  \
                past: {channel: [page], at: 2026-04-19T09:00, owner: ana}\n  \
                slot: {channel: [page], at: \"09:00\", every: 1d, owner: ana}\n";
    let said = compare(text, date(2026, 4, 20));
    let due = said.duties.iter().map(|duty| {
        let needs = match duty.what {
            Occasion::Post { needs, .. } => needs,
            _ => "",
        };
        (duty.kind, &*duty.id, duty.due.0, duty.owner.as_ref().map_or("", |owner| &owner.id), needs)
    });
    let due: Vec<_> = due.filter(|(_, _, day, ..)| *day < date(2026, 5, 3)).collect();
    assert_eq!(
        due,
        [
            ("sign-off", "plan", date(2026, 4, 20), "ana", ""),
            ("sign-off", "messages.sorry", date(2026, 4, 20), "kim", ""),
            ("post", "empty", date(2026, 4, 21), "ana", "text"),
            ("post", "unseen", date(2026, 4, 22), "ana", "alt"),
            ("post", "unsigned", date(2026, 4, 23), "ana", "sign-off"),
            ("report", "monthly", date(2026, 5, 1), "ana", ""),
        ]
    );
}
