"""What the order still needs, a day, an address, a name, the payment: asked for at the close, and given."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.grading.surface import normalised
from bot.roleplay.promise_words import DAYS
from bot.roleplay.scene import Scene
from bot.roleplay.trading import sentences
from bot.roleplay.wanted import Wanted, wanted_by
from bot.scenario.vocabulary import Situation


class Detail(StrEnum):
    """What an order or a meeting needs."""

    DAY = "day"
    PLACE = "place"
    CONTACT = "contact"
    PAYMENT = "payment"
    QUANTITY = "quantity"


GIVES: Mapping[Detail, Situation] = {
    Detail.DAY: Situation.GIVES_DAY,
    Detail.PLACE: Situation.GIVES_PLACE,
    Detail.CONTACT: Situation.GIVES_CONTACT,
    Detail.PAYMENT: Situation.GIVES_PAYMENT,
}

MOST = 3
"""Details that he gives in one breath, where there is room for so many."""

PUT_OFF = 2
"""Times in a talk that he says so."""

_ASKS = re.compile(
    r"\?|\b(?:скажите|подскажите|продиктуйте|напишите|пришлите|назовите|оставьте|дайте|скиньте|нуж(?:ен|на|ны|но)\b|"
    r"жду\b|tell me|send me|give me|text me|let me know|(?:i|we)(?:'ll| will|'d)? (?:just |also |only )?need)"
)
"""What shows that something is asked for, question mark or not."""

_NAMES: Mapping[Detail, re.Pattern[str]] = {
    Detail.DAY: re.compile(
        r"\b(?:какой день|какое время|котором часу|каком часу|(?:день|время) (?:и время )?(?:удобн|подойд)|"
        r"удобн\w+ (?:день|время)|(?:which|what) (?:day|time|date)|(?:day|date|time) (?:and \w+ )?"
        r"(?:would |do you |that )?(?:suit|work))"
    ),
    Detail.PLACE: re.compile(
        r"\b(?:адрес|куда (?:вам )?(?:\w+ )?(?:вез|прив|прие|дост|подъе|подво|зае)|где (?:вам )?(?:встр|удобн)|"
        r"(?<!mail )address(?! it)|postcode|where (?:should|shall|do|to|are|would|can))"
    ),
    Detail.CONTACT: re.compile(
        r"\b(?:телефон|номер|почт[ауы]\b|имейл|e-?mail|ваш\w* (?:имя|фамили)|как вас записать|"
        r"на (?:чье имя|кого|какую фамилию|какую компанию)|фамили|реквизит|phone|(?:your|best|contact|what|a) number|"
        r"contact details|your (?:full )?name|куда (?:вам )?(?:при|вы|ото)?сл\w+|куда (?:вам )?скин\w+|кто встре\w+|"
        r"(?:what|which|whose) name|whom? (?:shall|should|do) i (?:put|make|address))"
    ),
    Detail.PAYMENT: re.compile(
        r"\b(?:картой|налич|безнал|как (?:вам )?(?:\w+ )?(?:оплат|плат|рассчит)|оплат\w+ (?:картой|по|перевод)|"
        r"by card\b|card or\b|or card\b|card\?|cash\b|"
        r"how (?:would|will|do|are) you (?:\w+ ){0,3}pay|bank transfer|invoice or|pay by)"
    ),
}

_DAY_NAMES = "|".join(pattern.pattern.removeprefix(r"\b").removesuffix(r"\b") for _, pattern in DAYS)
_HOUR = r"\d{1,2}(?:[:.]\d\d)?(?: ?[ap]m| час\w{0,2})?"
_PROPOSED: Mapping[Detail, re.Pattern[str]] = {
    Detail.DAY: re.compile(
        rf"(?:\b(?:во?|на|к|on|next|this) )?\b(?:{_DAY_NAMES}|среда|сегодня|завтра|послезавтра|today|tomorrow)\b"
        r"(?:,? (?:утром|дн[её]м|вечером|до обеда|после обеда|morning|afternoon|evening))?"
        rf"(?:,? (?:во?|к|после|до|at|by|around|after|before) {_HOUR}\b)?|"
        r"\b(?:утром|дн[её]м|вечером|до обеда|после обеда|in the (?:morning|afternoon|evening))\b",
        re.IGNORECASE,
    ),
    Detail.PAYMENT: re.compile(
        r"\b(?:картой|наличными|переводом|по сч[её]ту|безналом|в рассрочку|by (?:card|cash|transfer|invoice)|"
        r"card(?= or\b|\?)|(?<=\bor )card|cash|(?:a )?(?:bank )?transfer|(?:an )?invoice)\b",
        re.IGNORECASE,
    ),
    Detail.QUANTITY: re.compile(
        r"\b(?:од(?:ин|ну|но)|дв[ае]|one|two)(?= (?:или|or) (?:сразу |даже |even )?"
        r"(?:дв[ае]|тр[ие]|об[ае]|two|three|both|a pair)\b)",
        re.IGNORECASE,
    ),
}
"""One of several things that a seller proposes, as it can be said after him."""

_BARE_DAY = re.compile(r"понедельник|вторник|сред|четверг|пятниц|суббот|воскресен")
_TODAY = re.compile(r"^(?:сегодня|today)\b", re.IGNORECASE)
_STEM = 5
"""Letters by which two forms of a word are known for the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedDetail:
    """A detail that is asked for."""

    detail: Detail
    proposed: tuple[str, ...] = ()
    """What the seller proposes of it, in his words."""


