//! In which order the files of a plan are laid over one another, and what is wrong with what they name.

use crate::compose::MOST_FILES;
use crate::compose::header::Header;
use crate::compose::rule;
use crate::diagnostic::Findings;
use crate::source::{FileId, Sources, Span};
use crate::syntax::Trees;

/// How many files may stand over one another.
const DEEPEST: usize = 16;

/// The files of a plan, the farthest first.
#[derive(Debug)]
pub(super) struct Order {
    pub(super) files: Vec<FileId>,
    pub(super) findings: Findings,
    /// Whether all that are named are there.
    pub(super) complete: bool,
}

/// The order of the files, beginning with the one that was named: what a file names comes before it, in its order; a file
/// that is reached twice counts at its first place.
pub(super) fn order(sources: &Sources, trees: &Trees<'_>) -> Order {
    let mut walk = Walk {
        sources,
        trees,
        chain: Vec::new(),
        order: Order { files: Vec::new(), findings: Findings::default(), complete: true },
    };
    walk.visit(FileId(0));
    walk.order
}

struct Walk<'w, 's> {
    sources: &'w Sources,
    trees: &'w Trees<'s>,
    /// The files that lead to the one that is looked at, each with the place where it names the next.
    chain: Vec<(FileId, Span)>,
    order: Order,
}

impl Walk<'_, '_> {
    fn visit(&mut self, file: FileId) {
        let Some(header) = self.trees.get(file).and_then(Header::of) else { return };
        for (position, base) in header.extends.iter().enumerate() {
            if position == MOST_FILES {
                let message =
                    format!("more than {MOST_FILES} files are named here, and a plan builds on fewer");
                let help = "let it build on fewer: put layers together";
                self.refuse(rule::EXTENDS_UNREADABLE, base.span, message, help);
                break;
            }
            self.chain.push((file, base.span));
            if let Some(base) = self.base(file, base.value, base.span) {
                self.visit(base);
            }
            self.chain.pop();
        }
        self.order.files.push(file);
    }

    /// The file behind a path, where it is still to be visited.
    fn base(&mut self, file: FileId, written: &str, place: Span) -> Option<FileId> {
        let base = match self.sources.linked(file, written) {
            Some(Ok(base)) => *base,
            Some(Err(refusal)) => {
                let (message, help) = (refusal.message.clone(), refusal.help.clone());
                self.refuse(rule::EXTENDS_UNREADABLE, place, message, help);
                return None;
            }
            None => {
                let help = "check the file itself, so that what it names is read as well";
                self.refuse(rule::EXTENDS_UNREADABLE, place, format!("`{written}` was not read"), help);
                return None;
            }
        };
        if let Some(begin) = self.chain.iter().position(|(other, _)| *other == base) {
            self.say_ring(begin);
            return None;
        }
        if self.order.files.contains(&base) {
            return None;
        }
        if self.chain.len() >= DEEPEST {
            let first = self.chain.first().map_or(place, |(_, place)| *place);
            let message = format!("more than {DEEPEST} files build on one another");
            self.refuse(
                rule::EXTENDS_TOO_DEEP,
                first,
                message,
                "let the plan build on fewer: put layers together",
            );
            return None;
        }
        let Some(header) = self.trees.get(base).and_then(Header::of) else {
            let message = format!("`{written}` is no plan");
            let help = "name a plan: a YAML file with `smplan: 1` at the top";
            self.refuse(rule::EXTENDS_UNREADABLE, place, message, help);
            return None;
        };
        if let Some(location) = header.location {
            let message = format!("`{written}` is the plan of the store `{}`", location.value);
            let help = "build on the plan that the store itself builds on";
            self.refuse(rule::EXTENDS_A_STORE, place, message, help);
            return None;
        }
        Some(base)
    }

    /// Says that files build on themselves, where the ring is entered.
    fn say_ring(&mut self, begin: usize) {
        let ring: Vec<(FileId, Span)> = self.chain.get(begin..).unwrap_or_default().to_vec();
        let Some(&(first, place)) = ring.first() else { return };
        let name = |file: FileId| self.sources.get(file).map_or("", |source| source.name());
        let mut names: Vec<String> = ring.iter().map(|(file, _)| format!("`{}`", name(*file))).collect();
        names.push(format!("`{}`", name(first)));
        let message = format!("the plan builds on itself: {}", names.join(" → "));
        self.refuse(rule::EXTENDS_CYCLE, place, message, "take one of these `extends` out");
    }

    fn refuse(&mut self, rule: &'static str, place: Span, message: String, help: impl Into<String>) {
        self.order.complete = false;
        self.order.findings.add(rule, place, message).help(help.into());
    }
}
