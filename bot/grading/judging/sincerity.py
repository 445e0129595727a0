"""Whether a reply is a real answer to this customer, or only looks like one: strung together, recited, given back."""

import re
from functools import lru_cache

import numpy as np

from bot.grading.detection.artefact import MOVES, Numbers
from bot.grading.detection.features import STAGES
from bot.grading.phrases.cues import cued
from bot.grading.text.plain import normalised
from bot.grading.text.questions import MOST_UNMARKED, asks_plainly
from bot.grading.types import ReplyContext

RECITED = 2
"""Different words of sales theory from which a reply is a textbook's; 1 in 100 good replies holds one."""

EVERYTHING = 12
"""Different moves whose words a reply holds, from which it says everything at once; good replies hold up to 9."""

STRUNG = 8
"""Words of content in a row with nothing to join them, or scraps between marks, from which a reply is strung."""

SCRAP = 3
"""Words of a scrap, at most."""

ECHOED = 0.75
"""Share of a reply's longer words, taken from the customer's, from which it adds nothing."""

FEW = 4
"""Longer words below which a reply echoes in good faith."""

TOPICAL = 2
"""Words in common with the product's facts from which a reply is about them."""

IMMERSED = 6
"""The same from which nobody asks whether it is an answer.

Of the replies in the shelf's tests, good and bad, 40 % have so many words of their own sale, and 15 % of another one.
"""

PLACED_WEIGHT = 0.7
_MARK = re.compile(r"[.,!?;:()«»\"—–\n-]+")
_STOP = re.compile(r"[.,;!?\n]+")
_JOINING = frozenset(
    re.split(
        r"\s+",
        "и а но в на с к у о за по из от до для не что как это то же бы ли вы вас вам мы нас я он она они "
        "если так там тут вот ваш ваша ваши вашу вашей вами мне меня нам их его ее или при без чтобы когда "
        "где кто чем уже еще есть был была было были будет можно надо нет да ну только тоже все этот эта эти "
        "того том этом со ко об во под над между через после перед раз сам сами сама the a an of to in on at "
        "for and or but is are was it that this you your we our i if so with not be have do does did will "
        "would can could they them their he she his her me my us as from by up out what how when which who "
        "why where there here then than just it's i'm you're don't no yes any some all one get got let i'll "
        "we'll you'll that's what's has had been being were am into about over ",
    )
) - {""}
_STEM = 5
_WORD = re.compile(r"[\w'-]+")
_THEORY = re.compile(
    r"конверси|возражени|воронк|сегмент|потребност|ценност|лояльн|аргументац|презентац|допродаж|"
    r"открыт\w+ вопрос|следующ\w+ шаг|сделк|выгод|доказательств|"
    r"окупаем|рекомендац|довери[ея]|conversion|objection|funnel|prospect|proposition|persona\b|"
    r"reframe|benefit|evidence|recommendation|variant|\btrade\b|concession|next step|core job|"
    r"customer's|the customer|solution|offering|challenge|open question|follow-up|"
    r"active listening|rapport|analogue|leverage|synerg"
)
"""Words about selling; said to a customer they ring false."""

_FUNCTION = re.compile(
    r"\b(?:"
    r"и|а|но|в|на|с|к|у|о|за|по|из|от|до|для|не|что|как|это|то|же|бы|ли|вы|вас|вам|мы|нас|я|он|она|они|если|"
    r"так|там|тут|вот|the|a|an|of|to|in|on|at|for|and|or|but|is|are|was|it|that|this|you|your|we|our|i|if|so|"
    r"with|not|be|have|do"
    r")\b"
)


_WHO = re.compile(
    r"\bкто (?:это|вы|говорит|звонит|спрашивает|у телефона)\b|\bвы кто\b|\bс кем (?:я )?говорю\b|"
    r"\bwho(?:'s| is| are) (?:this|calling|that|it|you)\b|\bwho am i (?:speaking|talking)\b"
)
_NAMED = re.compile(
    r"(?i:\bменя зовут|\bговорит|\bmy name(?:'s| is)) \w|"
    r"\b(?:[Ээ]то|[Tt]his is|[Ii]'m|I am|[Ii]t's) (?:(?!В(?:ам|ы|аш))[А-ЯЁA-Z]|\w+ (?:из|from)\b)"
)


