"""Time to think, asked for by a customer."""

import re

from bot.grading.text.plain import normalised

_FOR_A_WHILE = (
    r"(?: (?:it over|it through|on it|about (?:it|this|that)|first|overnight|a (?:bit|little|while)|"
    r"(?:till|until) \w+|(?:об|над) этим|еще|немного|до \w+|ночь|сначала|пару дней))"
)
_WISHES = (
    r"(?:i'll|i will|i'd (?:like|have|rather)(?: to)?|(?:need|want|have) to|(?:can|could|may) i)(?: (?:just|still))?"
)
_STOPS = r"(?= *(?:$|[!?]|\.(?!\.)))"

_WANTED = re.compile(
    rf"\b(?:let me(?: just)? think|дайте (?:мне )?(?:еще )?подумать){_FOR_A_WHILE}*\W*$|"
    rf"\blet me(?: just)? (?:think{_FOR_A_WHILE}+|sleep on it){_STOPS}|"
    rf"\b{_WISHES} (?:think{_FOR_A_WHILE}*|sleep on it){_STOPS}|"
    r"\b(?:(?:надо|нужно|хочу|хочется|можно|мне)(?: (?:бы|мне|я|еще|немного|чуть|сначала|до \w+))* )"
    rf"(?:по|об)дума(?:ть|ю){_FOR_A_WHILE}*{_STOPS}|"
    rf"(?<!не )\b(?:по|об)думаю{_FOR_A_WHILE}*{_STOPS}|\bподумать (?:надо|нужно){_STOPS}"
)
"""Nothing more in his sentence; with "let me think" one also begins to answer: "let me think… Thursday, then"."""


def wants_time(words: str) -> bool:
    """True for a customer who asks for time to think."""
    return bool(_WANTED.search(normalised(words)))
