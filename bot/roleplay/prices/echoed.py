"""His own sum said once more before a higher one is offered: "11 with tyres… tell you what, I'll do eleven one"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.grading.text.plain import normalised
from bot.roleplay.prices.price_mentions import sums
from bot.scenario.model import Product

_OFFERS_SUM = re.compile(
    r"\b(?:i|we)(?:['’](?:ll|d)| can| could| will| would)? (?:just |only |even )?"
    r"(?:do|go|meet|make|say|offer|manage|stretch|drop|come|let|give|take|accept|sell|find)\b|"
    r"\b(?:call it|make it|meet me|let me meet you|let['’]?s (?:say|call|do|make|settle|meet)|(?:how|what) about)\b|"
    r"\b(?:отда\w+|с?дела(?:ю|ем)|могу|можем|смогу|сможем|давайте|предл[ао]\w+|сойдемся|встретимся|пусть будет|"
    r"уступ\w+|пойду|дам)\b"
)
"""Words that a sum is offered with."""

_TAKES = re.compile(
    r"^\s*(?:(?:oh )?go on(?: then)?|так тому и быть)\s*$|\bit'll be\s*$|"
    r"\b(?:(?:let's|i'll) do it|ok|okay|fine|right|all right|deal|agreed|"
    r"done|yes|sure|works?|it is|yours|you(?: can|['’]ll) have|"
    r"take it|shake|sold|"
    r"ладно|хорошо|договорились|идет|по рукам|да(?! ну)|соглас\w+|годится|устраивает|забирайте|берите|ваш[аие]?$|"
    r"оформ\w+|подпис\w+)(?!\w)|"
    r"(?<!n['’]t )(?<!not )(?<!never )(?<!no )(?<!не )\b(?:match(?:es|ed|ing)?|accept(?:ed|ing)?|"
    r"good for (?:me|us)|sounds good|suits (?:me|us)|подходит|подойдет|"
    r"you(?:['’]ve| have)? (?:win|won|got it)|you have it|(?:can|could) live with|"
    r"принима(?:ю|ем)|принято|пусть (?:так|будет)|ваша взяла|по[- ]вашему|уговорили|убедили|сдаюсь)(?!\w)"
)
"""Words by which his sum may be taken."""

_NOTED = re.compile(
    r"^\s*(?:noted|understood|fair enough|great|perfect|excellent|brilliant|lovely|no problem|why not|"
    r"(?:it's )?my pleasure|"
    r"понял[аи]?|понятно|отлично|прекрасно|замечательно|без проблем|почему (?:бы (?:и )?)?нет)\s*$"
)
"""These take it, too, unless it was asked back: "11,000, noted", but "11,000? Noted"."""

_OR = re.compile(r"\s*(?:or|или)\b")
"""Before a sum that he may take instead of his: "11,000 now, or 11,150 in May"."""

_TOLD = re.compile(
    r"(?<!offer )\b(?:was|were|used to|says|reads|listed|list price|sticker|windscreen|worth|tag|label|advert\w*|"
    r"website|catalogue|usual\w*|normal\w*|paid|started|instead of|rather than|(?:down|up) from|"
    r"по прайсу|прайс\w*|был[аои]?|стоил[аои]?|обычн\w+|вместо|ценник\w*|каталог\w*|сайт\w*|раньше|изначально|"
    r"начинал[аи]?)(?!\w)"
)
"""Beside a sum that is only told, and is no counter-offer."""

_I_STAND = re.compile(r"\b(?:(?:i|we)(?:['’](?:m|re)| am| are)(?: still)? (?:at|on)|(?:я|мы) (?:пока )?на) [£$€]?\d")
"""By these words even the list price answers his, where nothing takes it."""

_ON_TERMS = re.compile(r"\b(?:if|for cash|provided|today|если|при|за наличные|сегодня)\b")
"""Beside his sum: it is taken on a condition."""

_PIECE = re.compile(r"(?P<words>.+?)(?P<mark>\.{2,}|…|[.,!?;]+(?=\s|$)|\s[—–-](?=\s)|\n|$)")
SAME = 0.001
"""Share of a sum by which it is still the same."""


@dataclass(frozen=True, slots=True)
class _Piece:
    words: str
    mark: str
    values: frozenset[float]
    """The sums in it."""


def without_echo(offered: Sequence[float], reply: str, his: float | None, product: Product) -> list[float]:
    """The sums offered, without his own where a higher one of ours follows and nothing between takes or offers his.

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
    asked_back = any(pieces[at].mark.startswith("?") for at in echoes)
    takes = [at for at, piece in enumerate(pieces) if _takes(piece, asked_back)]
    if not answers and not takes:
        answers = [at for at in ours if _I_STAND.search(pieces[at].words)]
    if not answers or (takes and takes[0] < answers[0]) or _OR.match(pieces[answers[0]].words):
        return list(offered)
    return list(offered) if any(_is_offered(pieces[at : ours[0]]) for at in echoes) else others


def _same(value: float, his: float) -> bool:
    return abs(value - his) <= SAME * his


def _pieces(clean: str, product: Product) -> list[_Piece]:
    return [
        _Piece(match["words"], match["mark"], frozenset(sums(match["words"], product.price, product.unit)))
        for match in _PIECE.finditer(clean)
    ]


def _takes(piece: _Piece, asked_back: bool) -> bool:
    return bool(_TAKES.search(piece.words) or (not asked_back and _NOTED.search(piece.words)))


def _answers(piece: _Piece, others: Sequence[float], listed: float) -> bool:
    """True for a sum put against his: below the list price, and not what it was, "it says 11,400 on the windscreen"."""
    return any(value < listed for value in piece.values.intersection(others)) and not _TOLD.search(piece.words)


def _is_offered(pieces: Sequence[_Piece]) -> bool:
    """True where the first of the pieces offers its sum, or the rest of its sentence names a condition for it."""
    if _OFFERS_SUM.search(pieces[0].words):
        return True
    end = next((at for at, piece in enumerate(pieces, 1) if re.search(r"[.!?…]", piece.mark)), len(pieces))
    return any(_ON_TERMS.search(piece.words) for piece in pieces[:end])
