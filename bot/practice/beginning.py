"""Beginning a talk: a new sale, the weakest moment of an old one once more, the call that follows it days later."""

import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import structlog

from bot.practice.access import DAY
from bot.practice.core import Core
from bot.practice.errors import NoFollowUp, NothingToRetry, TooManySessions
from bot.practice.looking_back import LookingBack
from bot.practice.results import OpenedSession
from bot.practice.shelf import Shelf
from bot.practice.worlds import Worlds, version_of
from bot.roleplay.next_talk import aim_after, call_again, follow_up
from bot.roleplay.preparation import prepares
from bot.roleplay.scorecard.help_levels import Help
from bot.roleplay.state.talk import SEEDS, Retried, Talk, Turn
from bot.roleplay.turn import open_talk
from bot.scenario.vocabulary import HelpLevel
from bot.storage.reaching import is_away
from bot.storage.records import Feedback, ScenarioVersion, Session, Status
from bot.storage.sessions import Sessions

log = structlog.get_logger(__name__)

FORKS = 4
"""Talks a day by each that may be begun anew, those that go on from another one included."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Beginning:
    """Begins talks, so many a day; one that was open ends then, as if its trainee had stopped it."""

    sessions: Sessions
    past: LookingBack
    shelf: Shelf
    worlds: Worlds
    core: Core
    now: Callable[[], float]
    a_day: int
    """Talks that one person may begin."""

    async def start(
        self,
        user_id: int,
        scenario_id: str,
        feedback: Feedback = Feedback.COACH,
        level: HelpLevel = HelpLevel.HINTS,
        *,
        prepare: bool = False,
        seed: int | None = None,
        trial: bool = False,
    ) -> OpenedSession:
        """Begin a sale; a session that was open is stopped, and scored.

        Args:
            user_id: who practises.
            scenario_id: on the shelf.
            feedback: when grades are shown.
            level: of help.
            prepare: wait for a plan before the call, where the playbook has a preparation.
            seed: picks the customer's lines; any where it is left out.
            trial: a manager's own try.

        Raises:
            UnknownScenario: if no scenario on the shelf has that id.
            TooManySessions: if the user has begun too many within a day.
        """
        version = self.shelf.version(scenario_id)
        await self._may(user_id, trial=trial)
        world = await self.worlds.world(version)
        chosen = secrets.randbelow(SEEDS) if seed is None else seed
        stage = world.playbook.stages[0].id if prepare and prepares(world) else None
        opened = await self.core.run(open_talk, world, chosen, stage)
        now = self.now()
        session = Session(
            id=_new_id(),
            user_id=user_id,
            scenario_hash=version.hash,
            scenario_id=scenario_id,
            feedback=feedback,
            help=Help(level=level),
            status=Status.ACTIVE,
            seed=chosen,
            trial=trial,
            parent_id=None,
            opening=opened.lines,
            start=opened.talk,
            started_at=now,
            touched_at=now,
            talked=60 * opened.talk.minutes,
        )
        await self._begin(session, version)
        # While the brief is read: the first replies then find their meanings ready.
        self.core.soon(world.awaiting(opened.talk.spoken.last))
        self.core.soon(world.warming())
        return OpenedSession(session=session, world=world, lines=opened.lines)

    async def retry_weakest(self, user_id: int, session_id: str) -> OpenedSession:
        """Fork a finished talk just before its weakest reply.

        Raises:
            UnknownSession: if it is not this user's session.
            NothingToRetry: if every reply had the best grade, or none was given.
            TooManySessions: if the user has begun too many within a day.
        """
        review = await self.past.review(session_id, user_id)
        weakest = review.scorecard.weakest_turn
        if weakest is None:
            raise NothingToRetry(session_id)
        old = review.played.session
        await self._may(user_id, trial=old.trial, forks=True)
        kept, talks = review.played.turns[: weakest - 1], review.played.talks[: weakest - 1]
        retried = review.played.turns[weakest - 1]
        start = replace(old.start, retried=Retried(number=weakest, grade=retried.grade.value))
        stands = talks[-1] if talks else start
        fork = replace(self._fork(old), start=start, talked=60 * stands.minutes)
        await self._begin(fork, await version_of(old, self.sessions), tuple(zip(kept, talks, strict=True)))
        lines = kept[-1].answer if kept else old.opening
        return OpenedSession(session=fork, world=review.world, lines=lines, retried=retried)

    async def call_again(self, user_id: int, session_id: str, seed: int | None = None) -> OpenedSession:
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
        review = await self.past.review(session_id, user_id)
        old, first = review.played.session, review.played.talk
        if first.outcome is None or follow_up(review.world, first.outcome) is None:
            raise NoFollowUp(session_id)
        await self._may(user_id, trial=old.trial, forks=True)
        version = await version_of(old, self.sessions)
        world = await self.worlds.world(version, aim_after(review.world, first.outcome))
        chosen = secrets.randbelow(SEEDS) if seed is None else seed
        opened = await self.core.run(call_again, world, first, chosen)
        session = replace(
            self._fork(old),
            help=Help(level=old.help.level),
            seed=chosen,
            opening=opened.lines,
            start=opened.talk,
            talked=60 * opened.talk.minutes,
        )
        await self._begin(session, version)
        return OpenedSession(session=session, world=world, lines=opened.lines)

    async def _may(self, user_id: int, *, trial: bool, forks: bool = False) -> None:
        """Let somebody begin one more talk today, one that goes on from another with `forks`.

        Raises:
            TooManySessions: if he has begun too many; a manager's own tries are not counted.
        """
        if trial:
            return
        begun = await self.sessions.started_since(user_id, self.now() - DAY, forks=forks)
        if begun >= self.a_day * (FORKS if forks else 1):
            raise TooManySessions(user_id)

    def _fork(self, old: Session) -> Session:
        """A session that goes on from an ended one, as if that had just begun."""
        now = self.now()
        return replace(
            old,
            id=_new_id(),
            status=Status.ACTIVE,
            parent_id=old.id,
            started_at=now,
            touched_at=now,
            finished_at=None,
            outcome=None,
            score=None,
            read_as=None,
        )

    async def _begin(self, session: Session, version: ScenarioVersion, turns: Sequence[tuple[Turn, Talk]] = ()) -> None:
        await self.sessions.begin(session, version, turns, ended=await self._left(session.user_id))

    async def _left(self, user_id: int) -> Session | None:
        """The user's open session as it ends because he begins another: as if he had stopped it.

        None where it cannot be read or scored: it ends all the same, or it would stand in the way of every new one.
        """
        try:
            played = await self.sessions.open_session(user_id)
            if played is None:
                return None
            return (await self.past.reviewed(played)).stopped(self.now()).played.session
        except Exception as error:
            if is_away(error):
                raise
            log.exception("a talk ends without a score")
            return None


def _new_id() -> str:
    return secrets.token_hex(8)
