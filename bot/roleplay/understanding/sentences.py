"""The sentences of a reply, and of what the customer says."""

import re

_SENTENCE = re.compile(r"[^.!?\n]+[.!?\n]*")
_BREATH = re.compile(r"(?<=[.!?…])\s+")


def sentences(reply: str) -> list[str]:
    """The sentences of a reply with their marks; a pause ("…") ends none."""
    return _SENTENCE.findall(reply)


def own_sentences(line: str) -> list[str]:
    """The sentences of a line of the customer's with their marks; here a pause ("…") ends one, too."""
    return _BREATH.split(line)
