"""What is told of others, other places or times, or of a part; parts of patterns for normalised text, and patterns."""

import re

_OF_OTHERS = (
    r"\bу (?:них|других|конкурент\w*|соседей)\b|\bв (?:других|сети(?! наш)|интернете)\b|"
    r"\b(?:elsewhere|others|competitors?|on the internet)\b"
)
"""Other sellers."""

_ON_THE_MARKET = r"\b(?:на|по) рынк[еу]\b|\bon the market\b"
"""Where they are when it is of sums; of anything else one's own firm may be there: "мы на рынке десять лет"."""

_OTHER_TIMES = r"\b(?:обычно|раньше|был[аио]?|used to|was|usually|normally)\b"

ELSEWHERE = re.compile(
    rf"{_OF_OTHERS}|{_ON_THE_MARKET}|{_OTHER_TIMES}|\bвместо\b|\bстоил|\binstead of\b|\bthey (?:charge|ask|want)\b"
)
"""Of a sum: other sellers ask it, or it was asked before."""

IN_PART = re.compile(
    r"предоплат|задат|\bаванс|\bвзнос|остальн|\bостаток|рассрочк|\bв месяц|deposit|down ?payment|up ?front|instal|"
    r"\bthe rest\b|\bthe balance\b"
)
"""Of a sum: it is only a part of what is asked."""

NOT_OURS = re.compile(
    rf"{_OF_OTHERS}|{_OTHER_TIMES}|"
    r"\b(?:у (?:н[еи]\w*|друг\w+|сер\w+|тех|вас)|там|they|their|other|were|you had|your old)\b"
)
"""Of anything: it is told of others, or of what used to be."""
