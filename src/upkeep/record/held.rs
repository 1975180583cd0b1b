//! Something that comes again was held: a review, a check, a rehearsal, a meeting; and a location accepts the plan.

use crate::due::so_long_after;
use crate::edit::{Edit, Path, Value};
use crate::plan::{
    AccessReview, Date, Drill, Duration, Entry, Held, Location, LocationReview, Meeting, Plan, Review,
    nearest,
};
use crate::rehearsal::{find_location, find_owner, find_playbook, what_there_is};
use crate::source::{FileId, Span, Spanned};
use crate::upkeep::Refused;
use crate::upkeep::record::{Meet, Recorded, When, group, newest_side, refuse_inherited, said_otherwise};

/// What a plan says of something that is held again and again.
struct Kept<'p> {
    /// Where it says so.
    path: Path,
    held: &'p [Held],
    last: Option<Spanned<Date>>,
    /// The day that is written as the next one.
    next: Option<Date>,
    every: Option<Duration>,
    /// What it is, for whoever reads what was done.
    said: String,
}

/// Says that something was held; a day that is written as the next one moves on.
pub(super) fn held(
    plan: &Plan,
    what: Meet<'_>,
    (kind, location): (Option<&str>, Option<&str>),
    when: When<'_>,
) -> Result<Recorded, Refused> {
    let kept = match located(plan, location)? {
        Some(location) => at_location(plan, what, location)?,
        None => of_plan(plan, what)?,
    };
    let said = format!("{} on {}", kept.said, when.date);
    let last = kept.last.as_ref().map(|last| last.value);
    let by = when.by.map(|by| find_owner(plan, by)).transpose()?;
    let is_that_day = |held: &&Held| held.date.copied() == Some(when.date);
    let has_words = by.is_some() || kind.is_some() || when.note.is_some();
    if let Some(there) = kept.held.iter().find(is_that_day) {
        let says =
            |wanted: Option<&str>, there: Option<&str>| wanted.is_none_or(|wanted| there == Some(wanted));
        let is_same = says(by, there.by.get().map(|id| &**id))
            && says(kind, there.kind.get().map(|words| &**words))
            && says(when.note, there.note.get().map(|words| &**words));
        return if is_same { Ok(Recorded::There(said)) } else { Err(said_otherwise(&said)) };
    }
    if last == Some(when.date) && !has_words {
        return Ok(Recorded::There(said));
    }
    let mut entry = vec![("date", when.date.to_string())];
    entry.extend(by.map(|by| ("by", by.to_owned())));
    entry.extend(kind.map(|kind| ("kind", kind.to_owned())));
    entry.extend(when.note.map(|note| ("note", note.to_owned())));
    let dates: Vec<Date> = kept.held.iter().filter_map(|held| held.date.copied()).collect();
    let field = |name: &str| [kept.path.as_slice(), &[name.into()]].concat();
    let side = newest_side(&dates);
    let mut edits = vec![Edit::Push { path: field("held"), item: group(entry), side }];
    // What was held earlier than the last one moves nothing.
    if let Some(next) = kept.next.filter(|_| last.is_none_or(|last| last < when.date)) {
        let then = kept.every.and_then(|every| so_long_after(plan, when.date, every));
        match then {
            Some(then) if then != next => {
                edits.push(Edit::Set { path: field("next"), value: Value::word(then.to_string()) });
            }
            None if next <= when.date => edits.push(Edit::Remove { path: field("next") }),
            _ => {}
        }
    }
    Ok(Recorded::Edits(edits, said))
}

/// The location that is meant: the one that is named, else that of a store's own file.
fn located<'p>(plan: &'p Plan, name: Option<&str>) -> Result<Option<&'p Entry<Location>>, Refused> {
    let own = plan.location.get().and_then(|id| plan.locations.entry(id));
    let Some(name) = name else { return Ok(own) };
    let location = find_location(plan, name)?;
    let is_elsewhere = own.is_none() && !plan.extended_by.is_missing() && location.value.binds.is_missing();
    if is_elsewhere || location.place.file != FileId(0) && own.is_none() {
        return Err(Refused::new(
            format!("location `{}` has a file of its own", location.id),
            "name that file with --plan",
        ));
    }
    Ok(Some(location))
}

