//! A case of a customer.

use crate::plan::{CustomerCase, Date, DayOrTime, Field, Plan};
use crate::rehearsal::{find_channel, find_location, find_playbook};
use crate::upkeep::Refused;
use crate::upkeep::record::{Recorded, When, listed, said_otherwise};

/// Says that there was a case; ids may be written as people write them.
pub(super) fn case(
    plan: &Plan,
    number: &str,
    fields: &[(&'static str, Option<&str>)],
    when: When<'_>,
) -> Result<Recorded, Refused> {
    let number = number.trim();
    let mut entry = vec![("case", number.to_owned())];
    for (field, words) in fields {
        let Some(words) = words else { continue };
        let id = match *field {
            "playbook" => find_playbook(plan, words)?.id.to_string(),
            "channel" => find_channel(plan, words)?.0.id.to_string(),
            "location" => find_location(plan, words)?.id.to_string(),
            "cause" => (*words).to_owned(),
            _ => {
                let day = words.get(..10).and_then(|day| day.parse::<Date>().ok());
                if let Some(day) = day.filter(|day| *day > when.date) {
                    let help = "record what was done once it is done; --as-of names another day as today";
                    return Err(Refused::new(format!("`{field}`: {day} is yet to come"), help));
                }
                (*words).to_owned()
            }
        };
        entry.push((field, id));
    }
    if !entry.iter().any(|(field, _)| *field == "opened") {
        entry.insert(1, ("opened", when.date.to_string()));
    }
    entry.extend(when.note.map(|note| ("note", note.to_owned())));
    let said = format!("case `{number}`");
    let cases = plan.cases.get().map_or(&[][..], |cases| cases.items());
    if let Some(there) = cases.iter().find(|one| one.case.get().is_some_and(|case| **case == *number)) {
        let is_same = entry.iter().all(|(field, words)| said_of(there, field).as_deref() == Some(words));
        return if is_same { Ok(Recorded::There(said)) } else { Err(said_otherwise(&said)) };
    }
    let dates: Vec<Date> = cases.iter().filter_map(|case| Some(case.opened.get()?.day())).collect();
    listed(("cases", &plan.cases), entry, &dates, said)
}

/// What is said of a case in a field, as it is typed.
fn said_of(case: &CustomerCase, field: &str) -> Option<String> {
    let time = |time: &Field<DayOrTime>| {
        time.copied().map(|time| match time {
            DayOrTime::Day(day) => day.to_string(),
            DayOrTime::Time(moment) => moment.0.strftime("%Y-%m-%dT%H:%M").to_string(),
        })
    };
    let word = match field {
        "case" => case.case.get().map(|words| &**words),
        "playbook" => case.playbook.get().map(|id| &**id),
        "cause" => case.cause.get().map(|words| &**words),
        "channel" => case.channel.get().map(|id| &**id),
        "location" => case.location.get().map(|id| &**id),
        "note" => case.note.get().map(|words| &**words),
        "opened" => return time(&case.opened),
        "answered" => return time(&case.answered),
        "called" => return time(&case.called),
        "closed" => return time(&case.closed),
        _ => None,
    };
    word.map(str::to_owned)
}
