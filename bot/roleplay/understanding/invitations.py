"""A visitor is asked along: to go and look, to try something on, to listen for himself."""

import re

from bot.grading.text.plain import normalised

_FEEL = r"(?:потрогать|пощупать|подержать(?! за\b)|примерить|померить|полежать|прилечь|прокатиться|проехаться)"
_TAKE = r"(?:потрогайте|пощупайте|подержите|примерьте|наденьте|прилягте|возьмите в руки|сядьте за руль)"
_GO = (
    r"(?:(?:пойдем|пройдем|подойдем|зайдем)(?:те|ся)?|поднимемся|"
    r"(?:можем|давайте|хотите)(?: (?:сейчас|прямо))* (?:зайти|пройти|подойти|подняться))"
)
_SPOT = r"(?:(?:зал|двор)[уае]?\b|(?:витрин|стенд|полк|стеллаж|зеркал|примерочн|этаж|квартир|матрас|кроват|машин)\w*)"
_PLACE = r"(?:(?:up|over|out) )?(?:in)?to the (?:\w+ )?(?:window|mirror|rack|shelf|shelves|stand|forecourt|yard|car)"
_HERE = r"(?: on| out| yourself| here| now)*"
_ON = rf"(?:try (?:it|them|these)|put (?:it|them|these) on){_HERE}"

_ALONG = re.compile(
    rf"(?:^|[.!?,:] )(?:вот )?{_TAKE}\b|\b(?:хотите|давайте|можете)(?: (?:сами|сейчас|прямо))* {_FEEL}\b|"
    rf"\bможно(?: (?:сами|сейчас|прямо))* {_FEEL}\b(?=[^.!?]*\?)|(?:^|[.!?] )полежите\b|"
    r"(?:^|[.!?,] )ложитесь(?=[,.!]| и полежите\b)|"
    r"\bпойдем(?:те)?(?:, посмотрите(?: сами)?(?=[,.!]|$)| на \w+[иоы]й, послуша\w+)|"
    rf"\bхотите (?:сами )?попробовать\?|\b{_GO} (?:в|на|к|до) (?:\w+ )?{_SPOT}|\bподнимемся на \w+[иоы]й\b|"
    r"(?:^|[.!?] )(?:давайте )?(?:примерим|прокатимся|посмотрим)\?|\b(?:послушайте|попробуйте) сам[аи]?(?=[.!?]|$)|"
    rf"\b(?:shall we|let's) (?:go|walk|pop|step) (?:outside|upstairs|{_PLACE})\b|"
    rf"\bshall we (?:(?:have|take) a look|try (?:it|them|one){_HERE})(?=[.!?]|$)|"
    rf"(?:\b(?:do|would) you (?:want|like)|(?:^|[.!?] )want) to (?:try|feel|hold) (?:it|them|one){_HERE}\?|"
    rf"(?:^|[.!?] )(?:(?:please|here),? )?(?:{_ON}|have a (?:feel|go)|(?:take|have) a look)(?=[.!]|$)|"
    rf"(?:^|[.!?] )(?:(?:please|here),? )?{_ON} for (?:a|two|five|ten) minutes?\b|"
    r"(?:^|[.!?] )(?:(?:do you )?want|(?:do you )?fancy|would you like) a test drive\b"
)

_NO_SUCH = re.compile(
    r"\b(?:если|когда|потом|завтра|дома|только|вернуть|приходите|приезжайте|почему|зачем|"
    r"if|when|later|tomorrow|why)\b|\d{3}|[%₽£$€]|"
    r"\b(?:руб|тысяч|млн|цен[аыуео]|скид|ставк|рассроч|кредит|ипотек|касс|оформ|заказ|договор|бумаг|документ|расч[её]т|"
    r"отзыв|фото|сайт|оплат|pric|cost|discount|deal|order|pay|paper|contract|till|checkout|cash|number|figure|"
    r"review|photo|website|online)"
)
"""What is not for now, or asks for money, papers or an order."""


def invites(reply: str) -> bool:
    """True for an invitation to see for oneself, here and now: "Поднимемся на седьмой?", "shall we have a look?"."""
    clean = normalised(reply)
    return bool(_ALONG.search(clean)) and not _NO_SUCH.search(clean)
