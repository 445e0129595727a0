"""What an order needs, a day, an address, a name, the payment: known by the words that ask for it."""

import re
from collections.abc import Mapping, Sequence
from enum import StrEnum

from bot.grading.text.calendar import SHORT_WEEKDAY, WEEKDAY
from bot.grading.text.clauses import Clause, first_part
from bot.grading.text.plain import normalised
from bot.grading.text.questions import LEAD
from bot.grading.text.sentences import sentences


class Detail(StrEnum):
    """What an order or a meeting needs."""

    DAY = "day"
    PLACE = "place"
    CONTACT = "contact"
    PAYMENT = "payment"
    QUANTITY = "quantity"
    DATA = "data"
    """Whatever else: given in one word for all of it."""


ASKS = re.compile(
    r"\?|\b(?:скажите|подскажите|(?:про)?диктуйте|напишите|пришлите|назовите|оставьте|дайте|скиньте|нуж(?:ен|на|ны|но)\b|"
    r"жду\b|tell me|send me|give me|text me|let me know|(?:i|we)(?:'ll| will|'d)? (?:just |also |only )?need)|"
    r"^\W*(?:(?:(?:the|your|full) )*name(?: (?:and|for|on)\b|,? please\b)|имя(?: и\b|,))"
)
"""What shows that something is asked for, question mark or not."""

_BEHIND_NAME = r" (?:for|on)\b| and (?:(?:a|the|your) )?(?:number|phone|address|e-?mail)|,? please\b"
_PAPER = r"(?:договор|счет|заказ|накладн|квитанц|документ|пропуск|брон)\w*"

A_NAME = (
    r"\b(?:(?<!\w )(?:(?:and|so|then|the|a|full) )*|(?:i|we|me|us) (?:just )?(?:take|get|have|need) (?:a|the) |"
    r"(?:give|send|text) (?:me|us) (?:a|the) |(?:number|phone|address|e-?mail|day|time|date) and (?:(?:a|the) )?)"
    rf"name(?={_BEHIND_NAME}|\W*(?:\?|$))|\band (?:(?:a|the) )?name(?={_BEHIND_NAME})|"
    r"(?:what|which|whose) name|your (?:full )?name|surname|"
    r"\b(?<!\w )(?:(?:и|а|ну|еще|тогда) )*имя(?= для\b|\W*\?)|"
    rf"\bимя(?= (?:для|в) {_PAPER}| и (?:телефон|номер|фамили))|ваш\w* (?:имя|фамили)|"
    r"как вас записать|на (?:чье имя|кого|какую фамилию)|фамили"
)
"""Ways to ask for a name; of a brand or a model, "do you know the name?", one may speak at any time."""

