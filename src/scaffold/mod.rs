//! Starter plans: what `smplan new` writes.

mod starter;

pub use starter::{Answers, STARTERS, Starter, starter};
