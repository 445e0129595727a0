"""With which of his lines he gives in: with none that speaks of something else than the seller has spoken of.

"With a timer? Oh, I like you." is said to somebody who offered a timer. What a line speaks of shows in the words and
numbers that it shares with the answers in the file, and where it shares none, in its meaning.
"""

from collections.abc import Iterable, Sequence

from bot.grading.text.clauses import clauses
from bot.grading.text.plain import normalised
from bot.grading.text.quantities import quantities
from bot.grading.text.words import STEM, stems
from bot.roleplay.exchange.scene import Scene
from bot.roleplay.understanding.arguments import answer_ids
from bot.roleplay.understanding.names import CAPITALISED
from bot.scenario.model import Objection

NEAR = 0.3
"""Centred cosine to an answer from which a line speaks of it, without sharing a word with it."""

APART = 0.15
"""How much nearer to that answer a line must be than to what the seller said, to speak of something else."""

RUSSIAN = """
если тогда ладно хорошо давай давайте сейчас сначала только когда чтобы чего есть будет теперь такой такая такое этого
одной один свой своя другой другая тоже просто нужно надо даже ведь очень сами всего можно может больше лучше вместо
понятно годится правда первый первая первое сюда туда этим этой какой это эта эти как все уже нет они она оно мне вам
вас нас так там тут где кто что чем раз для при без над под про или еще мой ваш наш был сам два две три вот даю дам его
ему ней ним них нее
"""
ENGLISH = """
that this them they then than there their these those with without your yours mine what when where which will would
could should have been from into more most less much many good right well just like take make also even ever never
first same some such over only very know sure fine true the and you for but not can one two has had was all any our out
its his her she him who how why let get put got say way now new too may yes did does are
"""
COMMON = frozenset(word[:STEM] for word in f"{RUSSIAN} {ENGLISH}".split())
"""Words that speak of nothing."""


def fitting_yields(scene: Scene, objection: Objection) -> Sequence[str]:
    """The scenario's lines with which he may give in to this reply; empty where none fits.

    Those that take up what the seller has said to this doubt go before those that would fit any argument.
    """
    answers = [_spoken_of(wordings) for wordings in objection.answers]
    heard = _spoken_of(_replies_to(scene, objection))
    said = heard.union(*(answers[i] for i in _given(scene, objection)))
    lines = [line for line in objection.yields or () if _named(line) <= heard]
    of = {line: _spoken_of([line]).intersection(frozenset().union(*answers)) for line in lines}
    if taking_up := [line for line in lines if of[line] and of[line] <= said]:
        return taking_up
    return _not_elsewhere(scene, objection, [line for line in lines if not of[line]])


def _named(line: str) -> frozenset[str]:
    """Names in a line: whoever is thanked for one must have said it."""
    return frozenset(normalised(name)[:STEM] for name in CAPITALISED.findall(line))


def _replies_to(scene: Scene, objection: Objection) -> Sequence[str]:
    """What the seller has said since the doubt came up."""
    attempts = next((raised.attempts for raised in scene.talk.doubts.raised if raised.id == objection.id), 1)
    return [scene.reply, *scene.talk.spoken.replies[-max(1, attempts) :]]


def _given(scene: Scene, objection: Objection) -> list[int]:
    """Indices of the answers that the reply gives."""
    told = {point.id for point in scene.grade.points}
    return [index for index, answer in enumerate(answer_ids(objection)) if answer in told]


def _spoken_of(texts: Iterable[str]) -> frozenset[str]:
    """Words and numbers by which one can tell what texts speak of."""
    found: set[str] = set()
    for text in texts:
        found.update(stems(text))
        found.update(f"{quantity.measure}:{quantity.value:.4g}" for quantity in quantities(text))
    return frozenset(found - COMMON)


def _not_elsewhere(scene: Scene, objection: Objection, lines: Sequence[str]) -> Sequence[str]:
    """Those lines that are not clearly nearer in meaning to an answer that was not given."""
    if not lines or objection.kind.is_brush_off:
        return lines
    # These parts of the reply have been understood before, so that nothing long is embedded anew.
    ids = answer_ids(objection)
    told = [point.evidence for point in scene.grade.points if point.id in ids]
    argument = told or [clause.text for clause in clauses(scene.reply)]
    argument += [wording for index in _given(scene, objection) for wording in objection.answers[index]]
    if not argument:
        return lines
    answers = [wording for wordings in objection.answers for wording in wordings]
    home = scene.world.nearness(lines, answers).max(axis=1)
    here = scene.world.nearness(lines, argument).max(axis=1)
    return [line for line, own, now in zip(lines, home, here, strict=True) if own < NEAR or own - now < APART]
