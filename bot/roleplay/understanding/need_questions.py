"""Questions that any need answers: what a thing is for, and what he wishes."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.grading.text.plain import normalised
from bot.grading.text.questions import HELLO, asks
from bot.grading.text.sentences import thoughts

_THING = r"(?P<{0}>(?:,? [\w'-]+){{0,4}})"
"""What is asked about, where the question names it."""

_CHOOSES = (
    r"нуж(?:ен|н\w+)|надо|понадоби\w+|ищете|искать|бер[еи]те|брать|взять|выбираете|выбрать|выбирать|покупаете|купить|"
    r"покупать|подбираете|заказываете|заказать|смотрите"
)
_HIM = r"вам|вы|его|ее|он|она|оно|они|их|это|этот|эта|именно|вообще|сейчас|хотите|хотели|решили|бы"
_NEEDS = r"(?:need|want|require|get|getting|buy|buying|use|using|be|going|to|planning|plan|after|looking for|look for)"
_IT = r"(?:it|one|this|that|these|them|they|(?:the|a|an|your|some|any) [\w-]+(?: [\w-]+){0,2})"

_PURPOSE: Sequence[str] = (
    (
        rf"(?:для чего|зачем|с какой целью|под что)(?=.*\b(?:вам|{_CHOOSES})\b)"
        rf"(?: (?:{_HIM}|{_CHOOSES})\b)*{_THING.format('p1')}"
    ),
    (
        r"(?:под|для) как(?:ие|их|ую|ой) (?:именно )?(?:задач|цел|нужд)\w*"
        rf"(?: (?:{_HIM}|{_CHOOSES})\b)*{_THING.format('p2')}"
    ),
    (
        rf"почему (?:вы |сейчас )*(?:решили|задумались|захотели|надумали)(?: (?:о|об|{_CHOOSES}|менять|сменить)\b)*"
        rf"{_THING.format('p3')}"
    ),
    (
        r"как (?:вы )?(?:будете|собираетесь|планируете|хотите)(?: (?:его|ее|им|ей|этим|это))? "
        r"(?:использовать|пользоваться|применять)"
        rf"{_THING.format('p4')}"
    ),
    rf"what(?: is|'s|s| are| was| will)? (?P<p5>{_IT})(?: be)?(?: all| going to be)? for",
    rf"what (?:do|will|would|are|did|is) (?:you|u|ya|they|she|he)(?: {_NEEDS})+ (?P<p6>{_IT}) for",
    rf"why (?:do|did|are|would) (?:you|u|ya)(?: {_NEEDS})+(?: (?P<p7>{_IT}))?(?: for)?",
    rf"what(?:'s|s| has| does| must| should) (?P<p9>{_IT})(?: got| have| need)?(?: to)? do for (?:you|u)",
    rf"how (?:are|will|would|do) (?:you|u) (?:going to |planning to |be |want to )?(?:use|using) (?P<p8>{_IT})",
)
_WISH: Sequence[str] = (
    (
        r"что (?:для вас |вам |вас |сейчас |сегодня |тут |здесь )*"
        r"(?:самое |больше всего |прежде всего |в первую очередь )?"
        r"(?:главное|важн\w+|привело|интересует|нужно|надо|хочется|хотелось бы)(?: всего)?"
        rf"(?: (?:для вас|вам|получить|купить|найти|изменить|улучшить)\b)*{_THING.format('w1')}"
    ),
    (
        r"(?:что|чего) (?:вы )?(?:ищете|хотите|хотели(?: бы)?|ждете|подбираете|выбираете)"
        rf"(?: (?:получить|купить|взять|найти|изменить|улучшить)\b)?{_THING.format('w2')}"
    ),
    (
        r"как(?:ие|ая|ую) (?:у вас |ваши |перед вами )?(?:\w+ )?"
        r"(?:пожелани|задач|цел|потребност|требовани|запрос|ожидани)\w*"
        rf"(?: у вас)?{_THING.format('w3')}"
    ),
    rf"что (?:вас )?(?:сейчас |больше всего |именно )*не (?:устраивает|нравится|хватает){_THING.format('w4')}",
    r"чем (?:я |мы )?(?:могу |можем |могли бы )?(?:вам )?(?:помочь|быть полезн\w+|помогу)",
    r"(?:вам )?что (?:мне )?(?:вам )?(?:показать|подсказать|предложить|посоветовать)",
    rf"what (?:are|were) (?:you|u) (?:looking for|after|hoping (?:for|to \w+)|trying to \w+){_THING.format('w5')}",
    (
        r"what (?:matters|counts|is important|would matter|is most important)(?: the)?(?: most)?"
        rf"(?: (?:to|for) (?:you|u))?{_THING.format('w6')}"
    ),
    r"what(?: is|'s|s) (?:the )?most important(?: thing)?(?: (?:to|for) (?:you|u))?",
    r"what (?:brings|brought|made) (?:you|u) (?:here|in|to us|call|come in)(?: today)?",
    (
        r"what (?:would|do|did) (?:you|u) (?:like|want|wish|need|hope)(?: it)?"
        r"(?: (?:to|for) ?(?:change|do|improve|get|achieve|have)?)?"
        r"(?: from it| from us)?"
    ),
    rf"what(?: is|'s|s) (?:wrong|missing|not right|not working)(?: with)?{_THING.format('w7')}",
    r"how (?:can|may) (?:i|we) help(?: (?:you|u))?(?: today)?",
    r"what can (?:i|we) do for (?:you|u)(?: today)?",
)
"""Ways to ask what a thing is for, and what he wishes; in other words that is a fact's own question."""

