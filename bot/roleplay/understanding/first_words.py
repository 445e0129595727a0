"""The first words of a talk: a greeting, and an invitation to ask."""

import re

from bot.grading.text.plain import straight

_GREETING = re.compile(
    r"^\W*(?:(?:о|ой|ну|oh)\W+)?(?:здравствуйте(?:-здравствуйте)?(?: вообще-то)?|добрый (?:день|вечер)|доброе утро|"
    r"привет|hello(?:, hello)?|hi(?: there)?|good (?:morning|afternoon|evening)|(?:after)?noon|afternoon|"
    r"a hello would be nice)\b[\s,.!…]*",
    re.IGNORECASE,
)
_INVITES = re.compile(
    r"\b(?:спрашивайте|задавайте|слушаю|говорите|рассказывайте|чем (?:я )?(?:вам )?(?:могу |смогу )?(?:помочь|помогу)|"
    r"как(?:ой|ие) (?:у вас )?вопрос\w*|что (?:вас )?(?:интересует|подсказать|хотели)|в чем вопрос|"
    r"go ahead|ask away|fire away|how (?:can|may) i help|"
    r"(?<!not )listening(?= (?:to you)?\W*$|\W*$)|what(?:'s| is) (?:your|the) question|what would you like to know|"
    r"what can i do for you)\b"
)


def greets(words: str) -> bool:
    """True for words that begin with a greeting."""
    return bool(_GREETING.match(words))


def without_greeting(words: str) -> str:
    """What somebody says beside his greeting, with a capital; empty for a greeting alone."""
    rest = _GREETING.sub("", words).strip()
    return rest[:1].upper() + rest[1:]


def invites_to_ask(reply: str) -> bool:
    """True where a reply invites the customer to say what he wants: "спрашивайте", "go ahead"."""
    return bool(_INVITES.search(straight(reply)))
