#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| smplan_fuzz::readers(bytes));
