//! What goes out when: each time of each post and slot, in quiet hours or not, and who has to agree first.
//!
//! Times are local ones, in minutes from 1970 on the clock of the channel; nobody posts at a time that the clock leaves out.

mod agreement;
mod occurrences;
mod quiet;
mod signing;

pub use agreement::{Agreement, Agreements, Given, Standing, is_one_of};
pub use occurrences::{MOST_OCCURRENCES, Occurrence, Occurrences};
pub use quiet::Quiet;
pub use signing::Signing;
