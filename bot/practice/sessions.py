"""Practising a sale: start, reply, hint, pause, resume, stop, retry a moment, look back."""

import copy
import secrets
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import ParamSpec, TypeVar

import structlog

from bot.grading.types import Judge
from bot.practice.errors import (
    NoFollowUp,
    NoHelp,
    NoSession,
    NothingToRetry,
    SessionPaused,
    TooManySessions,
    UnknownScenario,
    UnknownSession,
)
from bot.practice.hints import Hint, hint_for
from bot.practice.worlds import Core, Worlds
from bot.roleplay.coaching import better_reply
from bot.roleplay.helping import Help
from bot.roleplay.preparing import begin_call, is_preparing, prepares
from bot.roleplay.returning import aim_after, call_again, follow_up
from bot.roleplay.scorecard import Scorecard, score_talk
from bot.roleplay.talk import Said, Talk, Turn
from bot.roleplay.turn import open_talk, take_turn
from bot.roleplay.world import World
from bot.scenario.model import Scenario
from bot.scenario.problems import Problem, ScenarioRefused
from bot.scenario.vocabulary import HelpLevel, Mode
from bot.storage.records import Feedback, FinishedRow, Played, ScenarioVersion, Session, Status
from bot.storage.repository import Repository
from bot.storage.scenario_library import Entry, Library
from bot.storage.shelf_watch import ShelfNews, ShelfWatch

LONGEST_GAP = 30.0
"""Seconds between two replies that count as talk: typing is slower than speaking, and silence is a pause."""

DAY = 86_400.0
SEEDS = 2**31

UPLOADS_KEPT = 20
"""Uploads that wait for a manager's word; the oldest is forgotten first."""

UPLOAD = "scenario.yaml"
"""What an uploaded file is called in messages; its own name comes from outside."""

