"""Plan files: the steps of a checklist, whose they are, by when, and what in an account answers them."""

from typing import Annotated, Final, Literal, get_args

from pydantic import ConfigDict

from amctl.model.fields import Entry, Flag, Length, TierId, internal
from amctl.model.work import TAKEOVER, HandoffKind, plan_name

Question = Literal[
    "opened",
    "sold",
    "reasons",
    "promises",
    "roles",
    "map",
    "first-contact",
    "team",
    "goals",
    "work",
    "contracts",
    "opportunities",
    "rating",
    "issues",
    "requests",
    "links",
    "usage",
    "roadmap",
    "introduction",
    "next-meeting",
    "next-steps",
]
Purpose = Literal["handoff", "takeover"]
# The plans that are used, and what for; a file of another name is none of them.
PURPOSES: dict[str, str] = {plan_name(kind): "handoff" for kind in get_args(HandoffKind)} | {TAKEOVER: "takeover"}
CONTACT: Final = "{contact}"  # in the words of a step: whom it is about
Part = Literal["predecessor", "successor", "both", "lead", "owner"]


class PlanStep(Entry):
    """One step: something that has to be known, so, or done."""

    what: Annotated[str, internal("What has to be so, or done; {contact} stands for whom it is about.", min_length=1)]
    who: Annotated[Part, internal("Whose it is; owner is the account manager.")] = "owner"
    required: Annotated[Flag, internal("true: nobody accepts the account before it is there, unless with --force.")] = (
        False
    )
    after: Annotated[
        Length | None, internal("By when: so long after the handoff was opened, or accepted; absent: by its due day.")
    ] = None
    answered_by: Annotated[Question | None, internal("What in the account answers it; absent: people tick it.")] = None
    stale: Annotated[Length | None, internal("For how long the answer stays fresh.")] = None
    not_for: Annotated[tuple[TierId, ...], internal("Tiers whose accounts are spared it.")] = ()
    kind: Annotated[
        Literal["task", "call", "email", "meeting", "visit", "review"],
        internal("Of what is planned as a follow-up: what it is."),
    ] = "task"
    each: Annotated[
        Literal["key-contact"] | None,
        internal("Of what is planned as a follow-up: once for each of the people who decide over there."),
    ] = None


class Plan(Entry):
    """Steps towards something. A file named like one that ships with amctl says only what differs from that."""

    model_config = ConfigDict(title="amctl playbook")
    name: Annotated[str, internal("What it is called.", min_length=1)]
    summary: Annotated[str | None, internal("What it is for, in a sentence.")] = None
    for_: Annotated[
        Purpose,
        internal(
            "handoff: a checklist until an account is accepted. takeover: follow-ups planned from that day.",
            alias="for",
        ),
    ]
    steps: Annotated[
        dict[str, PlanStep], internal("In order, by a short id; empty: a step that ships with amctl is left out.")
    ] = {}
