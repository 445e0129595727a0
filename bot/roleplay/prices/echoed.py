"""His own sum said once more before a higher one is offered: "11 with tyres… tell you what, I'll do eleven one"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.grading.text.plain import normalised
from bot.grading.text.quantities import around, quantities
from bot.roleplay.prices.price_mentions import sums
from bot.roleplay.prices.refused import LEADS_TO, UNIT
from bot.scenario.model import Product

_YES = r"(?:fine|ok|okay|deal|agreed|done|doable|ладно|хорошо|по рукам|договорились|идет)\b"
_BUT_YES = (
    rf"(?!,?\s*{_YES}|[^.;!?\d]{{0,15}}\b(?:but|though|no|но|а)\b[^.;!?\d]{{0,25}}"
    rf"\b(?:{_YES}|it is\b|let's do it\b|i'll do it\b|сделаю\b|отдам\b|могу\b|можно\b|давайте\b))"
)
"""Not behind a yes, "10,900 is tight, but fine"."""

_PRESSED = re.compile(
    rf"{UNIT}{LEADS_TO}(?:(?:a )?(?:(?:bit|little|touch|real|big) )?(?:of )?(?:a )?"
    r"(?:tight|stretch|push|ask|tall order)\b|"
    r"(?:впритык|тесно(?:вато)?|тяжел(?:о|овато)|(?:чересчур|слишком)(?=\s*(?:[,.!?;]|$))|никак(?! не))(?!\w))"
    rf"{_BUT_YES}"
)
"""What is said of a sum that is hardly enough; of one's own sum it may be said as well."""

_OFFERS_SUM = re.compile(
    r"\b(?:i|we)(?:'(?:ll|d)| can| could| will| would)? (?:just |only |even )?"
    r"(?:do|go|meet|make|say|offer|manage|stretch|drop|come|let|give|take|accept|sell)\b|"
    r"\b(?:call it|make it|meet me|let'?s (?:say|call|do|make|settle|meet)|(?:how|what) about)\b|"
    r"\b(?:отда\w+|с?дела(?:ю|ем)|могу|можем|смогу|сможем|давайте|предл[ао]\w+|сойдемся|встретимся|пусть будет|"
    r"уступ\w+|пойду|дам)\b"
)
"""Words that a sum is offered with."""

_TAKES = re.compile(
    r"\b(?:ok|okay|fine|right|all right|deal|agreed|done|yes|sure|works?|it is|yours|you(?: can|'ll) have|"
    r"take it|shake|sold|"
    r"ладно|хорошо|договорились|идет|по рукам|да(?! ну)|соглас\w+|годится|устраивает|забирайте|берите|ваш[аие]?$|"
    r"оформ\w+|подпис\w+)(?!\w)|"
    r"(?<!n't )(?<!not )(?<!never )(?<!не )\b(?:match(?:es|ed|ing)?|accept(?:ed|ing)?|"
    r"you(?:'ve| have)? (?:win|won|got it)|you have it|(?:can|could) live with|"
    r"принима(?:ю|ем)|принято|пусть (?:так|будет)|ваша взяла|по[- ]вашему|уговорили|убедили|сдаюсь)(?!\w)"
)
"""Words by which his sum may be taken."""

_TOLD = re.compile(
    r"(?<!offer )\b(?:was|were|used to|says|reads|listed|list price|sticker|windscreen|worth|tag|label|advert\w*|"
    r"website|catalogue|usual\w*|normal\w*|paid|started|instead of|rather than|(?:down|up) from|"
    r"по прайсу|прайс\w*|был[аои]?|стоил[аои]?|обычн\w+|вместо|ценник\w*|каталог\w*|сайт\w*|раньше|изначально|"
    r"начинал[аи]?)(?!\w)"
)
"""Beside a sum that is only told, and is no counter-offer."""

_I_STAND = re.compile(r"\b(?:(?:i|we)(?:'(?:m|re)| am| are)(?: still)? (?:at|on)|(?:я|мы) (?:пока )?на) [£$€]?\d")
"""By these words even the list price answers his, where nothing takes it."""

_ON_TERMS = re.compile(r"\b(?:if|for cash|provided|today|если|при|за наличные|сегодня)\b")
"""Beside his sum: it is taken on a condition."""

_HEARD = re.compile(
    r"\s*(?:(?:yes|yeah|да|ну|but|но)\W+)?(?:"
    r"(?:i|we)(?:'ve)? (?:hear|heard|understand|get|see|know)(?: (?:you|it|that)(?!'))?|"
    r"(?:я |мы )?(?:вас |это )?(?:слыш(?:у|им)|услышал[аи]?|понима(?:ю|ем))(?: вас)?"
    r")\s*(?:[.,!;:…]|[—–-]\s|\b(?:but|but if|но)\b|$)"
)
"""Behind a sum: it was heard, and no more; "noted" and "понял" may take it."""

