"""Questions that ask for no fact of the customer's: "did I get you right?", "does that suit you?"."""

import re
from dataclasses import dataclass
from enum import StrEnum

from bot.grading.text.plain import normalised


class Check(StrEnum):
    """What a seller makes sure of."""

    UNDERSTOOD = "understood"  # that he has understood
    FITS = "fits"  # that what he says or offers suits


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """A question that checks."""

    check: Check
    content: str
    """What is checked, where the question says it: "you need it by May, right?"."""


_FILLERS = re.compile(r"^(?:(?:ну|и|а|то есть|значит|скажите|итак|так|so|and|well|then|tell me)\b[\s,]*)+(?=\w)")
_PIECES = re.compile(r"[,:]\s+|\s[—–-]\s")

_HEARD = r"(?:понял\w*|понимаю|понимаем|услышал\w*|говорю)"

_UNDERSTOOD = (
    rf"(?:я |вас |все )*(?:правильно|верно)(?: ли)?(?: я| вас| все| мы)*(?: {_HEARD})?",
    r"(?:все )?так(?: ведь)?|не так ли|да|угадал[аи]?|(?:я )?права?|правда",
    r"ничего не (?:пропустил|упустил|забыл|перепутал)[аи]?",
    r"(?:is that |is this |was that |am i |have i got (?:that |it |you )?)?(?:about |roughly )?(?:right|correct)",
    r"(?:did|do|have) i (?:get|got|hear|heard|understand|understood) (?:that|it|you) (?:right|correctly)",
    r"have i understood(?: you)?|did i miss anything|isn't it|aren't you|don't you|yes",
)

_NICE = r"(?:годится|подходит|подойдет|устраивает|устроит|нравится|пойдет|сойдет|интересно|понятно|убедительно)"
_WHAT = r"(?:так|это|такой|такая|такое|вариант|вам|вас|в целом|в принципе)"
_GOOD = r"(?:it|ok|okay|fair|clear|better|any better|all right)"
_DOUBT = r"(?:вопрос\w*|сомнени\w+|задачу|проблему|опасени\w+)"
_DOES = r"(?:answer|settle|fit|suit|help|work|do|sound|make sense|cover|solve|address|feel|meet|be)"

_FITS = (
    r"(?:это |вам |уже )*похоже(?: ли)?(?: это)?(?: на (?:то|правду|вас|ваш\w*)\b.*)?",
    rf"(?:{_WHAT} )*{_NICE}(?: {_WHAT})*",
    r"как вам(?: (?:такой|такая|такое|это|эта|этот))?(?: (?:так|вариант|расклад|идея|условия|предложение|план))?",
    r"что (?:вы )?(?:скажете|думаете)(?: об этом| на это| теперь)?",
    r"насколько (?:это |вам |вас )*(?:подходит|близко|интересно|устраивает|похоже)(?: вам| вас)?",
    rf"(?:это |так |теперь |я )*(?:снима|закрыва|реша|отвеча|ответил)\w*(?: на)?(?: ваш\w*| эт\w+)* {_DOUBT}",
    r"(?:так |теперь |стало )*(?:вам )?(?:стало )?(?:спокойнее|понятнее|яснее|лучше|легче|надежнее)(?: вам| так)?",
    r"(?:это )?то,? что (?:вам )?(?:нужно|надо|искали)",
    r"(?:по )?рукам|договорились|идет|ладно|хорошо|ок|окей",
    rf"(?:does|would|will|could) (?:that|this) (?:\w+ )?{_DOES}\b.{{0,30}}",
    rf"(?:does|would|will) it (?:{_DOES})(?: for)?(?: you| it)?",
    r"how (?:does|would) (?:that|this|it) (?:sound|fit|feel|look|suit|strike|work)(?: (?:to|for))?(?: you)?",
    r"(?:how about|what about) that|what do you (?:think|say)(?: (?:of|about|to) (?:that|this|it))?",
    r"how do you (?:feel about|like) (?:that|this|it)",
    rf"is (?:that|this|it) (?:more like |roughly |about )?(?:{_GOOD}|what you (?:were|need|want|had|are|'re)\b.*)",
    r"(?:that )?sounds? (?:good|fair|right|ok|okay|like .{1,20})|fair(?: enough)?|ok(?:ay)?|deal|all right|agreed",
)

_WAYS = {
    check: re.compile("|".join(f"(?:{way})" for way in ways))
    for check, ways in ((Check.UNDERSTOOD, _UNDERSTOOD), (Check.FITS, _FITS))
}

_WHETHER = re.compile(
    rf"^(?:я |вас )*(?:правильно|верно)(?: ли)?(?: я| вас| мы)* {_HEARD},? (?:что )?(?P<ru>.+)|"
    r"^(?:do i (?:understand|hear)(?: you)?(?: correctly| right)?(?: that)?|am i right (?:that|in thinking|to think)|"
    r"have i understood(?: you)? (?:correctly )?that) (?P<en>.+)"
)
"""A check that says first that it is one."""


def checked(question: str) -> Checked | None:
    """What a question checks, None where it asks for something else."""
    text = _FILLERS.sub("", normalised(question).strip(" .,!?;:…»«\"'()\n"))
    for check, way in _WAYS.items():
        if way.fullmatch(text):
            return Checked(check=check, content="")
    if said := _WHETHER.search(text):
        return Checked(check=Check.UNDERSTOOD, content=said["ru"] or said["en"])
    *before, tail = _PIECES.split(text)
    for check, way in _WAYS.items():
        if before and way.fullmatch(_FILLERS.sub("", tail)):
            return Checked(check=check, content=", ".join(before))
    return None
