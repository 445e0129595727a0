"""Better terms given, or nothing given: a price refused is no concession, nor is a day offered to whoever haggles.

Looked for are signs that something is given at all; what it is, and for what in return, the detector has learnt.
"""

import re
from collections.abc import Iterator, Sequence

from bot.grading.list_price import ROUND, THOUSAND, Prices
from bot.grading.text.calendar import A_WEEKDAY, MONTH
from bot.grading.text.clauses import Clause, first_part
from bot.grading.text.plain import normalised
from bot.grading.text.quantities import quantities
from bot.grading.text.units import Measure

_PART = re.compile(r"(?:[!?…;:()\n]|(?<!\d)[.,]|[.,](?!\d))+|\s[—–-]+\s|\s(?:но|а|зато|but|though|however)\s")

_REFUSED = re.compile(
    r"\bне (?:пойдет|выйдет|получится|могу|можем|смогу|сможем|потян\w+|скин\w+|отда[мею]\w*|уступ\w+|сдела\w+|"
    r"да[мею]\w*|сниж\w+|сниз\w+|сброс\w*|сбрас\w+|опу[сщ]\w+|торгу\w+|дела\w+|будет скид\w+)\b|"
    r"^нет\b|\bнет$|\bскид\w+ (?:\w+ ){0,3}(?:нет|не)\b|\b(?:нет|без|никак\w+) скид\w+|"
    r"\bниже (?:\w+ ){0,2}(?:не\b|нельзя|никак)|"
    r"\b(?:ниже|дешевле|дальше) (?:\w+ ){0,2}(?:некуда|невозможно|исключено)\b|"
    r"\bне ниже\b|\bне дешевле\b|\bторга (?:нет|не)\b|\bбез торга\b|"
    r"\bцен\w (?:\w+ )?(?:не (?:мен|изме)\w+|та же|прежн\w+|остает\w+|фиксирован\w+|тверд\w+|окончат\w+)|"
    r"(?:\bcan'?t|\bcannot|n't|\bnot|\bnever)(?: \w+){0,2} (?:go|do|take|drop|give|knock|move|get|sell|let|offer|come|"
    r"cut|reduce|discount|shift|budge|lower|meet|match|accept|work|possible)\b|"
    r"\bno (?:\w+ )?(?:discounts?|reductions?|deals?|haggling|room|further|lower|less)\b|\bnot (?:below|under|lower)\b|"
    r"\bwithout (?:any |a )?discounts?\b|\bno$|\bnowhere (?:\w+ )?(?:lower|left|to go)\b|"
    r"\bprices?(?:'s| is| are)? (?:\w+ )?(?:stays?|stands?|fixed|final|firm|remains?|the price)\b|"
    r"\bthat's (?:the|our|my) (?:\w+ )?price\b"
)
"""Words of a part that refuses: whatever is named in it is not given."""

_ECHOED = re.compile(
    r"[^.!?…\n]+\?+\s*(?=(?:нет|не|увы|к сожалению|извините|при такой|за такую|за эти|no|not|sorry|afraid|i'm afraid|"
    r"i can't|can't|at that|that (?:leaves|would|is below))\b)"
)
"""A sum asked back and refused in the next breath: "Сорок? Нет"."""

_LOSS = re.compile(
    r"\b(?:i|we)(?:'d| would) (?:only |just )?(?:be (?!willing|looking|talking|asking|charging)\w+ing|lose|"
    r"have nothing|make no|make nothing|end up)\b|"
    r"\bwould (?:leave|put|cost|kill|ruin|break) (?:me|us|the)\b|\blos(?:e|es|ing) (?:money|out)\b|\bat a loss\b|"
    r"\bout of (?:my |our )?(?:own )?pocket\b|\bnothing (?:left|in it)\b|\bbelow (?:what it costs|cost)\b|"
    r"\bв (?:глубокий )?(?:минус|убыт\w+)\b|\bниже (?:себестоим|закуп)|\bработа\w+ (?:даром|бесплатно|в ноль)\b|"
    r"\bв ноль\b|\bничего не (?:зараб|оста)|\bпрогор(?:ю|им)\b|\bразор(?:юсь|имся)\b|"
    r"\bпотеря(?:ю|ем)\b"
)
"""What a sum would cost the seller."""

