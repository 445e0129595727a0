"""What the parts of the practice service have in common: where sessions are kept, and what they are played with."""

import copy
import secrets
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import ParamSpec, Self, TypeVar

import structlog

from bot.grading.types import Judge
from bot.practice.access import DAY
from bot.practice.errors import NoSession, TooManySessions, UnknownScenario
from bot.practice.worlds import Core, Worlds
from bot.roleplay.scorecard.card import Scorecard, score_talk
from bot.roleplay.scorecard.help_levels import Help
from bot.roleplay.state.talk import Said, Talk, Turn
from bot.roleplay.state.world import World
from bot.storage.reaching import is_away
from bot.storage.records import Feedback, Played, ScenarioVersion, Session, Status, Underway
from bot.storage.repository import Repository
from bot.storage.scenario_library import Library
from bot.storage.shelf_watch import ShelfWatch

P = ParamSpec("P")
R = TypeVar("R")
Open = TypeVar("Open", Played, Underway)

log = structlog.get_logger(__name__)

FORKS = 4
"""Talks a day by each that may be begun anew, those that go on from another one included."""


class Service:
    """The ground of the service.

    Args:
        repository: where sessions are kept.
        shelf: scenarios that may be started.
        worlds: scenarios made ready.
        judge: grades replies.
        core: the thread that the core runs in.
        clock: UTC seconds since 1970.
        watch: keeps the shelf up to date with its files; None leaves it as it is.
        sessions_a_day: that one person may begin; managers' own tries are not counted.
    """

    def __init__(
        self,
        *,
        repository: Repository,
        shelf: Library,
        worlds: Worlds,
        judge: Judge,
        core: Core,
        clock: Callable[[], float],
        watch: ShelfWatch | None = None,
        sessions_a_day: int = 1000,
    ) -> None:
        self.repository = repository
        self.shelf = shelf
        self._worlds = worlds
        self.judge = judge
        self._core = core
        self._clock = clock
        self._watch = watch
        self._sessions_a_day = sessions_a_day

    def now(self) -> float:
        """The time, in UTC seconds since 1970."""
        return self._clock()

    async def _may_begin(self, user_id: int, *, trial: bool, forks: bool = False) -> None:
        """Let somebody begin one more talk today; a manager's own tries are not counted.

        Args:
            user_id: who practises.
            trial: a manager's own try.
            forks: it goes on from another talk.

        Raises:
            TooManySessions: if he has begun too many.
        """
        if trial:
            return
        begun = await self.repository.started_since(user_id, self._clock() - DAY, forks=forks)
        if begun >= self._sessions_a_day * (FORKS if forks else 1):
            raise TooManySessions(user_id)

    async def off_loop(self, work: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Run something slow and pure in the core's thread."""
        return await self._core.run(work, *args, **kwargs)

    async def beside(self, work: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Run something slow that needs no model, a picture: no reply waits for it."""
        return await self._core.beside(work, *args, **kwargs)

    def beside_soon(self, work: Callable[[], object]) -> None:
        """Do the same before anybody asks for it."""
        self._core.beside_soon(work)

    async def _warm(self, session: Session, world: World) -> None:
        """Make the meanings that a first reply needs, a few at a time: it alone waits for them all."""
        which = session.scenario_hash, session.start.aim
        if not self._worlds.is_warm(*which):
            await self._core.through(world.warming())
            self._worlds.keep_warm(*which)

    async def score(self, world: World, talk: Talk, turns: Sequence[Turn], given: Help) -> Scorecard:
        """The scorecard of a talk, worked out where replies are graded."""
        return await self._core.run(score_talk, world, talk, turns, given)

    async def _scored(self, played: Played, world: World) -> tuple[Session, Scorecard]:
        """A session as it ends when its trainee ends it, and its scorecard."""
        scorecard = await self.score(world, played.talk, played.turns, played.session.help)
        return ended(played.session, Status.STOPPED, self._clock(), scorecard), scorecard

    async def _left(self, user_id: int) -> Session | None:
        """The user's open session as it ends because he begins another: as if he had stopped it.

        None where it cannot be read or scored: it ends all the same, or it would stand in the way of every new one.
        """
        try:
            played = await self.repository.open_session(user_id)
            if played is None:
                return None
            session, _ = await self._scored(played, await self.world_of(played.session))
            return session
        except Exception as error:
            if is_away(error):
                raise
            log.exception("a talk ends without a score")
            return None

    async def world_of(self, session: Session) -> World:
        """The world that a session is played in: the scenario as it was when it began.

        Raises:
            ScenarioRefused: if that was written for an earlier version of the bot, and is not readable any more.
        """
        # The texts of a version are long: they are read again only when its world is not at hand.
        ready = self._worlds.ready(session.scenario_hash, session.start.aim)
        if ready is not None:
            return ready
        return await self._core.run(self._worlds.world, await self._version(session), session.start.aim)

    def within(self, repository: Repository) -> Self:
        """The same service on another repository: what it saves is saved there."""
        service = copy.copy(self)
        service.repository = repository
        return service

    def _on_shelf(self, scenario_id: str) -> ScenarioVersion:
        entry = self.shelf.get(scenario_id)
        if entry is None:
            raise UnknownScenario(scenario_id)
        return ScenarioVersion(
            hash=entry.hash, scenario_id=scenario_id, scenario=entry.text, playbook=entry.playbook_text
        )

    async def _open(self, user_id: int) -> Played:
        return _found(await self.repository.open_session(user_id), user_id)

    async def _underway(self, user_id: int) -> Underway:
        return _found(await self.repository.underway(user_id), user_id)

    async def _version(self, session: Session) -> ScenarioVersion:
        version = await self.repository.version(session.scenario_hash)
        if version is None:
            raise UnknownScenario(session.scenario_id)
        return version

    def _new_session(
        self,
        user_id: int,
        version: ScenarioVersion,
        feedback: Feedback,
        given: Help,
        start: Talk,
        opening: tuple[Said, ...],
        *,
        trial: bool,
        parent: str | None = None,
    ) -> Session:
        now = self._clock()
        return Session(
            id=secrets.token_hex(8),
            user_id=user_id,
            scenario_hash=version.hash,
            scenario_id=version.scenario_id,
            feedback=feedback,
            help=given,
            status=Status.ACTIVE,
            seed=start.seed,
            trial=trial,
            parent_id=parent,
            opening=opening,
            start=start,
            started_at=now,
            touched_at=now,
            talked=0,
        )


def ended(session: Session, status: Status, now: float, scorecard: Scorecard) -> Session:
    """A session as it is kept once it is over."""
    return replace(session, status=status, finished_at=now, outcome=scorecard.outcome, score=scorecard.score)


def _found(session: Open | None, user_id: int) -> Open:
    """The user's open session; from now on the log names it."""
    if session is None:
        raise NoSession(user_id)
    structlog.contextvars.bind_contextvars(session=session.session.id)
    return session
