//! The part of a plan that a document shows.

use crate::plan::Plan;
use crate::rehearsal::find_owner;

/// The part of a plan that is wanted.
#[derive(Clone, Debug)]
pub(super) struct Part {
    /// A person or role, by id or name.
    pub(super) role: Option<String>,
    /// A location, by id or name.
    pub(super) location: Option<String>,
    /// Whether what is for colleagues alone stays out.
    pub(super) public: bool,
}

impl Part {
    /// The person or role by its id; names that nobody has made no view.
    pub(super) fn owner<'p>(&self, plan: &'p Plan) -> Option<&'p str> {
        self.role.as_deref().and_then(|name| find_owner(plan, name).ok())
    }
}
