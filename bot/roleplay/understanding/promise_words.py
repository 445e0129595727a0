"""By what words a promise is known: what it is about, what is promised of it, and what only sounds like one."""

import re
from collections.abc import Mapping, Sequence
from enum import StrEnum

from bot.grading.text.calendar import ENGLISH_WEEKDAYS


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
    MEETING = "meeting"
    START = "start"
    READY = "ready"
    QUANTITY = "quantity"  # so many of a thing, which the promise names
    PRICE = "price"  # of the whole, as offered in an earlier talk
    SERVICE = "service"  # something beside the product, free or not, which the promise names


class Kind(StrEnum):
    """What is promised of it; only promises of one kind can contradict each other."""

    COST = "cost"  # money, 0 is free
    TERM = "term"  # days
    PERCENT = "percent"
    DAY = "day"  # of the week, 1 is Monday
    DATE = "date"  # of the calendar, month * 100 + day
    COUNT = "count"


TOPICS: Sequence[tuple[Topic, re.Pattern[str]]] = (
    (
        Topic.DELIVERY,
        re.compile(
            r"\b(?:доставк\w*|достав(?:им|лю|ят|ляем)|привез(?:у|ем|ут)|отгру(?:зк\w*|зим|жу|жаем))\b|"
            r"\b(?:deliver(?:y|s)?|ship(?:s|ping)?)\b|\b(?:bring|drop|get) (?:it|them|this|that|the \w+) (?:\w+ )?"
            r"(?:to (?:you|your)|round|over|home)\b"
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
    (
        Topic.MEETING,
        re.compile(
            r"\b(?:встреч\w*|встретимся|подъед(?:у|ем|ет)|приед(?:у|ем|ет)|заед(?:у|ем|ет)|демонстраци\w*|"
            r"demo|meeting|visit|"
            r"(?:i'll|we'll|i will|we will|i can|let me) (?:come|drop|stop) (?:by|over|round|in|to))\b"
        ),
    ),
    (Topic.START, re.compile(r"\b(?:начн(?:у|ем)|(?:i|we|i'll|we'll|i can|we can|can|will) start (?:on|by|from))\b")),
    (
        Topic.READY,
        re.compile(
            r"\b(?:(?:будет|будут) (?:готов\w*|у вас)|готов[оаы] (?:будет|будут)|сделаю|сделаем|успею|успеем|"
            r"закончу|закончим|запустим|установим|смонтируем|подключим|испеку|испечем|"
            r"(?:be|is|have it|all) (?:ready|done|finished|installed)|ready (?:by|on)|done by|"
            r"(?:with|to) you (?:by|on)|(?:get|have) it (?:by|on))\b"
        ),
    ),
)
KINDS: Mapping[Topic, tuple[Kind, ...]] = {
    Topic.DELIVERY: (Kind.COST, Kind.TERM, Kind.DAY, Kind.DATE),
    Topic.INVOICE: (Kind.TERM, Kind.DAY, Kind.DATE),
    Topic.CALL: (Kind.TERM, Kind.DAY, Kind.DATE),
    Topic.WARRANTY: (Kind.COST, Kind.TERM),
    Topic.PAYMENT: (Kind.COST, Kind.TERM),
    Topic.GIFT: (Kind.COST,),
    Topic.TRIAL: (Kind.COST, Kind.TERM, Kind.DAY, Kind.DATE),
    Topic.DISCOUNT: (Kind.PERCENT,),
    Topic.MEETING: (Kind.DAY, Kind.DATE),
    Topic.START: (Kind.DAY, Kind.DATE),
    Topic.READY: (Kind.TERM, Kind.DAY, Kind.DATE),
    Topic.QUANTITY: (Kind.COUNT,),
    Topic.PRICE: (Kind.COST,),
    Topic.SERVICE: (Kind.COST,),
}
"""What can be promised of each."""

SHORTEST_TERM: Mapping[Topic, float] = {
    Topic.WARRANTY: 7,
    Topic.PAYMENT: 7,
    Topic.DELIVERY: 1 / 24,
    Topic.INVOICE: 1 / 24,
    Topic.READY: 1 / 24,
}
"""Days; below them a time is something else: "two minutes on the warranty"."""

LONGEST_TERM: Mapping[Topic, float] = {Topic.READY: 90}
"""Days; above them a time is something else: "сделаю пять процентов на год"."""

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
ON_TOP = re.compile(r"\b(?:on top|extra|сверху|доплат\w+)\b")
"""What stands beside a sum that comes to the price: "delivery is 45 on top"."""

NOT_FREE = re.compile(
    r",? ?(?:но |а )?(?:бесплатно|даром) (?:\w+ )?не (?:выйдет|получится|будет|могу|можем|смогу|сможем)\b|"
    r"\bне бесплатн\w+|"
    r",? ?(?:but )?(?:it's |it is )?not (?:for )?free\b|"
    r",? ?(?:but )?(?:it )?(?:(?:can't|cannot|won't|wouldn't) be|isn't|aren't) free\b"
)
"""Words that take "free" back."""

PAID = re.compile(r"\bплатн(?:ая|ый|ое|ые|о)\b|\bextra charge\b")
"""Words by which a service is not free, without its sum."""

NO_SERVICE = re.compile(
    r"бесплат|платн|рубл|тысяч|сейчас|сегодн|завтр|месяц|недел|будет|стоит|цена|цену|можно|делае|сдела|кстат|тольк|"
    r"всего|перв|заказ|покуп|вообще|правда|выход|выйд|обойд|получ|подар|даром|"
    r"(?:every|month|weeks?|today|price|costs?|which|about|there|their|throw|includ|pounds?|dollars?|extra|charg|first|"
    r"after|would|could|that's|year's?|comes)"
)
"""How words begin that name no service."""

_MONTHS = (
    r"январ[яюье]\w*|january|jan",
    r"феврал[яюье]\w*|february|feb",
    r"март[ауе]?|march",
    r"апрел[яюье]\w*|april|apr",
    r"ма[яюйе]|may",
    r"июн[яюье]\w*|june|jun",
    r"июл[яюье]\w*|july|jul",
    r"август\w?|august|aug",
    r"сентябр[яюье]\w*|september|sept?",
    r"октябр[яюье]\w*|october|oct",
    r"ноябр[яюье]\w*|november|nov",
    r"декабр[яюье]\w*|december|dec",
)
_DAY = r"(?P<{}>[12]?\d|3[01])(?:-?(?:го|ого|му|ому|е|st|nd|rd|th))?"
DATES: Sequence[tuple[int, re.Pattern[str]]] = tuple(
    (
        number,
        re.compile(rf"\b{_DAY.format('before')}(?: of)? (?:{month})\b|\b(?:{month}) (?:the )?{_DAY.format('after')}\b"),
    )
    for number, month in enumerate(_MONTHS, start=1)
)
"""Days of the calendar by month, as `before` or `after` its name: "15 мая", "May 15"."""

MONTH = re.compile(rf"(?:{'|'.join(_MONTHS)})\b")

COMMITS = re.compile(
    r"\b(?:запи(?:шу|шем|сываю|сываем)|оформ(?:лю|им|ляю|ляем)|отгру(?:жу|зим|жаем)|привез(?:у|ем|ут)|"
    r"достав(?:лю|им)|постав(?:лю|им)|полож(?:у|им)|отлож(?:у|им)|(?:за)?брониру(?:ю|ем)|зарезервиру(?:ю|ем)|"
    r"выдел(?:ю|им)|(?:при|под)готов(?:лю|им)|пришл(?:ю|ем)|вышл(?:ю|ем)|установ(?:лю|им)|подключ(?:у|им)|"
    r"застраху(?:ю|ем)|испек(?:у|ем)|держу|ставлю|ставим|на складе|в наличии|в счете|в договоре|"
    r"(?:i'll|i will|we'll|we will|let me|i can|we can) (?:\w+ )?(?:put|book|reserve|ship|deliver|send|set|bring|"
    r"supply|install|fit|insure|hold|keep|pack|prepare|bake|quote)|in stock|on the (?:order|invoice|contract))\b"
)
"""Words by which a seller answers for a number of things; the number stands behind them."""

NO_THING = re.compile(
    r"(?:утра|вечера|дня|ровно|вместо|чтобы?|тысяч\w*|процент\w*|and|for|the|thousand|percent|sharp)\b"
)
"""What may stand behind a number that counts nothing."""

ADDED = re.compile(
    r"\b(?:еще|дополнительн\w+|плюс|сверху|до|больше|меньше|минимум|не менее|"
    r"least|fewer|less|over|under|more|extra|another|up to|plus)\b"
)
"""What makes a number a part of the whole or a limit."""

OURS = re.compile(
    r"\b(?:наш\w*|у нас|мы|я|мной|нами|завод\w*|производител\w*|курьер\w*|водител\w*|мастер\w*)\b|"
    r"\b(?:we|we'll|our|ours|i|i'll|us|here|maker|manufacturer|factory|courier)\b"
)
"""Words by which a seller speaks of himself, or of who works for him."""

_SELLERS = (
    r"(?:поставщик|банк|продав|магазин|подрядчик|партнер|страхов|оператор|провайдер|сосед|салон|кондитер|агентств)\w*"
)
_SELLER = (
    r"(?:bank|supplier|insurer|provider|dealer|shop|store|garage|seller|firm|company|place|baker\w*|agency|lender)"
)
OTHERS = re.compile(
    rf"\b(?:конкурент\w*|други[емх]\w*|остальны[емх]\w*|соседн\w+|ваш\w* (?:\w+ )?{_SELLERS}|"
    r"у (?:кого-то|кого-нибудь|некоторых|многих|всех|знакомых|приятеля|подруги)|где-то|кто-то|кому-то|некоторые|"
    r"многие|на рынке|на маркетплейс\w*|на (?:озоне?|вайлдберриз|авито)|обещают|возят|привозят|доставляют|предлагают|"
    r"говорят|вам (?:обещали|сказали|делали|делают|везут|возили|возят))\b|"
    rf"\b(?:competit\w+|rivals?|(?:the )?other (?:one|car|lot|guys?|people|side|{_SELLER})s?|another {_SELLER}|"
    rf"your (?:\w+ )?{_SELLER}(?:'s)?|the bank(?:'s)?|(?:some|most|many) {_SELLER}s|up the road|down the road|"
    r"next door|everybody else|everyone else|anyone else|you get (?:\w+ ){0,4}(?:now|today|at the moment|from))\b"
)
"""Words by which somebody else is spoken of, who promises nothing here."""

MAYBE = re.compile(
    r"(?<!хотел )(?<!хотела )(?<!хотели )\bбы?\b|"
    r"\b(?:допустим|предположим|представ(?:ьте|им|ляете)|скажем|вдруг|окажись|"
    r"imagine|suppose|supposing|what if|were to|let's say|hypothetically|assum(?:e|ing)|unless|whether|"
    r"would(?! (?:like|love|be (?:happy|glad|delighted|pleased))))\b|^\W*say[ ,]"
)
"""Words of what is only thought of: "была бы доставка бесплатной"."""

CHECKED = re.compile(r"\b(?:верно|правильно|не так ли|right|correct|isn't it|aren't you|don't you|doesn't it)\W*$")
"""How a seller makes sure of what the customer has: that is no promise."""

_PROMISED = r"(?:warranty|guarantee|delivery|shipping|invoice|price|terms|trial|discount|set-?up|installation|fitting)"
NAMED = re.compile(
    r"\b[Уу] (?:«|\")?(?P<of>[А-ЯЁ][а-яё]{2,})|\b(?:[ВвУу]|[Нн]а|[Оо]т) (?:«|\")(?P<quoted>[А-ЯЁ][а-яё]+)|"
    r"\b(?P<gives>[А-ЯЁ][а-яё]{2,})(?:»|\")? (?:да[её]т|возит|привозит|доставляет|обещает|предлагает|делает)\b|"
    rf"\b(?P<whose>[A-Z][\w&-]+)(?:'|’)s (?:\w+ )?{_PROMISED}\b|\b[Aa]t (?P<at>[A-Z][a-z]{{2,}})|"
    r"\b(?P<offers>[A-Z][\w&-]+) (?:gives|offers|delivers|charges|promises|includes|does|throws)\b"
)
"""A name with whom something stands: "у Стрижа гарантия год", "Hartley's delivery is free"."""

_NOBODY = """
it that there here what who he she let one today tomorrow this everything everybody courier delivery christmas easter
"""
NOBODY = ENGLISH_WEEKDAYS | frozenset(_NOBODY.split())
"""Words that may stand so and name no seller."""