_WORRIES = (
    r"(?:смуща|беспоко|пуга|останавлива|настораж|настораг|тревож|волну|держит|удержива|мешает|не устраива|не нрав|"
    r"отталкива|напряга|не подход|не убежда|застав\w+ сомнев|вызыва\w+ (?:сомнени|вопрос|опасени))\w*"
)
_DOUBTS = r"(?:сомнени|опасени|тревог|страх|недовери|колебани|беспокойств)\w*"
_FEARS = r"(?:бои\w+|опаса\w+|пережива\w+|сомнева\w+|страшн\w+|не хвата\w+)"
_WORRY = (
    r"(?:worr(?:y|ies|ied|ying)|bother\w*|concern\w*|scar(?:e|es|ed|ing)\b|afraid|unsure|doubt\w*|hesita\w+|"
    r"frighten\w*|nervous|uneasy|uncomfortable|put(?:s|ting)? you off|stop(?:s|ping)? you|"
    r"(?:hold(?:s|ing)?|keep(?:s|ing)?) you (?:back|from)|mak(?:es|ing) you \w+|"
    r"the (?:catch|snag|problem|trouble|matter|sticking point|worry|issue))"
)
_PROBES = re.compile(
    "|".join(
        (
            # What worries you, in whatever order; of two things, which.
            rf"\b(?:что|чем|как(?:ой|ая|ие|ое)|насколько|сильно)\b.*\b{_WORRIES}",
            rf"\b{_WORRIES}.*\bили\b",
            rf"^(?:вас |вам |это )*(?:что-то |цена |сумма |срок\w* )?{_WORRIES}(?: вас| вам)?\b",
            rf"\b(?:что|чего|как\w+|откуда|в чем|есть ли|остались ли|из-за чего|насколько)\b.*\b{_DOUBTS}",
            rf"\b(?:чего|чем|о чем|из-за чего|ради чего|чье\w+)\b.*\b{_FEARS}",
            rf"\b(?:what|which|how|where)\b.*\b{_WORRY}",
            rf"^(?:is|are|does|do) .*\b{_WORRY}",
            r"^(?:is it|is that|does it) .*\bor\b",
            # Why: any such question.
            r"\b(?:почему|отчего|с чего (?:вы|вдруг)|why)\b",
            r"\bwhat makes (?:you|that|it)\b|\bhow (?:do you mean|so)\b|\bwhat exactly\b",
            # Compared with what.
            r"\b(?:с чем|к чему|относительно чего|по сравнению с чем|против чего)\b|\bсравнива\w+",
            r"\bcompar\w+ (?:it |that |this |us )?(?:to|with|against)\b|\b(?:what|who|which)\b.*\bcompar\w+",
            r"\bwhat\b.*\b(?:put|hold|measure)\w* (?:it|that|this|us) (?:next to|against|beside)\b",
            # What is to be thought over, what would help, what is meant.
            r"\b(?:о|над) чем\b.*\b(?:по)?дум\w+",
            r"\bв чем\b.*\b(?:дело|причин\w*|вопрос|загвоздк\w*|проблем\w*|сложност\w*|риск\w*)",
            r"\b(?:это|дело|вопрос|причина)\b.*\b(?:в цене|в деньгах|в сумме|в сроках|в доверии|только в|в другом)",
            r"\bчто\b.*\b(?:убеди\w*|успоко\w+|должно|помогло бы|чтобы|не так|имеете в виду|перевесит)",
            r"\bчто за (?:этим|ним) сто\w+|\bчего\b.*\bдля (?:решения|спокойствия)",
            r"\bwhat(?:'s| is|s)? (?:really |actually )?(?:behind|wrong with)\b",
            r"\bwhat do you mean\b",
            r"\bwhat\b.*\b(?:think (?:it )?over|think about|still (?:needed|missing|open))",
            r"\bwhat\b.*\b(?:need|missing)\b.*\bdecide",
            (
                r"\bwhat (?:would|could|can|should|do i have to|has to|needs to|must)\b.*\b(?:convinc\w+|reassur\w+|"
                r"rest|your mind|comfortable|happen|persua\w+|settle|sure|safer?|sleep|believe|trust|say yes)\b"
            ),
        )
    )
)
"""Ways to ask what stands behind a doubt that he has voiced."""

