"""A thought in several messages: one that breaks off is waited for, and judged together with what follows."""

import re

from bot.grading.text.plain import normalised
from bot.grading.text.questions import asks
from bot.grading.text.sentences import thoughts

SHORTEST = 2
"""Words from which a message can break off."""

LONGEST = 2
"""Messages in a row that are waited for; then what there is must do."""

FEW = 6
"""Words up to which a message may break off on a word with which a longer one ends."""

_BREAKS_OFF = re.compile(
    r"(?:[,;:–—-]|(?:,|потому|то) что|(?:^|[\s,])(?:и|а|но|чтобы|чтоб|потому|поэтому|если|для|на|в|во|с|со|о|об|у|к|по|"
    r"из|от|который|которая|которые|которое|and|but|because|if|the|a|an|our|your))$"
)
"""Nobody ends a thought like that, however much he has said."""

_MAY_BREAK_OFF = re.compile(
    r"(?:(?:,|\bok|\bokay|\bwell) so|(?:^|[\s,])(?:что|когда|это|мы|(?<!а )вы|ваш|ваша|наш|наша|"
    r"(?:so|is|fact|means?) that|(?<!want )(?<!have )(?<!like )to|of|with|for|we|(?<!it )is|(?<!you )(?<!we )are))$"
)
"""A few words that end like that are a beginning; at the end of many it is only how people talk."""

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
    if len(clean.split()) < SHORTEST:
        return False
    return bool(_BREAKS_OFF.search(clean)) or (bool(_MAY_BREAK_OFF.search(clean)) and not _is_whole(clean))


def _is_whole(clean: str) -> bool:
    """True for a question, a figure and anything said at some length, whatever the last words."""
    asking = any(asks(sentence) for sentence in thoughts(clean))
    return asking or len(clean.split()) > FEW or any(sign.isdigit() for sign in clean)
