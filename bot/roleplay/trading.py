"""What a reply asks for in return for what it gives: a deed of the customer's as the condition."""

import re

from bot.grading.surface import normalised

_SENTENCE = re.compile(r"[^.!?\n]+[.!?\n]*")

_CONDITION = re.compile(
    # "if you pay today": any deed of the customer's, but not "if you like"
    r"\bесли (?:\w+ ){0,2}?(?!хотите|можете|желаете|думаете|считаете|сомневаетесь|решите|скажете)"
    r"\w+(?:ете|ите|етесь|итесь)\b|"
    r"\bпри (?:\w+ )?(?:оплат|предоплат|заказ|покупк|подпис|объем|аванс|самовывоз|условии)\w*|"
    r"\bза (?:предоплат|отзыв|рекоменд|аванс|самовывоз|объем)\w*|"
    r"\bно (?:только )?(?:сегодня|сейчас|сразу|наличк\w*|за наличн\w*)\b|"
    r"\bвзамен\b|\bв обмен\b|\bс вас\b|\bв ответ (?:вы|прошу)\b|"
    r"\bif you (?!like\b|want|wish|prefer|need|think|ask|say\b|insist)\w+|\bprovided\b|\bas long as you\b|"
    r"\bin (?:return|exchange)\b|\bfor (?:a (?:deposit|review|reference|referral)|prepayment|payment up ?front)\b"
)
"""A condition, question or not."""

_DEED = re.compile(
    r"\b(?:вы|но|тогда|только|и|а) (?:вы |мне |сегодня |сразу )?"
    r"(?:бер[еи]те|возьм[еи]те|оплатите|плат[ие]те|подпи[сш]\w+те|внес[еи]те|закаж[еи]те|заказываете|оставляете|"
    r"забираете|даете|дадите|приведете|напишете|переводите|переведете)\b(?! за\b)|"
    r"^\W*(?:оплатите|подпишите|внесите|закажите|переведите|возьмите (?:два|две|три|оба|обе|\d))\b|"
    r"\b(?:you|and|but|then|just) (?:then |also )?(?:pay|sign|order|book|bring|commit|leave|give me|"
    r"take (?!it\b|this\b|that\b))|^\W*(?:pay|sign|order|book)\b"
)
"""A deed set beside what is given; asked as a question it is only the way to the order."""


def asks_in_return(reply: str) -> bool:
    """True where a reply makes what it gives depend on something that the customer does."""
    return any(_asks(normalised(sentence)) for sentence in sentences(reply))


def sentences(reply: str) -> list[str]:
    """The sentences of a reply with their marks; a pause ("…") ends none."""
    return _SENTENCE.findall(reply)


def _asks(sentence: str) -> bool:
    if _CONDITION.search(sentence):
        return True
    return "?" not in sentence and bool(_DEED.search(sentence))
