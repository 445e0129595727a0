"""Words that exclude each other without a "not": free and paid, included and extra, one to one and in a group."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from bot.grading.text.plain import normalised

_FREE = (
    r"бесплатн|\bдаром\b|в подарок|за наш счет|\bвходит|\bвходят|включен|ни рубля|ни копейки|"
    r"ничего не (?:возьм|спиш|плат|стоит|бер)|без перепл|\b0 ?(?:%|процент|interest)|за то же|по той же цене|"
    r"nothing (?:extra|on top)|costs? (?:you )?nothing|\bfree\b|no charge|\binclud|\bon us\b|at no cost|same price|"
    r"costs? the same|part of the (?:\w+ )?price|won't cost|don't (?:charge|pay|bill)|nothing to pay|"
    r"не (?:возьмем|берем|спишем|спиш|платите|платишь|берут)|нулев|(?:денег|плат[уы]) не"
)
_PAID = (
    r"(?<!бес)платн(?!о и)|\bдоплат|\bдоплач|\bштраф|\bнеустойк|\bотдельно(?!:)|за отдельн|за (?:ваш|свой) счет|сверху|"
    r"\bextra\b|surcharge|pay (?:extra )?for|charge[ds]?\b|\bfees?\b|\bon top\b|costs? (?:you )?(?:another|\d)|penalt|"
    r"(?<!0 )\binterest\b|процент(?:ы|ами)\b|\bкомисси"
)

ROWS: Sequence[tuple[str, str]] = (
    (_FREE, _PAID),
    (
        r"после (?:доставк|получен|монтаж|того)|по факту|потом (?:рассчит|плат|оплат)|pay (?:on|after)|afterwards",
        r"предоплат|\bвперед\b|\bаванс|задат|\bdeposit|prepay|up ?front|in advance|beforehand",
    ),
    (
        r"фиксир|не (?:раст|мен|подорож|подним)|fixed|locked|stays? the same|(?:won't|doesn't) (?:go up|change|rise)",
        r"подорож|вырастет|подним|поднят|индексир|плавающ|goes up|will (?:rise|increase)|varies|may (?:go up|rise)",
    ),
    (r"\bсам(?:и|а|остоятельно)\b|yourself|on your own", r"наш (?:мастер|техник|инженер)|our (?:fitter|engineer)"),
    (
        r"круглосуточ|24/7|round the clock|any time|в любое время|day and night",
        r"только (?:днем|по будням)|office hours|weekdays only|nine to five|с \w+ до \w+ вечера",
    ),
    (
        r"\bлюб(?:ой|ая|ое|ую|ого|ом|ых|ые)\b|\bany\b|когда (?:угодно|хотите)|when(?:ever)? you like|\bboth\b",
        r"\bтолько\b|\bonly\b|привязан|locked in|before the .{0,20} (?:are|is) up",
    ),
    (
        r"натуральн|genuine|\breal\b|natural|насто[яй]щ|массив",
        r"искусствен|синтетик|imitation|fake|synthetic|artificial|\bэко-?кож|кожзам|пластик|шпон",
    ),
    (r"отечествен|местн|\blocal", r"импортн|imported|заграничн"),
    (r"\bнов(?:ый|ая|ое|ые)\b|\bnew\b", r"\bб/?у\b|подержан|\bused\b|second.hand|refurb"),
    (
        r"один на один|индивидуальн|one.to.one|individual|private|персональн|\bодин\b|\bодна\b|\balone\b",
        r"групп|\bgroup\b|бригад|\bteam of\b|\bshared\b|общ(?:ий|ая|ее)\b",
    ),
    (
        r"тот же|\bодин и тот|same (?:person|adviser|one|driver|teacher)|every time|закреплен|постоянн|always",
        r"кто свобод|whoever|разн(?:ый|ые|ая)|каждый раз нов|different|вразнобой|never",
    ),
    (
        r"полностью|целиком|весь\b|\bвсю\b|\bwhole\b|\bfull\b|in full|100 ?(?:%|процент)",
        r"половин|\bhalf\b|частичн|\bpart(?:ly|ial)",
    ),
    (
        r"рассрочк|частями|instal|spread|monthly parts|в несколько платеж|помесячно",
        r"\bсразу\b|at once|одним платеж|in one go|целиком|единовременно",
    ),
    (r"в штате|\bсвои\b|employed by us|our own|in.house", r"подряд|subcontract|agency|freelanc|наемн|со стороны"),
    (r"охлажден|свеж|\bfresh|chilled", r"заморож|мороз(?:ил|к)|frozen|вчерашн|\bstale\b"),
    (
        r"каждый день|каждое утро|ежедневно|every (?:day|morning)|daily|twice a day",
        r"раз в неделю|once a week|weekly|раз в месяц|monthly",
    ),
    (
        r"\bможно\b|\bможете\b|\bвозможн|разреш|\bcan\b|you may\b|allowed|permitted|possible",
        r"\bнельзя\b|запрещ|невозможн|\bcan'?t\b|cannot|not allowed|forbidden|prohibited|impossible",
    ),
    (r"\bв любом возрасте|без ограничен|unlimited|no limit|безлимит", r"ограничен|\blimit(?:ed|s)?\b|лимит"),
    (r"в наличии|на складе|in stock|available now", r"под заказ|нет в наличии|out of stock|on order|made to order"),
)  # fmt: skip
"""Pairs of sides; a "not" before a word of one side takes the other."""

_ROWS = tuple((re.compile(one), re.compile(other)) for one, other in ROWS)
_ANY = re.compile("|".join(side for row in ROWS for side in row))
"""Most texts take no side: they are looked through once."""

_REFUSED = re.compile(
    r"(?:\bне|\bбез|\bнет|\bни|\bникак\w+|\bno|\bnot|\bwithout|\bnever|\w+n't|\bcannot|\bnothing|\bnobody)"
    r"(?: (?:нужно|надо|будет|требу\w+|никак\w+|any|an?|the|be|need|have|has|pay|setup|joining|hidden|charge|more|even|"
    r"\w+ing))* ?$"
)
_REFUSED_AFTER = re.compile(
    r"^\w*(?: \w+){0,3} (?:нет|не (?:надо|нужно|нужен|нужна|бер\w+|будет|требу\w+|возьм\w+|плат\w+|входит))\b"
)


def sides(point: str, told: str) -> int:
    """-1 where two texts take different sides of any opposition, 1 where they take the same of some, else 0."""
    return taken_alike(sides_taken(point), sides_taken(told))


def taken_alike(mine: Mapping[int, int], theirs: Mapping[int, int]) -> int:
    """-1 where the sides that two texts take differ in any opposition, 1 where they agree in some, else 0."""
    if not (mine and theirs):
        return 0
    if any(theirs.get(row, side) != side for row, side in mine.items()):
        return -1
    return int(not mine.keys().isdisjoint(theirs))


@lru_cache(maxsize=8192)
def sides_taken(text: str) -> Mapping[int, int]:
    """The side a text takes of oppositions, by their row: 1 the first, -1 the second; most texts take none."""
    clean = normalised(text)
    if not _ANY.search(clean):
        return {}
    found = ((row, _side(clean, first, second)) for row, (first, second) in enumerate(_ROWS))
    return {row: side for row, side in found if side}


def _side(clean: str, first: re.Pattern[str], second: re.Pattern[str]) -> int:
    one = {_sense(clean, match) for match in first.finditer(clean)}
    other = {-_sense(clean, match) for match in second.finditer(clean)}
    taken = one | other
    return taken.pop() if len(taken) == 1 else 0


def _sense(clean: str, match: re.Match[str]) -> int:
    """1 for a word as it stands, -1 for one that is denied."""
    if re.match(r"(?:не|нет|no|nothing|won't|don't|doesn't|ничего|ни|0|без)\b", match[0]):
        return 1  # The "not" is a part of the turn itself.
    denied = _REFUSED.search(clean[: match.start()]) or _REFUSED_AFTER.match(clean[match.end() :])
    return -1 if denied else 1
