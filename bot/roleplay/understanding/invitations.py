"""A visitor is asked along: to go and look, to try something on, to listen for himself."""

import re

from bot.grading.text.plain import normalised

_SENSES = (
    r"(?:посмотр(?:ите|еть|им|ели)|покажу|показать|пройдем\w*|пройти|примерь?(?:ить|им|те|яете)|попробу(?:ем|ете|йте)|"
    r"попробовать|послуша(?:ть|ем|ете|йте)|потрогать|полежать|прокати\w+|зайти|подняться)"
)

_ALONG = re.compile(
    r"\b(?:(?:пойд|пройд|подойд|зайд|сход)(?:ем|им)те|(?:пройдем|пройди|прокати)(?:ся|мся|тесь)|поднимемся|взгляните|"
    r"потрогайте|примерьте|наденьте|присядьте|понюхайте|возьмите в руки)\b|"
    rf"\b(?:хотите|давайте|мо(?:гу|жем|жно))(?: (?!не\b)\w+){{0,3}}? {_SENSES}\b|"
    r"\b(?:посмотрите|послушайте|послушаете|попробуйте|проверьте|убедитесь|проверите|увидите) (?:\w+ )?"
    r"(?:сам[аи]?|своими|здесь|прямо|вживую)\b|\bпосмотрим\?|"
    r"\bshall we (?:go (?:and|over|up|out)|walk|pop|step|have a look|take a look|try)\b|"
    r"\blet's (?:go|walk|pop|step) (?:and|over|up|out)\b|\blet me show you|\b(?:can|could|may|shall) i show you\b|"
    r"(?<!what )\bi can show you\b|\bcome and (?:see|look|have|try)\b|\bhave a (?:seat|feel|go)\b|"
    r"\b(?:(?:do|would) you (?:want|like|care)|^want|^care) to (?:see|try|feel|hear|have a (?:look|go)|take a look)\b|"
    r"\btry (?:it|them|this|these) (?:on|out)\b|\bsee for yourself\b|\btake (?:it|her) for a (?:spin|drive)\b"
)

_NO_SUCH = re.compile(r"\b(?:если|когда|потом|завтра|if|when|later|tomorrow)\b")
"""What is not for now."""


def invites(reply: str) -> bool:
    """True for an invitation to see for oneself, here and now: "Поднимемся на седьмой?", "shall we have a look?"."""
    clean = normalised(reply)
    return bool(_ALONG.search(clean)) and not _NO_SUCH.search(clean)
