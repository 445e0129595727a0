"""Help during a talk: the script of the moment."""

from bot.roleplay.scorecard.help_levels import script_for
from bot.roleplay.state.talk import Talk
from bot.roleplay.state.world import World
from bot.scenario.vocabulary import HelpLevel
from bot.storage.records import Session
from bot.telegram import keyboards
from bot.telegram.desk import Desk
from bot.texts.rendering import script_pieces


def show_script(desk: Desk, world: World, session: Session, talk: Talk, before: Talk | None = None) -> None:
    """Show the script of the moment where the session has one.

    Args:
        desk: of whoever is to see it.
        world: of the session.
        session: that goes on.
        talk: as it stands.
        before: the talk one reply ago; the same script is not shown twice.
    """
    if session.help.level is not HelpLevel.SCRIPT:
        return
    script = script_for(world, talk)
    if script and (before is None or script != script_for(world, before)):
        pieces = script_pieces(world.stage(talk.state), script, desk.words)
        desk.send(pieces, keyboards.hide(desk.words), quiet=True)
