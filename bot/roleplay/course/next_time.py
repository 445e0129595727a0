"""After the deal: whether the next call is spoken of."""

import re

from bot.grading.phrases.orders import Detail, seals
from bot.roleplay.answers.how_it_went import comes_again
from bot.roleplay.exchange.scene import Scene
from bot.scenario.vocabulary import Move

_THANKS = re.compile(r"\b(?:спасибо|thank you|thanks)\b", re.IGNORECASE)


def speaks_of_next(scene: Scene) -> bool:
    """True where the reply speaks of the next call: when it comes, or that it does; thanks lead up to a question."""
    sealed = seals(_THANKS.sub(" ", scene.reply))
    return sealed or any(asked.detail is Detail.DAY for asked in scene.heard.details)


def spoke_of_next(scene: Scene) -> bool:
    """True where something was said in this stage that he can agree to: nobody looks forward to a call unasked."""
    record = scene.talk.record
    return Move.NEXT_STEP in record.moves or any(map(comes_again, scene.talk.spoken.replies[-record.turns :]))
