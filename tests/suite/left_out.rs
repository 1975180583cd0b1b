//! What `cargo test` leaves out, by name, so that its output says so.

use crate::support::{read, repository};

#[test]
fn the_pages_in_a_browser_and_the_lints_are_left_out_here_and_run_by_tests_run() {
    let script = read(&repository("tests/run"));
    for step in [
        "cargo fmt --check",
        "cargo clippy",
        "cargo test",
        "cargo doc",
        "tests/speed/run",
        "tests/browser/run",
    ] {
        assert!(script.contains(step), "tests/run does not run `{step}`");
    }
}
