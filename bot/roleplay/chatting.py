"""Talk beside the sale: "how are you?", the weather, a joke."""

import re

from bot.scenario.vocabulary import Situation

_SMALL_TALK = re.compile(
    r"\b(?:как (?:у вас )?(?:дела|настроение|жизнь|поживаете|сами|выходные|погода)(?! (?:с|у|в|по) )|"
    r"как (?:ваши дела|ваше настроение|прошли выходные|провели выходные)|"
    r"(?:хорош\w+|прекрасн\w+|чудесн\w+|ужасн\w+|ну и|какая)(?: сегодня)? (?:погод\w+|денек|жара)|"
    r"погода (?:сегодня|нынче|у вас|шепчет)|с наступающим|с праздником|хорошего вам дня|"
    r"(?:пробки|дорога|доехали|добрались)(?: (?:жуткие|сегодня|как|нормально|хорошо))*(?=\W*\?)|"
    r"how are (?:you|things)(?: (?:doing|keeping|going))?(?: (?:today|then|this \w+|all))?(?=\s*(?:$|[.,!?;]))|"
    r"how's (?:it going|your day|life)(?=\s*(?:$|[.,!?;]))|"
    r"(?:lovely|nice|great|terrible|awful|horrible) (?:weather|day)|"
    r"(?:weather|traffic) (?:today|out there)|(?:did you have to )?come far(?: today| this morning)?(?=\W*\?)|"
    r"how was your weekend|what a day)\b"
)
_JOKE = re.compile(
    r"\b(?:шучу|шутка|шутк[уи]|анекдот\w*|пошутил\w*|ха-?ха(?:-?ха)*|хаха\w*|just kidding|kidding|joking|joke|"
    r"ha-?ha(?:-?ha)*|haha\w*|lol)\b|\){3,}|😂|🤣|😄|😆"
)


def beside_the_sale(reply: str) -> Situation | None:
    """What kind of talk beside the sale a reply holds.

    Args:
        reply: in lower letters, ё as е.
    """
    if _JOKE.search(reply):
        return Situation.JOKE
    if _SMALL_TALK.search(reply):
        return Situation.SMALL_TALK
    return None
