"""Many writers, killed writers, editors and checkouts: nothing that was acknowledged is lost in silence."""

import concurrent.futures
from collections import Counter
from collections.abc import Callable
from random import Random

import pytest

from tests.torture.books import Book, Worker
from tests.torture.crowds import crowd, missing, thinned_crowd
from tests.torture.disturbances import Checkout, Disturbance, Editor

pytestmark = [pytest.mark.torture, pytest.mark.timeout(3600)]


def test_writers_of_one_account(
    acme: Book, worker: Worker, figure: Callable[..., None], times: Callable[[int], int]
) -> None:
    entries = times(50)
    wrong, took = crowd(acme, worker, 32, entries)
    measured = f"{32 * entries} entries, {len(acme.summaries()) - 2} kept, {took:.1f} s, {len(wrong)} wrong"
    figure("32 writers, 50 entries each", measured, wrong)


def test_a_process_for_each_entry(acme: Book, figure: Callable[..., None], times: Callable[[int], int]) -> None:
    entries = times(10)

    def write(writer: int) -> list[str]:
        runs = [(f"{writer} {entry}", acme.run("log", "acme", f"{writer} {entry}")) for entry in range(entries)]
        return [text if ran.code == 0 else str(ran) for text, ran in runs]

    with concurrent.futures.ThreadPoolExecutor(8) as pool:
        acknowledged = [text for texts in pool.map(write, range(8)) for text in texts]
    wrong = missing(acme, acknowledged)
    measured = f"{8 * entries} entries, {len(acme.summaries()) - 2} kept, {len(wrong)} wrong"
    figure("8 writers, 10 entries each, a process for each entry", measured, wrong)


def test_half_of_them_killed(
    acme: Book, worker: Worker, chance: Random, figure: Callable[..., None], times: Callable[[int], int]
) -> None:
    rounds, killed, acknowledged, wrong = times(20), 0, 0, []
    for number in range(rounds):
        acme.reset()
        entries = 10 if number else 50  # a file of many entries takes its time
        found, dead, told = thinned_crowd(acme, worker, 32, entries, chance, f"{number} ")
        wrong += found
        killed, acknowledged = killed + dead, acknowledged + told
    measured = f"{rounds} rounds, {killed} killed, {acknowledged} acknowledged, {len(wrong)} wrong"
    figure("32 writers, half of them killed", measured, wrong)


@pytest.mark.parametrize(
    ("name", "kind"),
    [("an editor saves in between", Editor), ("git checkout in between", Checkout)],
    ids=["editor", "checkout"],
)
def test_somebody_else_writes_in_between(
    name: str,
    kind: type[Disturbance],
    acme: Book,
    worker: Worker,
    chance: Random,
    figure: Callable[..., None],
    times: Callable[[int], int],
) -> None:
    disturbance, ends, wrong = kind(acme, chance), Counter[str](), []
    for number in range(times(500)):
        end, found = disturbance.round(worker, number)
        ends[end] += 1
        wrong += [(number, what) for what in found]
    told = ", ".join(f"{count} {end}" for end, count in sorted(ends.items()))
    figure(name, f"{sum(ends.values())} rounds: {told}; {len(wrong)} wrong", wrong)