_UNREAL = re.compile(
    r"^\W*(?:но |а |и )?(?:за|при|по) (?:\S+ ){1,4}(?:я|мы|мне|нам)\b.*\bбы\b|"
    r"^\W*(?:but |and )?(?:at|for) (?:\S+ ){1,4}(?:i|we)(?:'d| would)\b"
)
"""How one says what a sum would come to: "за 18 500 я бы…"."""

_WOULD_GIVE = re.compile(
    r"\b(?:отда|уступ|скин|соглас|сдела|мог\b|могу|можем|подпис|оформ|постав|взял|берите|забирай|продам|по рукам)|"
    r"\b(?:i|we)(?:'ll| will| can)\b|"
    r"(?:'d|would) (?:do|take|shake|sign|sell|let|agree|go|accept|give|drop|lower|bring|come down|knock|be (?!\w+ing))"
)
"""Words of him who takes that sum all the same."""

_GIVEN = re.compile(
    r"скид|скин|уступ|сни[зж]|сбра?[сш]|подвин|\bотда[мюде]|\bсдела[юе]|\bдам\b|\bдадим|\bда[юе]м?\b|дар[юи]|подар|бесплат|"
    r"\bдаром\b|в придачу|бонус|минус|дешевл|\bубер|вычт|округл|долой|зачт|полцен|половин|рассроч|отсроч|частями|акци|"
    r"\bне (?:возьм|беру|считаю|посчита|спрошу)|\bза (?:наш|мой|свой) счет|процент|\bмогу\b|\bможем\b|\bсмогу|\bсможем|"
    r"\bладно\b|\bтак и быть|\bпо рукам|\bуговорил|\bпоставлю|\bсойд\w+|\bпоеду|"
    r"\bg[ia]ve|\bgiving|\bthrow|\bfree\b|\boff\b|\bknock|\bdrop|\bwaiv|\bcut\b|\bdiscount|"
    r"\b(?:i|we|you) (?:can|could|might)\b|"
    r"\bcan do\b|\b(?:i|we)(?:'ll|'d| will| would)\b(?! (?:love|like) to\b)|"
    r"\bon (?:me|us|the house)\b|\bhalf\b|\bspread|\binstal|\bsplit\b|"
    r"\bworks?\b|per ?cent|%|\bbonus|\bgift|\bvoucher|\bcredit|\bmeet you|\bcome down|"
    r"\bgo on then|\bfine\b|\ball ?right\b|\bdeal\b"
)
"""Words of giving; a thing done for nothing, an amount taken off, what can be done."""

_YIELDED = re.compile(
    r"\bотдать|\bсдела|включ|\bвход\w+ в\b|добав|полож|\bвместо\b|\bзамен|\bльгот|выгодн|промокод|сертификат|купон|"
    r"^давайте$|\bна месяц|\bв ноль|себестоим|\bне (?:платите|оплачив)|"
    r"\b(?:хорошо|ок|окей|идет|договор\w+|соглас\w+|конечно|можно|пусть|забирай\w*|берите|держите|без проблем|"
    r"не вопрос|легко|давай|да|ага|угу|тогда|будет|так|когда|раз|только)\b|\bот \w+|"
    r"\bextra|\bextend|\bincluded?\b|\binstead\b|\bcheaper|\bless\b|\breduc|\blower|\bdown\b|\bmatch|\bupgrade|\btrade.in|"
    r"\bcomplimentary|\bour treat|\bno charge|\bill\b|\bget (?:it|you|them)\b|\bwithout the\b|"
    r"\b(?:ok|okay|sure|done|go ahead|yes|yeah|yep|no prob\w*|of course|course|happy to|why not|agreed|suppose|"
    r"consider it|yours|then|shake|very well|certainly|gladly|as you (?:wish|like))\b|"
    r"\bonly\b|\bwhen\b|\bfrom \w+|\bfor (?:a|the|two|three|\d+)\b"
)
"""Milder words, of him who agrees or adds something; beside a refusal they tell of what the price has in it."""