_YOU_SAY = re.compile(
    r"\b(?:you(?:'re| are)(?: still| now)? (?:at|on|saying|offering|bidding|thinking)|"
    r"вы (?:пока |сейчас )?(?:на|за)) [£$€]?$"
)
_IS_YOUR_BID = re.compile(rf"{UNIT}(?: is|'s) your (?:figure|number|bid|offer|budget|limit)\b")
"""Before a sum, or behind it: it is called his."""

_PIECE = re.compile(r"(?P<words>.+?)(?P<mark>\.{2,}|…|[.,!?;]+(?=\s|$)|\s[—–-](?=\s)|\n|$)")
_WONDERS = re.compile(r"\?|…|\.\.")
_HUMS = re.compile(r"\s*(?:h+m+|um+|er+|х+м+|э+м*)(?!\w)")

BARE = 4
"""Words up to which a piece holds nothing but a sum."""

SAME = 0.001
"""Share of a sum by which it is still the same."""


@dataclass(frozen=True, slots=True)
class _Piece:
    words: str
    mark: str
    behind: str
    """What follows its mark."""
    values: frozenset[float]
    """The sums in it."""


def without_echo(offered: Sequence[float], reply: str, his: float | None, product: Product) -> list[float]:
    """The sums offered, without his own where it is only said once more, and a higher one is offered.

    Args:
        offered: the sums that the reply may offer.
        reply: as written.
        his: the sum that the customer has bid, None where he has bid none.
        product: what is sold.
    """
    others = [value for value in offered if his is None or not _same(value, his)]
    if his is None or len(others) == len(offered) or not others or min(others) < his:
        return list(offered)
    pieces = _pieces(normalised(reply), product)
    echoes = [at for at, piece in enumerate(pieces) if any(_same(value, his) for value in piece.values)]
    ours = [at for at, piece in enumerate(pieces) if piece.values.intersection(others)]
    if not echoes or not ours or echoes[-1] >= ours[0]:
        return list(offered)
    answers = [at for at in ours if _answers(pieces[at], others, product.price)]
    takes = [at for at, piece in enumerate(pieces) if _TAKES.search(piece.words)]
    if not answers and not takes:
        answers = [at for at in ours if _I_STAND.search(pieces[at].words)]
    if takes and takes[0] < (answers or ours)[0]:
        return list(offered)
    shown = any(_OFFERS_SUM.search(pieces[at].words) for at in ours)
    only_said = all(
        _is_pressed(pieces[at])
        or (shown and _is_wondered_at(pieces[at]))
        or (answers and _is_only_his(pieces[at], pieces[at + 1 : answers[0]]))
        for at in echoes
    )
    return others if only_said and not any(_is_offered(pieces[at : ours[0]]) for at in echoes) else list(offered)


def _same(value: float, his: float) -> bool:
    return abs(value - his) <= SAME * his


def _pieces(clean: str, product: Product) -> list[_Piece]:
    return [
        _Piece(
            match["words"],
            match["mark"],
            clean[match.end() :],
            frozenset(sums(match["words"], product.price, product.unit)),
        )
        for match in _PIECE.finditer(clean)
    ]


def _answers(piece: _Piece, others: Sequence[float], listed: float) -> bool:
    """True for a sum put against his: below the list price, and not what it was, "it says 11,400 on the windscreen"."""
    return any(value < listed for value in piece.values.intersection(others)) and not _TOLD.search(piece.words)


def _is_wondered_at(piece: _Piece) -> bool:
    """True for a bare sum with a question or a pause behind it: "10,800?", "15 000… ну", "10,800, hmm"."""
    wonders = _WONDERS.search(piece.mark) or (piece.mark == "," and _HUMS.match(piece.behind))
    return bool(wonders) and len(piece.words.split()) <= BARE


def _is_only_his(piece: _Piece, between: Sequence[_Piece]) -> bool:
    """True for a sum called his, or with an "I hear you" behind it, and nothing that offers it up to the next one."""
    said = [around(piece.words, quantity) for quantity in quantities(piece.words)]
    named_his = any(_YOU_SAY.search(before) or _IS_YOUR_BID.match(after) for before, after in said)
    heard = piece.mark != "?" and _HEARD.match(piece.behind)
    return bool(named_his or heard) and not any(_OFFERS_SUM.search(other.words) for other in between)


def _is_pressed(piece: _Piece) -> bool:
    """True for a sum that is called hardly enough in its own sentence: "10,900 is a push"."""
    after = (around(piece.words, quantity)[1] for quantity in quantities(piece.words))
    found = (_PRESSED.match(f"{words}{piece.mark}{piece.behind}") for words in after)
    return any(match and not re.search(r"[.!]", match[0]) for match in found)


def _is_offered(pieces: Sequence[_Piece]) -> bool:
    """True where the first of the pieces offers its sum, or the rest of its sentence names a condition for it."""
    if _OFFERS_SUM.search(pieces[0].words):
        return True
    end = next((at for at, piece in enumerate(pieces, 1) if re.search(r"[.!?…]", piece.mark)), len(pieces))
    return any(_ON_TERMS.search(piece.words) for piece in pieces[:end])
