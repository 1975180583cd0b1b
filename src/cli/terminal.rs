//! What is printed, and where.

use crate::format::nearest;
use crate::report::{is_hidden, visible};
use anstream::AutoStream;
use clap::ValueEnum;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use std::io::{self, BufWriter, IsTerminal, Write};
use std::process::ExitCode;
use std::time::{Duration, Instant};

/// When to use colour.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum ColorChoice {
    /// Where the output is a terminal and `NO_COLOR` is not set.
    #[default]
    Auto,
    Always,
    Never,
}

/// The streams of the process.
#[derive(Debug)]
pub(super) struct Terminal {
    color: bool,
    pub(super) quiet: bool,
    pub(super) verbose: bool,
}

impl Terminal {
    pub(super) fn new(choice: ColorChoice, quiet: bool, verbose: bool) -> Terminal {
        Terminal { color: uses_color(choice), quiet, verbose }
    }

    pub(super) fn uses_color(&self) -> bool {
        self.color
    }

    /// Standard output, buffered; whoever writes to it flushes it.
    #[expect(clippy::unused_self, reason = "whoever prints has to hold the terminal")]
    pub(super) fn out(&mut self) -> BufWriter<io::StdoutLock<'static>> {
        BufWriter::with_capacity(64 * 1024, io::stdout().lock())
    }

    /// Prints all that a command has to say.
    pub(super) fn print(&mut self, text: &[u8]) -> io::Result<()> {
        let mut out = self.out();
        out.write_all(text)?;
        out.flush()
    }

    /// A progress line, where there is a terminal and nobody asked for silence.
    #[expect(
        clippy::disallowed_methods,
        reason = "this is the place where time is taken for a progress line"
    )]
    pub(super) fn progress(&self) -> Option<Progress> {
        let is_seen = !self.quiet && io::stderr().is_terminal();
        is_seen.then(|| Progress { started: Instant::now(), shown: None })
    }

    /// Says what is wrong, in several lines that are safe to print.
    #[expect(clippy::unused_self, reason = "whoever prints has to hold the terminal")]
    pub(super) fn error(&self, text: &str) {
        let _ = writeln!(io::stderr().lock(), "{text}");
    }

    /// Says something on the side, unless nothing but the result is wanted.
    pub(super) fn note(&self, text: &str) {
        if !self.quiet {
            let _ = writeln!(io::stderr().lock(), "{text}");
        }
    }
}

/// One line on a terminal that says how far a long run is.
#[derive(Debug)]
pub(super) struct Progress {
    started: Instant,
    shown: Option<Instant>,
}

impl Progress {
    /// Shows how many are done, now and then, once the run has taken a while.
    pub(super) fn show(&mut self, n_done: usize, n_all: usize) {
        self.say(|| format!("{n_done} of {n_all} files …"));
    }

    /// Shows how many are done where nobody knows how many there are.
    pub(super) fn count(&mut self, n_done: u64, what: &str) {
        self.say(|| format!("{n_done} {what} …"));
    }

    #[expect(
        clippy::disallowed_methods,
        reason = "this is the place where time is taken for a progress line"
    )]
    fn say(&mut self, words: impl FnOnce() -> String) {
        const PATIENCE: Duration = Duration::from_millis(600);
        const PAUSE: Duration = Duration::from_millis(100);
        let now = Instant::now();
        let is_due = self.shown.map_or(now - self.started > PATIENCE, |shown| now - shown > PAUSE);
        if is_due {
            self.shown = Some(now);
            let _ = write!(io::stderr().lock(), "\r{}\x1b[K", words());
        }
    }

    /// Takes the line away again.
    pub(super) fn end(&mut self) {
        if self.shown.is_some() {
            let _ = write!(io::stderr().lock(), "\r\x1b[K");
        }
    }
}

fn uses_color(choice: ColorChoice) -> bool {
    match choice {
        ColorChoice::Always => true,
        ColorChoice::Never => false,
        ColorChoice::Auto => color_on(&io::stdout()),
    }
}

