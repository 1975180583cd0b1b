//! Starter plans and plans repositories: what `smplan new` and `smplan init` write.

mod repository;
mod starter;

pub use repository::{RepositoryFile, is_released, plan_path, repository};
pub use starter::{Answers, STARTERS, Starter, starter};
