"""By what words a promise is known: what it is about, what is promised of it, and what only sounds like one."""

import re
from collections.abc import Mapping, Sequence
from enum import StrEnum


class Topic(StrEnum):
    """What a promise is about."""

    DELIVERY = "delivery"
    INVOICE = "invoice"
    CALL = "call"
    WARRANTY = "warranty"
    PAYMENT = "payment"
    GIFT = "gift"
    TRIAL = "trial"
    DISCOUNT = "discount"


class Kind(StrEnum):
    """What is promised of it; only promises of one kind can contradict each other."""

    COST = "cost"  # money, 0 is free
    TERM = "term"  # days
    PERCENT = "percent"
    DAY = "day"  # of the week, 1 is Monday


TOPICS: Sequence[tuple[Topic, re.Pattern[str]]] = (
    (
        Topic.DELIVERY,
        re.compile(
            r"\b(?:доставк\w*|достав(?:им|лю|ят|ляем)|привез(?:у|ем|ут)|отгру(?:зк\w*|зим|жу|жаем))\b|"
            r"\b(?:deliver(?:y|s)?|ship(?:s|ping)?)\b"
        ),
    ),
    (Topic.INVOICE, re.compile(r"\b(?:счет(?!а[ею]т|чик)|договор\b|invoice|contract)")),
    (
        Topic.CALL,
        re.compile(
            r"\b(?:перезвон(?:ю|им)|набер(?:у|ем)|созвон(?:имся|юсь)|позвон(?:ю|им))\b|"
            r"\b(?:i'll|i will|we'll|we will|i can|let me) (?:\w+ )?(?:call|ring|phone)\b|\b(?:call|ring|phone) you\b"
        ),
    ),
    (Topic.WARRANTY, re.compile(r"\bгаранти(?:я|ю|и|ей|йн\w*)\b|\bwarrant(?:y|ies)\b|\bguarantee\b(?! (?:that|you))")),
    (Topic.PAYMENT, re.compile(r"\b(?:рассрочк|отсрочк|instal|credit)")),
    (Topic.GIFT, re.compile(r"\b(?:в подарок|подар(?:ю|им)|дарим|free gift|as a gift)\b")),
    (Topic.TRIAL, re.compile(r"\b(?:пробн|образ(?:ец|цы)|trial|sample)")),
    (Topic.DISCOUNT, re.compile(r"\b(?:скидк|discount)|\boff\b")),
)
KINDS: Mapping[Topic, tuple[Kind, ...]] = {
    Topic.DELIVERY: (Kind.COST, Kind.TERM, Kind.DAY),
    Topic.INVOICE: (Kind.TERM, Kind.DAY),
    Topic.CALL: (Kind.TERM, Kind.DAY),
    Topic.WARRANTY: (Kind.COST, Kind.TERM),
    Topic.PAYMENT: (Kind.COST, Kind.TERM),
    Topic.GIFT: (Kind.COST,),
    Topic.TRIAL: (Kind.COST, Kind.TERM, Kind.DAY),
    Topic.DISCOUNT: (Kind.PERCENT,),
}
"""What can be promised of each."""

SHORTEST_TERM: Mapping[Topic, float] = {
    Topic.WARRANTY: 7,
    Topic.PAYMENT: 7,
    Topic.DELIVERY: 1 / 24,
    Topic.INVOICE: 1 / 24,
}
"""Days; below them a time is something else: "two minutes on the warranty"."""

DEED = re.compile(
    r"\b(?:пришл|вышл|выстав|отправ|скин|подготов|подпи|будет|сдела|оформ|send|e-?mail|prepare|draw|issue|attach|ready|"
    r"have it|get it|sign)"
)
"""Papers promise nothing unless somebody does something with them."""

OTHERS_GIFT = re.compile(
    r"\b(?:берете|ищете|выбира\w+|покупа\w+|хотите|for (?:your|his|her|a)|"
    r"жене|мужу|маме|сыну|дочери|дочке|внук\w*|другу|подруге)\b"
)
"""A present that the customer is to give."""

PRETEXT = re.compile(
    r"^(?:\W|здравствуйте|добрый день|hello|hi)*(?:звон(?:ю|им|ок)|пишу|"
    r"(?:хотел|хотела|хочу) (?:сказать|предложить|напомнить|рассказать)|(?:я|мы) по поводу|по поводу|насчет|"
    r"(?:i'm|i am|we're|we are|just|i was) (?:calling|ringing|phoning|writing)|the reason)\b"
)
"""How people say why they call; what follows is a reason, not a promise, unless it stands by itself."""

BECAUSE = re.compile(r",\s+|\b(?:because|потому что|так как)\s+", re.IGNORECASE)

FREE = re.compile(
    r"(?<!не )\b(?:бесплатн\w*|даром|за (?:мой|наш) счет|в подарок|подар(?:ю|им)|дарим|(?<!-)(?<!feel )free(?! to\b)|"
    r"on (?:me|us)|at no (?:cost|charge)|as a gift)\b"
)
DAYS: Sequence[tuple[float, re.Pattern[str]]] = tuple(
    (float(number), re.compile(pattern))
    for number, pattern in enumerate(
        (
            r"\b(?:понедельник\w*|monday)\b",
            r"\b(?:вторник\w*|tuesday)\b",
            r"\b(?:сред[уые]|wednesday)\b",
            r"\b(?:четверг\w*|thursday)\b",
            r"\b(?:пятниц\w*|friday)\b",
            r"\b(?:суббот\w*|saturday)\b",
            r"\b(?:воскресень\w*|sunday)\b",
        ),
        start=1,
    )
)
