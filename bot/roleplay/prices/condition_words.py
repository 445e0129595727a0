"""The words of a condition: what leads to one, and the deeds of a customer that a price may hang on."""

import re

_NO_DEED_RU = (
    "хотите|можете|желаете|думаете|считаете|сомневаетесь|решите|скажете|посмотрите|сравните|помните|видите|знаете|"
    "позволите|возражаете|передумаете|найдете|посчитаете|спросите|замечаете|понимаете"
)
_NO_DEED = (
    r"like\b|want|wish|prefer|need|think|ask|say\b|insist|have (?:any|a) |look|see\b|compare|know|mean|feel|do\b|don't|"
    r"find|change your|consider|wonder|remember|notice|imagine|are\b|were\b|can\b|could\b|would\b|will\b|"
    r"decide (?!to|now)|doubt|still\b|ever\b"
)
_DEED_EN = (
    r"(?:(?:pre)?pay(?:ment|ments|ing|s)?|paid|sign(?:ature|ing|ed)?|deposit|commit(?:ment|ting)?|contract|agreement|"
    r"order(?:ing|ed)?|review|reference|referral|recommend\w*|testimonial|cash|collect(?:ion|ing|ed)|book(?:ing|ed)|"
    r"prepaid|trade.?in|settle\w*|up ?front|in advance)\b"
)
"""What a customer does for a price, as a noun or in any other form."""

_DEED_RU = (
    r"(?:(?:пред)?оплат|аванс|задат|подпис|договор|контракт|отзыв|рекоменд|самовывоз|наличн|налич(?=к)|брон|перевод)\w*"
)
_WHEN = (
    r"(?:today|tonight|now|tomorrow|this (?:week|month|afternoon)|by \w+|up ?front|in (?:advance|full)|before \w+|"
    r"сегодня|сейчас|сразу|завтра|вперед|целиком|до \w+|на (?:этой|год|два|три)\b)"
)
_HOW_EN = (
    r"(?:(?:full|immediate|prompt|advance|early|yearly|annual|quarterly|monthly|signed|firm|upfront|same.day|longer|"
    r"\w+.(?:day|month|year)s?|\w+ (?:months?|years?)'?)[ -])"
)
_HOW_RU = r"(?:(?:полн|стопроцентн|годов|квартальн|немедленн|подписанн|долг)\w* |\d+ ?%.{0,3} ?)"

ADVANCE_TERMS = re.compile(
    rf"\b(?:with|for|on|upon|under|at|when|once) (?:an? |the |your )?{_HOW_EN}{{1,2}}{_DEED_EN}|"
    rf"\b(?:with|for|on|upon|when|once) (?:an? |the |your |full |is )*{_DEED_EN}(?: is| of \w+)? {_WHEN}|"
    rf"\bwhen (?:the |your )\w+ is {_DEED_EN}|"
    rf"\b(?:с|при|за) {_HOW_RU}{_DEED_RU}|\bс (?!вас\b)(?:\w+ )?{_DEED_RU} {_WHEN}"
)
"""Terms of payment, a contract or an order said beside a price: "£130 with a yearly contract". They ask for something
where a sum is given for them.
"""

