"""Numbers in digits and in words, of any length: "25 000", "двадцать пять тысяч", "eighteen hundred"."""

import re
from collections.abc import Sequence

_MORE = (
    r" (?:and )?(?:сто|дв[ае]|тр[иы]|четыр|пят|шест|сем|восем|девя|деся|один|сорок|"
    r"(?:one|two|three|four|five|six|seven|eight|nine) hundred|\w+t(?:y|een)\b|"
    r"руб|р\b|₽|евро|долл|бакс|euro|dollar|pound|quid|buck)"
)
"""What follows a thousand that is a number of its own; "a thousand charges" is a way of speaking."""

WORDS: Sequence[tuple[str, float]] = (
    (r"пол(?=год|час|литр|кило|тонн|миллион)|half an?", 0.5),
    (r"полтор(?:а|ы|ашк\w*)|полутора|one and a half", 1.5),
    (r"одн(?:а|у|о|ого|ой|ому|им)|один|one", 1),
    (r"дв(?:а|е|ух|умя|ум|ое|ушк\w*)|пар(?:а|у|ы|очк\w*)|оба|обе|two|both|(?:a )?couple(?: of)?", 2),
    (r"тр(?:и|ех|емя|ем|ое|ешк\w*)|three", 3),
    (r"четыр(?:е|ех|ьмя|ем)|четверо|four", 4),
    (r"пят(?:ь|и|ью|ерк\w*)|five", 5),
    (r"шест(?:ь|и|ью)|six", 6),
    (r"сем(?:ь|и|ью)|seven", 7),
    (r"вос(?:емь|ьми|емью)|eight", 8),
    (r"девят(?:ь|и|ью)|nine", 9),
    (r"десят(?:ь|и|ью|к\w{0,2}|очк\w*)|ten|tenner", 10),
    (r"одиннадцат\w*|eleven", 11),
    (r"двенадцат\w*|дюжин\w*|twelve|(?:a )?dozen", 12),
    (r"тринадцат\w*|thirteen", 13),
    (r"четырнадцат\w*|fourteen", 14),
    (r"пятнадцат\w*|fifteen", 15),
    (r"шестнадцат\w*|sixteen", 16),
    (r"семнадцат\w*|seventeen", 17),
    (r"восемнадцат\w*|eighteen", 18),
    (r"девятнадцат\w*|nineteen", 19),
    (r"двадцат\w*|twenty", 20),
    (r"тридцат\w*|thirty", 30),
    (r"сорок\w?|forty", 40),
    (r"пят(?:ьдесят|идесят\w*)|fifty", 50),
    (r"шест(?:ьдесят|идесят\w*)|sixty", 60),
    (r"сем(?:ьдесят|идесят\w*)|seventy", 70),
    (r"вос(?:емьдесят|ьмидесят\w*)|eighty", 80),
    (r"девяност\w*|ninety", 90),
    (r"сто|ста|сотн\w+|сотк\w|(?:a )?hundred", 100),
    (r"двести|двухсот", 200),
    (r"триста|трехсот", 300),
    (r"четыреста|четырехсот", 400),
    (r"пятьсот|пятисот", 500),
    (r"шестьсот|шестисот", 600),
    (r"семьсот|семисот", 700),
    (r"восемьсот|восьмисот", 800),
    (r"девятьсот|девятисот", 900),
    (rf"(?:тысяч[ау]|(?:a )?thousand)(?={_MORE})", 1000),
)
"""Number words in their forms, as patterns, and their values."""

_SCALES: Sequence[tuple[str, float]] = (
    (r"тысяч\w*|тыс\b\.?|тыщ\w*|штук\w? (?:рубл\w+)|т\.?р\.?\b|к\b|k\b|grand\b|thousand\b", 1000),
    (r"миллион\w*|млн\b|лям\w*|million\b|m\b(?=\s*(?:руб|₽))", 1_000_000),
)
FIRST_LETTERS = "вдопстчшabcdefhnost"
"""Of the number words: most words of a text begin with another, and are passed over at once.

That of a new number word has to be among them.
"""

