//! Everything that is tested from outside. The cases are data, in the folders beside this one.
//!
//! What needs a shell of Unix, its links or its limits is run there alone.

#![expect(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test may fail, and reads and writes its own cases"
)]

mod architecture;
mod calendars;
#[cfg(unix)]
mod commands;
mod count;
mod declared;
mod determinism;
mod diffs;
mod digests;
mod docs;
mod due;
mod edit;
mod families;
#[cfg(unix)]
mod faults;
mod fixes;
mod formats;
mod group_laws;
#[cfg(unix)]
mod groups;
#[cfg(unix)]
mod growth;
#[cfg(unix)]
mod hiding;
mod holidays;
mod hostile;
mod hours;
mod imports;
mod languages;
mod left_out;
mod lengths;
mod lists;
mod mending;
mod mends;
mod mutation;
mod numbers;
mod on_duty;
mod one_answer;
mod plans;
mod printed;
mod public;
mod random_plans;
mod response;
mod rotas;
mod routing;
mod rules;
mod schema;
#[cfg(unix)]
mod setting_up;
mod several_files;
mod shown;
mod single_mistakes;
mod starters;
mod successors;
mod supply_chain;
mod support;
mod systems;
mod tables;
mod yaml;

#[path = "../../fuzz/src/lib.rs"]
#[expect(unreachable_pub, reason = "it is a library of its own for the fuzzer")]
mod targets;
