//! Everything that is tested from outside. The cases are data, in the folders beside this one.

#![expect(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test may fail, and reads and writes its own cases"
)]

mod architecture;
mod calendars;
mod commands;
mod declared;
mod determinism;
mod docs;
mod faults;
mod fixes;
mod formats;
mod holidays;
mod hostile;
mod hours;
mod imports;
mod languages;
mod left_out;
mod mutation;
mod plans;
mod public;
mod response;
mod routing;
mod rules;
mod schema;
mod setting_up;
mod several_files;
mod single_mistakes;
mod starters;
mod supply_chain;
mod support;
mod yaml;

#[path = "../../fuzz/src/lib.rs"]
#[expect(unreachable_pub, reason = "it is a library of its own for the fuzzer")]
mod targets;
