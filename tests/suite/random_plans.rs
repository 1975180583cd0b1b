//! Random plans whose promises hold at some times and not at others.

use crate::count::{Looks, Shift, Tasks, Turns, ZONES, name_of, person, shift, somebody, written};
use crate::numbers::Numbers;
use jiff::Span;
use jiff::civil::{Date, date};
use std::fmt::Write;

fn days(n_days: usize) -> Span {
    Span::new().days(i64::try_from(n_days).unwrap())
}

/// A plan, and the days that it is about.
pub(crate) struct RandomPlan {
    pub(crate) text: String,
    pub(crate) days: (Date, Date),
}

impl RandomPlan {
    /// In one zone everybody stays; elsewhere people come and go, and clocks change on different days.
    pub(crate) fn of(numbers: &mut Numbers, is_one_zone: bool) -> RandomPlan {
        let first = [date(2026, 3, 2), date(2026, 10, 19), date(2026, 6, 1)][numbers.below(3)];
        let last = first + days(7 * (5 + numbers.below(5)) - 1);
        let zone = ZONES[numbers.below(ZONES.len())];
        let n_people = 2 + numbers.below(2);
        let mut text = format!(
            "smplan: 1\nkind: playbook\nplan: {{id: a, title: A, organisation: Example, time_zone: {zone}, \
             horizon: {{starts: {first}, ends: {last}}}}}\npeople:\n"
        );
        for id in 0..n_people {
            let mut one = somebody(numbers);
            let by = date(2026, 1, 1).until(first).unwrap();
            one.leave = one.leave.map(|(from, to)| (from + by, to + by));
            let some_day = first + days(numbers.below(40));
            one.until = (!is_one_zone && numbers.below(8) == 0).then_some(some_day);
            if is_one_zone {
                one.zone = zone;
            }
            text.push_str(&person(id, &one));
        }
        let rota = (numbers.below(3) == 0).then(|| Turns::random(numbers, n_people));
        if let Some(rota) = &rota {
            text.push_str(&rota.written());
        }
        let n_owners = n_people + usize::from(rota.is_some());
        let closed = first + days(numbers.below(14));
        writeln!(text, "closed: [{closed}]").unwrap();
        let staffed: Vec<Shift> = vec![shift(numbers), shift(numbers)];
        let within = [("30m", "4h"), ("1h", "10h"), ("4h", "1d"), ("1bd", "1bd")][numbers.below(4)];
        writeln!(
            text,
            "channels: {{c: {{platform: facebook, owner: p0, accepts: [complaints], staffed: \"{}\", first_response: {}, first_response_off_hours: {}}}}}",
            written(&staffed),
            within.0,
            within.1
        )
        .unwrap();
        let looks = Looks::random(numbers);
        text.push_str(&looks.written());
        let is_slow = numbers.below(2) == 0;
        let tasks = Tasks::random(numbers, n_owners, is_slow);
        let name = |owner| name_of(owner, n_people);
        let mut more = String::new();
        if numbers.below(3) == 0 {
            write!(more, "pause_publishing: {{by: {}, within: 1h}}, ", name(numbers.below(n_owners)))
                .unwrap();
        }
        if numbers.below(3) == 0 {
            write!(more, "offline: {{owner: {}, within: 6h}}, ", name(numbers.below(n_owners))).unwrap();
        }
        let mut after = 0;
        let mut steps: Vec<String> = Vec::new();
        for _ in 0..=numbers.below(2) {
            let owners: Vec<String> = (0..=numbers.below(2)).map(|_| name(numbers.below(n_owners))).collect();
            steps.push(format!("{{owner: [{}], after: {after}m}}", owners.join(", ")));
            after += 10 + numbers.below(20) * 10;
        }
        writeln!(
            text,
            "messages: {{m: {{kind: holding, text: We know}}}}\nescalations: {{e: {{reaction: {}m, steps: [{}]}}}}\nplaybooks: {{p: {{title: P, channels: [c], owner: p0, {more}{}, escalation: e}}}}",
            looks.reaction,
            steps.join(", "),
            tasks.written(n_people)
        )
        .unwrap();
        RandomPlan { text, days: (first, last) }
    }
}
