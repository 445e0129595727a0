"""A customer pushed to decide: told to hurry, or of others after the same thing; milder ways are the detector's."""

import re
from collections.abc import Sequence

from bot.grading.text.calendar import A_WEEKDAY
from bot.grading.text.clauses import Clause, first_part
from bot.grading.text.plain import normalised

PUSHED = 0.8
"""Confidence of such words: all 7 of 4,995 labelled replies that hold any, and all 4 of 1,271 unseen, push."""

_DAY = rf"(?:tom+or+ow|tonight|next week|long|{A_WEEKDAY})"

_SOON = (
    rf"(?: (?:at (?:noon|lunch(?:time)?|\w+(?: o'?clock)?)|today|later(?: on)?|in an hour|soon|right now|now|"
    rf"this (?:morning|afternoon|evening)|(?:on )?{_DAY}))"
)
_ENDS = r"(?=\s*(?:$|[.,!?;)]|so\b|and\b))"
_NOT_ASKED = r"(?![^.!?]*\?)"
_OTHERS = (
    r"(?:(?:someone|somebody) else|"
    r"(?:another|other|(?:two|three)(?: other)?) (?:buyers?|couple|famil(?:y|ies)|guys?|lads?))"
)

HURRIED = (
    r"(?<!не )\bрешайте(?: же)? (?:быстрее|скорее|сейчас|поскорее|живее|прямо сейчас|немедленно)\b(?! или\b)",
    r"(?<!не )\b(?:думайте|соглашайтесь|берите) (?:быстрее|скорее|живее|поскорее)\b",
    r"\bдавайте (?:быстрее|скорее|живее|поскорее)\s*(?:$|[.!?,])",
    r"\bпоторопитесь\b|(?<!не )\b(?:надо|нужно|пора) решать (?:прямо )?(?:сейчас|сегодня)\b(?! или\b)",
    r"\bне тяните\b(?=\s*(?:$|[.!?,)]|время|резину|с (?:решением|ответом|покупкой)))",
    r"\b(?:чего|что) (?:тут|там) тянуть\b|\bчего (?:тут |там )?думать\b|\bчто (?:тут|там) думать\b",
    r"(?<!не )\bмне нуж(?:ен|но) (?:ваш[ае]? )?(?:ответ|решение) (?:прямо )?(?:сегодня|сейчас)",
    (
        r"\b(?:i|we) (?:really |do )?need (?:a |an |your )?(?:yes|answer|decision|signature)\b[^.!?]{0,12}"
        r"\b(?:today|now|tonight|this minute)\b"
    ),
    r"\btoday's the day,? (?:right|then|eh|yes)\b|\byou'd better hurry\b",
    (
        r"(?:^\W*|, |\b(?:please|so|just|better|gotta|you (?:should|must)|(?<!if )(?<!when )(?<!do )(?<!did )you"
        r"(?:'ll)? (?:have|need) to)(?: really| just)? )decide (?:fast|quick(?:ly)?)\b(?![^.!?]*\?)"
    ),
)
OTHERS_WAIT = (
    (
        r"\b(?:завтра|послезавтра|потом|через (?:час|день|два дня)|в (?:понедельник|пятницу)|на выходных)\b[^.!?]{0,15}"
        r"\b(?:ее|такой|такую|эту|мест|места)\b[^.!?]{0,15}"
        r"\b(?:не будет|не останется|заберут|уйдет|уйдут|разберут|раскупят)\b"
    ),
    (
        r"\b(?:двое|трое|уже (?:два|три)|(?:друг(?:ой|ие)|еще один) (?:клиент|покупател|человек)\w*)\b[^.!?]{0,30}"
        r"\bна (?:нее|него|эту|этот)\b[^.!?]{0,20}\b(?:смотр|звон|хот|заб|претенд)\w*"
    ),
    r"\bочередь (?:стоит|выстроилась|желающих|покупателей)",
    rf"\bна (?:нее|него|эту|этот) (?:уже |сейчас |тут |у нас )*очередь{_ENDS}",
    rf"\b(?:друг(?:ой|ие)|еще один) покупател[ьи] (?:уже |тоже |сейчас )*(?:едет|едут|в пути|на подходе){_NOT_ASKED}",
    rf"\bза (?:ней|ним) (?:уже )?(?:человек|люди|покупател[ьи]) (?:уже )?(?:едет|едут){_NOT_ASKED}",
    rf"\bза (?:ней|ним|вами) (?:уже |еще |тут )*(?:двое|трое|люди) (?:уже )?(?:стоят|в очереди){_NOT_ASKED}",
    (
        r"\b(?:this one|it|car|flat|offer|price|deal)\b[^.!?]{0,10}(?<!\bi )(?<!\bwe )"
        r"\b(?:won'?t|will not) be (?:here|around|there)\b"
        rf"[^.!?]{{0,25}}\b{_DAY}\b"
    ),
    r"\b(?:offer|price|deal|one)\b[^.!?]{0,6}\b(?:won'?t|will not) (?:last|hang around) (?:long|till|until|past)\b",
    rf"\bor it'?s gone\b|\b(?:it'?ll|this one will|it will) be gone by {_DAY}\b",
    (
        r"\b(?:(?:someone|somebody) else|(?:two|three|another|other|several|(?:a )?couple of)(?: other)? "
        r"(?:people|buyers?|customers?|famil(?:y|ies)|guys?|lads?|person|couple))\b[^.!?]{0,20}"
        rf"\b(?:(?:rang|ring(?:ing)?|called|calling|phoned)\b[^.!?]{{0,16}}\balready|"
        rf"coming to (?:see|look) (?:at )?it{_NOT_ASKED}|"
        r"interested in it|after it|waiting for it)\b"
    ),
    (
        rf"\b{_OTHERS}(?:'s| is| are) (?:also |already )?(?:coming|looking at (?:it|this one)|viewing it){_SOON}*"
        rf"(?: (?:for it|to (?:see|look at|view|buy|get|take) (?:it|this one)|to (?:look|view)))?{_SOON}*"
        rf"{_ENDS}{_NOT_ASKED}"
    ),
)

