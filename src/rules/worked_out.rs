//! What is worked out of a plan once for all rules.

use crate::publishing::{Agreement, Agreements};
use crate::rules::Context;
use crate::rules::swapped::{Swaps, swaps};

impl<'c> Context<'c> {
    /// Who agreed to each message, playbook and post, and who has to.
    pub(super) fn agreements(&self) -> &[Agreement<'c>] {
        self.agreements.get_or_init(|| Agreements::of(self.plan).all().collect())
    }

    /// The rotas in which somebody takes the turn of another one.
    pub(super) fn swaps(&self) -> &[Swaps<'c>] {
        self.swaps.get_or_init(|| swaps(self.plan))
    }
}
