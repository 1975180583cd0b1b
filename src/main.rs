//! The program: everything is in the library.

use mimalloc::MiMalloc;
use std::process::ExitCode;

/// Memory is asked for thousands of times for each plan.
#[global_allocator]
static MEMORY: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    smplan::cli::run()
}