NAMES: Mapping[Detail, re.Pattern[str]] = {
    Detail.DAY: re.compile(
        r"\b(?:какой день|какое время|котором часу|каком часу|во сколько|к скольки|"
        r"(?:день|время) (?:и время )?(?:удобн|подойд)|"
        r"удобн\w+ (?:день|время)|(?:which|what) (?:day|time|date|morning|afternoon|evening|week)|"
        rf"{SHORT_WEEKDAY} (?:\w+ )?(?:или|or)\b|"
        r"(?:day|date|time) (?:and \w+ )?(?:would |do you |that )?(?:suit|work))"
    ),
    Detail.PLACE: re.compile(
        r"\b(?:адрес(?!\w* (?:\w+ )?(?:почт|м[еэ]йл))|(?:на )?как(?:ую|ая|ой) (?:улиц|дом)|"
        r"куда (?:вам )?(?:\w+ )?(?:вез|прив|прие|дост|подъе|подво|зае)|где (?:вам )?(?:встр|удобн)|"
        r"куда(?: ехать)?\W*$|подъезд|домофон|этаж|(?<!mail )address(?! it)|postcode|(?:what|which) street|"
        r"where(?:\W*$| (?:should|shall|do|to|are|would|can)\b))"
    ),
    Detail.CONTACT: re.compile(
        rf"\b(?:{A_NAME}|телефон|номер|почт[ауы]\b|\b(?:[еэи]-?)?м[еэ]йл|e-?mail|"
        r"на какую компанию|реквизит|phone|(?:your|best|contact|what|a) number|"
        r"contact details|куда (?:вам )?(?:при|вы|ото)?сл\w+|куда (?:вам )?скин\w+|"
        r"(?:договор|счет|смету|расчет|документы|предложение) (?:вам )?куда (?:вам )?отправ\w+|"
        r"куда (?:вам )?отправ\w+ (?:вам )?(?:договор|счет|смету|расчет|документы|предложение)|"
        r"кто (?:\w+ ){0,3}(?:встре\w+|прим[ие]\w+|принима\w+(?! решен)|будет)|"
        r"кого (?:\w+ )?(?:впи\w+|записать|спросить)|"
        r"кому (?:\w+ ){0,2}(?:звонить|набрать)|mobile|"
        r"who(?:'s| is|'ll| will| do i| should (?:i|we|\w+ ask)| lets?| signs?)\b|"
        r"whom? (?:shall|should|do) i (?:put|make|address))"
    ),
    Detail.PAYMENT: re.compile(
        r"\b(?:картой|налич|безнал|как (?:вам )?(?:\w+ )?(?:плат|рассчит)|(?:пред)?оплат|рассроч|платеж|частями|"
        r"card(?: or\b|\?)|(?:by|or) card\b|cash\b|"
        r"pay(?:ing|ments?)?\b|premium|instal|monthly or|bank transfer|invoice or)"
    ),
}

_WELL = (
    rf"^\W*(?:(?:{LEAD}|отлично|хорошо|супер|ладно|ок|окей|прекрасно|договорились|понял[аи]?|ясно|понятно|great|good|"
    r"right|lovely|perfect|fine|sure|now)\W+)+"
)
"""Words before a question that are none of it."""

_WHEN = re.compile(
    r"(?:^|[^,] |(?:скажите|подскажите), )\bкогда\b|(?:^|[.;:!?—–] ?|\b(?:and|so) )when\b|"
    rf"{_WELL}(?:когда (?:к )?вам (?:лучше |удобнее )?(?:привезти|подвезти|завезти|доставить|"
    r"приехать|подъехать|заехать|позвонить|набрать)(?=\W*$)|когда вам (?:будет )?(?:удобно|удобнее|лучше)(?=\W*$)|"
    r"when (?:(?:shall|should|can|could|may) (?:i|we)|"
    r"(?:would|will|can|could) you (?:want|like|collect|take|be (?:in|home|there))|do you (?:want|need) (?:it|them)|"
    r"(?:is|would be) (?:good|best|a good))\b)"
)

_SEALED = re.compile(
    r"\b(?:спасибо|записал[аи]?|договорились|до (?:встречи|связи|завтра|скорого)|"
    rf"до {WEEKDAY}|"
    r"ссылк\w+ (?:\w+ )?(?:у вас|в (?:чате|сообщении|мессенджере)|отправ\w+|ушла|скину)|"
    r"(?:your|the|a|payment) link|жд[уеи]\w{0,2}|оформил[аи]?|отправ(?:лю|им|ляю)|пришл(?:ю|ем)|привез(?:у|ем)|"
    r"набер[уе]м?|позвон(?:ю|им)|буду у вас|thanks?|thank you|noted|got (?:it|that)|see you|speak soon|all set|booked|"
    r"sorted|(?:i|we)(?:'ll| will) (?:send|bring|call|ring|text|email|see|be|deliver|get))\b"
)