def asked_details(reply: str) -> Iterator[AskedDetail]:
    """The details that a reply asks for, each once, in the order of its sentences."""
    found: set[Detail] = set()
    for sentence in sentences(reply):
        clean = normalised(sentence)
        if not _ASKS.search(clean):
            continue
        for detail in Detail:
            proposed = _proposals(sentence, detail)
            named = _named(sentence, detail)
            if detail not in found and (proposed or named):
                found.add(detail)
                yield AskedDetail(detail=detail, proposed=proposed)


def asks_day(reply: str) -> bool:
    """True where a reply asks for a day or an hour."""
    return any(asked.detail is Detail.DAY for asked in asked_details(reply))


def proposes_day(reply: str) -> bool:
    """True where a reply names a day or an hour, asking or not."""
    return bool(_PROPOSED[Detail.DAY].search(reply))


def give_details(scene: Scene) -> bool:
    """Give what the reply asks for; True where he gave something."""
    given = 0
    for asked in asked_details(scene.reply):
        if given < MOST:
            given += _give(scene, asked)
    return given > 0


def put_off(scene: Scene) -> None:
    """A day proposed before he has decided is not passed over: that comes later."""
    days = (asked for asked in asked_details(scene.reply) if asked.detail is Detail.DAY)
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


def _named(sentence: str, detail: Detail) -> bool:
    """True where a sentence asks for a detail by its name, or when."""
    pattern = _NAMES.get(detail)
    when = detail is Detail.DAY and wanted_by(sentence) is Wanted.WHEN
    return when or bool(pattern and pattern.search(normalised(sentence)))


def _proposals(sentence: str, detail: Detail) -> tuple[str, ...]:
    pattern = _PROPOSED.get(detail)
    found = (match[0].strip() for match in pattern.finditer(sentence)) if pattern else ()
    return tuple(dict.fromkeys(found))


def _day_fits(choice: str, own: Sequence[str]) -> bool:
    """True where his own words name the same day of the week, or none: "as soon as you can", "before nine"."""
    named = {day for line in own for day in _weekdays(line)}
    return bool(own) and (not named or bool(named & set(_weekdays(choice))))


def _named_by(choice: str, own: Sequence[str]) -> bool:
    """True where his own words name the same: cash, and cash is proposed."""
    words = [word[:_STEM] for word in normalised(choice).split() if len(word) >= _STEM]
    return any(word in normalised(line) for word in words for line in own)


def _weekdays(text: str) -> list[str]:
    clean = normalised(text)
    return [str(number) for number, pattern in DAYS if pattern.search(clean)]


def _sayable(choice: str) -> str:
    """The words as they stand within a sentence: "Картой" as "картой", "среда" as "в среду"."""
    if choice.isascii():
        return choice
    choice = choice.lower()
    if not _BARE_DAY.match(choice):
        return choice
    accusative = re.sub(r"^(сред|пятниц|суббот)а\b", r"\1у", choice)
    return f"{'во' if accusative.startswith('вт') else 'в'} {accusative}"
