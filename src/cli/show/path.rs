//! Which part of a plan is asked for.

use crate::cli::show::origins::Origins;
use crate::plan::nearest;
use crate::syntax::Node;

/// Any one name.
const ANY: &str = "*";

/// A path with `*` for any one name; all of a plan where it is empty.
#[derive(Clone, Debug)]
pub(super) struct Path<'p> {
    steps: Vec<&'p str>,
}

/// A path that leads to nothing.
#[derive(Debug)]
pub(super) struct Lost {
    pub(super) message: String,
    pub(super) help: String,
}

impl<'p> Path<'p> {
    pub(super) fn of(written: &'p str) -> Path<'p> {
        Path { steps: written.split('.').map(str::trim).filter(|step| !step.is_empty()).collect() }
    }

    /// Whether something of a name, this deep in the plan, is asked for or has in it what is.
    pub(super) fn takes(&self, depth: usize, name: &str, value: Node<'_>) -> bool {
        let below = self.steps.get(depth + 1..).unwrap_or_default();
        self.names(depth, name) && reaches(value, below)
    }

    /// Whether a name is asked for, this deep in the plan.
    pub(super) fn names(&self, depth: usize, name: &str) -> bool {
        self.steps.get(depth).is_none_or(|step| *step == ANY || *step == name)
    }

    /// Whether everything is asked for that is this deep in the plan.
    pub(super) fn takes_all(&self, depth: usize) -> bool {
        depth >= self.steps.len()
    }

    /// Whether there is something to show.
    pub(super) fn check(&self, root: Node<'_>, origins: &Origins) -> Result<(), Lost> {
        if reaches(root, &self.steps) {
            return Ok(());
        }
        if let Some(removed) = origins.removed_at(&self.steps) {
            return Err(Lost {
                message: format!("`{}` is removed by {removed}", self.steps.join(".")),
                help: "what it was stands in the plans that this one builds on".to_owned(),
            });
        }
        let mut here = vec![root];
        let mut walked: Vec<&str> = Vec::new();
        for step in &self.steps {
            let next: Vec<Node<'_>> = here.iter().flat_map(|node| below(*node, step)).collect();
            walked.push(step);
            if next.is_empty() {
                let names = here.iter().flat_map(|node| node.entries().filter_map(|(key, _)| key.key()));
                let near = nearest(step, names.collect::<Vec<_>>());
                let message = format!("there is no `{}` in this plan", walked.join("."));
                let help = near.map_or_else(
                    || "`smplan show` without a path shows all of it".to_owned(),
                    |near| format!("did you mean `{near}`?"),
                );
                return Err(Lost { message, help });
            }
            here = next;
        }
        Ok(())
    }
}

/// What a name or a position leads to.
fn below<'t>(node: Node<'t>, step: &str) -> Vec<Node<'t>> {
    let entries =
        node.entries().filter(|(key, _)| step == ANY || key.key() == Some(step)).map(|(_, value)| value);
    let items = node.items().enumerate().filter(|(position, _)| step == ANY || position.to_string() == step);
    entries.chain(items.map(|(_, item)| item)).collect()
}

/// Whether something has what some names lead to.
fn reaches(node: Node<'_>, steps: &[&str]) -> bool {
    match steps {
        [] => true,
        [first, rest @ ..] => below(node, first).into_iter().any(|inner| reaches(inner, rest)),
    }
}