_CONDITION = re.compile(
    r"\bесли\b|\bпри (?!эт|вс|вас\b|мне\b|нем\b|ней\b|них\b)|\bвзамен|\bв обмен|\bза (?:отзыв|рекоменд|фото|предопл|"
    r"подпис)|\b(?:возьм|закаж|оплат|подпиш|собер)\w+|\bчем поступ|"
    r"\bif\b|\bprovided|\bas long as|\bunless|\bin (?:return|exchange)|\bsign\b|\border\b|\bcommit|\bpay\b"
)

_BOOKED = re.compile(
    r"\b(?:(?:могу|можем|давайте|тогда|готов[аы]?|хотите|предлагаю|i|we|you|let me)(?:'ll|'d| can| could| will)? )?"
    r"(?:(?:вас|вам|тебя|мы|я|just|also|always) )*"
    r"(?:запи[сш]\w*|прин(?:ять|има\w+)|при(?:слать|шлю)|высл\w+|вышл\w+|отправ\w+|показ\w+|покаж\w+|приех\w+|приед\w+|"
    r"подъех\w+|подъед\w+|по(?:зв|дзв)он\w+|перезвон\w+|набр\w+|набер\w+|отлож\w+|(?:за)?бронир\w+|созвон\w+|"
    r"встрет\w+|"
    r"book(?: you)?(?: in)?|put you (?:down|in)|pencil \w+|fit you in|see you|call|ring|send|show|"
    r"come(?: by| over| round)?|"
    r"schedule|reserve|arrange|e-?mail)\b"
)
"""A day or a paper offered, which gives nothing."""

_WHEN = re.compile(
    rf"\b(?:(?!сред(?:е|ой)\b){A_WEEKDAY}|завтра|сегодня|утр\w+|вечер\w*|обед\w*|числ\w+|today|tonight|tomorrow|morning|"
    r"afternoon|evening|o'?clock|[ap]m)\b"
)
"""When something is; "on Mondays" a price holds, "в среде" is among whom."""

DATES = 31
"""Numbers up to which one beside a day may be a date, or an hour."""

_LISTED = re.compile(r"\bцен[ауые]\b|\bстоит\b|\bстоимост|\bостает\w+|\bprices?\b|\bcosts?\b|\bstays?\b|\bit's\b")
_BELOW = re.compile(r"\bниже\b|\bдешевле\b|\bменьше\b|\b(?:below|under)\b|\b(?:lower|less|cheaper) than\b")
_COUNTED = frozenset({Measure.MONEY, Measure.COUNT, Measure.PERCENT})


def gives_nothing(reply: str, prices: Prices | None = None) -> bool:
    """True for a reply without any sign that better terms are given, for something or for nothing.

    Args:
        reply: as written.
        prices: of the product, if they are known: the list price is nothing given.
    """
    clean = normalised(reply)
    parts = list(_parts(_ECHOED.sub(" ", clean)))
    refused = [part for part in parts if _REFUSED.search(part) or loses(part)]
    kept = (_BOOKED.sub(" ", part) for part in parts if part not in refused)
    stands = prices is not None and any(_down_to(part, prices) for part in refused)
    return not stands and not any(_gives(part, bool(refused), prices) for part in kept)


def loses(part: str) -> bool:
    """True for words by which a sum would bring the seller nothing: "at 150 I'd be selling them for nothing".

    Args:
        part: of a sentence, normalised.
    """
    unreal = _UNREAL.search(part) and any(quantity.measure in _COUNTED for quantity in quantities(part))
    return bool(_LOSS.search(part) or unreal) and not _WOULD_GIVE.search(part)


def _parts(clean: str) -> Iterator[str]:
    return (part.strip() for part in _PART.split(clean) if part and part.strip())


def _down_to(part: str, prices: Prices) -> bool:
    """True for a lower price that is offered by refusing what is below it: "ниже сорока пяти не могу"."""
    sums = (quantity.value for quantity in quantities(part) if quantity.measure in _COUNTED)
    return bool(_BELOW.search(part)) and any(not _is_list(value, prices) for value in sums)


