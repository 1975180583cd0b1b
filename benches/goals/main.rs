//! The speed that we promise, as ratios in one run: `cargo bench`.
//!
//! Shared machines are noisy, so processor time (user and system) is compared with that of a floor measured in the
//! same run: an empty Rust program for the start, the bare events of the YAML parser for the throughput. Where a goal is a
//! time, what was measured is divided by how slow this machine is beside the one on which the goal was set. The program
//! exits with 1 when a goal is missed. `cargo bench -- start` runs only the goals whose name holds `start`.

#![expect(clippy::disallowed_methods, clippy::print_stdout, reason = "a program that measures")]

mod corpus;
mod lists;
mod pages;
mod peers;
mod promises;
mod questions;
mod shapes;
mod triage;

#[path = "../../tests/suite/count.rs"]
#[expect(clippy::unwrap_used, reason = "a brute force may fail")]
mod count;
#[path = "../../tests/suite/numbers.rs"]
#[expect(clippy::unwrap_used, reason = "numbers of any machine")]
mod numbers;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};

type Result<T> = std::result::Result<T, Box<dyn std::error::Error>>;

fn main() -> Result<ExitCode> {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    if let [mode, folder] = arguments.as_slice()
        && mode == "floor"
    {
        return floor(Path::new(folder));
    }
    let wanted = arguments.first().map_or("", String::as_str);
    let bench = Bench::prepare()?;
    let goals: [(&str, Measure); 26] = [
        ("start", start),
        ("throughput", throughput),
        ("throughput-of-shapes", shapes::throughput_of_shapes),
        ("throughput-of-shipped-plans", shapes::throughput_of_shipped_plans),
        ("lint-beside-ryl", peers::lint_beside_ryl),
        ("lint-beside-yamllint", peers::lint_beside_yamllint),
        ("lint-beside-check-jsonschema", peers::lint_beside_json_schema),
        ("mistakes", mistakes),
        ("formats", formats),
        ("exceptions", exceptions),
        ("promises-of-1000-plans", promises_of_many_plans),
        ("promises-of-one-plan", promises_of_one_plan),
        ("promises-by-count", |_| Ok(promises_by_count())),
        ("drill-beside-amtool", questions::drill_beside_amtool),
        ("who-beside-amtool", questions::who_beside_amtool),
        ("triage-messages", triage_messages),
        ("triage-memory", triage_memory),
        ("pages-again", pages::pages_again),
        ("page-in-full", pages::full_page),
        ("pages-beside-hugo", pages::pages_beside_hugo),
        ("documents-beside-hugo", pages::documents_beside_hugo),
        ("two-cores", two_cores),
        ("growth", growth),
        ("growth-of-lists", lists::growth_of_lists),
        ("memory-of-one-large-plan", memory_of_one_large_plan),
        ("memory-of-many-plans", memory_of_many_plans),
    ];
    let mut missed = 0;
    for (name, measure) in goals.iter().filter(|(name, _)| name.contains(wanted)) {
        if let Some((_, peer)) = name.split_once("beside-")
            && !is_installed(peer)
        {
            println!("left out {name}: {peer} is not installed, see `benches/peers`");
            continue;
        }
        let goal = measure(&bench)?;
        let met = if goal.at_least { goal.measured >= goal.limit } else { goal.measured <= goal.limit };
        missed += i32::from(!met);
        let (verdict, sign) =
            (if met { "met   " } else { "MISSED" }, if goal.at_least { "at least" } else { "at most" });
        println!("{verdict} {name:28} {:8.2} {sign} {:6.2}  {}", goal.measured, goal.limit, goal.what);
    }
    Ok(if missed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

type Measure = fn(&Bench) -> Result<Goal>;

struct Goal {
    what: String,
    measured: f64,
    limit: f64,
    at_least: bool,
}

fn at_most(what: impl Into<String>, measured: f64, limit: f64) -> Goal {
    Goal { what: what.into(), measured, limit, at_least: false }
}

/// Where things are, once they are made.
struct Bench {
    smplan: PathBuf,
    empty: PathBuf,
    corpus: PathBuf,
}

impl Bench {
    fn prepare() -> Result<Bench> {
        let corpus = Path::new(env!("CARGO_TARGET_TMPDIR")).join("corpus-7");
        for (name, n_plans) in [("100", 100), ("1000", 1000), ("10000", 10_000)] {
            write_plans(&corpus.join(name), n_plans, corpus::plan)?;
        }
        write_plans(&corpus.join("mistakes-1000"), 1000, |index| {
            if index % 10 == 0 { corpus::plan_with_mistake(index / 10) } else { corpus::plan(index) }
        })?;
        write_plans(&corpus.join("promises-1000"), 1000, promises::plan)?;
        // One plan in the folders of many stores, with its id.
        let copied = include_str!("../../examples/with-mistakes/plan.yaml");
        write_plans(&corpus.join("copies-4000"), 4000, |_| copied.to_owned())?;
        write_plans(&corpus.join("excepted-1000"), 1000, |index| match index % 20 {
            0 => corpus::plan_with_mistake(index / 10),
            10 => {
                let plan = corpus::plan_with_mistake(index / 10);
                format!(
                    "# smplan: file-ignore[unknown-field, invalid-date, escalation-not-increasing] agreed\n{plan}"
                )
            }
            _ => corpus::plan(index),
        })?;
        fs::create_dir_all(corpus.join("large"))?;
        for n_lines in [1250, 5000, 20_000, 80_000] {
            fs::write(corpus.join("large").join(format!("{n_lines}.yaml")), corpus::large_plan(n_lines))?;
        }
        let source = corpus.join("empty.rs");
        fs::write(&source, "fn main() {}\n")?;
        let empty = corpus.join("empty");
        let built = Command::new("rustc").args(["-O", "-o"]).arg(&empty).arg(&source).status()?;
        assert!(built.success(), "an empty program can be built");
        let bench = Bench { smplan: PathBuf::from(env!("CARGO_BIN_EXE_smplan")), empty, corpus };
        bench.prepare_exceptions()?;
        Ok(bench)
    }

    /// Settings and a baseline beside the plans.
    fn prepare_exceptions(&self) -> Result<()> {
        let folder = self.corpus.join("excepted-1000");
        let baseline = folder.join("baseline.json");
        if baseline.exists() {
            return Ok(());
        }
        let mut write = self.lint("excepted-1000");
        write.args(["--no-config", "--write-baseline"]).arg(&baseline);
        assert!(write.stderr(Stdio::null()).status()?.success(), "a baseline can be written");
        let settings = "baseline = \"baseline.json\"\nexclude = [\"old/\"]\n[rules]\ndrill-overdue = \"off\"\nhorizon-too-short = {min = \"4mo\"}\n[per-path-ignores]\n\"plan-00*.yaml\" = [\"measurement-stale\"]\n\"*-5.yaml\" = [\"privacy\"]\n";
        Ok(fs::write(folder.join("smplan.toml"), settings)?)
    }

    fn lint(&self, path: &str) -> Command {
        let mut command = Command::new(&self.smplan);
        command.args(["lint", "--as-of", "2026-01-15", "--format", "json"]).arg(self.corpus.join(path));
        command
    }

    /// How many times as long this machine takes, at this moment, as the one on which limits in milliseconds were set: there the
    /// bare events of a plan of the corpus took 0.081 ms.
    fn slowness(&self) -> Result<f64> {
        const PLANS: f64 = 1000.0;
        const SECONDS: f64 = 0.081 / 1000.0;
        Ok(cpu(&mut self.floor("1000")?)? / PLANS / SECONDS)
    }

    fn floor(&self, path: &str) -> Result<Command> {
        let mut command = Command::new(std::env::current_exe()?);
        command.arg("floor").arg(self.corpus.join(path));
        Ok(command)
    }
}

fn write_plans(folder: &Path, n_plans: u64, plan: impl Fn(u64) -> String) -> Result<()> {
    let done = folder.join(".done");
    if done.exists() {
        return Ok(());
    }
    fs::create_dir_all(folder)?;
    for index in 0..n_plans {
        fs::write(folder.join(format!("plan-{index:05}.yaml")), plan(index))?;
    }
    Ok(fs::write(done, "")?)
}

/// Reads the bare events of every plan in a folder, and nothing more: what any reader has to do.
fn floor(folder: &Path) -> Result<ExitCode> {
    let mut paths: Vec<PathBuf> =
        fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path())).collect::<std::io::Result<_>>()?;
    paths.sort();
    let mut n_events = 0;
    for path in paths.iter().filter(|path| path.extension().is_some_and(|end| end == "yaml")) {
        let text = fs::read_to_string(path)?;
        // A file that is no YAML is read up to its mistake.
        for event in granit_parser::Parser::new_from_str(&text).map_while(std::result::Result::ok) {
            std::hint::black_box(&event);
            n_events += 1;
        }
    }
    println!("{n_events}");
    Ok(ExitCode::SUCCESS)
}

