"""What the order still needs, asked for at the close: the customer gives it, of what is proposed what suits him."""

import re
from collections.abc import Mapping, Sequence

from bot.grading.judging.genuineness import PROPOSING
from bot.grading.phrases.orders import Detail
from bot.grading.text.calendar import ENGLISH_WEEKDAYS, on_weekday, weekdays, weekdays_left
from bot.grading.text.plain import normalised
from bot.grading.text.questions import ASKING
from bot.grading.text.sentences import thoughts, written_sentences
from bot.grading.text.words import STEM, stems
from bot.roleplay.answers.contact_given import give_contact
from bot.roleplay.answers.his_day import his_day
from bot.roleplay.exchange.scene import Scene
from bot.roleplay.understanding.agreed_hours import another_hour, at_hour, proposes, same_hour
from bot.roleplay.understanding.check_questions import Check
from bot.roleplay.understanding.order_details import (
    AskedDetail,
    comes_on,
    how_many,
    is_dated,
    is_deadline,
    moved_to,
    named_day,
    named_place,
    names_hour,
)
from bot.scenario.vocabulary import Language, Move, Outcome, Situation, StageKind

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

AHEAD = frozenset({StageKind.NEEDS, StageKind.PRESENTATION, StageKind.CONSULTATION})
"""Stages in which a day that suits him may be agreed before the rest is."""

PUT_OFF = 2
"""Times in a talk that he says so."""

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

_ENGLISH_DAY = re.compile(rf"\b(?:{'|'.join(sorted(ENGLISH_WEEKDAYS))})\b")

_UNTIL = re.compile(r"^(?:до|на) (?=\w)", re.IGNORECASE)
"""What stands before a day in "до пятницы", a goodbye, and in "перенесём на пятницу": both are said of Friday."""

_FOR = re.compile(r"^for (?=\w)", re.IGNORECASE)
"""What stands before a day that he asks for: "for Monday"."""

_CARRIES = re.compile(
    r"\b(?:зачем|никуда|не (?:надо|нужно|стоит)|какая доставка|никакой доставки|унесу|увезу|везу)\b|"
    r"\b(?:с собой|на мне|на себе)\b|\bnowhere\b|\bno (?:van|delivery)\b|\bnot to\b|\bi'll (?:take|carry)\b"
)
"""He takes it with him: then nothing that he says names a place."""

_HANDS_OVER = re.compile(
    r"\?|\bвот\b|\b(?:за|на|вы|пере|в)пи[сш]\w+|\b(?:пришлю|скину|диктую|заберу)\b|\bне звон\w+|"
    r"\b(?:write|text|send|e-?mail|copy|print|fetch|collecting)\b"
)
"""A sentence that only hands an address over, in writing or by pointing at it."""

_CYRILLIC = re.compile(r"[а-яё]", re.IGNORECASE)


def give_details(scene: Scene) -> list[Detail]:
    """Give what the reply asks for; what he gave. A day that the seller only tells is heard."""
    given = _move_day(scene)
    asked_for = [asked for asked in scene.heard.details if asked.detail not in given]
    given += [asked.detail for asked in asked_for[:MOST] if _give(scene, asked)]
    if Detail.DAY not in given:
        _hear_day(scene)
    return given


def keep_day(scene: Scene) -> None:
    """Keep the day of a meeting that he has named himself, unasked."""
    if scene.talk.agreement.outcome is Outcome.MEETING and Detail.DAY not in scene.talk.agreement.words:
        own = (day for said in scene.answer if said.speaker and (day := _with_day(said.text)))
        _agree(scene, Detail.DAY, next(own, ""))


def answer_in_general(scene: Scene) -> bool:
    """Answer at the close what has no name here: data he gives all at once, of two things he takes one.

    What is for yes or no gets a yes.

    Returns:
        True where something was asked; he does so but a few times.
    """
    if scene.talk.agreement.details.count(Detail.DATA) >= IN_GENERAL:
        return False
    if scene.answered:
        # A fact of his was asked for, and told.
        return bool(scene.heard.questions)
    choice = _LAST_CHOICE.search(scene.reply)
    if choice and not _OF_PEOPLE.search(choice[1]) and _in_his_language(scene, choice[1]):
        return scene.say(Situation.TAKES_CHOICE, values={"choice": _sayable(choice[1])})
    if scene.grade.has(Move.DETAILS) and not scene.talk.agreement.details:
        return scene.say(Situation.GIVES_DETAILS)
    if not scene.heard.questions:
        return False
    open_ended = any("?" in sentence and _TOLD.search(normalised(sentence)) for sentence in thoughts(scene.reply))
    return scene.say(Situation.DEFLECT if open_ended else Situation.FITS)