_MAY_BE_A_FACT = re.compile(
    r"\b(?:почему|отчего|why)\b|"
    r"\bс чем\b|\bк чему\b|\bотносительно чего\b|\bпо сравнению\b|\bсравнива|\bcompar|\b(?:next to|against|beside)\b"
)
_SAID = r"(?:говорил|сказал|упом[яи]нал|упомянул|назвал|называл|рассказывал|рассказал|писал|обмолвил)"
_BACK = re.compile(
    rf"\bвы (?:же |ведь |сами |тут |как-то |раньше |только что |мне |нам )*{_SAID}\w*|\b{_SAID}и? вы\b|"
    rf"\bпро [^,.?!]+ вы (?:же |уже )?{_SAID}|\bнапомни(?:те)?\b|, говорите\b|\bповторите еще раз\b|"
    r"(?:, |^\W*)еще раз\b|\b(?:remind me|say that again|tell me again|come again)\b|, (?:again|once more)\W*$|"
    r"\b(?:what|when|where|who|how|which)\b.*(?:'s|\b(?:is|was|are|were)\b).* again\W*$|"
    r"\byou(?:'ve| have| had| just| also| already| did)* (?:said|mentioned|told|talked|spoke|spoken|say|mention|"
    r"were (?:saying|telling|talking)|named|called)\b"
)
"""How a seller goes back to what he was told: "you mentioned a trip", "how old was she again?"."""

_ALL_PURPOSES = [re.compile(way) for way in _PURPOSE]
_ALL_WISHES = [re.compile(way) for way in _WISH]
_LEAD = re.compile(
    rf"^(?:(?:{HELLO}|ну|и|а|так|то есть|значит|скажите|подскажите|расскажите|пожалуйста|тогда|вот|"
    r"если не секрет|простите|"
    r"so|and|well|then|ok|okay|but|now|tell me|can i ask|may i ask|just|um|please)\b[\s,.!]*)+(?=\w)"
)
"""What leads up to such a question, and what trails behind it."""

