"""What the order still needs, asked for at the close: the customer gives it, of what is proposed what suits him."""

import re
from collections.abc import Mapping, Sequence

from bot.grading.orders import Detail
from bot.grading.questions import ASKING
from bot.grading.surface import normalised
from bot.roleplay.details import AskedDetail
from bot.roleplay.promise_words import DAYS
from bot.roleplay.scene import Scene
from bot.roleplay.trading import sentences
from bot.roleplay.words import STEM, stems
from bot.scenario.vocabulary import Language, Move, Situation

GIVES: Mapping[Detail, Situation] = {
    Detail.DAY: Situation.GIVES_DAY,
    Detail.PLACE: Situation.GIVES_PLACE,
    Detail.CONTACT: Situation.GIVES_CONTACT,
    Detail.PAYMENT: Situation.GIVES_PAYMENT,
}

MOST = 3
"""Details that he gives in one breath, where there is room for so many."""

IN_GENERAL = 2
"""Times that he answers what has no name here; then the order has what it needs."""

PUT_OFF = 2
"""Times in a talk that he says so."""

_ON_DAY = {
    "понедельник": "в понедельник",
    "вторник": "во вторник",
    "сред": "в среду",
    "четверг": "в четверг",
    "пятниц": "в пятницу",
    "суббот": "в субботу",
    "воскресень": "в воскресенье",
}
_BARE_DAY = re.compile(rf"^({'|'.join(_ON_DAY)})\w*")
_TODAY = re.compile(r"^(?:сегодня|today)\b", re.IGNORECASE)
_LAST_CHOICE = re.compile(r"\b(?:или|or) ((?:the )?[\w’'-]+(?: [\w’'-]+){0,3})\s*\?", re.IGNORECASE)
_OF_PEOPLE = re.compile(
    r"\b(?:я|мы|вы|вам|вас|вами|мне|нам|ваш\w*|сами|как|нет|не|i|we|you|your|me|us|not|no|what|how)\b", re.IGNORECASE
)
"""Words that mean somebody else in another's mouth."""

_TOLD = re.compile(rf"\b{ASKING}")
"""A question that is not for yes or no."""

_CAPITAL = re.compile(r"^(?!\w+day\b)[A-Z]")
"""A capital that stands there only because a sentence began; a day keeps its own."""

_CYRILLIC = re.compile(r"[а-яё]", re.IGNORECASE)


def give_details(scene: Scene) -> list[Detail]:
    """Give what the reply asks for; what he gave."""
    return [asked.detail for asked in scene.heard.details[:MOST] if _give(scene, asked)]


def answer_in_general(scene: Scene) -> bool:
    """Answer at the close what has no name here: data he gives all at once, of two things he takes one.

    What is for yes or no gets a yes.

    Returns:
        True where something was asked; he does so but a few times.
    """
    if scene.talk.settled.count(Detail.DATA) >= IN_GENERAL:
        return False
    if scene.answered:
        # A fact of his was asked for, and told.
        return bool(scene.heard.questions)
    choice = _LAST_CHOICE.search(scene.reply)
    if choice and not _OF_PEOPLE.search(choice[1]) and _in_his_language(scene, choice[1]):
        return scene.say(Situation.TAKES_CHOICE, values={"choice": _sayable(choice[1])})
    if scene.grade.has(Move.DETAILS) and not scene.talk.settled:
        return scene.say(Situation.GIVES_DETAILS)
    if not scene.heard.questions:
        return False
    open_ended = any("?" in sentence and _TOLD.search(normalised(sentence)) for sentence in sentences(scene.reply))
    return scene.say(Situation.DEFLECT if open_ended else Situation.FITS)


def more_may_come(scene: Scene, given: Sequence[Detail]) -> bool:
    """True where something was settled that was not before: there may be more, and he waits for it, or for thanks."""
    settled = scene.talk.settled
    new = [detail for detail in given if detail is Detail.DATA or detail not in settled]
    settled.extend(new)
    return bool(new) and not scene.heard.leaves


def put_off(scene: Scene) -> None:
    """A day proposed before he has decided is not passed over: that comes later."""
    days = (asked for asked in scene.heard.details if asked.detail is Detail.DAY)
    proposed = (choice for asked in days for choice in asked.proposed)
    # "Today" is more often the condition of a price than a day.
    day = any(not _TODAY.search(choice) for choice in proposed)
    if day and scene.talk.put_off < PUT_OFF:
        scene.talk.put_off += scene.remark(Situation.PUTS_OFF)


def _give(scene: Scene, asked: AskedDetail) -> bool:
    situation = GIVES.get(asked.detail)
    if situation is None:
        return scene.say(Situation.TAKES_CHOICE, values={"choice": _sayable(asked.proposed[0])})
    own = scene.world.scenario.customer.lines.get(situation, ())
    fits = _day_fits if asked.detail is Detail.DAY else _named_by
    fitting = [choice for choice in asked.proposed if fits(choice, own)]
    if own and not fitting:
        return scene.say(situation)
    if choices := fitting or asked.proposed:
        return scene.say(Situation.TAKES_CHOICE, values={"choice": _sayable(scene.rng.choice(choices))})
    return scene.say(situation)


def _day_fits(choice: str, own: Sequence[str]) -> bool:
    """True where his own words name the same day of the week, or none: "as soon as you can", "before nine"."""
    named = {day for line in own for day in _weekdays(line)}
    return bool(own) and (not named or bool(named & set(_weekdays(choice))))


def _named_by(choice: str, own: Sequence[str]) -> bool:
    """True where his own words name the same: cash, and cash is proposed."""
    named = set(stems(choice, STEM))
    return any(named.intersection(stems(line, STEM)) for line in own)


def _weekdays(text: str) -> list[str]:
    clean = normalised(text)
    return [str(number) for number, pattern in DAYS if pattern.search(clean)]


def _in_his_language(scene: Scene, choice: str) -> bool:
    """True for words that he can say after the seller."""
    return bool(_CYRILLIC.search(choice)) is (scene.world.scenario.language is Language.RU)


def _sayable(choice: str) -> str:
    """The words as they stand within a sentence: "Картой" as "картой", "среда" as "в среду", "By card" as "by card"."""
    if choice.isascii():
        return _CAPITAL.sub(lambda first: first[0].lower(), choice)
    return _BARE_DAY.sub(lambda day: _ON_DAY[day[1]], choice.lower())
