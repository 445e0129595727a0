"""Names that people are called by, and a wrong one noticed."""

import difflib
import re
from collections.abc import Collection
from functools import lru_cache

from bot.grading.text.plain import normalised

RUSSIAN = """
александр алексей анатолий андрей антон аркадий артем артур богдан борис вадим валентин валерий василий виктор виталий
владимир владислав всеволод вячеслав геннадий георгий герман глеб григорий даниил денис дмитрий евгений егор иван игорь
илья кирилл константин лев леонид максим марк матвей михаил никита николай олег павел петр роман руслан семен сергей
станислав степан тимофей тимур федор филипп эдуард юрий яков ярослав азамат айдар алмаз ашот гарик заур ильдар ильнур
камиль магомед марат мурат рамиль рафаэль рашид ренат ринат рустам рустем тагир тигран фарид шамиль
алена алина алла анастасия ангелина анна антонина арина валентина валерия варвара вера вероника виктория галина дарья
диана евгения екатерина елена елизавета жанна зинаида зоя инна ирина карина кира клавдия кристина ксения лариса лидия
любовь людмила маргарита марина мария надежда наталья нина оксана ольга полина раиса светлана софья тамара татьяна
ульяна юлия яна айгуль алия альбина венера гульнара гузель диляра дина динара зарина лейла резеда эльвира эльмира
"""
ENGLISH = """
adam alan albert alex andrew anthony arthur ben benjamin brian carl charles chris daniel david dennis donald douglas
edward eric frank fred gary george greg harold harry henry howard jack jacob james jason jeff jeremy jerry jim joe john
jonathan joseph justin keith kevin larry lawrence louis luke mark martin matthew michael mike nathan neil nicholas nick
oliver oscar patrick paul peter philip ralph raymond richard robert roger ronald roy russell ryan sam samuel scott sean
simon stephen steven stuart ted thomas tim timothy tom tony victor vincent walter william
abigail alice amanda amy andrea angela ann anna anne barbara betty carol caroline catherine charlotte christine claire
cynthia deborah diana diane donna dorothy elizabeth ellen emily emma evelyn fiona frances gloria hannah heather helen
irene isabel jane janet jean jennifer jessica joan joyce judith julia julie karen kate katherine kathleen kelly laura
linda lisa lucy margaret maria marie martha mary megan melissa michelle monica nancy natalie nicole olivia pamela
patricia paula rachel rebecca rosa ruth samantha sandra sarah sharon sophia sophie stella stephanie susan teresa theresa
tina valerie vanessa victoria virginia wendy
"""
NAMES = frozenset(f"{RUSSIAN} {ENGLISH}".split())

CAPITALISED = re.compile(r"(?<=[^\W\d_] )[A-ZА-ЯЁ][a-zа-яё]{2,}|(?<=«)[A-ZА-ЯЁ][a-zа-яё]{2,}")
"""What is a name by its capital within a sentence, or within quotation marks."""

ALIKE = 0.8
"""Likeness from which two spellings are one name: Наталья, Наталия."""

