"""What is asked after a deal: how it went, how the talk was, who else might need it; known by the words."""

import re
from collections.abc import Mapping, Sequence
from enum import StrEnum

from bot.grading.text.clauses import Clause, first_part
from bot.grading.text.plain import normalised
from bot.grading.text.questions import asks

_HOW = (
    (
        r"\bкак (?!насчет|бы\b|будем|будете|быть|вас зовут|зовут|лучше|удобн|можно|могу|можем|мне\b|скоро|думаете|"
        r"смотрите|я могу|вам помочь|вы (?:смотрите|думаете|относитесь)|нам\b|с вами|"
        r"связаться|\w+(?:ть|ти|ться|тись)\b)\w"
    ),
    r"\b(?:what did|what was it like)\b",
    (
        r"\bhow(?:'s|s|'re|'ve| is| are| was| were| has| have| did| do| does)\b"
        r"(?! (?:you(?: today| doing| keeping)?\W*$|we\b|i\b|that sound|the price))"
    ),
)
"""Turns of a question for a story: "how about", "как лучше" and "how are you" are none."""

_WELL = (
    (
        r"\bвсе (?:ли )?(?:\w+ ){0,2}(?:в порядке|хорошо|нормально|устраива|подош|подход|работает|приш|приех|"
        r"довез|доех|получил|понрав|цел|на месте)"
    ),
    (
        r"\b(?:довольны|понрав\w+|пригод\w+|подош\w+|получил\w+|приехал\w+|дош\w+|доехал\w+|прижил\w+|взош\w+|хватает|"
        r"работает|устраивает|удобно|служит) ли\b"
    ),
    r"\b(?:вам |вы )?(?:понравилось|довольны)\b",
    r"\bis everything\b|\b(?:did|has|is) (?:it|they|everything|the \w+)\b|\bhave (?:they|the \w+)\b",
    r"\bare (?:you|they) (?:happy|pleased|enjoying|comfortable|still|holding)|\bdid you (?:enjoy|have a good)",
    r"\bany (?:trouble|problems?|complaints?|teething|issues|surprises)\b",
)
"""Turns of a question whether all is well."""

_WONDERS = re.compile(
    r"\b(?:узнать|спросить|услышать|интересно|поинтересоваться)\b|"
    r"\b(?:calling|ringing|wanted|like) (?:to )?(?:hear|ask|see|find out|check|know)\b"
)
"""Turns that ask without a question mark: "I'm calling to hear how it went"."""

_ASKED = re.compile("|".join(f"(?:{pattern})" for pattern in (*_HOW, *_WELL)))


def asks_how_it_went(reply: str, cut: Sequence[Clause]) -> str | None:
    """The words that ask how things have been since the deal, verbatim; None where none do."""
    return first_part(reply, cut, _asks)


def _asks(text: str) -> bool:
    clean = normalised(text)
    return (asks(text) or bool(_WONDERS.search(clean))) and bool(_ASKED.search(clean))


class Matter(StrEnum):
    """What may be asked for in a later talk beside how the thing does."""

    TALK = "talk"
    """How the talk before was, or what came with it: the proposal, the presentation."""
    REFERRAL = "referral"
    """Whom else it might help."""


