//! `extends`, and sections that are a table of their own: the trees of several files put together to one, in which everything
//! still knows its own file.
//!
//! Nothing here reads files: what a path leads to is asked of the sources. What is merged is a new mapping; everything else
//! stays a node of the tree that it was read in, so that whoever reads the plan notices nothing.

mod changes;
mod header;
mod held;
mod listed;
mod lock;
mod merge;
mod merged;
mod order;
mod overrides;
mod same;
mod tables;

pub use changes::{Change, ChangeKind, Loosened, Refused};
pub use header::{Header, MOST_PATTERNS};
pub use listed::check_lists;
pub use lock::Known;
pub use tables::Tables;

use crate::compose::lock::Locks;
use crate::diagnostic::Findings;
use crate::source::{FileId, Sources, Span};
use crate::syntax::{Tree, Trees};

/// How many files a plan may be made of.
pub const MOST_FILES: usize = 64;

/// The names of the rules whose findings come from putting plans together.
pub mod rule {
    pub const EXTENDS_A_STORE: &str = "extends-a-store";
    pub const EXTENDS_CYCLE: &str = "extends-cycle";
    pub const EXTENDS_TOO_DEEP: &str = "extends-too-deep";
    pub const EXTENDS_UNREADABLE: &str = "extends-unreadable";
    pub const EXTENDED_BY_MATCHES_NOTHING: &str = "extended-by-matches-nothing";
    pub const OTHER_LOCATION: &str = "other-location";
    pub const LOCK_MATCHES_NOTHING: &str = "lock-matches-nothing";
    pub const LOCK_WITHOUT_DIRECTION: &str = "lock-without-direction";
    pub const OVERRIDE_LOOSENS_TARGET: &str = "override-loosens-target";
    pub const OVERRIDE_NOT_ALLOWED: &str = "override-not-allowed";
    pub const OVERRIDE_SLOWS_PROMISE: &str = "override-slows-promise";
    pub const OVERRIDE_CHANGES_NOTHING: &str = "override-changes-nothing";
    pub const PERSON_OVERRIDDEN: &str = "person-overridden";
    pub const PLAN_OVERRIDDEN: &str = "plan-overridden";
    pub const REMOVAL_UNCLEAR: &str = "removal-unclear";
    pub const REMOVES_NOTHING: &str = "removes-nothing";
    pub const STORE_DOES_NOT_EXTEND: &str = "store-does-not-extend";
    pub const STORE_NOT_LISTED: &str = "store-not-listed";
    pub const LOCATION_BOUND_TWICE: &str = "location-bound-twice";
}

/// A plan that builds on others, put together.
#[derive(Debug)]
pub struct Composition<'s> {
    pub tree: Tree<'s>,
    /// What was found on the way.
    pub findings: Findings,
    /// Whether all files that it builds on are in it.
    pub complete: bool,
    /// Whether it builds on other plans, or has tables alone.
    pub builds_on_others: bool,
}

/// Puts a plan together with its tables and with the plans that it builds on; `None` where it has none of them, or is no plan at
/// all. With the tree, `look` sees what the files changed in one another.
pub fn compose<'s>(
    sources: &Sources,
    trees: &Trees<'s>,
    tables: &Tables,
    unread: &[FileId],
    known: Known,
    mut look: impl FnMut(&[Change<'_>]),
) -> Option<Composition<'s>> {
    let named = FileId(0);
    let header = Header::of(trees.get(named)?)?;
    if header.extends.is_empty() && tables.are_none() {
        return None;
    }
    let order = order::order(sources, trees);
    let mut findings = order.findings;
    let locks = Locks::of(trees, &order.files, known);
    let merged = merge::merge(trees, tables, &order.files, &locks);
    let place = header.extends.first().map(|base| base.span);
    if let Some(place) = place.filter(|_| merged.is_too_large) {
        findings
            .add(
                crate::syntax::rule::INPUT_TOO_LARGE,
                place,
                "aliases repeat so much that the plan becomes too long",
            )
            .help("write less with `*`; the rest of the plan is not put together");
    }
    let bases = unread.iter().filter(|file| **file != named && order.files.contains(file));
    if let Some(place) = place {
        for base in bases {
            say_unread(sources, *base, place, &mut findings);
        }
    }
    findings.append(overrides::check(trees, &merged.changes, &locks));
    if let (Some(place), Some(base)) = (place, sources.unlisted_by()) {
        say_unlisted(trees, place, base, &mut findings);
    }
    look(&merged.changes);
    Some(Composition {
        tree: merged.tree?,
        findings,
        complete: order.complete && !merged.is_too_large,
        builds_on_others: !header.extends.is_empty(),
    })
}

/// Says that a plan on which this one builds was not read to its end: not everything that it would bring is here.
fn say_unread(sources: &Sources, base: FileId, place: Span, findings: &mut Findings) {
    let name = sources.get(base).map_or("", |source| source.name());
    let message = format!(
        "`{name}` has a mistake and was not read to its end, so that not all of this plan is checked"
    );
    findings.add(rule::EXTENDS_UNREADABLE, place, message).help(format!("fix it first: smplan lint {name}"));
}

/// Reports a plan that builds on another one, which does not list it.
fn say_unlisted(trees: &Trees<'_>, place: Span, base: FileId, findings: &mut Findings) {
    let finding = findings.add(
        rule::STORE_NOT_LISTED,
        place,
        "the plan that this one builds on does not list it under `extended_by`",
    );
    finding.help("add its path there, so that a change of that plan is tried on this one as well");
    for pattern in trees.get(base).and_then(Header::of).unwrap_or_default().extended_by {
        finding.related(pattern.span, "what is listed");
    }
}
