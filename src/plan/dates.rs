//! First and last days that stand the wrong way round.

use crate::format::decode::Field;
use crate::format::reader::Reader;
use crate::format::rule;
use crate::format::values::Date;
use crate::plan::document::Plan;
use crate::source::Spanned;

/// Reports last days that lie before their first day.
pub(super) fn check(plan: &Plan, reader: &mut Reader<'_>) {
    if let Some(horizon) = plan.about().and_then(|about| about.horizon.get()) {
        in_order(&horizon.starts, &horizon.ends, ["starts", "ends"], reader);
    }
    for person in plan.people.entries() {
        for leave in person.value.leave.items() {
            in_order(&leave.from, &leave.to, ["from", "to"], reader);
        }
    }
    for entry in plan.calendar.entries() {
        in_order(&entry.value.starts, &entry.value.ends, ["starts", "ends"], reader);
    }
    for campaign in plan.campaigns.entries() {
        in_order(&campaign.value.starts, &campaign.value.ends, ["starts", "ends"], reader);
    }
    for action in plan.actions.entries() {
        in_order(&action.value.starts, &action.value.ends, ["starts", "ends"], reader);
    }
}

fn in_order(
    first: &Field<Spanned<Date>>,
    last: &Field<Spanned<Date>>,
    names: [&str; 2],
    reader: &mut Reader<'_>,
) {
    let (Some(from), Some(to)) = (first.get(), last.get()) else { return };
    if to.value < from.value {
        let message = format!("`{}` {} is before `{}` {}", names[1], to.value, names[0], from.value);
        reader.find(rule::INVALID_DATE, to.span, message).help("exchange the two days, or fix the year");
    }
}