P = ParamSpec("P")
R = TypeVar("R")


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A session that has begun."""

    session: Session
    world: World
    lines: tuple[Said, ...]
    """The customer's last words: the opening, or what he said before the moment to retry."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Replied:
    """What came of a reply."""

    session: Session
    world: World
    turn: Turn
    turns: tuple[Turn, ...]
    """All turns of the session, this one the last."""
    before: Talk
    """The talk before the reply."""
    talk: Talk
    scorecard: Scorecard | None
    """Set when the reply ended the talk."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviewed:
    """A session to look back on."""

    played: Played
    world: World
    scorecard: Scorecard


class Practice:
    """The service that every edge calls. Each method saves in one transaction at most.

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

    def within(self, repository: Repository) -> "Practice":
        """The same service on another repository: what it saves is saved there."""
        service = copy.copy(self)
        service.repository = repository
        return service

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
    ) -> Opened:
        """Begin a sale; a session that was open is stopped.

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
        version = self._on_shelf(scenario_id)
        if not trial and await self.repository.started_since(user_id, self._clock() - DAY) >= self._sessions_a_day:
            raise TooManySessions(user_id)
        world = await self._core.run(self._worlds.world, version)
        chosen = secrets.randbelow(SEEDS) if seed is None else seed
        stage = world.playbook.stages[0].id if prepare and prepares(world) else None
        opened = await self._core.run(open_talk, world, chosen, stage)
        given = Help(level=level)
        session = self._new_session(user_id, version, feedback, given, opened.talk, opened.lines, trial=trial)
        await self.repository.begin(session, version)
        # While the brief is read: the first replies then find their meanings ready.
        self._core.soon(world.warming())
        return Opened(session=session, world=world, lines=opened.lines)

    async def preparing(self, user_id: int) -> bool:
        """True while the user's session waits for his plan."""
        played = await self.repository.open_session(user_id)
        if played is None or played.turns:
            return False
        return is_preparing(await self.world_of(played.session), played.talk)

    async def prepare(self, user_id: int, text: str) -> Opened:
        """Take the plan of the user's session, if he made one, and make the call.

        Args:
            user_id: who practises.
            text: his plan; empty: he calls without one.

        Raises:
            NoSession: if no session of his waits for a plan.
            SessionPaused: if it is paused.
        """
        played = await self._open(user_id)
        session = played.session
        if session.status is Status.PAUSED:
            raise SessionPaused(session.id)
        world = await self.world_of(session)
        if played.turns or not is_preparing(world, played.talk):
            raise NoSession(user_id)
        called = await self._core.run(begin_call, world, played.talk, text, self.judge)
        session = replace(session, start=called.talk, opening=called.lines, touched_at=self._clock())
        await self.repository.save(session)
        return Opened(session=session, world=world, lines=called.lines)

    def now(self) -> float:
        """The time, in UTC seconds since 1970."""
        return self._clock()

    def scenarios(self) -> list[Entry]:
        """All scenarios that may be started."""
        return list(self.shelf.scenarios.values())

    def mode_of(self, entry: Entry) -> Mode:
        """Who calls whom in a scenario."""
        return self.shelf.playbooks.models[entry.scenario.playbook].mode

    async def preview(self, scenario_id: str) -> World:
        """The world of a scenario on the shelf, before it is started.

        Raises:
            UnknownScenario: if no scenario on the shelf has that id.
        """
        return await self._core.run(self._worlds.world, self._on_shelf(scenario_id))

    async def check_scenario(self, content: bytes) -> tuple[Scenario, tuple[Problem, ...]]:
        """Read a scenario file as the shelf would; the scenario, and what could be better in it.

        Raises:
            ScenarioRefused: if it has errors.
        """
        try:
            text = content.decode("utf-8")
        except UnicodeDecodeError:
            raise ScenarioRefused([Problem(source=UPLOAD, line=1, column=1, code="not-utf8")]) from None
        parsed = await self._core.run(self.shelf.check, text, UPLOAD)
        if parsed.scenario is None:
            raise ScenarioRefused(parsed.problems)
        return parsed.scenario, parsed.problems

    async def hold_upload(self, text: str) -> str:
        """Keep a checked file until its manager decides; the key to it."""
        key = secrets.token_hex(6)
        await self.repository.hold_upload(key, text, self._clock(), UPLOADS_KEPT)
        return key

    async def add_scenario(self, text: str, folder: Path) -> Scenario:
        """Put a new scenario on the shelf.

        Raises:
            ScenarioRefused: if it has errors, or its id is taken.
        """
        return (await self._core.run(self.shelf.add, text, folder)).scenario

    async def refresh_shelf(self) -> ShelfNews:
        """Take up scenario files that have changed, for talks yet to begin; those under way keep their version."""
        return await self._core.run(self._watch.look) if self._watch else ShelfNews()

    async def better_reply(self, user_id: int, session_id: str, number: int) -> str | None:
        """What a good seller would have said at a turn of one's own session; None where nothing is known.

        Raises:
            UnknownSession: if it is not this user's session.
        """
        review = await self.review(session_id, user_id)
        played = review.played
        if not 1 <= number <= len(played.turns):
            return None
        before = played.talks[number - 2] if number > 1 else played.session.start
        return better_reply(review.world, before, played.turns[number - 1])

    async def off_loop(self, work: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Run something slow and pure in the core's thread."""
        return await self._core.run(work, *args, **kwargs)

    async def reply(self, user_id: int, text: str) -> Replied:
        """Play the user's reply to his customer.

        Raises:
            NoSession: if none is open.
            SessionPaused: if it is paused.
            TurnTaken: if another reply of the same user was saved first.
        """
        played = await self._open(user_id)
        session, now = played.session, self._clock()
        if session.status is Status.PAUSED:
            raise SessionPaused(session.id)
        world = await self.world_of(session)
        talked = session.talked + min(LONGEST_GAP, max(0.0, now - session.touched_at))
        taken = await self._core.run(take_turn, world, played.talk, text, self.judge, talked / 60)
        session = replace(session, touched_at=now, talked=talked)
        turns = (*played.turns, taken.turn)
        scorecard = None
        if taken.talk.ended:
            scorecard = score_talk(world, taken.talk, turns, session.help)
            session = _ended(session, Status.FINISHED, now, scorecard)
        await self.repository.append(session, taken.turn, taken.talk, now)
        return Replied(
            session=session,
            world=world,
            turn=taken.turn,
            turns=turns,
            before=played.talk,
            talk=taken.talk,
            scorecard=scorecard,
        )

    async def hint(self, user_id: int) -> tuple[Hint, World]:
        """A hint for the next reply; it is on the session's account from now on.

        Raises:
            NoSession: if no session is open.
            NoHelp: if it is played without help.
        """
        played = await self._open(user_id)
        session = played.session
        if session.help.level is HelpLevel.NONE:
            raise NoHelp(session.id)
        world = await self.world_of(session)
        await self.repository.save(replace(session, help=replace(session.help, hints=session.help.hints + 1)))
        return hint_for(world, played.talk, session.help.level), world

    async def pause(self, user_id: int) -> Session:
        """Stop the clock of the user's session.

        Raises:
            NoSession: if none is open.
        """
        played = await self._open(user_id)
        session = replace(played.session, status=Status.PAUSED, touched_at=self._clock())
        await self.repository.save(session)
        return session

    async def resume(self, user_id: int) -> Opened:
        """Go on at the line where the user's session stands.

        Raises:
            NoSession: if none is open.
        """
        played = await self._open(user_id)
        session = replace(played.session, status=Status.ACTIVE, touched_at=self._clock())
        await self.repository.save(session)
        lines = played.turns[-1].answer if played.turns else session.opening
        return Opened(session=session, world=await self.world_of(session), lines=lines)

    async def stop(self, user_id: int) -> Reviewed:
        """End the user's session before the customer does.

        Raises:
            NoSession: if none is open.
        """
        played = await self._open(user_id)
        world = await self.world_of(played.session)
        scorecard = score_talk(world, played.talk, played.turns, played.session.help)
        session = _ended(played.session, Status.STOPPED, self._clock(), scorecard)
        await self.repository.save(session)
        return Reviewed(played=replace(played, session=session), world=world, scorecard=scorecard)

    async def retry_weakest(self, user_id: int, session_id: str) -> Opened:
        """Fork a finished talk just before its weakest reply.

        Raises:
            UnknownSession: if it is not this user's session.
            NothingToRetry: if every reply had the best grade, or none was given.
        """
        review = await self.review(session_id, user_id)
        weakest = review.scorecard.weakest_turn
        if weakest is None:
            raise NothingToRetry(session_id)
        old = review.played.session
        version = await self._version(old)
        kept, talks = review.played.turns[: weakest - 1], review.played.talks[: weakest - 1]
        talk = talks[-1] if talks else old.start
        lines = kept[-1].answer if kept else old.opening
        fork = self._new_session(
            user_id, version, old.feedback, old.help, old.start, old.opening, trial=old.trial, parent=old.id
        )
        fork = replace(fork, talked=60 * talk.minutes)
        await self.repository.begin(fork, version, tuple(zip(kept, talks, strict=True)))
        return Opened(session=fork, world=review.world, lines=lines)

    async def call_again(self, user_id: int, session_id: str, seed: int | None = None) -> Opened:
        """Begin the talk that follows a finished one, days later, with a customer who remembers it.

        Args:
            user_id: who practises.
            session_id: the finished one, his own.
            seed: picks the customer's lines; any where it is left out.

        Raises:
            UnknownSession: if it is not this user's session.
            NoFollowUp: if nothing follows how it ended.
        """
        review = await self.review(session_id, user_id)
        old, first = review.played.session, review.played.talk
        if first.outcome is None or follow_up(review.world, first.outcome) is None:
            raise NoFollowUp(session_id)
        version = await self._version(old)
        world = await self._core.run(self._worlds.world, version, aim_after(review.world, first.outcome))
        chosen = secrets.randbelow(SEEDS) if seed is None else seed
        opened = await self._core.run(call_again, world, first, chosen)
        given = Help(level=old.help.level)
        session = self._new_session(
            user_id, version, old.feedback, given, opened.talk, opened.lines, trial=old.trial, parent=old.id
        )
        await self.repository.begin(session, version)
        return Opened(session=session, world=world, lines=opened.lines)

    async def review(self, session_id: str, user_id: int | None = None) -> Reviewed:
        """A session with its scorecard.

        Args:
            session_id: which.
            user_id: whose it must be; None where a manager asks.

        Raises:
            UnknownSession: if there is none, or it is somebody else's.
        """
        played = await self.repository.session(session_id)
        if played is None or user_id not in (None, played.session.user_id):
            raise UnknownSession(session_id)
        world = await self.world_of(played.session)
        scorecard = score_talk(world, played.talk, played.turns, played.session.help)
        return Reviewed(played=played, world=world, scorecard=scorecard)

    async def finished(self, limit: int, offset: int = 0, *, trials: bool = False) -> list[FinishedRow]:
        """Ended sessions of everybody, the latest first; for managers."""
        return await self.repository.finished(limit, offset, trials)

    async def world_of(self, session: Session) -> World:
        """The world that a session is played in: the scenario as it was when it began."""
        # The texts of a version are long: they are read again only when its world is not at hand.
        ready = self._worlds.ready(session.scenario_hash, session.start.aim)
        if ready is not None:
            return ready
        return await self._core.run(self._worlds.world, await self._version(session), session.start.aim)

    def _on_shelf(self, scenario_id: str) -> ScenarioVersion:
        entry = self.shelf.get(scenario_id)
        if entry is None:
            raise UnknownScenario(scenario_id)
        return ScenarioVersion(
            hash=entry.hash, scenario_id=scenario_id, scenario=entry.text, playbook=entry.playbook_text
        )

    async def _open(self, user_id: int) -> Played:
        played = await self.repository.open_session(user_id)
        if played is None:
            raise NoSession(user_id)
        structlog.contextvars.bind_contextvars(session=played.session.id)
        return played

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


def _ended(session: Session, status: Status, now: float, scorecard: Scorecard) -> Session:
    return replace(session, status=status, finished_at=now, outcome=scorecard.outcome, score=scorecard.score)
