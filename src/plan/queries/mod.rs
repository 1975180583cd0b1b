//! Questions about a plan: who holds what, which hours it names, which ladders are climbed, which zones are meant, how long a text may be.

mod acceptance;
mod cases;
mod hours;
mod ladders;
mod links;
mod listening;
mod message_template;
mod mistyped_blank;
mod owners;
mod parts;
mod publishing;
mod punycode;
mod roster;
mod steps;
mod text_limits;
mod zones;

pub use acceptance::Acceptance;
pub use ladders::LadderInUse;
pub use message_template::has_words;
pub use mistyped_blank::MistypedBlank;
pub use owners::{Holder, Holders};
pub use roster::Roster;
pub use steps::StepTime;
pub use text_limits::{TextLimit, text_messages};
pub use zones::{Closing, Locality};