_TALKED = (
    r"(?:разговор\w*|бесед[аыуе]\w*|встреч[аиеу]|предложени\w+|презентаци\w+|расчет[ауе]?|смет[ауые]|"
    r"письм[оаеу]|коммерческ\w+|созвон\w*|звонок|звонк\w+|о чем (?:мы )?(?:с вами )?(?:говорил\w+|договарива\w+)|"
    r"(?:то|том|тем|все)?,? ?(?:что|как) (?:я |мы )(?:\w+ ){0,2}(?:(?:при|от|вы)сла\w+|предл[оа]\w+|"
    r"рассказ\w+|говорил\w*|поговорил\w*|показ\w+|объясн\w+|посчитал\w*|пообща\w+)|"
    r"talk|conversation|chat|call|meeting|proposal|offer|quote|presentation|demo|e-?mail|letter|estimate|"
    r"since we spoke|(?:what|how|way|all|everything) (?:i|we) (?:\w+ )?(?:sent|proposed|suggested|offered|told you|"
    r"said|showed|shown|explained|discussed|talked|spoke))"
)
_JUDGES = (
    r"(?:как (?:вам|вы нашли|показал\w+|впечатлени\w+|прош\w+|оцени\w+)|"
    r"что (?:вы )?(?:думаете|скажете|решили|показалось)|обдумали|подумали|успели подумать|думали (?:над|о)|"
    r"(?<!будет )полез(?:ен|на|но|ным)|помог(?:ло|ла|ли)?|понравил\w+|впечатлени\w+|ваше мнение|какие мысли|"
    r"(?:успели|удалось|получилось) (?:\w+ )?(?:посмотр|прочит|изуч|глян|ознаком)\w+|(?:по)?смотрели|прочитали|"
    r"довольны|(?:what|how) (?:did|do|are|were|was|is) (?:you |your )?(?:\w+ )?(?:think|make|like|find|feel|thoughts)|"
    r"what (?:did|do) you (?:say|think|make)|did you (?:like|enjoy)|how (?:was|did|do you (?:like|feel))|any thoughts|"
    r"(?:your )?thoughts on|thought (?:about|over|of)|"
    r"your (?:impression|opinion|view)|(?:chance|time) to (?:look|read|go|think)|"
    r"(?:read|looked? (?:at|through|over)|happy with) (?:the|my|our|that))"
)
_MATTERS: Mapping[Matter, re.Pattern[str]] = {
    Matter.TALK: re.compile(
        rf"\b{_JUDGES}\b.*\b{_TALKED}\b|\b{_TALKED}\b.*\b{_JUDGES}\b|"
        rf"\b(?:was|were|did|has) (?:\w+ ){{0,4}}{_TALKED} (?:\w+ ){{0,3}}(?:help(?:ed|ful)?|useful|any (?:good|use))\b"
    ),
    Matter.REFERRAL: re.compile(
        r"\b(?:кому|кто|кого|кем)\b.*\b(?:еще|знаком\w+|друз\w+|подруг\w*|коллег\w*|сосед\w*|партнер\w*)\b.*"
        r"\b(?:пригод\w+|полез\w+|помо\w+|интерес\w+|нуж\w+|подой\w+|посовет\w+|порекоменд\w+|рекоменд\w+|предлож\w+|"
        r"обрат\w+|ищет|ищут|зада\w+|такая|такие|похож\w+|связ\w+|поговор\w+|позвон\w+|набрать)|"
        r"\b(?:кому|кого|кто)\b.*\b(?:пригод\w+|полез\w+|посовет\w+|порекоменд\w+|рекоменд\w+)\b.*"
        r"\b(?:еще|знаком\w+|друз\w+|коллег\w*|сосед\w*)|"
        r"\b(?:есть|знаете|найд[уе]т?ся|остал\w+|среди|из)\b.*\b(?:знаком\w+|друз\w+|подруг\w*|коллег\w*|сосед\w*|"
        r"тех,? кому|кто-то|кто-нибудь|кого-то|кого-нибудь|кому-то|кому-нибудь)\b.*"
        r"\b(?:пригод\w+|полез\w+|помо\w+|интерес\w+|нуж\w+|подой\w+|ищет|ищут|тоже|такой же|зада\w+)|"
        r"\b(?:по)?(?:рекоменд(?:уйте|уете|овать|овали|уешь|ации|ацию|ация)|совету(?:йте|ете)|советовать|советовали)\b.*"
        r"\b(?:нас|меня|знаком\w+|друз\w+|коллег\w*|сосед\w*|кому|кого)\b|"
        r"\b(?:кого|кому) (?:бы )?(?:вы )?(?:нам |нас |мне |меня |могли бы )*(?:по)?(?:рекоменд|совет)\w+|"
        r"\bwho do you know\b|"
        r"\b(?:know|think of|know of) (?:any(?:one|body)|some(?:one|body)|others?|people|any other)\b|"
        r"\b(?:any(?:one|body)|some(?:one|body)|who) (?:else|among|of your|in your|you know)\b.*"
        r"\b(?:need|want|use|help\w*|interest\w*|like|benefit|useful|same|handy|good|recommend|talk|speak|call|ring)|"
        r"\b(?:recommend|refer|introduce|mention|put in a (?:good )?word for) (?:us|me)\b|\breferrals?\b|"
        r"\b(?:friends?|colleagues?|neighbours?|neighbors?|contacts)\b.*"
        r"\b(?:need|want|use|help\w*|interest\w*|benefit|useful|same|handy|recommend)|"
        r"\bpass (?:my|our|us) (?:\w+ )?(?:on|along)\b"
    ),
}
_PROPOSES = re.compile(
    r"\b(?:предл[оа]\w+|расчет\w*|смет\w+|коммерческ\w+|propos\w+|offer\w*|suggest\w+|quote|estimate)"
)
"""What was put forward in a talk, beside the talk itself."""


