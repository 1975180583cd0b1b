//! Whom to tell about a comment for which the plan names nobody.

use crate::plan::{Channel, Entry, Plan, Playbook};
use crate::rehearsal::question::Reply;
use crate::response::day_at;

/// What makes somebody the one to tell.
#[derive(Clone, Copy, Debug)]
pub enum FallbackOf<'p> {
    Channel(&'p Entry<Channel>),
    Playbook(&'p Entry<Playbook>),
    Plan,
}

/// Whoever owns what is nearest to the comment, with what they own: its channel, its playbook, the plan, else the first channel
/// or playbook that somebody owns. People who do not answer, have left or have not come yet are passed over.
pub fn fallback<'p>(
    plan: &'p Plan,
    reply: &Reply<'p>,
    silent: &[&str],
) -> Option<(Vec<&'p str>, FallbackOf<'p>)> {
    let silent: Vec<&str> =
        silent.iter().flat_map(|owner| plan.holders(owner, reply.location).people()).collect();
    let people = |owner: &'p str| {
        let holders = plan.holders(owner, reply.location).people();
        let belongs = |id: &str| reply.at.is_none_or(|at| plan.belongs_on(id, day_at(plan, at)));
        holders.into_iter().filter(|id| !silent.contains(id) && belongs(id)).collect::<Vec<&str>>()
    };
    let of_channel = |channel: &'p Entry<Channel>| {
        (channel.value.owners().flat_map(people).collect(), FallbackOf::Channel(channel))
    };
    let of_playbook = |playbook: &'p Entry<Playbook>| {
        let owner = playbook.value.owner.get().map(|owner| &*owner.value.0);
        (owner.map(people).unwrap_or_default(), FallbackOf::Playbook(playbook))
    };
    let of_plan = || {
        let owner = plan.about().and_then(|about| about.owner.get()).map(|owner| &*owner.value.0);
        (owner.map(people).unwrap_or_default(), FallbackOf::Plan)
    };
    let near =
        reply.channel.iter().map(|(channel, _)| of_channel(channel)).chain(reply.playbook.map(of_playbook));
    let far = plan
        .channels
        .entries()
        .iter()
        .map(of_channel)
        .chain(plan.playbooks.entries().iter().map(of_playbook));
    near.chain(std::iter::once_with(of_plan)).chain(far).find(|(people, _)| !people.is_empty())
}
