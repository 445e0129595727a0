"""Which line the customer says: his own before the playbook's, none twice, chosen by a seeded generator."""

import random
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from bot.roleplay.state.so_far import price_now
from bot.roleplay.state.talk import Talk
from bot.roleplay.state.world import World
from bot.scenario.money import amount, money
from bot.scenario.playbook import ANYBODY
from bot.scenario.vocabulary import Outcome, Situation

ABOUT_MEETING: Mapping[Situation, Situation] = {
    Situation.AGREE: Situation.AGREE_TO_MEET,
    Situation.GIVES_DETAILS: Situation.AGREE_TO_MEET,
    Situation.NOT_YET: Situation.NO_MEETING_YET,
}
"""What is said in its place where the aim is a meeting."""

_TAKES_UP = re.compile(
    r"по моему вопросу|вопрос мой (?:вы )?слышали|вопрос (?:слышали|ясен|был другой)|запрос ясен|к вопросу это не|"
    r"не отвечает на вопрос|такой у меня вопрос|про другое спрашиваю|\bmy question\b|heard the question|"
    r"is the (?:question|request) clear|asked something else|not what i asked|what's the answer",
    re.IGNORECASE,
)
"""Words with which he goes back to a question that he has just put."""

_ACCUSES = re.compile(
    r"\bnever (?:answered|told|got)\b|\bleft a question\b|\b(?:dodged|skipped|skated)\b|"
    r"\bтак и не\b|\bне (?:ответили|закрыли|сказали)\b|\b(?:ушли|замяли|обошли)\b",
    re.IGNORECASE,
)
"""Words that tell the seller he has passed over a question."""

_AFTER_A_STORY = re.compile(r"\bвот такая\b|\bтакая (?:\w+ )?истори|\bthat's (?:my|the whole) story\b", re.IGNORECASE)
"""Words that close a story."""

_PLACEHOLDER = re.compile(r"\{([a-z_]+)\}( \{currency\})?")


STANDS_IN: Mapping[Situation, Situation] = {
    Situation.ASKS_PRICE_AGAIN: Situation.ASKS_PRICE,
    Situation.PRICE_HEARD: Situation.LISTENING,
    Situation.PRICE_DODGED: Situation.MOVE_ON,
    Situation.COUNTER_OFFER: Situation.HAGGLE_ON,
    Situation.PRESSES_PRICE: Situation.HAGGLE_ON,
    Situation.OFFERS_TRADE: Situation.HAGGLE_ON,
    Situation.LAST_OFFER: Situation.HAGGLE_ON,
    Situation.WALKS_AWAY: Situation.REFUSES,
    Situation.LACKS_TRUST: Situation.NOT_YET,
    Situation.COMES_BACK: Situation.INSIST,
    Situation.TAKES_EXIT: Situation.REFUSES,
    Situation.LEAVES_POLITELY: Situation.REFUSES,
    Situation.CONTRADICTED: Situation.DOUBTS_CLAIM,
    Situation.SMALL_TALK: Situation.LISTENING,
    Situation.JOKE: Situation.LISTENING,
    Situation.GOES_ALONG: Situation.LISTENING,
    Situation.FITS: Situation.INTERESTED,
    Situation.FITS_PARTLY: Situation.HALF_ACCEPT,
    Situation.FITS_NOT: Situation.SO_WHAT,
    Situation.EXTRA_TOO_EARLY: Situation.EXTRA_DECLINED,
    Situation.LOOKS_ROUND: Situation.LISTENING,
    Situation.LOOKS_AHEAD: Situation.DEFLECT,
    Situation.GIVES_DAY: Situation.GIVES_DETAILS,
    Situation.GIVES_PLACE: Situation.GIVES_DETAILS,
    Situation.GIVES_CONTACT: Situation.GIVES_DETAILS,
    Situation.GIVES_PAYMENT: Situation.GIVES_DETAILS,
    Situation.TAKES_CHOICE: Situation.GIVES_DETAILS,
}
"""Whose lines serve a moment for which a playbook has none, so that a small playbook leaves nobody speechless."""


def candidates(world: World, situation: Situation, *, customer: bool = True) -> Iterator[Sequence[str]]:
    """Pools of lines for a moment, the most fitting pool first.

    Args:
        world: whose lines.
        situation: the moment.
        customer: False where a gatekeeper speaks, who has nothing of the customer's character.
    """
    found = list(_pools(world, situation, customer))
    if not found and (other := STANDS_IN.get(situation)):
        found = list(_pools(world, other, customer))
    yield from found


def _pools(world: World, situation: Situation, customer: bool) -> Iterator[Sequence[str]]:
    scenario = world.scenario
    if not customer:
        yield from _of_playbook(world, situation, ANYBODY)
        return
    if own := scenario.customer.lines.get(situation):
        yield own
    if scenario.aim is Outcome.MEETING and situation in ABOUT_MEETING:
        yield from _of_playbook(world, ABOUT_MEETING[situation], scenario.customer.temperament.value)
    yield from _of_playbook(world, situation, scenario.customer.temperament.value)


