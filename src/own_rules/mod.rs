//! Rules of an organisation's own, from `smplan.toml`: `MiniJinja` expressions over the plan as it is written.
//!
//! Settings may come from a stranger, so that the work is bounded: a few filters that cannot multiply text, no products
//! of texts, an end to the steps of one expression, to the length of a message, and to all work on one plan.

mod check;
mod compile;
mod language;
mod value;

pub use check::check;
pub use compile::mistakes;
