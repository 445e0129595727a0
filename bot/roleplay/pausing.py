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


def breaks_off(reply: str) -> bool:
    """True where a message plainly goes on in the next one: it ends on a comma, a conjunction or a preposition."""
    clean = normalised(reply).strip()
    return len(clean.split()) > 1 and bool(_BREAKS_OFF.search(clean))