def _of_playbook(world: World, situation: Situation, temperament: str) -> Iterator[Sequence[str]]:
    by_temperament = world.playbook.lines.get(world.scenario.language, {}).get(situation, {})
    for key in dict.fromkeys((temperament, ANYBODY)):
        if key in by_temperament:
            yield by_temperament[key]


def unsaid(lines: Iterable[str], talk: Talk, fits: Callable[[str], object] = bool) -> list[str]:
    """Those of some lines that fit, and that he has not said yet."""
    return [line for line in lines if fits(line) and line not in talk.spoken.lines]


def first_unsaid(pools: Iterable[Sequence[str]], talk: Talk, fits: Callable[[str], object] = bool) -> list[str]:
    """The same of the first pool that has any; empty where none has."""
    return next(filter(None, (unsaid(pool, talk, fits) for pool in pools)), [])


def choose(
    pools: Iterator[Sequence[str]], talk: Talk, rng: random.Random, *, without_blame: bool = False
) -> str | None:
    """A line not yet said, from the first pool that still has one; else the one said longest ago.

    What goes back to his question is said only where he has put one, and what closes a story after he has told one.

    Args:
        pools: of lines, the most fitting first.
        talk: in which no line comes twice.
        rng: picks one of several.
        without_blame: whether nothing is to be said of a question passed over, for it was not.

    Returns:
        None only where there are no lines at all.
    """
    found = list(pools)
    everything = [line for pool in found for line in pool]
    if not everything:
        return None
    fitting = everything
    if not _has_asked(talk, everything):
        fitting = [line for line in everything if not _TAKES_UP.search(line)] or everything
    if not talk.told.facts:
        fitting = [line for line in fitting if not _AFTER_A_STORY.search(line)] or fitting
    if without_blame:
        fitting = [line for line in fitting if not _ACCUSES.search(line)] or fitting
    for pool in found:
        if fresh := [line for line in pool if line in fitting and line not in talk.spoken.lines]:
            return rng.choice(fresh)
    others = [line for line in fitting if line != talk.spoken.lines[-1]] or fitting
    return max(others, key=lambda line: talk.spoken.lines[::-1].index(line))


def _has_asked(talk: Talk, retorts: Sequence[str]) -> bool:
    """True where his last words ask something, and were not themselves one of these retorts."""
    return "?" in talk.spoken.last and not any(line in retorts for line in talk.spoken.lines[-1:])


def placeholders(world: World, talk: Talk) -> Mapping[str, str]:
    """What stands for the placeholders of a line."""
    scenario = world.scenario
    extra = scenario.product.extras[0].text[0] if scenario.product.extras else ""
    bargaining, listed = world.rules.bargaining, scenario.product.price
    discount = bargaining.target_discount if bargaining else 0
    bid = talk.haggle.bids[-1] if talk.haggle.bids else listed * (1 - discount / 100)
    trades = bargaining.trades if bargaining else None
    return {
        "product": scenario.product.name,
        "customer": scenario.customer.name,
        "name": scenario.customer.name,
        "currency": scenario.product.currency,
        "seller": scenario.seller or scenario.product.name,
        "discount": f"{discount:g}",
        "extra": extra.rstrip("."),
        **_remembered(world, talk),
        **sums_said(world, price=listed, bid=bid, offer=price_now(world, talk)),
        "percent": f"{discount or 10:g}",
        "trade": trades[0] if trades else "",
        "promise": "",
        "told": "",
        "choice": "",
    }


def as_said(lines: Sequence[str], talk: Talk) -> str:
    """Which of the wordings he used in the talk, the first where he used none."""
    return next((line for line in talk.spoken.lines if line in lines), lines[0])


def _remembered(world: World, talk: Talk) -> Mapping[str, str]:
    """What stands for the earlier talk; nothing where there was none."""
    memory = talk.remembers
    if memory is None:
        return {"paid": "", "doubt": ""}
    doubt = as_said(world.objection(memory.left[0]).says, talk) if memory.left else ""
    paid = sums_said(world, paid=memory.price) if memory.price else {"paid": ""}
    return {**paid, "doubt": doubt.rstrip(".!?…")}


def sums_said(world: World, **numbers: float) -> Mapping[str, str]:
    """What stands for placeholders of sums, each alone and with `{currency}` behind it."""
    language, currency = world.scenario.language, world.scenario.product.currency
    alone = {name: amount(number, language) for name, number in numbers.items()}
    return alone | {f"{name} {{currency}}": money(number, currency, language) for name, number in numbers.items()}


def filled(line: str, values: Mapping[str, str]) -> str:
    """The line with its placeholders filled; unknown ones stay as they are, nothing else is interpreted."""

    def value(match: re.Match[str]) -> str:
        name, currency = match[1], match[2] or ""
        if (whole := values.get(name + currency)) is not None:
            return whole
        return values.get(name, f"{{{name}}}") + (" " + values["currency"] if currency else "")

    return _PLACEHOLDER.sub(value, line)


def shape(line: str) -> re.Pattern[str]:
    """What a line looks like, whatever fills its placeholders."""
    words = iter(_PLACEHOLDER.split(line)[::3])
    return re.compile(".+".join(re.escape(part) for part in words), re.DOTALL)