fn is_installed(program: &str) -> bool {
    let found =
        Command::new(peers::peer(program)).arg("--help").stdout(Stdio::null()).stderr(Stdio::null()).status();
    found.is_ok_and(|status| status.success())
}

/// Seconds of processor time that a command takes.
fn cpu(command: &mut Command) -> Result<f64> {
    let before = cpu_of_children()?;
    command.stdout(Stdio::null()).stderr(Stdio::null()).status()?;
    Ok(cpu_of_children()? - before)
}

/// Seconds of processor time that all ended commands took.
#[cfg(unix)]
fn cpu_of_children() -> Result<f64> {
    use nix::sys::resource::{UsageWho, getrusage};
    let usage = getrusage(UsageWho::RUSAGE_CHILDREN)?;
    let of = |time: nix::sys::time::TimeVal| {
        #[expect(clippy::cast_precision_loss, reason = "microseconds of one program")]
        let seconds = time.tv_sec() as f64 + time.tv_usec() as f64 / 1e6;
        seconds
    };
    Ok(of(usage.user_time()) + of(usage.system_time()))
}

#[cfg(not(unix))]
fn cpu_of_children() -> Result<f64> {
    Err("this system does not say how long other programs took: measure on Linux or macOS".into())
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}

/// The median over rounds of how many times the time of the second command the first one takes.
fn ratio(rounds: usize, first: &mut Command, second: &mut Command) -> Result<f64> {
    let mut ratios = Vec::new();
    for _ in 0..rounds {
        ratios.push(cpu(first)? / cpu(second)?.max(1e-6));
    }
    Ok(median(ratios))
}