def _gives(part: str, refuses: bool, prices: Prices | None) -> bool:
    signs = (_GIVEN, _CONDITION) if refuses else (_GIVEN, _CONDITION, _YIELDED)
    if any(sign.search(part) for sign in signs):
        return True
    return _sum_given(part, refuses, prices)


def _sum_given(part: str, refuses: bool, prices: Prices | None) -> bool:
    """True for a sum that may be a better price, or something off it."""
    sums = [quantity.value for quantity in quantities(part) if quantity.measure in _COUNTED]
    if _WHEN.search(part):
        sums = [value for value in sums if value > DATES]
    if prices is not None:
        return any(not _is_list(value, prices) for value in sums)
    # Whoever refuses and then names "the price" names the one that stands.
    return bool(sums) and not (refuses and _LISTED.search(part))


def _is_list(value: float, prices: Prices) -> bool:
    thousands = prices.listed >= ROUND and value * THOUSAND >= prices.listed
    return value >= prices.listed or (value < THOUSAND and thousands)


_PROMISED = re.compile(
    r"\b(?:с?дела(?:ю|ем)|дам|дадим|даю|даем|будет) (?:(?:вам|еще|и|хорошую|небольшую) ){0,2}скид(?:ку|ка|очку)\b|"
    r"\bскид(?:ку|ка|очку) (?:(?:вам|тогда|еще|и|тоже) ){0,2}"
    r"(?:с?дела(?:ю|ем)|дам|дадим|даю|даем|будет(?=(?: вам| для вас| тебе)?\W*(?:$|[.,!])))\b|"
    r"\b(?:i|we)(?:'ll| will| can)(?: \w+){0,2} (?:give|do|get|sort) you (?:\w+ ){0,2}discount\b"
    r"(?! (?:cards?|club|scheme|programme)\b)"
)
_UNSURE = re.compile(
    rf"\b(?:(?:на)?вряд ли|едва ли|не (?:говор\w+|обеща\w+|сказал\w*|гарантир\w+|уверен\w*|знаю|факт)|"
    rf"(?:в|во|с|со|к|до|in|from) {MONTH}|unlikely|doubt|not (?:saying|sure|promising)|don't (?:think|know|promise))\b"
)
"""What takes a promise back, or puts it off."""

_NUMBER_OF = (
    r"(?:\d|двух|трех|четырех|пяти|шести|семи|восьми|девяти|десяти|\w+(?:надцати|десяти)|сорока|ста\b|тысячи|сумм|объем|"
    r"колич|парти)"
)
_IN_RETURN = re.compile(
    r"\bесли\b|\bвзамен\b|\bв обмен\b|\bпри (?:оплате|заказе|покупке|предоплате|условии)|\bза (?!счет|это\b)|\?|"
    rf"\bот {_NUMBER_OF}|\bпосле\b|\bкогда\b|\b(?:только|лишь) (?!вам\b|тебе\b|для вас\b|сегодня\b|сейчас\b)|"
    r"\bпостоянн\w+|\bоптов\w+|\bследующ\w+|\b(?:на|со?) втор\w+|\bредко\b|\bиногда\b|\bне на\b|"
    r"\bif\b|\bprovided\b|\bas long as\b|\bin (?:return|exchange)\b|\bfrom (?:\d|two|three|five|ten)|"
    r"\b(?:when|once|after|rarely|seldom|hardly|sometimes|regulars?|wholesale|next)\b|\bonly (?:to|on|for (?!you\b))"
)
"""What makes a discount conditional, or hardly one at all."""


def promises_discount(reply: str, cut: Sequence[Clause]) -> str | None:
    """The words that promise a discount for nothing, verbatim: "скидку сделаем"; None where they ask for anything."""
    if _IN_RETURN.search(normalised(reply)):
        return None
    return first_part(reply, cut, _promises)


def _promises(words: str) -> bool:
    clean = normalised(words)
    taken_back = _CONDITION.search(clean) or _REFUSED.search(clean) or _UNSURE.search(clean)
    return bool(_PROMISED.search(clean)) and not taken_back
