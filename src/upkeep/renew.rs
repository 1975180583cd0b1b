//! Approvals of words that mean the same after a change, such as those in which somebody has another id.

use crate::plan::Plan;
use crate::publishing::{Agreements, Standing};

/// The digests of what is agreed to now, each with its digest in the same plan under other names. What was changed already stays so.
pub fn renewed_digests(before: &Plan, after: &Plan) -> Vec<(String, String)> {
    let agreements = Agreements::of(before);
    let pairs = before.agreeables().zip(after.agreeables()).filter_map(|(old, new)| {
        let agreement = agreements.about(old);
        let holds = agreement.given.iter().any(|given| given.standing == Standing::Current);
        Some((agreement.digest.filter(|_| holds)?, new.digest(after)?)).filter(|(old, new)| old != new)
    });
    pairs.collect()
}
