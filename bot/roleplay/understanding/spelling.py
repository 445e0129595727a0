"""What people type on a phone, read as it is spelt: "скока стоит", "whats ur bugdet"."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile
from typing import Self

from bot.grading.text.plain import normalised
from bot.grading.text.words import same_word
from bot.scenario.model import Fact

_RUSSIAN = """
скока сколько | скоко сколько | скок сколько | сколка сколько | щас сейчас | щаз сейчас | ща сейчас | счас сейчас |
сичас сейчас | че что | чо что | шо что | што что | када когда | кагда когда | хто кто | ваще вообще | вобще вообще |
токо только | тока только | нада надо | ето это | тыщ тысяч | дениг денег | пачему почему | почиму почему |
пж пожалуйста | плз пожалуйста | пожалуста пожалуйста | пжлст пожалуйста | седня сегодня | седни сегодня |
здрасьте здравствуйте | здрасте здравствуйте | чел человек
"""
_ENGLISH = """
u you | ur your | r are | y why | whats what's | wats what's | wat what | wot what | hw how | hows how's |
wheres where's | whos who's | whens when's | wen when | wher where | pls please | plz please | abt about | ppl people |
atm at the moment | rn right now | gonna going to | wanna want to | hav have | cos because | cuz because |
tmrw tomorrow | tmw tomorrow | im i'm
"""
IN_FULL: Mapping[str, str] = dict(
    pair.strip().split(" ", 1) for pair in f"{_RUSSIAN}|{_ENGLISH}".split("|") if pair.strip()
)
"""Words as they are typed in haste, and as they are spelt."""

_ASKING = """
сколько столько когда какой какая какое какие какую почему зачем откуда куда кому чего человек сейчас вообще деньги
бюджет цена
what which when where were whose much many long often people have does your budget price month cost need
"""
"""Words that any question may hold, and that the texts of a scenario may not."""

LEAST, LEAST_CHANGED, LEAST_TWICE = 4, 7, 8
"""Letters of a word in which a letter may be missing, or too many, or two have changed places; in which one may be
another; in which two may be wrong."""

_WORD = re.compile(r"(?<!\w)[^\W\d_]+(?:['’][^\W\d_]+)?(?!\w)")


def in_full(text: str) -> str:
    """A text with the usual short spellings written out; all else stays as it is."""
    return _WORD.sub(lambda word: IN_FULL.get(normalised(word[0]), word[0]), text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """Words that are spelt right, by their first letter."""

    words: Mapping[str, Sequence[str]]

    @classmethod
    def of(cls, texts: Collection[str]) -> Self:
        """The words of these texts, and those of any question."""
        found = dict.fromkeys(word for text in (_ASKING, *texts) for word in _WORD.findall(normalised(text)))
        words: dict[str, list[str]] = {}
        for word in found:
            words.setdefault(word[0], []).append(word)
        return cls(words=words)

    def spelt(self, text: str) -> str:
        """A text with words that nobody knows read as the one known word that they nearly are."""
        return _WORD.sub(lambda word: self._mended(word[0]), text)

    def _mended(self, typed: str) -> str:
        word = normalised(typed)
        if len(word) < LEAST or any(_form(word, known) for known in self.words.get(word[0], ())):
            return typed
        found = min(self._near(word), default=(0, ""))[1]
        return found or typed

    def _near(self, word: str) -> Iterator[tuple[int, str]]:
        """Known words that a slip or two have made into this one, with the number of slips."""
        most = 2 if len(word) >= LEAST_TWICE else 1
        for first in dict.fromkeys(word[:2]):
            for known in self.words.get(first, ()):
                if first != word[0] and known[:2] != word[1] + word[0]:
                    # Another first letter only where the first two have changed places.
                    continue
                if len(known) >= LEAST and abs(len(known) - len(word)) <= most:
                    count = slips(word, known, most)
                    if count <= most and (
                        len(known) != len(word) or len(word) >= LEAST_CHANGED or _swapped(word, known)
                    ):
                        yield count, known


def _form(word: str, known: str) -> bool:
    """True for a form of a known word; where both end alike, a letter has only slipped out: "достака", "доставка"."""
    if word == known:
        return True
    alike = len(list(takewhile(lambda pair: pair[0] == pair[1], zip(word, known, strict=False))))
    short, long = sorted((word[alike:], known[alike:]), key=len)
    return same_word(word, known) and not (short and short != long and long.endswith(short))


def _swapped(word: str, known: str) -> bool:
    """True where two words have the same letters in another order."""
    return sorted(word) == sorted(known)


def slips(one: str, other: str, most: int) -> int:
    """Letters missing, added, changed or swapped between two words (Damerau 1964); above `most` just more than that."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, start=1):
        now = [i]
        for j, another in enumerate(other, start=1):
            least = min(row[j] + 1, now[j - 1] + 1, row[j - 1] + (letter != another))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == another:
                least = min(least, before[j - 2] + 1)
            now.append(least)
        if min(now) > most + 1:
            return most + 1
        before, row = row, now
    return row[-1]


@lru_cache(maxsize=128)
def vocabulary(facts: Sequence[Fact]) -> Vocabulary:
    """The words of a customer's facts, which are what he is asked about, and those of any question.

    Args:
        facts: of a customer, as a tuple.
    """
    return Vocabulary.of([text for fact in facts for text in (*fact.about, *fact.says)])