_GOODBYE = re.compile(
    r"\b(?:bye|goodbye|all the best|congratulations|happy (?:birthday|anniversary|travels)|"
    r"have (?:a|an) \w+ (?:day|evening|weekend|trip|time|one|week)|my pleasure|you're welcome|"
    r"до свидания|всего (?:добр|хорош)\w+|хорош\w+ (?:дня|вечера|выходных|поездки|недели)|удачи|поздравл\w+|"
    r"с праздником|с днем рождения|с покупкой|с новосельем|на здоровье|приятн\w+ аппетита)\b|"
    r"\bhope (?:you|he|she|they)(?:'ll| will)? (?:\w+ )?enjoys?\b|"
    r"(?:^|[.!,…]\s*|\band )(?:take care\b(?! of)|enjoy(?: [\w'-]+){0,5}\s*(?:[.!…]|$))|"
    r"^\W*(?:(?:(?:всегда|не за что),? )?пожалуйста|не за что|с удовольствием)\W*$"
)
"""Words of a goodbye; "please", "with pleasure" and "enjoy" only where nothing hangs on them."""

_TELL_ME = re.compile(r"\b(?:let me know|tell me|напишите|скажите),? (?:if|how|если|как)\b")
"""What is asked for after the sale: how it goes."""

_DEMANDS = re.compile(
    r"\b(?:pay|sign|order) (?:\w+ ){0,2}(?:now|today|here|first)\b|\b(?:оплатите|подпишите|решайте)\b"
)


def says_goodbye(reply: str) -> bool:
    """True for a goodbye or a good wish and nothing that is asked for."""
    clean = normalised(reply)
    asks = ASKS.search(_TELL_ME.sub(" ", clean)) or _DEMANDS.search(clean)
    return not asks and bool(_GOODBYE.search(clean))


def asks_for_details(reply: str, cut: Sequence[Clause]) -> str | None:
    """The words that ask for something that an order needs, verbatim; None where none do."""
    return first_part(reply, cut, _asks)


_NONE_ASKED = r"^(?!.*\b(?:what|which|who|when|where|how|why)\b).*"
"""Nowhere a word that asks to be told something."""

_ORDER = re.compile(
    r"^(?!.*\b(?:как|кого|кто|каку?ю?|какой|сколько|когда|что|куда|где|почему|зачем)\b).*"
    r"\b(?:оформля(?:ем|ю|йте)|бере(?:те|м)|записыва(?:ю|ем)|пробива(?:ю|ем)|заказыва(?:ем|ете)|подписыва(?:ем|ете)|"
    r"брониру(?:ем|ю)|заворачива(?:ю|ем)|завернуть|упаковать|по рукам|договорились)\b.*\?|"
    rf"{_NONE_ASKED}\b(?:(?:shall|should) (?:i|we) (?:just |then )?"
    r"(?:write|put|order|book|go ahead|ring|wrap|sign|start|set|place|reserve|box|bag|pack)\b|"
    r"(?:will|so) you (?:be )?(?:take|taking)\b|are you taking\b|"
    r"do you want (?:it|them|the \w+(?: \w+)?)\W*$|(?:is it )?a? ?deal\W*$).*\?"
)


def asks_for_order(reply: str, cut: Sequence[Clause]) -> str | None:
    """The words that plainly ask for the order, verbatim; None where none do."""
    return first_part(reply, cut, lambda text: bool(_ORDER.search(normalised(text))))


_BUYS = re.compile(
    rf"^\W*(?:(?:{LEAD}|что|значит|понимаю|понятно|ок|ясно|right)\b\W*)*(?:"
    r"(?:берете|берем|покупаете|оформляем|подписываем|заказываем)"
    r"(?: (?:так|его|ее|их|это|эт(?:от|у|и)|один|одну|одно|об[ае]|дв[ае])\b)?"
    r"(?:(?: (?!(?:для|на|во?|у|со?|к|по|от|из|за|без|обычно|часто|сами|сразу|всегда|что|как|где|куда|когда)\b)[а-я]+)?"
    r",? или нет)?|"
    r"(?:are you (?:taking|buying)|will you (?:take|buy)|"
    r"shall we sign|do you want)(?: (?:it|them|one|this(?: one)?|(?:the|this) \w+(?=,? or not)))?(?:,? or not)?)\W*\?"
)
"""Nothing but the thing itself may follow: "берёте для себя?" asks for a need."""


