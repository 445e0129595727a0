"""The first words of a talk: a greeting, and an invitation to ask."""

import re

from bot.grading.text.plain import normalised

_GREETING = re.compile(
    r"^\W*(?:(?:о|ой|ну|oh)\W+)?(?:(?:здравствуйте(?:-здравствуйте)?(?: вообще-то)?|здрас[ть]\w*|"
    r"добрый (?:день|вечер)|доброе утро|(?:день|вечер) добрый|утро доброе|привет|hello(?:, hello)?|hi(?: there)?|"
    r"good (?:morning|afternoon|evening)|a hello would be nice)\b|"
    r"(?:добрый|morning|evening|afternoon|noon)(?=\s*(?:[,.!…]|$)))"
    r"(?: (?:и )?(?:вам|всем|to you)\b|,? (?:dear|all)\b(?=\s*(?:[,.!…]|$)))?[\s,.!…]*",
    re.IGNORECASE,
)
_HANGS_ON = re.compile(r"(?:хотя|какой|though|if it is)\b", re.IGNORECASE)
"""How a word about the greeting begins: "Добрый. Хотя какой он добрый…"."""

_INVITES = re.compile(
    r"(?<!не )\b(?:спрашивайте|задавайте|слушаю|рассказывайте(?! сказк)|(?<!вы )(?<!так )(?<!такое )говорите)\b|"
    r"\b(?:чем (?:я )?(?:вам )?(?:могу |смогу )?(?:помочь|помогу|быть полез\w+)|могу (?:я )?(?:вам )?помочь(?=\W*$)|"
    r"как(?:ой|ие) (?:у вас )?вопрос\w*|что (?:вас )?(?:интересует|подсказать|хотели)|в чем вопрос|"
    r"go ahead|ask away|fire away|(?:can|may) i help(?= you\W*$|\W*$)|how (?:can|may) i help|i'm all ears|"
    r"(?<!not )listening(?= (?:to you)?\W*$|\W*$)|what(?:'s| is) (?:your|the) question|what would you like to know|"
    r"what can i do for you)\b|"
    r"(?:^|[.!?] |, (?=[^.!]*\?))(?<!знаю, )(?<!знаете, )"
    r"(?:(?:а|ну|так) )?(?:вам )?что (?:же )?(?:вам )?(?:показать|подсказать)(?=\?|\W*$)"
)


def greets(words: str) -> bool:
    """True for words that begin with a greeting."""
    return bool(_GREETING.match(words))


def without_greeting(words: str) -> str:
    """What somebody says beside his greeting, with a capital; empty for a greeting alone, or with a word about it."""
    rest = _GREETING.sub("", words).strip()
    return "" if rest != words.strip() and _HANGS_ON.match(rest) else rest[:1].upper() + rest[1:]


def invites_to_ask(reply: str) -> bool:
    """True where a reply invites the customer to say what he wants: "спрашивайте", "go ahead"."""
    return bool(_INVITES.search(normalised(reply)))
