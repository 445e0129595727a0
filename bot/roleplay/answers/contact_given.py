"""Asked at the close who he is and how to reach him: his name, where to write, in his own words where they hold it."""

import re
from collections.abc import Sequence

from bot.grading.text.plain import normalised
from bot.roleplay.exchange.lines import candidates, first_unsaid
from bot.roleplay.exchange.scene import Scene
from bot.roleplay.understanding.order_details import asks_how_to_reach, asks_name, asks_where_to_write
from bot.scenario.vocabulary import Situation

_WRITES = re.compile(
    r"\b(?:почт\w*|[еэ]?-?м[еэ]йл\w*|(?:при|вы)шл\w+|шлите|скину|на?пиш[уи]\w*|продикт\w+|диктую|сообщени\w+|карточк\w+|"
    r"e-?mail\w*|mail|send\w*|text|type|write|inbox)\b|@"
)
"""He names an address for letters, says where to send them, or that he will write it down."""


def give_contact(scene: Scene) -> bool:
    """Say who he is, or how to reach him, whichever is asked for; True where he had room for it."""
    own = scene.world.scenario.customer.lines.get(Situation.GIVES_CONTACT, ())
    if asks_name(scene.reply):
        return _give_name(scene, own)
    if asks_where_to_write(scene.reply) and (written := _about_writing(scene, own)):
        return scene.say(Situation.GIVES_CONTACT, written)
    return scene.say(Situation.GIVES_CONTACT)


def _give_name(scene: Scene, own: Sequence[str]) -> bool:
    """Say his name, in his own words where they hold it, and how to reach him where that is asked for, too."""
    name = scene.world.scenario.customer.name
    named = [line for line in own if name.split()[0] in line]
    if named:
        return scene.say(Situation.GIVES_CONTACT, named)
    told = name not in scene.talk.spoken.last and scene.tell([name])  # nobody says it twice in a row
    return (asks_how_to_reach(scene.reply) and scene.say(Situation.GIVES_CONTACT)) or told


def _about_writing(scene: Scene, own: Sequence[str]) -> Sequence[str]:
    """Words not yet said that tell where to write to him: of his own; of anybody like him, where his only name him."""
    name = scene.world.scenario.customer.name.split()[0]
    common = candidates(scene.world, Situation.GIVES_CONTACT) if all(name in line for line in own) else ()
    return first_unsaid((own, *common), scene.talk, lambda line: _WRITES.search(normalised(line)))