def more_may_come(scene: Scene, given: Sequence[Detail]) -> bool:
    """True where something was settled that was not before: there may be more, and he waits for it, or for thanks."""
    settled = scene.talk.agreement.details
    new = [detail for detail in given if detail is Detail.DATA or detail not in settled]
    settled.extend(new)
    return bool(new) and not scene.heard.leaves


def put_off(scene: Scene) -> bool:
    """A day proposed before he has decided is not passed over: that comes later, unless he named it himself.

    Returns:
        True where he said so.
    """
    if not _names_strange_day(scene) or scene.talk.agreement.put_off >= PUT_OFF:
        return False
    told = scene.remark(Situation.PUTS_OFF)
    scene.talk.agreement.put_off += told
    return told


def proposes_too_early(scene: Scene) -> bool:
    """True where a step on a day is proposed while he is only asked what he needs, and nothing of that is asked."""
    early = scene.kind is StageKind.NEEDS and scene.grade.has(Move.NEXT_STEP)
    return early and not scene.heard.asked and _names_strange_day(scene)


def _names_strange_day(scene: Scene) -> bool:
    """True for a proposed day that he has not named himself; "today" is more often the condition of a price."""
    days = (asked for asked in scene.heard.details if asked.detail is Detail.DAY)
    proposed = (choice for asked in days for choice in asked.proposed)
    return any(not _TODAY.search(choice) for choice in proposed) and not his_day(scene)


def take_own_day(scene: Scene) -> bool:
    """Agree once to a day that he has named himself, before he has said yes; an open doubt comes first."""
    talk = scene.talk
    proposed = scene.grade.has(*PROPOSING) and scene.heard.check is not Check.UNDERSTOOD
    settled = talk.doubts.open or talk.agreement.outcome or Detail.DAY in talk.agreement.words
    day = his_day(scene) if proposed and not settled and scene.kind in AHEAD else ""
    return bool(day) and _take(scene, Detail.DAY, day)


def _move_day(scene: Scene) -> list[Detail]:
    """Take another day or hour than the one agreed, where the seller asks for it; what he gave by that."""
    before, day = scene.talk.agreement.words.get(Detail.DAY, ""), moved_to(scene.reply)
    if not is_dated(before):
        return []
    other = _UNTIL.sub("", day) if _another_day(before, day) else _other_hour(scene.reply, before)
    if not other or not _take(scene, Detail.DAY, other):
        return []
    # Whoever changes something has not said goodbye yet: it is settled anew.
    scene.talk.agreement.details = [detail for detail in scene.talk.agreement.details if detail is not Detail.DAY]
    return [Detail.DAY]


def _other_hour(reply: str, before: str) -> str:
    """The hour that is asked for in place of the one agreed, with the day where the reply names it; empty for none."""
    told = named_day(reply)
    same_day = bool(weekdays(told) & weekdays(before))
    told = told if same_day and names_hour(told) and names_hour(before) and proposes(reply) else another_hour(reply)
    return "" if same_hour(before, told) else told


def _give(scene: Scene, asked: AskedDetail) -> bool:
    if asked.detail is Detail.DAY and _only_due(scene, asked):
        return False
    situation = GIVES.get(asked.detail)
    if situation is None:
        return _take(scene, asked.detail, how_many(asked.proposed, scene.talk.haggle.terms))
    own = scene.world.scenario.customer.lines.get(situation, ())
    fits = _day_fits if asked.detail is Detail.DAY else _named_by
    fitting = [choice for choice in asked.proposed if fits(choice, own)]
    if asked.detail is Detail.DAY and asked.proposed and own and not fitting and _hold_to_day(scene):
        return True
    if (choices := fitting or asked.proposed) and (fitting or not own):
        return _take(scene, asked.detail, scene.rng.choice(choices))
    if asked.detail is Detail.CONTACT:
        return give_contact(scene)
    if not scene.say(situation):
        return False
    words = scene.answer[-1].text
    if asked.detail is Detail.DAY:
        _agree(scene, asked.detail, _with_day(words))
    elif asked.detail is Detail.PLACE and own:
        _agree(scene, asked.detail, _with_place(words))
    return True


def _only_due(scene: Scene, asked: AskedDetail) -> bool:
    """True where a day has been agreed, and the seller now asks for something by another."""
    agreed = is_dated(scene.talk.agreement.words.get(Detail.DAY, ""))
    return agreed and bool(asked.proposed) and all(map(is_deadline, asked.proposed))


