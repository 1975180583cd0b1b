//! Mending a plan: from what a finding proposes to a changed text.
//!
//! Edits are by place: every comment and every byte outside of them stays. The changed text is parsed again and must
//! differ only where it was meant to; what does not is not applied.

mod apply;
mod resolve;

pub use apply::{Mended, mend};
pub use resolve::resolve;