fn start(bench: &Bench) -> Result<Goal> {
    let measured = ratio(101, &mut bench.lint("100/plan-00000.yaml"), &mut Command::new(&bench.empty))?;
    Ok(at_most("times an empty program, lint of one plan, start to exit", measured, 3.0))
}

fn throughput(bench: &Bench) -> Result<Goal> {
    let measured = ratio(5, &mut bench.lint("10000"), &mut bench.floor("10000")?)?;
    Ok(at_most("times the bare events of the parser, lint of 10,000 plans", measured, 0.75))
}

fn mistakes(bench: &Bench) -> Result<Goal> {
    let output = bench.lint("mistakes-1000").output()?;
    let found = String::from_utf8(output.stdout)?;
    let files: std::collections::BTreeSet<&str> =
        found.split("\"file\":\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    let measured = ratio(5, &mut bench.lint("mistakes-1000"), &mut bench.lint("1000"))?;
    let what = format!("times a clean run, one mistake in every tenth plan; {} of 100 found", files.len());
    let clean = String::from_utf8(bench.lint("1000").output()?.stdout)?;
    assert!(!clean.contains("\"file\""), "a plan without a mistake has no finding: {clean}");
    assert_eq!(files.len(), 100, "every seeded mistake is found");
    Ok(at_most(what, measured, 1.2))
}

fn formats(bench: &Bench) -> Result<Goal> {
    let mut slowest = ("", 0.0);
    let in_format = |format: &str| {
        let mut command = Command::new(&bench.smplan);
        command.args(["lint", "--all", "--as-of", "2026-01-15", "--format", format]);
        command.arg(bench.corpus.join("copies-4000"));
        command
    };
    let n_findings = String::from_utf8(in_format("jsonl").output()?.stdout)?.lines().count();
    for format in ["concise", "json", "jsonl", "sarif", "github", "gitlab", "junit", "markdown"] {
        let times = ratio(5, &mut in_format(format), &mut in_format("human"))?;
        if times > slowest.1 {
            slowest = (format, times);
        }
    }
    let what = format!("times human, the slowest format ({}) with {n_findings} findings", slowest.0);
    Ok(at_most(what, slowest.1, 1.5))
}

fn exceptions(bench: &Bench) -> Result<Goal> {
    let mut without = bench.lint("excepted-1000");
    without.arg("--no-config");
    let measured = ratio(9, &mut bench.lint("excepted-1000"), &mut without)?;
    Ok(at_most("times the run without settings and baseline, 1,000 plans", measured, 1.3))
}

/// The rules that work promises out.
const PROMISES: &str = "response-promise-unreachable,follow-up-unreachable,single-point-of-failure,coverage-gap,closed-day-gap,leave-without-cover,unusual-week-gap";

fn promises_of_many_plans(bench: &Bench) -> Result<Goal> {
    let with = || bench.lint("promises-1000");
    let without = || {
        let mut command = bench.lint("promises-1000");
        command.args(["--ignore", PROMISES]);
        command
    };
    let mut milliseconds = Vec::new();
    for _ in 0..5 {
        milliseconds.push((cpu(&mut with())? - cpu(&mut without())?) / bench.slowness()?);
    }
    let what =
        "ms of processor time a plan for all promises, typical week and a year, 1,000 plans".to_owned();
    Ok(at_most(what, median(milliseconds), 1.0))
}

fn promises_of_one_plan(bench: &Bench) -> Result<Goal> {
    let mut milliseconds = Vec::new();
    for _ in 0..21 {
        milliseconds
            .push(cpu(&mut bench.lint("promises-1000/plan-00007.yaml"))? * 1000.0 / bench.slowness()?);
    }
    Ok(at_most("ms of processor time, lint of one such plan, start to exit", median(milliseconds), 10.0))
}

/// Whether the arithmetic agrees with a count of every minute: the first plan on which it does not ends the program.
fn promises_by_count() -> Goal {
    const PLANS: u32 = 3000;
    let counted = count::count_promises(numbers::Numbers(987_654_321), 3000);
    let what = format!(
        "random plans whose promises agree with a count of every minute (breaks by cause: {:?}; {} messages that wait too long; {} channels staffed by nobody at times)",
        counted.breaks, counted.late_messages, counted.unstaffed_channels
    );
    Goal { what, measured: f64::from(PLANS), limit: f64::from(PLANS), at_least: true }
}

fn triage(bench: &Bench, n_messages: usize) -> Result<Command> {
    let (plan, phrases) = triage::plan();
    let (plan_file, messages) =
        (bench.corpus.join("triage.yaml"), bench.corpus.join(format!("messages-{n_messages}.jsonl")));
    fs::write(&plan_file, plan)?;
    triage::messages(&messages, n_messages, &phrases)?;
    let mut command = Command::new(&bench.smplan);
    command.arg("triage").arg(plan_file).arg(messages);
    Ok(command)
}

fn triage_messages(bench: &Bench) -> Result<Goal> {
    const MESSAGES: u32 = 400_000;
    let mut command = triage(bench, 400_000)?;
    let rates: Result<Vec<f64>> =
        (0..5).map(|_| Ok(f64::from(MESSAGES) / cpu(&mut command)? / 1000.0)).collect();
    let what = "thousand messages a second of processor time, 30 rows of 10 patterns".to_owned();
    Ok(Goal { what, measured: median(rates?), limit: 200.0, at_least: true })
}

fn triage_memory(bench: &Bench) -> Result<Goal> {
    let measured = peak(&mut triage(bench, 400_000)?)? / peak(&mut triage(bench, 100_000)?)?;
    Ok(at_most("times the memory of 100,000 messages, 400,000 messages", measured, 1.1))
}

fn two_cores(bench: &Bench) -> Result<Goal> {
    let wall = |command: &mut Command| -> Result<f64> {
        let start = std::time::Instant::now();
        command.stdout(Stdio::null()).stderr(Stdio::null()).status()?;
        Ok(start.elapsed().as_secs_f64())
    };
    let mut ratios = Vec::new();
    for _ in 0..5 {
        let mut one = Command::new("taskset");
        one.args(["-c", "0"])
            .arg(&bench.smplan)
            .args(["lint", "--as-of", "2026-01-15"])
            .arg(bench.corpus.join("10000"));
        ratios.push(wall(&mut one)? / wall(&mut bench.lint("10000"))?);
    }
    let what = "times as fast on all cores as on one, lint of 10,000 plans".to_owned();
    Ok(Goal { what, measured: median(ratios), limit: 1.85, at_least: true })
}

fn growth(bench: &Bench) -> Result<Goal> {
    let mut points = Vec::new();
    for n_lines in [5000, 20_000, 80_000] {
        let path = format!("large/{n_lines}.yaml");
        let mut times = Vec::new();
        for _ in 0..7 {
            times.push(cpu(&mut bench.lint(&path))?);
        }
        let start = median((0..7).map(|_| cpu(&mut Command::new(&bench.empty))).collect::<Result<Vec<_>>>()?);
        #[expect(clippy::cast_precision_loss, reason = "the size of a file")]
        let bytes = fs::metadata(bench.corpus.join(&path))?.len() as f64;
        points.push((bytes.ln(), (median(times) - start).max(1e-6).ln()));
    }
    let ((x0, y0), (x1, y1)) =
        (points.first().copied().unwrap_or_default(), points.last().copied().unwrap_or_default());
    Ok(at_most("exponent of the time of one plan, 5,000 to 80,000 lines", (y1 - y0) / (x1 - x0), 1.05))
}

/// Kilobytes of memory at the peak, as the system tells it.
fn peak(command: &mut Command) -> Result<f64> {
    let mut child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn()?;
    let status = format!("/proc/{}/status", child.id());
    let mut peak = 0.0_f64;
    while child.try_wait()?.is_none() {
        let text = fs::read_to_string(&status).unwrap_or_default();
        let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let kilobytes = line.and_then(|line| line.trim().trim_end_matches(" kB").parse::<f64>().ok());
        peak = peak.max(kilobytes.unwrap_or(0.0));
    }
    Ok(peak)
}

fn memory_of_one_large_plan(bench: &Bench) -> Result<Goal> {
    let of = |n_lines: usize| -> Result<f64> {
        let peaks: Result<Vec<f64>> =
            (0..3).map(|_| peak(&mut bench.lint(&format!("large/{n_lines}.yaml")))).collect();
        Ok(peaks?.into_iter().fold(0.0, f64::max))
    };
    let measured = (of(80_000)? - of(20_000)?) / 60.0;
    Ok(at_most("kB of memory for each 1,000 lines of one plan", measured, 200.0))
}

fn memory_of_many_plans(bench: &Bench) -> Result<Goal> {
    let measured = peak(&mut bench.lint("10000"))? / 1024.0;
    Ok(at_most("MB of memory at the peak, lint of 10,000 plans", measured, 24.0))
}
