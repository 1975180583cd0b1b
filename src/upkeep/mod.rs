//! What a command changes in a plan: from the plan and what was done to edits of its text.
//!
//! Whoever writes them has the new plan checked first; nothing here reads or writes files.

mod approve;
mod record;
mod refused;
mod rename;
mod renew;
mod replace;
mod rota;
mod successor;

pub use approve::{Approver, Approving, approve};
pub use record::{Done, Meet, Recorded, When, record};
pub use refused::Refused;
pub use rename::{Renaming, defined_in};
pub use renew::renewed_digests;
pub use replace::{Handover, InFile, is_named, replace};
pub use rota::{Handing, RotaChanged, change_rota, cover_cut_turn, swap_turn};
pub use successor::{Counts, Gone, Successor, Wishes, left_behind, succeed};
