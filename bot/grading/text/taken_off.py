"""Words by which a sum is taken off a price, as parts of patterns for normalised text."""

TAKES_OFF = (
    r"(?:минус|minus|скид(?:к|очк)\w+|ски(?:ну|нем|нуть)|уступ(?:лю|им|ить|ка)|сбро[сш]\w+|сни(?:жу|зим|зить)|"
    r"(?:скидыва|уступа|снижа)(?:ю|ем)|discount|knock(?:ed|ing)?)"
)
"""What stands before a sum that the speaker takes off: "скину 500", "minus 500"."""

ANY_TAKING_OFF = rf"(?:{TAKES_OFF}|скид\w+|уступ\w+|сни[жз]\w+)"
"""These and others of their roots, which may only tell of it: "скидывали", "сниженная"."""

UP_TO_SUM = (
    r"(?: (?:на|в|до|в размере|цену(?! (?:\w+ )?до\b)|от меня|вам|вы|мы|целых|аж|еще|сразу|почти|около|примерно|"
    r"you|by|of|about|around|another|up to|a|the))*"
)
"""Words between these and the sum: "скину вам ещё 500"; to the sum behind "цену до" the price comes down."""

BEFORE_SUM = rf"{UP_TO_SUM}[ £$€₽:–—-]*$"

OFF = r"(?:off\b(?! (?:at|on)\b)|discount\b|скидки\b|скину\b|скинем\b|уступлю\b|сброшу\b)"
"""What stands behind such a sum: "500 off", "500 скидки"."""

ASKED_OFF = r"(?:ски[дн]|уступ|сброс|discount|cheaper|knock|\b(?:off|less)\b)"
"""How words of a lower price begin, whatever else is spoken of."""

LOWERED = rf"(?:{ASKED_OFF}|сброш|сни[жз]|дешевл|минус|reduc)"
"""These, and those that are of a price only beside a sum: "адрес сброшу" lowers none."""