fn of_plan<'p>(plan: &'p Plan, what: Meet<'_>) -> Result<Kept<'p>, Refused> {
    let about = plan.about();
    let review = about.and_then(|about| about.review.get());
    match what {
        Meet::Review => {
            refuse_other_file("the review", about.map(|about| about.review.span()))?;
            Ok(Kept {
                path: vec!["plan".into(), "review".into()],
                held: review.map_or(&[][..], |review| review.held.items()),
                last: review.and_then(Review::last_held),
                next: review.and_then(|review| review.next.copied()),
                every: review.and_then(|review| review.every.copied()),
                said: "review of the plan".to_owned(),
            })
        }
        Meet::Meeting(name) => {
            let meetings = review.map_or(&[][..], |review| review.meetings.items());
            let called = |meeting: &Meeting| meeting.what.get().map(|what| what.to_string());
            let is_meant = |meeting: &Meeting| {
                called(meeting).is_some_and(|what| what.to_lowercase() == name.trim().to_lowercase())
            };
            let Some(index) = meetings.iter().position(is_meant) else {
                let all: Vec<String> = meetings.iter().filter_map(called).collect();
                let near = nearest(name, all.iter().map(String::as_str));
                return Err(Refused::new(
                    format!("the plan has no meeting `{name}`"),
                    what_there_is(near, &all),
                ));
            };
            refuse_other_file("the meeting", review.map(|review| review.meetings.span()))?;
            let meeting = meetings.get(index);
            Ok(Kept {
                path: vec!["plan".into(), "review".into(), "meetings".into(), index.into()],
                held: meeting.map_or(&[][..], |meeting| meeting.held.items()),
                last: meeting.and_then(Meeting::last_held),
                next: None,
                every: None,
                said: format!("meeting `{name}`"),
            })
        }
        Meet::AccessReview => {
            let governance = plan.governance.get();
            let review = governance.and_then(|governance| governance.access_review.get());
            refuse_other_file("the check", governance.map(|governance| governance.access_review.span()))?;
            Ok(Kept {
                path: vec!["governance".into(), "access_review".into()],
                held: review.map_or(&[][..], |review| review.held.items()),
                last: review.and_then(AccessReview::last_held),
                next: None,
                every: None,
                said: "check of who can sign in".to_owned(),
            })
        }
        Meet::Drill(name) => {
            let playbook = find_playbook(plan, name)?;
            refuse_inherited(&format!("playbook `{}`", playbook.id), playbook.place)?;
            let drill = playbook.value.drill.get();
            Ok(Kept {
                path: vec!["playbooks".into(), (&*playbook.id).into(), "drill".into()],
                held: drill.map_or(&[][..], |drill| drill.held.items()),
                last: drill.and_then(Drill::last_held),
                next: None,
                every: None,
                said: format!("rehearsal of `{}`", playbook.id),
            })
        }
    }
}

fn at_location<'p>(
    plan: &'p Plan,
    what: Meet<'_>,
    location: &'p Entry<Location>,
) -> Result<Kept<'p>, Refused> {
    let path = |rest: &[&str]| {
        let rest = rest.iter().map(|step| (*step).into());
        ["locations".into(), (&*location.id).into()].into_iter().chain(rest).collect::<Path>()
    };
    match what {
        Meet::Review => {
            let review = location.value.review.get();
            Ok(Kept {
                path: path(&["review"]),
                held: review.map_or(&[][..], |review| review.held.items()),
                last: review.and_then(LocationReview::last_held),
                next: None,
                every: None,
                said: format!("review at `{}`", location.id),
            })
        }
        Meet::Drill(name) => {
            let playbook = find_playbook(plan, name)?;
            let drill = location.value.drills.get().and_then(|drills| drills.0.entry(&playbook.id));
            Ok(Kept {
                path: path(&["drills", &playbook.id]),
                held: drill.map_or(&[][..], |drill| drill.value.held.items()),
                last: drill.and_then(|drill| drill.value.last_held()),
                next: None,
                every: None,
                said: format!("rehearsal of `{}` at `{}`", playbook.id, location.id),
            })
        }
        Meet::AccessReview | Meet::Meeting(_) => Err(Refused::new(
            "this is held for all locations together",
            "name the file of the plan that they build on with --plan",
        )),
    }
}

/// What stands in a plan that this one builds on is changed there; what stands nowhere is new here.
fn refuse_other_file(what: &str, place: Option<Span>) -> Result<(), Refused> {
    place.filter(|place| place.is_written()).map_or(Ok(()), |place| refuse_inherited(what, place))
}

/// Says that a location accepts the plan.
pub(super) fn acknowledged(plan: &Plan, location: Option<&str>, when: When<'_>) -> Result<Recorded, Refused> {
    let Some(location) = located(plan, location)? else {
        let help = "name it with --location, or the file of the location with --plan";
        return Err(Refused::new("a location accepts a plan", help));
    };
    let Some(by) = when.by else {
        return Err(Refused::new("somebody accepts it for the location", "name them with --by"));
    };
    let by = find_owner(plan, by)?;
    let version = plan.about().and_then(|about| about.version.get()).copied();
    let of_version = version.map(|version| format!(" version {} of", version.0)).unwrap_or_default();
    let said = format!("`{}` accepts{of_version} the plan on {}, by `{by}`", location.id, when.date);
    let there = location.value.acknowledged.get();
    let is_there = there.is_some_and(|there| {
        there.date.copied() == Some(when.date)
            && there.by.get().is_some_and(|known| **known == *by)
            && there.version.get().copied() == version
    });
    if is_there {
        return Ok(Recorded::There(said));
    }
    let path =
        |field: &str| vec!["locations".into(), (&*location.id).into(), "acknowledged".into(), field.into()];
    let set = |field: &str, word: String| Edit::Set { path: path(field), value: Value::word(word) };
    let mut edits = vec![set("by", by.to_owned()), set("date", when.date.to_string())];
    edits.extend(version.map(|version| set("version", version.0.to_string())));
    Ok(Recorded::Edits(edits, said))
}