def asks_to_buy(reply: str) -> bool:
    """True for a bare question for the order: "ну что, берёте?"; it needs no more than that to come too early."""
    return any(_BUYS.search(normalised(sentence)) for sentence in sentences(reply))


_WRITES_UP = re.compile(
    r"\b(?:пробива(?:ю|ем)|оформля(?:ю|ем)|выписыва(?:ю|ем)|заворачива(?:ю|ем)|брониру(?:ю|ем))\b|"
    r"\b(?:пойдем(?:те)?|пошли|прошу|идем(?:те)?|провожу) (?:вас )?(?:на|к) касс|"
    r"\bi(?:'ll| will) (?:just )?(?:ring|write|put|wrap|book|sign) (?:it|that|them|this|you|both) "
    r"(?:up|down|through|in)\b|"
    r"\b(?:come|let's go|follow me|this way) (?:over )?to the (?:till|counter|checkout)\b"
)
_DRAWS_UP = re.compile(
    r"^(?!.*\b(?:не|если|когда|как|потом|позже|завтра|послезавтра|после)\b)"
    r".*\bдавайте (?:(?:ваш|паспорт|документы|тогда|мы|сейчас|сразу),? ){0,3}оформим (?:бронь|заказ|договор)\b"
)
"""The order itself, at once: "давайте паспорт, оформим бронь"."""


def writes_up(reply: str) -> bool:
    """True where the seller goes ahead with the order: "пробиваю, пойдёмте на кассу"."""
    at_once = any(_DRAWS_UP.search(normalised(sentence)) for sentence in sentences(reply))
    return at_once or bool(_WRITES_UP.search(normalised(reply)))


_PACKS = re.compile(
    rf"{_NONE_ASKED}\b(?:(?:shall|should) (?:i|we)|do you want me to|would you like me to) (?:just )?"
    r"(?:box|bag|wrap|pack) (?:it|them|these|those|this|that|everything|both)\b.*\?|"
    rf"{_NONE_ASKED}\b(?:will|would|are) you (?:be )?(?:just )?wear(?:ing)? (?:it|them|these|those) home\b.*\?|"
    rf"^\W*(?:(?:{LEAD}|вам|вас|его|ее|их|все|сразу)\b\W*)*(?:упаковать|завернуть)\b"
    r"(?! (?:в|как) подар)(?: (?:вам|его|ее|их|все|сразу))*(?:,? или\b[^?]*)?\W*\?|"
    rf"^\W*(?:(?:{LEAD}|вы|сразу|прямо)\b\W*)*в н(?:их|ем|ей) (?:и |сразу |прямо )*(?:пойдете|уйдете),? "
    r"или (?:вам )?(?:в (?:короб|пакет)\w*|упак\w+|заверн\w+)\W*\?"
)
"""The question how he takes it away, and nothing else: "куда вы в них пойдёте?" asks for a need."""


def packs_up(reply: str) -> bool:
    """True where a reply asks how he takes it away: "shall I box them up, or will you wear them home?"."""
    return any(_PACKS.search(normalised(sentence)) for sentence in sentences(reply))


def asks_when(sentence: str) -> bool:
    """True where a sentence asks when."""
    return bool(_WHEN.search(normalised(sentence)))


def seals(reply: str) -> bool:
    """True where a reply thanks, confirms, or says what the seller does next: all that an order settled still takes."""
    return bool(_SEALED.search(normalised(reply)))


def _asks(text: str) -> bool:
    clean = normalised(text)
    return bool(ASKS.search(clean)) and (
        bool(_WHEN.search(clean)) or any(names.search(clean) for names in NAMES.values())
    )
