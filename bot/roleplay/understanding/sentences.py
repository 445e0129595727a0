"""The sentences of a reply."""

import re

_SENTENCE = re.compile(r"[^.!?\n]+[.!?\n]*")


def sentences(reply: str) -> list[str]:
    """The sentences of a reply with their marks; a pause ("…") ends none."""
    return _SENTENCE.findall(reply)