def texture(context: ReplyContext) -> Numbers:
    """How the words of a reply hang together, and how many are the customer's or the textbook's; each about 0 to 2."""
    clean = normalised(context.reply)
    words = _WORD.findall(clean)
    count = max(1, len(words))
    own, theirs = _stems(context.reply), _stems(context.customer)
    named = cued(clean)
    textbook = theory(clean)
    marks = sum(clean.count(mark) for mark in ".,!?;:")
    return np.array(
        [
            min(named, 14) / 5,
            min(10 * named / count, 10) / 5,
            min(textbook, 5) / 2,
            min(10 * textbook / count, 5) / 2,
            len(_FUNCTION.findall(clean)) / count * 3,
            marks / count * 4,
            sum(map(len, words)) / count / 4,
            len(own & theirs) / max(1, len(own)) * 2,
            min(len(own & theirs), 5) / 2,
            len(own & theirs) / max(1, len(theirs)) * 2,
            min(count, 60) / 20,
            float(bool(re.search(r"\d", clean))),
            min(_longest_run(clean), STRUNG) / 4,
            min(_scraps(clean), STRUNG) / 4,
        ],
        dtype=np.float32,
    )


def placed(context: ReplyContext, chances: Numbers) -> Numbers:
    """The chance of each move, in the cells of the reply's stage: what is right at one stage is odd at another."""
    cells = np.zeros((len(STAGES), len(MOVES)), dtype=np.float32)
    if context.stage in STAGES:
        cells[STAGES.index(context.stage)] = PLACED_WEIGHT * chances
    return cells.ravel()


def recites(reply: str) -> bool:
    """True for talk about selling instead of selling."""
    return theory(reply) >= RECITED


def says_everything(reply: str) -> bool:
    """True for a reply that makes every move there is, so that some must be right."""
    return cued(normalised(reply)) >= EVERYTHING


def strung(reply: str) -> bool:
    """True for key words strung together; 4 in 1,000 good replies come near."""
    clean = normalised(reply)
    return _longest_run(clean) >= STRUNG or _scraps(clean) >= STRUNG


def theory(reply: str) -> int:
    """How many different words of sales theory a reply holds."""
    return len(set(_THEORY.findall(normalised(reply))))


def says_who(context: ReplyContext) -> bool:
    """True for a name given to whoever has just asked "who is this?", and not among key words strung together."""
    asked = _WHO.search(normalised(context.customer))
    named = bool(asked) and bool(_NAMED.search(context.reply.replace("’", "'")))
    return named and _longest_run(normalised(context.reply)) < STRUNG


def adds_nothing(context: ReplyContext) -> bool:
    """True for a reply made of the customer's own words, unless it asks about them: "which half isn't happy?"."""
    if len(context.reply.split()) <= MOST_UNMARKED and "?" in context.reply and asks_plainly(context.reply):
        return False
    own = _stems(context.reply)
    return len(own) >= FEW and len(own & _stems(context.customer)) / len(own) >= ECHOED


def _longest_run(clean: str) -> int:
    """The longest row of content words without a joining word or a mark between them."""
    longest = 0
    for part in _MARK.split(clean):
        run = 0
        for word in _WORD.findall(part):
            run = 0 if word in _JOINING or word.isdigit() else run + 1
            longest = max(longest, run)
    return longest


def _scraps(clean: str) -> int:
    """The longest row of scraps between marks."""
    longest = run = 0
    for part in _STOP.split(clean):
        size = len(part.split())
        run = run + 1 if 0 < size <= SCRAP else 0 if size else run
        longest = max(longest, run)
    return longest


def on_topic(context: ReplyContext) -> bool:
    """True for a reply that speaks of the product: it has words of its facts."""
    return topical(context) >= TOPICAL


def topical(context: ReplyContext) -> int:
    """How many words of the product's facts a reply has."""
    topic = frozenset[str]().union(*(_stems(wording) for fact in context.facts for wording in fact.wordings))
    return len(_stems(context.reply) & topic)


@lru_cache(maxsize=4096)
def _stems(text: str) -> frozenset[str]:
    return frozenset(word[:_STEM] for word in _WORD.findall(normalised(text)) if len(word) > 3)