/// Whether a stream shows colour: `NO_COLOR` wins over `FORCE_COLOR` and `CLICOLOR_FORCE`, and those over what the
/// stream is.
fn color_on(stream: &impl anstream::stream::RawStream) -> bool {
    let forced = environment("FORCE_COLOR").is_some_and(|value| value != "0");
    if environment("NO_COLOR").is_none() && forced {
        return true;
    }
    AutoStream::choice(stream) != anstream::ColorChoice::Never
}

/// A variable of the environment, if it says anything.
#[expect(clippy::disallowed_methods, reason = "this is the place where the environment is asked")]
pub(super) fn environment(name: &str) -> Option<String> {
    let value = std::env::var_os(name)?.to_string_lossy().into_owned();
    (!value.is_empty()).then_some(value)
}

/// Says what could not be done, on one line.
pub(super) fn complain(text: &str) {
    let _ = writeln!(io::stderr().lock(), "error: {}", visible(text));
}

/// Says what was done although something about it is wrong, on one line.
pub(super) fn warn(text: &str) {
    let _ = writeln!(io::stderr().lock(), "warning: {}", visible(text));
}

/// Says what else there is to say, on one line.
pub(super) fn advise(text: &str) {
    let _ = writeln!(io::stderr().lock(), "  = help: {}", visible(text));
}

/// Prints what clap has to say: help and version on standard output, mistakes on standard error.
pub(super) fn usage(mut error: clap::Error) -> ExitCode {
    let tip = tip(&error);
    if tip.is_some() {
        error.remove(ContextKind::SuggestedSubcommand);
        error.remove(ContextKind::Suggested);
    }
    let styled = error.render();
    let to_error = error.use_stderr();
    let color = if to_error { color_on(&io::stderr()) } else { color_on(&io::stdout()) };
    let text = if color { styled.ansi().to_string() } else { safe(&styled.to_string()) };
    let written = if to_error {
        io::stderr().lock().write_all(text.as_bytes())
    } else {
        let mut out = io::stdout().lock();
        out.write_all(text.as_bytes()).and_then(|()| out.flush())
    };
    if let Some(tip) = tip {
        advise(&tip);
    }
    match written {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            complain(&format!("cannot write: {error}"));
            ExitCode::from(2)
        }
        _ if to_error => ExitCode::from(2),
        _ => ExitCode::SUCCESS,
    }
}

/// What was perhaps meant where clap does not know it: other words for commands, and flags of other programs.
fn tip(error: &clap::Error) -> Option<String> {
    let given = |kind| match error.get(kind) {
        Some(ContextValue::String(word)) => Some(word.as_str()),
        _ => None,
    };
    match error.kind() {
        ErrorKind::InvalidSubcommand => match given(ContextKind::InvalidSubcommand)? {
            "help" => Some("ask the command itself: smplan lint --help".to_owned()),
            word => {
                nearest(word, ["lint", "render"]).map(|command| format!("did you mean smplan {command}?"))
            }
        },
        ErrorKind::UnknownArgument if given(ContextKind::InvalidArg)? == "--format" => {
            Some("a document has a flag of its own, such as --html or --markdown".to_owned())
        }
        _ => None,
    }
}

/// Text of others in lines, such as what a plan says or arguments that come back in clap's messages: no line of it does
/// anything.
pub(super) fn safe(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for line in text.lines() {
        // A CI runner takes `::command::` at the start of a line for a command.
        if line.trim_start().starts_with("::") {
            safe.push('\'');
        }
        safe.push_str(&visible(line));
        safe.push('\n');
    }
    safe
}

/// Whether a line of a text is a command of a CI runner, so that it cannot be printed as it is.
pub(super) fn has_command(text: &str) -> bool {
    text.split(['\n', '\r']).any(|line| line.trim_start().starts_with("::") || line.contains("##["))
}

/// Whether something in a text is not seen and does something all the same.
pub(super) fn has_hidden(text: &str) -> bool {
    text.contains(|letter: char| is_hidden(letter) && !matches!(letter, '\n' | '\r' | '\t' | '\u{feff}'))
}

pub(super) fn is_closed_pipe(error: &anyhow::Error) -> bool {
    error.chain().any(|cause| {
        cause.downcast_ref::<io::Error>().is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
    })
}
