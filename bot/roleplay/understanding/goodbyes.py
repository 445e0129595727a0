"""Whether a reply takes leave: who says goodbye has ended the call, whatever the customer still had to say."""

import re
from collections.abc import Collection

from bot.grading.text.plain import normalised

_GOODBYE = re.compile(
    r"(?:(?:да|ну|и|тогда|ладно|хорошо|вам|ok|okay|well|right|so|and|then) )*"
    r"(?:(?:вам )?всего (?:вам |самого )?(?:доброго|хорошего|наилучшего)|до (?:свидания|встречи|завтра|связи)|прощайте|"
    r"пока(?: пока)?|удачи(?: вам)?|счастливо(?: оставаться)?|(?:хорошего|удачного) (?:вам )?(?:дня|вечера)(?: вам)?|"
    r"(?:cheers )?(?:good ?)?bye(?: bye| now| then| for now)?|all the best|take care|"
    # Not without a word of wishing: "have a day to think".
    r"(?!have a (?:day|evening|weekend|one)\b)(?:have|enjoy) (?:a|your|the rest of your) "
    r"(?:(?:good|nice|great|lovely) )?(?:day|evening|weekend|one)|"
    r"see you(?: then| soon| tomorrow)?)(?: (?:then|now))?"
)
_PART = re.compile(r"[,.!;:\n]+")
_SIGNED = re.compile(r"(?:с уважением|ваш[а]?|(?:best|kind) regards|yours)")


def takes_leave(reply: str, names: Collection[str] = ()) -> bool:
    """True for a reply that asks nothing and ends with a goodbye: "I'll send it by mail. All the best, Anna".

    Args:
        reply: as said.
        names: first names, in small letters, by which somebody may be called.
    """
    if "?" in reply:
        return False
    for part in reversed([part.strip() for part in _PART.split(reply) if part.strip()]):
        clean = normalised(_without_name(part, names))
        if _GOODBYE.fullmatch(clean):
            return True
        if clean and not _SIGNED.fullmatch(clean):
            return False
    return False


def _without_name(part: str, names: Collection[str]) -> str:
    """A part of a reply without whom it calls or who signs at its end: "Bye Anna", "Ольга Петровна"."""
    words = part.split()
    while words and not _GOODBYE.fullmatch(normalised(" ".join(words))):
        if not words[-1].istitle() and normalised(words[-1]) not in names:
            break
        words.pop()
    return " ".join(words)
