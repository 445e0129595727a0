"""Whether a reply to who picks up says what the call is about: more than hello, a name and whom it asks for."""

import re

from bot.grading.text.plain import normalised
from bot.grading.text.words import STEM
from bot.roleplay.state.world import World
from bot.roleplay.understanding.names import NAMES

TELLING = 3
"""Words of any matter from which a call has been explained, though none is a word of what is sold."""

AT_LEAST = 1
"""The same where he has asked for the matter already: an honest second try gets through."""

_QUOTED = re.compile(r"[«“\"][^«»“”\"]{1,40}[»”\"]")
_WORD = re.compile(r"[^\W\d_]{4,}")
_OWN_NAME = re.compile(r"\b(?:меня зовут|зовут|my name is|this is|i'm|i am) \w+(?: \w+)?")
_SURNAME = re.compile(r"\b([А-ЯЁA-Z][а-яёa-z]+) ([А-ЯЁA-Z][а-яёa-z]+)")
"""A first name, where it is one, and what stands behind it."""

_PATRONYMIC = re.compile(r"\w+(?:ович|евич|овна|евна|ична)(?:а|у|ем|ом|е|ы|ой)?")

_RUSSIAN = """
будьте добры самый самая самого отправить прислать выслать приветствую знать знаете меня вместе здравствуйте доброе
день утро вечер зовут звать отчество фамилия компания фирма фирмы организация представляю менеджер специалист звоню
звоним звонок позвонить беспокоит подскажите скажите пожалуйста соедините переключите переведите позовите передайте
могли можете можно могу нужно нужен нужна надо необходимо хочу хотел хочется поговорить говорить переговорить
пообщаться обсудить связаться услышать директор руководитель начальник главный генеральный владелец собственник хозяин
ответственный лицо лицом человек сотрудник решает решать решения принимает отвечает занимается ведает вопрос тема теме
темы дело дела делу делам деловое важный важному личный личному срочный коммерческое предложение взаимовыгодное
выгодное интересное партнерство минута секунду пару несколько время времени удобно лучше сейчас сегодня завтра потом
позже будет быть есть если очень просто только именно один одна одну такой такая такие этот этого этому этом этим того
тому тоже наша нашей наши нашу ваша вашей вашему вашим вашего ваши вами вашу кого кому когда чтобы перезвонить застать
телефон номер спасибо благодарю понимаю понятно хорошо конечно отвлекаю занят много звонят секретарь приемная алло
слушаю трубку линия линии поводу насчет касательно относительно напрямую самим самому помогите помочь помощь прошу
извините какой какая каким каком какие который уточнить узнать спросить своего свой свою себя него нему ними очередь
дайте возможно дозвониться
"""
_ENGLISH = """
word words takes take care sorts sort whoever kindly owner send sent details pass hello good morning afternoon evening
name mine speaking calling call calls company firm here there would could please talk talking have with your yours from
that this these those they them whom person people decides decision maker makes charge responsible right looks look
handles deals deal manager director boss head chief through connect transfer possible minute time moment second quick
just only want wanted need like wish about regarding concerning important private urgent business matter offer proposal
opportunity cooperation partnership interesting question thank understand course fine great know tell help when best
better reach catch back later today tomorrow sorry bother busy lots secretary reception phone number line what which
will able been does doing going maybe might should must some something someone somebody anyone anybody very really also
then again trying hoping into over quite hold message give because
"""
_EMPTY = frozenset(word[:STEM] for word in f"{_RUSSIAN} {_ENGLISH}".split())
"""How words of manners and of asking for somebody begin, one word for all that begin alike."""


def says_what_about(world: World, reply: str, *, asked: bool) -> bool:
    """True for a reply that names a matter: a word of what is sold, or enough of anything else.

    Args:
        world: says what is sold, and who is who.
        reply: to whoever picked up.
        asked: whether he has asked for the matter before.
    """
    told = _matter(world, reply)
    return bool(told & _trade(world)) or len(told) >= (AT_LEAST if asked else TELLING)


def _matter(world: World, reply: str) -> frozenset[str]:
    """How the words begin that are neither manners, nor names, nor asking for somebody."""
    clean = _OWN_NAME.sub(" ", _QUOTED.sub(" ", normalised(_SURNAME.sub(_without_surname, reply))))
    customer = world.scenario.customer
    people = " ".join((customer.name, *(i.name or "" for i in customer.influencers), world.scenario.seller or ""))
    called = {word[:STEM] for word in _WORD.findall(normalised(people))} | _names_in_brief(world)
    words = (word for word in _WORD.findall(clean) if word not in NAMES and not _PATRONYMIC.fullmatch(word))
    return frozenset(word[:STEM] for word in words) - _EMPTY - called


def _names_in_brief(world: World) -> set[str]:
    """How the names of firms begin that the brief quotes, and of people: to say one is not to say what one wants."""
    brief = world.scenario.brief
    people = (m[2] for m in _SURNAME.finditer(brief) if normalised(m[1]) in NAMES | world.names)
    named = [*_QUOTED.findall(brief), *people]
    return {word[:STEM] for word in _WORD.findall(normalised(" ".join(named)))}


def _without_surname(match: re.Match[str]) -> str:
    return match[1] if normalised(match[1]) in NAMES else match[0]


def _trade(world: World) -> frozenset[str]:
    """How the words begin that speak of what is sold, and of why one calls."""
    scenario = world.scenario
    product, prepared = scenario.product, scenario.preparation
    texts = [scenario.title, product.name, *product.wordings]
    texts += prepared.pretexts if prepared else ()
    return frozenset(word[:STEM] for word in _WORD.findall(normalised(" ".join(texts)))) - _EMPTY