_GREETING = (
    r"(?:здравствуйте|добр(?:ый|ое|ого) (?:день|дня|вечер|утро)|привет|алло|hello|hi|hey|"
    r"good (?:morning|afternoon|evening)|morning|afternoon|dear)"
)
_NODS = (
    r"(?:спасибо|понимаю|понял[аи]?|хорошо|конечно|согласен|согласна|вы правы|thank you|thanks|i see|i understand|"
    r"of course|sure|right|yes)"
)
_FATHER = r"(?: [а-я]+(?:ович|евич|ич|овна|евна|ична|инична))?"
_VOCATIVE = re.compile(
    # After a greeting: "Здравствуйте, Марина". Between commas: "скажите, Марина, а". At the start, before a comma.
    rf"(?:{_GREETING}|{_NODS})[ ,!]+(?P<alone>[a-zа-я]+){_FATHER}(?=\.|$)|"
    rf"(?:(?:{_GREETING}|{_NODS})[ ,!]+|^\W*|, )(?P<before>[a-zа-я]+){_FATHER}(?=[,!]| [—–-] )|"
    rf", (?P<end>[a-zа-я]+){_FATHER}(?=\?)"
)
"""At the end of a question, too: "что скажете, Рустам?"."""
_OWN = re.compile(
    r"(?:меня зовут|зовут меня|это|говорит|беспокоит|на связи|на линии|представлюсь|с вами|с уважением|"
    r"my name is|my name's|the name's|this is|i am|i'm|it's|call me|regards|yours)[\s,:—–-]+(?:[a-zа-я]+\s)?$"
)
_ASKS_NAME = re.compile(r"\bзовут\b|\bим(?:я|ени)\b|\bобраща\w+|\bname\b|\bcall you\b")
_FROM = re.compile(
    r"[\s,.!—–-]*(?:«|\"|(?:(?:ваш\w?|your|the) )?(?:\w+(?:ая|ый|ий|ое|ой) )?"
    r"(?:компани|магазин|салон|студи|фирм|бюро|банк|агент|автосалон|"
    r"лизинг|консультант|менеджер|продав|специалист|представител|кондитерск|клиник|центр|отдел|служб|мастерск)\w*\b|"
    r"(?:(?:your|the) )?(?:sales|consultant|adviser|advisor|manager)\b|"
    r"(?:из|на связи|на линии|на проводе|беспокоит|speaking|calling)\b|"
    r"(?:from|of(?! course)|at(?! (?:what|least|all|the moment))|with(?! (?:your?|that|this|all)\b)|"
    r"here(?!'s| is| are))\b)"
)
"""What follows the seller's own name: "Good morning! Jane, from Harbour Cars"."""

_SPOKEN_OF = re.compile(r"\b(?:с|со|от|у|к|ко|о|об|про|для|with|to|from|of|for|about)\s+$")
"""What stands before the name of somebody who is spoken of: "я говорил с Ольгой"."""

LEAST_OF_A_FIRM = 4
"""Letters of a firm's first word by which it is known."""


def wrong_name(reply: str, known: Collection[str], seller: str = "") -> str | None:
    """A name that the customer is called by and that is not his, None where all is well.

    Args:
        reply: in lower letters, ё as е.
        known: words that may be called out here: his own name, names that the scenario speaks of.
        seller: the company that the seller calls from, in lower letters.
    """
    if _named(reply, known):
        return None
    for match in _VOCATIVE.finditer(reply):
        place = match.lastgroup or "before"
        name, start, end = match[place], match.start(place), match.end(place)
        if name in NAMES and not _OWN.search(reply[:start]) and not _introduces(reply[end:], seller):
            return name
    return None


def _named(reply: str, known: Collection[str]) -> bool:
    """True where a name that is known here is called out, or as good as that: not "I spoke with Olga"."""
    words = re.finditer(r"[a-zа-я]+", reply)
    return any(
        any(alike(word[0], name) for name in known) and not _SPOKEN_OF.search(reply[: word.start()]) for word in words
    )


def without_name(text: str, name: str) -> str:
    """A text without the name that it calls somebody by, which says nothing of the matter.

    Args:
        text: as written.
        name: of who is spoken to; it stays where his name is what is asked for.
    """
    if _ASKS_NAME.search(normalised(text)):
        return text
    words = "|".join(re.escape(word) for word in re.findall(r"\w+", name))
    called = rf"(?:^|,\s*)(?:(?:mr|mrs|ms|miss|dr)\b\.?\s*)?(?:{words})(?:\s+(?:{words}))*\s*(?=[,?!.]|$)"
    return re.sub(called, "", text, flags=re.IGNORECASE).strip(" ,") or text


def _introduces(after: str, seller: str) -> bool:
    """True where a company follows the name: it is the seller's own."""
    firm = seller.split(" ", 1)[0]
    return bool(_FROM.match(after)) or (len(firm) >= LEAST_OF_A_FIRM and after.lstrip(" ,.!—–-").startswith(firm))


@lru_cache(maxsize=8192)
def alike(one: str, other: str) -> bool:
    """True where two words are one name, as people spell it."""
    if one == other:
        return True
    # Words of such different lengths cannot be so like each other: no letters need comparing.
    if 2 * min(len(one), len(other)) < ALIKE * (len(one) + len(other)):
        return False
    return difflib.SequenceMatcher(None, one, other).ratio() >= ALIKE
