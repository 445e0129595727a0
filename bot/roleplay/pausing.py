"""A thought in several messages: one that breaks off is waited for, and judged together with what follows."""

import re

from bot.grading.surface import normalised

LONGEST = 2
"""Messages in a row that are waited for; then what there is must do."""

_BREAKS_OFF = re.compile(
    r"(?:[,;:–—-]|(?:^|[\s,])(?:и|а|но|что|чтобы|чтоб|потому|поэтому|если|когда|для|на|в|во|с|со|о|об|у|к|по|из|за|от|"
    r"который|которая|которые|которое|это|мы|вы|ваш|ваша|наш|наша|and|but|so|because|that|if|when|for|to|of|in|on|with|"
    r"the|a|an|our|your|we|you|which|is|are))$"
)

_LEADS_UP = re.compile(
    r"\W*(?:(?:хм|ну|так|да|а|и|ой|ага|sorry|ok|okay|right|well|oh|ah|hm+|and|but|so|yes),? )*"
    r"(?:слушайте|послушайте|смотрите|знаете(?: что)?|погодите|минутку|(?:и )?(?:вот )?еще (?:что|вот что|одно)|"
    r"(?:еще )?(?:(?:один|такой|последний) )?вопрос|можно (?:узнать|спросить|вопрос)|"
    r"(?:хочу|хотел[аи]?) (?:узнать|спросить)|(?:скажите|подскажите)(?: пожалуйста)?|"
    r"(?:у меня )?(?:есть )?(?:идея|вопрос)|"
    r"so|well|look|listen|"
    r"(?:just )?one (?:more|last|other|quick)(?: thing| question)?|(?:a )?quick (?:one|question)|can i ask(?: you)?"
    r"(?: something| one thing)?|here's (?:my|the|an|what) (?:idea|thing|plan|thought|i think)|"
    r"let me (?:think|see|ask))"
    r"(?:,? (?:please|пожалуйста|[а-я]+ [а-я]+(?:вич|вна)))?\W*"
)
"""A message that only leads up to another."""


def breaks_off(reply: str) -> bool:
    """True where a message plainly goes on in the next one: it ends on a comma or a conjunction, or only leads up."""
    clean = normalised(reply).strip()
    if "?" not in clean and _LEADS_UP.fullmatch(clean):
        return True
    return len(clean.split()) > 1 and bool(_BREAKS_OFF.search(clean))