CONDITION = re.compile(
    # "if you pay today": any deed of the customer's, but not "if you like"
    rf"\b(?:если|раз) (?:\w+ ){{0,2}}?(?!{_NO_DEED_RU})\w+(?:ете|ите|етесь|итесь)\b|"
    r"\bесли (?:\w+ ){0,2}?(?:подпишем|оформ(?:им|ляем)|договоримся|закроем|реш(?:им|аем)|берем|заключим|предоплата|"
    r"самовывоз\w*|оплата|наличн\w+|наличка|перевод(?:ом)?|договор|аванс|подпись|заказ|отзыв)\b|"
    r"\bпри (?:\w+ )?(?:оплат|предоплат|заказ|покупк|подпис|объем|аванс|самовывоз|условии|брон|налич|перевод)\w*|"
    r"\bза (?:\w+ )?(?:предоплат|отзыв|рекоменд|аванс|самовывоз|объем|наличн)\w*|"
    rf"\bпод (?:\w+ )?{_DEED_RU}|\b(?:только|но|лишь) (?:под |с |при |за )?{_DEED_RU} {_WHEN}|"
    r"\b(?:предоплатой|самовывозом)\b|\b(?:с|одно|такое|под) условие\w*|\bусловие(?: (?:одно|такое|простое))?:|"
    r"\bв случае (?:оплат|предоплат|покупк|самовывоз)\w*|"
    r"\bно (?:только )?(?:сегодня|сейчас|сразу|наличк\w*|за наличн\w*)\b|"
    r"\bвы мне \w+,? (?:а )?я вам\b|"
    r"\bвзамен\b|\bв обмен\b|\bв ответ (?:вы|прошу)\b|"
    r"\bкак только (?:вы )?(?:опла|подпи|внес|зака)\w+|"
    r"\b(?:нужна|нужен|потребуется|попрошу|прошу)(?: от вас| с вас| только| сразу)? (?:\w+ )?"
    r"(?:предоплат|аванс|задат|отзыв|рекоменд|оплат|подпис|договор)\w*|"
    r"\bс вас (?:[—–-] )?(?:\w+ )?(?:предоплат|аванс|задат|отзыв|рекоменд|самовывоз)|"
    r"\b(?:if you|should you|were you to)(?:'d|'ll| could| can| would| will|(?:'re| are) "
    rf"(?:willing|ready|happy|prepared|able) to)? (?!{_NO_DEED})\w+|"
    r"\bif we (?:can |could )?(?:sign|shake|close|agree|settle|book|wrap|finish|do (?:it|this|the deal))\b|"
    r"\bif (?:paid|collected|picked up|signed|ordered|booked|it's (?:cash|paid|collected|signed|today))\b|"
    r"\bprovid(?:ed|ing) (?:that|you|we|it's|it is)\b|\b(?:as|so) long as (?:you|we|it's|it is)\b|"
    rf"\b(?:provid(?:ed|ing)|(?:as|so) long as|assuming|given|against|subject to|conditional (?:up)?on|"
    rf"depending on)(?: (?!do\b)[\w']+){{0,4}} {_DEED_EN}|"
    rf"\b(?:assuming|given|against|subject to|conditional (?:up)?on) {_DEED_EN}|"
    r"\bon (?:the |one |a single )?(?:condition|understanding)\b|\bone condition:|\bsubject to (?:your|an? )|"
    r"\b(?:once|as soon as) you(?:'ve| have)? (?:pay|paid|sign|order)|"
    r"(?<!is )(?<!are )(?<!be )(?<!was )(?<!get )(?<!'s )\b(?:paid|prepaid|collected|ordered|booked|signed) "
    r"(?:in full|up ?front|in advance|today|now|in cash)\b|"
    r"\b(?:i|we)(?:'d| would|'ll) (?:just |only |then )?(?:want|need|expect|like|ask for) (?:you to (?:pay|sign|order|"
    rf"take|collect|book|commit|recommend|tell)|the (?:full|whole)|(?:the |your |an? )?{_DEED_EN})|"
    r"\byou(?:'d|'ll| would| will) (?:have|need) to (?:pay|sign|order|book|take|bring|collect|commit|leave)\b"
    r"(?! [£$€]?\d)|"
    r"\b(?:assuming|when) you (?:pay|sign|take|order|book|collect)\b|"
    r"\bfor cash\b|\bcash in hand\b|\bon collection\b|\bbut (?:only )?(?:today|for cash)\b|"
    r"\bin (?:return|exchange)\b|\bfor (?:a (?:deposit|review|reference|referral)|prepayment|payment up ?front)\b"
)
"""A condition, question or not."""

OWED = re.compile(r"\bс вас (?:[—–-] )?(?P<owed>\w[^.,;!?]*)")
"""What he owes for it: "с вас отзыв", but not "с вас тысяча семьсот"."""

DEED = re.compile(
    r"\b(?:вы|но|тогда|только|и|а) (?:вы |мне |сегодня |сразу |сами )?"
    r"(?:бер[еи]те|возьм[еи]те|оплатите|плат[ие]те|подпи[сш]\w+те|внес[еи]те|закаж[еи]те|заказываете|оставляете|"
    r"забираете|забер[еи]те|даете|дадите|приведете|напишете|переводите|переведете|(?:по)?рекомендуете)\b"
    r"(?! за\b| (?:всего |ровно |только )?[£$€]?\d)|"
    r"^\W*(?:оплатите|подпишите|внесите|закажите|переведите|возьм[еи]те (?:два|две|три|оба|обе|\d)|"
    r"заберете сами|внесете|оплачиваете сегодня|забронируете)\b|"
    r"\b(?:you|and|but|then|just) (?:then |also )?(?:(?:pay|sign|order|book|bring|commit|leave|give me|collect|"
    r"recommend|refer|introduce|pick (?:it|them) up)\b(?!-| (?:just |only )?[£$€]?\d)|"
    r"tell (?!me\b|us\b|you\b)(?=\w+ other)|take (?!it\b|this\b|that\b))|"
    r"^\W*(?:pay|sign|order|book|collect|pick (?:it|them) up)\b"
)
"""A deed set beside what is given; asked as a question it is only the way to the order."""