_TIED = re.compile(
    r"\b(?:if|provided(?: that)?|as long as|so long as|once|when) you(?:'re able to| can| could| will|'ll)? "
    r"(?:sign|order|pay|take|book|confirm|commit|go ahead|collect|buy|decide)\b|"
    r"\b(?:если|при условии,? что|как только)(?: (?!не )\w+){0,4} "
    r"(?:подпи[шс]|опла[тч]|закаж|бер[еу]т|возьм|забер|забира|внес|подтвер|оформ|реш)\w*|"
    r"\bпри (?:оплате|подписании|заказе|предоплате)\b"
)
_FOR_IT = re.compile(
    r"\d|\b(?:percent|free|off|discount|half|hundred|thousand|скид\w+|бесплатн\w+|в подарок|минус|тысяч\w*|процент\w*|"
    r"рубл\w+|уступ\w+|сделаю|отдам)\b"
)

_HASTE = re.compile("|".join(f"(?:{pattern})" for pattern in (*HURRIED, *OTHERS_WAIT)))


def forced_haste(reply: str, cut: Sequence[Clause]) -> str | None:
    """The first words that push to decide, verbatim: a clause, or a sentence where it runs over several; else None."""
    return first_part(reply, cut, hurries)


def hurries(text: str) -> bool:
    """True for words that push to decide."""
    return bool(_HASTE.search(normalised(text)))


def hangs_on_order(words: str) -> bool:
    """True for better terms tied to the order: "provided you sign today, it's 900" is a condition, and no push.

    Of the 6,266 labelled replies 24 hold such words, none of them labelled so.
    """
    clean = normalised(words)
    rest = _TIED.sub(" ", clean)
    return rest != clean and bool(_FOR_IT.search(rest)) and not hurries(words)
