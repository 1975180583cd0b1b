//! `smplan rota swap` and `smplan rota change`: the turns of a rota go to others.

use crate::cli::Outcome;
use crate::cli::change::{Changing, Which, refuse};
use crate::cli::terminal::{Terminal, advise, complain};
use crate::plan::{Date, DayOrTime, Moment, Plan};
use crate::upkeep::{self, Handing, Refused, RotaChanged};
use anyhow::Result;

/// What is written.
#[derive(Debug, clap::Subcommand)]
pub(super) enum What {
    /// Write into the plan that somebody else takes a turn; with --back they give one of theirs in return.
    ///
    /// The plan is checked before it is written: what would bring an error is refused.
    Swap {
        /// The role, by its id or title.
        role: String,

        /// The day on which the turn begins; where several do, with the time: 2026-04-20T19:00.
        #[arg(value_name = "DAY", value_parser = when)]
        turn: DayOrTime,

        /// Who takes it, by id or name.
        #[arg(long, value_name = "PERSON")]
        by: String,

        /// The day of a turn of theirs that goes back in return.
        #[arg(long, value_name = "DAY", value_parser = when)]
        back: Option<DayOrTime>,

        /// Why, in a word.
        #[arg(long, value_name = "TEXT")]
        why: Option<String>,

        #[command(flatten)]
        which: Which,
    },
    /// Write into the plan who takes turns from the next hand-over on or after a day.
    ///
    /// Whoever comes next stays next, and nobody's turn moves before that hand-over; of somebody who comes in, none of the next
    /// whole round. The turns that move in the next two rounds are listed.
    #[command(group = clap::ArgGroup::new("handing").required(true))]
    Change {
        /// The role, by its id or title.
        role: String,

        /// The day.
        #[arg(long, value_name = "DAY", value_parser = crate::cli::day)]
        from: Date,

        /// Who comes in, by id or name; behind all others.
        #[arg(long, value_name = "PERSON", group = "handing")]
        add: Option<String>,

        /// Who goes.
        #[arg(long, value_name = "PERSON", group = "handing")]
        remove: Option<String>,

        /// Who follows whom, with commas.
        #[arg(long, value_name = "PEOPLE", value_delimiter = ',', group = "handing")]
        order: Vec<String>,

        /// Take swaps of later turns out that no longer fit.
        #[arg(long)]
        drop_swaps: bool,

        #[command(flatten)]
        which: Which,
    },
}

fn when(text: &str) -> Result<DayOrTime, String> {
    let moment = Moment::parse(text).map(DayOrTime::Time);
    moment
        .or_else(|| text.parse().ok().map(DayOrTime::Day))
        .ok_or_else(|| "write a day as 2026-04-20, or with a time 2026-04-20T19:00".to_owned())
}

impl What {
    pub(super) fn run(&self, terminal: &mut Terminal) -> Result<Outcome> {
        let (What::Swap { which, .. } | What::Change { which, .. }) = self;
        let changing = match Changing::open(which, terminal) {
            Ok(changing) => changing,
            Err(unchanged) => return unchanged.end(),
        };
        if let What::Change { from, which, .. } = self
            && *from < which.today()
        {
            complain(&format!("{from} is over: turns that were served would move"));
            advise("name today or a later day with --from");
            return Ok(Outcome::Undone);
        }
        let Some(plan) = changing.plan() else { return Ok(Outcome::Undone) };
        match self.edits(plan) {
            Ok(RotaChanged { edits, said }) => changing.make(&edits, &said, terminal),
            Err(refused) => Ok(refuse(&refused)),
        }
    }

    fn edits(&self, plan: &Plan) -> Result<RotaChanged, Refused> {
        match self {
            What::Swap { role, turn, by, back, why, .. } => {
                upkeep::swap_turn(plan, role, *turn, by, (*back, why.as_deref()))
            }
            What::Change { role, from, add, remove, order, drop_swaps, .. } => {
                let handing = match (add, remove) {
                    (Some(person), _) => Handing::Add(person),
                    (None, Some(person)) => Handing::Remove(person),
                    (None, None) => Handing::Order(order),
                };
                upkeep::change_rota(plan, role, *from, handing, *drop_swaps)
            }
        }
    }
}
