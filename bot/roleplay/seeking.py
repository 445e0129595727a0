"""Questions that any need answers: what a thing is for, and what he wishes."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.grading.surface import normalised

_THING = r"(?P<{0}>(?:,? [\w'’-]+){{0,4}})"
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
    rf"how (?:are|will|would|do) (?:you|u) (?:going to |planning to |be |want to )?(?:use|using) (?P<p8>{_IT})",
)
_WISH: Sequence[str] = (
    (
        r"что (?:для вас |вам |вас |сейчас |тут |здесь )*(?:самое |больше всего |прежде всего |в первую очередь )?"
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
)
"""Ways to ask what a thing is for, and what he wishes; in other words that is a fact's own question."""

_ALL_PURPOSES = [re.compile(way) for way in _PURPOSE]
_ALL_WISHES = [re.compile(way) for way in _WISH]
_LEAD = re.compile(
    r"^(?:(?:ну|и|а|так|то есть|значит|скажите|подскажите|расскажите|пожалуйста|тогда|вот|если не секрет|простите|"
    r"so|and|well|then|ok|okay|but|now|tell me|can i ask|may i ask|just|um|please)\b[\s,.]*)+(?=\w)"
)
"""What leads up to such a question, and what trails behind it."""

_TRAIL = re.compile(r",? (?:если не секрет|скажите|подскажите|пожалуйста|exactly|then|please|mainly|anyway|today)$")
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