class Remembered(StrEnum):
    """What a customer may be asked whether he remembers."""

    PRICE = "price"
    PROMISE = "promise"
    """What the seller said he would do."""


_REMEMBERS = re.compile(
    r"\b(?:помни(?:те|шь)|запомнили|запомнил[аи]?сь|не забыли|вспомните|remember|recall|forgotten|forget)\b"
)
_REMEMBERED: Mapping[Remembered, re.Pattern[str]] = {
    Remembered.PROMISE: re.compile(
        r"\b(?:обеща\w+|сказал\w*,? что|договаривал\w*|договорил\w*|promise\w*|agreed|"
        r"(?:said|told you) (?:that )?(?:i|we)(?:'d|'ll| would| will))\b"
    ),
    Remembered.PRICE: re.compile(
        r"\b(?:цен[ауыеой]\w?|сколько|сумм\w+|стоимост\w+|почем|price\w*|figures?|sum|quoted?|how much|costs?)\b"
    ),
}

_TELLS = re.compile(
    r"\b(?:порекоменд\w+|посоветуйте|рекомендаци\w+|recommend|refer|referral|introduce|put in a|let me know|pass)\b"
)
"""What asks for a referral without a question mark."""

_ORDERS_AGAIN = re.compile(
    r"\b(?:повторим|повторяем|повторить|дозака\w+|закажете|заказываем|подключ(?:аем|им|ить|ите)|"
    r"добав(?:им|ляем|ить)|"
    r"продл(?:им|ить|еваем)|возьмете|привезти вам еще|привезем еще|"
    r"another (?:\w+ )?(?:order|box|one|lot|batch|pair|year|set|round)|same again|"
    r"repeat (?:the |that )?order|reorder|top (?:it |you )?up|renew|sign you up|put you down|"
    r"shall i add|like to add)\b.*\?"
)


def orders_again(reply: str, cut: Sequence[Clause]) -> str | None:
    """The words that plainly ask for another order, or to take something more; verbatim, None where none do."""
    return first_part(reply, cut, lambda text: bool(_ORDERS_AGAIN.search(normalised(text))))


def matter_of(sentence: str) -> Matter | None:
    """What a sentence asks for beside how the thing does; None where it asks for nothing of the kind."""
    clean = normalised(sentence)
    for matter, pattern in _MATTERS.items():
        told = matter is Matter.REFERRAL and _TELLS.search(clean)
        if pattern.search(clean) and (told or asks(sentence)):
            return matter
    return None


def speaks_of_proposal(text: str) -> bool:
    """True for words of what was proposed, and not only of the talk in which it was."""
    return bool(_PROPOSES.search(normalised(text)))


def asks_to_remember(sentence: str) -> Remembered | None:
    """Of what a sentence asks whether it is remembered: the price that was named, a promise; None where it does not."""
    clean = normalised(sentence)
    if not (asks(sentence) and _REMEMBERS.search(clean)):
        return None
    return next((what for what, pattern in _REMEMBERED.items() if pattern.search(clean)), None)


_OF_TROUBLE = re.compile(
    r"\bне (?:\w+ )?(?:понрав\w+|устро\w+|подош\w+|так\b|хвата\w+|получил\w+|удалось)|"
    r"\b(?:плох\w+|хуже|минус\w*|недостат\w+|"
    r"недоволь\w+|недоработ\w+|проблем\w*|сложност\w+|трудност\w+|жалоб\w*|претензи\w+|замечани\w+|нарекани\w+|"
    r"накладк\w+|неприятн\w+|разочаров\w+|поправить|исправить|улучшить|(?:сделать|делать) лучше|меша\w+|"
    r"неудобн\w+|сбо[йие]\w*|огорч\w+|went wrong|wrong|(?:didn't|don't|wasn't|weren't|couldn't) (?:you )?(?:like|work|"
    r"enjoy|go|happy|good|right|love)|dislike\w*|worse|worst|bad(?:ly)?|problems?|troubles?|issues?|hiccups?|snags?|"
    r"glitch\w*|complain\w*|complaints?|downsides?|drawbacks?|disappoint\w*|annoy\w*|"
    r"(?:do|done|have done) (?:\w+ )?better|improve\w*|put right)\b"
)


def asks_of_trouble(sentence: str) -> bool:
    """True where a sentence asks what was not good."""
    return bool(_OF_TROUBLE.search(normalised(sentence)))