_TRAIL = re.compile(
    r",? (?:если не секрет|скажите|подскажите|пожалуйста|на этот раз|тогда|"
    r"exactly|then|please|mainly|anyway|today|this time)$"
)
_FILLING = re.compile(
    r"\b(?:вам|вы|вас|вами|это|эт\w{1,2}|он|она|оно|они|его|ее|нов\w*|такой|такая|такое|нужен|нужн\w+|хотите|"
    r"взять|купить|сейчас|именно|сегодня|в|во|на|с|для|при|от|о|об|the|a|an|it|one|this|that|these|them|they|your|some|any|"
    r"new|now|then|today|exactly|mainly|most|really|you|have|in|with|from|about|got)\b"
)
"""Words that name nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sought:
    """A question for what he needs at all: "what is it for?", "what matters to you?"."""

    purpose: bool
    """True where it asks what the thing is for."""
    things: frozenset[str]
    """What it names beside that, in plain words: "cycling" of "what do you need for cycling?"."""


def seeks_need(question: str) -> Sought | None:
    """What a question seeks that any need of his answers; None where it asks for something of its own."""
    clean = normalised(question)
    for ways, purpose in ((_ALL_PURPOSES, True), (_ALL_WISHES, False)):
        if (found := _sought(clean, ways)) is not None:
            things = _FILLING.sub(" ", " ".join(filter(None, found.groupdict().values())))
            return Sought(purpose=purpose, things=frozenset(re.findall(r"[\w-]+", things)))
    return None


def _sought(clean: str, ways: Sequence[re.Pattern[str]]) -> re.Match[str] | None:
    text = _LEAD.sub("", clean.strip(" .,!?;:…»«\"'()\n"))
    text = _TRAIL.sub("", text)
    return next(filter(None, (way.fullmatch(text) for way in ways)), None)


def probes(question: str) -> bool:
    """True for a question about a doubt: "what exactly worries you?", "compared with what?"."""
    return bool(_PROBES.search(_LEAD.sub("", _plain(question))))


def may_be_a_fact(question: str) -> bool:
    """True for such a question to which a fact of his may be the answer: why, compared with what."""
    return bool(_MAY_BE_A_FACT.search(normalised(question)))


_WHY = re.compile(
    r"(?:(?:а|и|но|ну|ой|о|хм|правда|and|but|so|oh|ah|hm+|really|ok|okay|понятно|понимаю|ясно|i see)\b[ ,.!…]*)*"
    r"(?:(?:почему|отчего)(?! бы\b| не\b(?! \w+(?:[еи]те|тся)\b))(?: \w+){0,2}|зачем(?: так| это)?|что так|"
    r"почему (?:вы|ты) так \w+|why(?! not \w)(?: \w+){0,2}|why (?:is|was|are|were) (?:it|that|this|they) \w+|"
    r"why do you (?:say|think) \w+|how come|how so)"
)


def asks_why(text: str) -> bool:
    """True where the last question is a short "why?", which hangs on what he has just said: "why worse?"."""
    asked = [sentence for sentence in thoughts(text) if asks(sentence)]
    return bool(asked) and bool(_WHY.fullmatch(_plain(asked[-1]))) and seeks_need(asked[-1]) is None


def goes_back(question: str) -> bool:
    """True where a question takes up what he has told: "you mentioned a trip, when is it?"."""
    return bool(_BACK.search(normalised(question)))


def mentioned(question: str) -> str:
    """What such a question says beside that: "a trip, when is it?"."""
    return _BACK.sub(" ", normalised(question))


def _plain(question: str) -> str:
    return normalised(question).strip(" .,!?;:…»«\"'()\n")


_LEAVES_IT = re.compile(
    r"\b(?:(?:расска[жз]|опиш|подел|подробн)\w+|обычно|сам(?:ое|ая|ый)|устроен\w*|tell me|walk me|talk me|describe|"
    r"usual\w*|more about|(?:the|is|what's|what) most|most(?= (?:important|of all)\b|\W*$)|hardest|biggest)\b|"
    r"\bчто еще(?=\W*$|(?: \w+){0,2} (?:важн|нужн|хо[тч]|расска|скаж|добав|знать|учесть|беспоко|волну)\w*)|"
    r"\bwhat else(?=\W*$|(?: \w+){0,3} (?:matter|important|need|want|tell|add|know|worr|bother)\w*)|"
    r"\bhow do you (?:do|manage|cope|handle|deal|go about|feel|run|organi[sz]e)\b"
)


def leaves_it_to_him(text: str) -> bool:
    """True for a question that leaves to him what he tells: "tell me more", "что ещё важно?"."""
    return bool(_LEAVES_IT.search(normalised(text)))
