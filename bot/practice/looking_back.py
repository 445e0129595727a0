"""Looking back on talks: the scorecard of one, and how somebody gets on."""

from contextlib import suppress
from dataclasses import dataclass

from bot.practice.core import Core
from bot.practice.errors import UnknownSession
from bot.practice.results import Progress, Reviewed
from bot.practice.worlds import Worlds
from bot.roleplay.scorecard.card import score_talk
from bot.roleplay.scorecard.coaching import better_reply
from bot.roleplay.scorecard.progress import weakest
from bot.scenario.problems import ScenarioRefused
from bot.storage.records import Played
from bot.storage.sessions import Sessions

LISTED = 10
"""Talks of his own that a trainee sees at once."""

LATEST = 5
"""Talks that tell where he stands now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LookingBack:
    """Reviews talks; nothing is written."""

    sessions: Sessions
    worlds: Worlds
    core: Core

    async def review(self, session_id: str, user_id: int | None = None) -> Reviewed:
        """A session with its scorecard.

        Args:
            session_id: which.
            user_id: whose it must be; None where a manager asks.

        Raises:
            UnknownSession: if there is none, or it is somebody else's.
            ScenarioRefused: if its scenario is not readable any more.
        """
        played = await self.sessions.find(session_id)
        if played is None or user_id not in (None, played.session.user_id):
            raise UnknownSession(session_id)
        return await self.reviewed(played)

    async def reviewed(self, played: Played) -> Reviewed:
        """A session that was read already, with its scorecard."""
        world = await self.worlds.of(played.session, self.sessions)
        scorecard = await self.core.run(score_talk, world, played.talk, played.turns, played.session.help)
        return Reviewed(played=played, world=world, scorecard=scorecard)

    async def progress(self, user_id: int) -> Progress:
        """A trainee's own latest talks, and the stage in which he loses most, those aside that retry a moment."""
        sessions = await self.sessions.finished_by(user_id, LISTED)
        graded = [session for session in sessions if session.score is not None and not session.is_retry][:LATEST]
        cards = []
        for session in graded:
            with suppress(ScenarioRefused):  # Its score stands; what it was made of is not readable any more.
                cards.append((await self.review(session.id)).scorecard)
        return Progress(sessions=tuple(sessions), weak=weakest(cards))

    async def better_reply(self, user_id: int, session_id: str, number: int) -> str | None:
        """What a good seller would have said at a turn of one's own session; None where nothing is known.

        Raises:
            UnknownSession: if it is not this user's session.
        """
        review = await self.review(session_id, user_id)
        played = review.played
        if not 1 <= number <= len(played.turns):
            return None
        return better_reply(review.world, played.befores[number - 1], played.turns[number - 1])
