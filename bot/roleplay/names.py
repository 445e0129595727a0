"""Names that people are called by, and a wrong one noticed."""

import difflib
import re
from collections.abc import Collection
from functools import lru_cache

from bot.grading.surface import normalised

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

ALIKE = 0.8
"""Likeness from which two spellings are one name: Наталья, Наталия."""

_VOCATIVE = re.compile(
    # After a greeting: "Здравствуйте, Марина". Between commas: "скажите, Марина, а". At the start, before a comma.
    r"(?:(?:здравствуйте|добрый день|добрый вечер|доброе утро|привет|hello|hi|good morning|good afternoon|dear|"
    r"спасибо|thank you|thanks)[ ,!]+|^|, )([a-zа-я]+)(?=[,!])|, ([a-zа-я]+)(?=\?)"
)
"""At the end of a question, too: "что скажете, Рустам?"."""
_OWN = re.compile(r"(?:меня зовут|это|говорит|беспокоит|my name is|this is|i am|i'm|it's)\s+(?:[a-zа-я]+\s)?$")
_ASKS_NAME = re.compile(r"\bзовут\b|\bим(?:я|ени)\b|\bобраща\w+|\bname\b|\bcall you\b")
_FROM = re.compile(
    r"[,!]\s*(?:«|\"|(?:\w+(?:ая|ый|ий|ое|ой) )?(?:компани|магазин|салон|студи|фирм|бюро|банк|агентств|автосалон|"
    r"лизинг|консультант|менеджер|продав|специалист|представител|кондитерск|клиник|центр)\w*\b|"
    r"(?:sales|consultant|adviser|advisor|manager)\b|(?:из|from|of|at|with|here)\b)"
)
"""What follows the seller's own name: "Good morning! Jane, from Harbour Cars"."""


def wrong_name(reply: str, known: Collection[str], seller: str = "") -> str | None:
    """A name that the customer is called by and that is not his, None where all is well.

    Args:
        reply: in lower letters, ё as е.
        known: words that may be called out here: his own name, names that the scenario speaks of.
        seller: the company that the seller calls from, in lower letters.
    """
    words = set(re.findall(r"[a-zа-я]+", reply))
    if any(alike(word, name) for word in words for name in known):
        return None
    for match in _VOCATIVE.finditer(reply):
        place = 1 if match[1] else 2
        name, start, end = match[place], match.start(place), match.end(place)
        if name in NAMES and not _OWN.search(reply[:start]) and not _introduces(reply[end:], seller):
            return name
    return None


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
    return bool(_FROM.match(after)) or (bool(seller) and after.lstrip(" ,!").startswith(seller))


@lru_cache(maxsize=8192)
def alike(one: str, other: str) -> bool:
    """True where two words are one name, as people spell it."""
    if one == other:
        return True
    # Words of such different lengths cannot be so like each other: no letters need comparing.
    if 2 * min(len(one), len(other)) < ALIKE * (len(one) + len(other)):
        return False
    return difflib.SequenceMatcher(None, one, other).ratio() >= ALIKE
