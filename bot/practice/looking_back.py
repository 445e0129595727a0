"""Looking back on a talk, and going on from it: its scorecard, its weakest moment once more, the call after it."""

import secrets
from contextlib import suppress
from dataclasses import replace

from bot.practice.errors import NoFollowUp, NothingToRetry, UnknownSession
from bot.practice.results import Opened, Progress, Reviewed
from bot.practice.service import Service
from bot.roleplay.next_talk import aim_after, call_again, follow_up
from bot.roleplay.scorecard.coaching import better_reply
from bot.roleplay.scorecard.help_levels import Help
from bot.roleplay.scorecard.progress import weakest
from bot.roleplay.state.talk import SEEDS, Retried
from bot.scenario.problems import ScenarioRefused
from bot.storage.records import FinishedRow

LISTED = 10
"""Talks of his own that a trainee sees at once."""

LATEST = 5
"""Talks that tell where he stands now."""


class LookingBack(Service):
    """Reviews talks, and begins those that come of others."""

    async def review(self, session_id: str, user_id: int | None = None) -> Reviewed:
        """A session with its scorecard.

        Args:
            session_id: which.
            user_id: whose it must be; None where a manager asks.

        Raises:
            UnknownSession: if there is none, or it is somebody else's.
            ScenarioRefused: if its scenario is not readable any more.
        """
        played = await self.repository.session(session_id)
        if played is None or user_id not in (None, played.session.user_id):
            raise UnknownSession(session_id)
        world = await self.world_of(played.session)
        scorecard = await self.score(world, played.talk, played.turns, played.session.help)
        return Reviewed(played=played, world=world, scorecard=scorecard)

    async def finished(self, limit: int, offset: int = 0, *, trials: bool = False) -> list[FinishedRow]:
        """Ended sessions of everybody, the latest first; for managers."""
        return await self.repository.finished(limit, offset, trials)

    async def progress(self, user_id: int) -> Progress:
        """A trainee's own latest talks, and the stage in which he loses most, those aside that retry a moment."""
        sessions = await self.repository.finished_by(user_id, LISTED)
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

    async def retry_weakest(self, user_id: int, session_id: str) -> Opened:
        """Fork a finished talk just before its weakest reply.

        Raises:
            UnknownSession: if it is not this user's session.
            NothingToRetry: if every reply had the best grade, or none was given.
            TooManySessions: if the user has begun too many within a day.
        """
        review = await self.review(session_id, user_id)
        weakest = review.scorecard.weakest_turn
        if weakest is None:
            raise NothingToRetry(session_id)
        old = review.played.session
        await self._may_begin(user_id, trial=old.trial, forks=True)
        version = await self._version(old)
        kept, talks = review.played.turns[: weakest - 1], review.played.talks[: weakest - 1]
        retried = review.played.turns[weakest - 1]
        start = replace(old.start, retried=Retried(number=weakest, grade=retried.grade.value))
        talk = talks[-1] if talks else old.start
        lines = kept[-1].answer if kept else old.opening
        fork = self._new_session(
            user_id, version, old.feedback, old.help, start, old.opening, trial=old.trial, parent=old.id
        )
        fork = replace(fork, talked=60 * talk.minutes)
        turns = tuple(zip(kept, talks, strict=True))
        await self.repository.begin(fork, version, turns, ended=await self._left(user_id))
        return Opened(session=fork, world=review.world, lines=lines, retried=retried)

    async def call_again(self, user_id: int, session_id: str, seed: int | None = None) -> Opened:
        """Begin the talk that follows a finished one, days later, with a customer who remembers it.

        Args:
            user_id: who practises.
            session_id: the finished one, his own.
            seed: picks the customer's lines; any where it is left out.

        Raises:
            UnknownSession: if it is not this user's session.
            NoFollowUp: if nothing follows how it ended.
            TooManySessions: if the user has begun too many within a day.
        """
        review = await self.review(session_id, user_id)
        old, first = review.played.session, review.played.talk
        if first.outcome is None or follow_up(review.world, first.outcome) is None:
            raise NoFollowUp(session_id)
        await self._may_begin(user_id, trial=old.trial, forks=True)
        version = await self._version(old)
        world = await self._core.run(self._worlds.world, version, aim_after(review.world, first.outcome))
        chosen = secrets.randbelow(SEEDS) if seed is None else seed
        opened = await self._core.run(call_again, world, first, chosen)
        given = Help(level=old.help.level)
        session = self._new_session(
            user_id, version, old.feedback, given, opened.talk, opened.lines, trial=old.trial, parent=old.id
        )
        await self.repository.begin(session, version, ended=await self._left(user_id))
        return Opened(session=session, world=world, lines=opened.lines)