def _take(scene: Scene, detail: Detail, choice: str) -> bool:
    """Take what the seller proposes, and the place that he names beside the day."""
    words = _sayable(choice)
    if not scene.say(Situation.TAKES_CHOICE, values={"choice": words}):
        return False
    if detail is Detail.DAY:
        _agree(scene, detail, words)
        _agree(scene, Detail.PLACE, named_place(scene.reply))
    return True


def _hear_day(scene: Scene) -> None:
    """Keep the day that the seller tells at the close; one that is not as agreed he puts right."""
    talk = scene.talk
    before = talk.agreement.words.get(Detail.DAY, "")
    if before and _another_day(before, comes_on(scene.reply)):
        _hold_to_day(scene)
    elif before:
        _hear_hour(scene, before)
    else:
        day_in = named_day if talk.agreement.outcome is Outcome.MEETING else comes_on
        at_the_close = talk.spoken.replies[-max(1, talk.record.turns) :][::-1]
        told = next((reply for reply in at_the_close if day_in(reply)), "")
        _agree(scene, Detail.DAY, _sayable(_UNTIL.sub("", day_in(told))))
        _agree(scene, Detail.PLACE, named_place(told))


def _hear_hour(scene: Scene, before: str) -> None:
    """Keep the hour that the seller adds to the day agreed."""
    days = weekdays(before)
    told = named_day(scene.reply)
    if days and days == weekdays(told) and names_hour(told) and not names_hour(before):
        scene.talk.agreement.words[Detail.DAY] = _sayable(told)


def _hold_to_day(scene: Scene) -> bool:
    """Say which day was agreed, in the words of whoever named it; False where none was."""
    before = scene.talk.agreement.words.get(Detail.DAY, "")
    if not is_dated(before):
        return False
    of_him = any(before in line for line in scene.talk.spoken.lines)
    moment, name = (Situation.MISHEARD, "told") if of_him else (Situation.RECALLS, "promise")
    return scene.say(moment, values={name: before})


def _another_day(before: str, told: str) -> bool:
    agreed, named = weekdays(before), weekdays(told)
    return bool(agreed and named) and not agreed & named


def _agree(scene: Scene, detail: Detail, words: str) -> None:
    """Keep what was settled; the latest word holds, and an hour goes with the day before it."""
    before = scene.talk.agreement.words.get(detail, "")
    if words in before:
        return
    if detail is Detail.DAY and is_dated(before) and not is_dated(words):
        words = at_hour(before, words)
    scene.talk.agreement.words[detail] = words


def _with_day(words: str) -> str:
    """The first sentence of his that names a day, without its full stop; empty where none does."""
    return _FOR.sub("", next((_first_sentence(sentence) for sentence in thoughts(words) if named_day(sentence)), ""))


def _with_place(words: str) -> str:
    """What of his words names a place, without its full stop; empty where he takes it with him, or only writes it."""
    if _CARRIES.search(normalised(words)):
        return ""
    named = (part for part in written_sentences(words) if part.strip() and not _HANDS_OVER.search(normalised(part)))
    return next(named, "").strip(" .!…")


def _first_sentence(words: str) -> str:
    return thoughts(words)[0].strip(" .!?…") if thoughts(words) else ""


def _day_fits(choice: str, own: Sequence[str]) -> bool:
    """True where his own words name the same day of the week, or none but those left out: "as soon as you can"."""
    told = " ".join(own)
    named, chosen = weekdays_left(told), weekdays(choice)
    return bool(own) and (bool(named & chosen) if named else not chosen & weekdays(told))


def _named_by(choice: str, own: Sequence[str]) -> bool:
    """True where his own words name the same: cash, and cash is proposed."""
    named = set(stems(choice, STEM))
    return any(named.intersection(stems(line, STEM)) for line in own)


def _in_his_language(scene: Scene, choice: str) -> bool:
    """True for words that he can say after the seller."""
    return bool(_CYRILLIC.search(choice)) is (scene.world.scenario.language is Language.RU)


def _sayable(choice: str) -> str:
    """The words as they stand within a sentence: "Картой" as "картой", "среда" as "в среду", "By card" as "by card"."""
    if choice.isascii():
        small = _CAPITAL.sub(lambda first: first[0].lower(), choice)
        return _ENGLISH_DAY.sub(lambda day: day[0].capitalize(), small)
    return on_weekday(choice.lower())