NUMBER = re.compile(
    r"(?P<digits>\d{1,3}(?:[  ,]\d{3})+(?!\d)|\d+(?:[.,]\d+)?)|"
    rf"\b(?=[{FIRST_LETTERS}])(?:"
    + "|".join(rf"(?P<w{index}>(?:{pattern})(?:\b|(?<=пол)))" for index, (pattern, _) in enumerate(WORDS))
    + ")"
)
_JOINT = re.compile(r"[ -](?:and )?")
_SCALE = tuple((re.compile(rf"[ -]?(?:{pattern})"), value) for pattern, value in _SCALES)
_THOUSANDS = re.compile(r"\d{1,3}(?:[  ,]\d{3})+")
_ELEVEN, _THOUSAND, _MILLION = 11, 1000, 1_000_000
_RUSSIAN_HUNDREDS = re.compile(r"сто|двести|триста|четыреста|(?:пять|шесть|семь|восемь|девять)сот")


def number_at(clean: str, match: re.Match[str]) -> tuple[float, int, bool]:
    """The number that starts here with all its words: "двадцать пять тысяч"; its end; whether it is spelled."""
    total, end = _one_value(match), match.end()
    spelled = match["digits"] is None
    while spelled:
        joint = _JOINT.match(clean, end)
        following = NUMBER.match(clean, joint.end()) if joint else None
        if following is None or following["digits"] is not None:
            break
        more, stop = _hundreds(clean, following) if total == _THOUSAND else (_one_value(following), following.end())
        if _leaves_thousand_out(total, following):
            total = total * _THOUSAND + more
        elif _continues(total, more) or _teens(total, following):
            total = total * more if more == 100 and total < 100 else total + more
        else:
            break
        end = stop
    for pattern, scale in _SCALE:
        if scaled := pattern.match(clean, end):
            total, end = total * scale, scaled.end()
            joint = _JOINT.match(clean, end)
            rest = NUMBER.match(clean, joint.end()) if joint else None
            if rest and (rest["digits"] is None) == spelled:
                # "Three million seven hundred thousand", "3 million 700 thousand", "две тысячи девяносто".
                more, stop, _ = number_at(clean, rest)
                if spelled and scale == _MILLION and _ELEVEN <= more < _THOUSAND:
                    # "Три миллиона девятьсот восемьдесят": nobody counts a price in millions to the last rouble.
                    more *= _THOUSAND
                if (_ELEVEN if spelled else _THOUSAND) <= more < scale:
                    total, end = total + more, stop
            break
    return total, end, spelled


def _hundreds(clean: str, match: re.Match[str]) -> tuple[float, int]:
    """The number word that starts here, with the "hundred" behind it; its end."""
    value, end = _one_value(match), match.end()
    joint = _JOINT.match(clean, end)
    following = NUMBER.match(clean, joint.end()) if joint and value < 10 else None
    if following and following["digits"] is None and _one_value(following) == 100:
        return value * 100, following.end()
    return value, end


def _leaves_thousand_out(before: float, match: re.Match[str]) -> bool:
    """True for "девять триста" and "тридцать шесть девятьсот", which are thousands and hundreds."""
    return 1 <= before < 100 and bool(_RUSSIAN_HUNDREDS.fullmatch(match[0]))


def _teens(before: float, match: re.Match[str]) -> bool:
    """True for "eighteen hundred"."""
    return _ELEVEN <= before < 100 and match[0] == "hundred"


def _continues(before: float, after: float) -> bool:
    """True where two number words make one number: twenty five, a hundred and fifty, тысяча двести."""
    if after == 100 and 1 <= before < 10:
        return True
    if before == _THOUSAND and 100 <= after < _THOUSAND:
        return True
    return (before >= 100 and after < 100) or (20 <= before < 100 and before % 10 == 0 and 1 <= after < 10)


def _one_value(match: re.Match[str]) -> float:
    if digits := match["digits"]:
        if _THOUSANDS.fullmatch(digits):
            return float(re.sub(r"\D", "", digits))
        return float(digits.replace(",", "."))
    return next(value for index, (_, value) in enumerate(WORDS) if match[f"w{index}"] is not None)
