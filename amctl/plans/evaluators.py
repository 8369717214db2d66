"""Which evaluator answers which question of a plan file."""

from collections.abc import Callable

from amctl.model.playbooks import Question
from amctl.plans import ahead, beginnings, people, standing
from amctl.plans.answers import Found, Matter

EVALUATORS: dict[Question, Callable[[Matter], Found]] = {
    "opened": beginnings.opened,
    "sold": beginnings.sold,
    "reasons": beginnings.reasons,
    "promises": beginnings.promises,
    "introduction": beginnings.introduction,
    "roles": people.roles,
    "map": people.map_assessed,
    "first-contact": people.first_contact,
    "team": people.team,
    "contracts": ahead.contracts,
    "usage": ahead.usage,
    "opportunities": ahead.opportunities,
    "next-meeting": ahead.next_meeting,
    "next-steps": ahead.next_steps,
    "goals": standing.goals,
    "rating": standing.rating,
    "issues": standing.issues,
    "requests": standing.requests,
    "roadmap": standing.roadmap,
    "work": standing.work,
    "links": standing.links,
}
