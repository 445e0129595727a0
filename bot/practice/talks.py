"""A talk that is on: plan, reply, hint, pause, resume, stop."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TypeVar

import structlog

from bot.grading.types import Judge
from bot.practice.core import Core
from bot.practice.errors import NoHelp, NoPlan, NoSession, PlanAwaited, SessionPaused
from bot.practice.hints import Hint, give_hint
from bot.practice.looking_back import LookingBack
from bot.practice.results import OpenedSession, Replied, Reviewed, ended
from bot.practice.worlds import Worlds
from bot.roleplay.preparation import begin_call, is_plan, is_preparing, offers
from bot.roleplay.scorecard.card import score_talk
from bot.roleplay.state.talk import Turn, counted
from bot.roleplay.state.world import World
from bot.roleplay.turn import take_turn
from bot.scenario.vocabulary import HelpLevel
from bot.storage.records import Played, Session, Status, Underway
from bot.storage.sessions import Sessions

Open = TypeVar("Open", Played, Underway)


@dataclass(frozen=True, slots=True, kw_only=True)
class Talks:
    """Goes on with the session that a user has open."""

    sessions: Sessions
    past: LookingBack
    worlds: Worlds
    core: Core
    judge: Judge
    now: Callable[[], float]

    async def preparing(self, user_id: int) -> str | None:
        """Id of the user's session while it waits for his plan; None where none does."""
        underway = await self.sessions.underway(user_id)
        if underway is None or not _waits_for_plan(await self._world(underway.session), underway):
            return None
        return underway.session.id

    async def prepare(self, user_id: int, text: str) -> OpenedSession:
        """Take the plan of the user's session, if he made one, and make the call.

        Args:
            user_id: who practises.
            text: his plan; empty: he calls without one.

        Raises:
            NoSession: if no session of his waits for a plan.
            SessionPaused: if it is paused.
            NoPlan: if the text is none, a mere "ready".
        """
        underway = await self._going_on(user_id)
        session = underway.session
        if session.status is Status.PAUSED:
            raise SessionPaused(session.id)
        world = await self._world(session)
        if not _waits_for_plan(world, underway):
            raise NoSession(user_id)
        if text and not is_plan(text, offers(world, underway.talk)):
            raise NoPlan(session.id)
        called = await self.core.run(begin_call, world, underway.talk, text, self.judge)
        session = replace(session, start=called.talk, opening=called.lines, touched_at=self.now())
        await self.sessions.save(session)
        return OpenedSession(session=session, world=world, lines=called.lines)

    async def reply(self, user_id: int, text: str) -> Replied:
        """Play the user's reply to his customer.

        Raises:
            NoSession: if none is open.
            PlanAwaited: if it waits for a plan.
            SessionPaused: if it is paused.
            TurnTaken: if another reply of the same user was saved first.
        """
        underway = await self._going_on(user_id)
        session, now = underway.session, self.now()
        world = await self._world(session)
        if _waits_for_plan(world, underway):
            raise PlanAwaited(session.id)
        if session.status is Status.PAUSED:
            raise SessionPaused(session.id)
        await self.worlds.warm(world)
        talked = session.talked + counted(now - session.touched_at)
        taken = await self.core.run(take_turn, world, underway.talk, text, self.judge, talked / 60)
        session = replace(session, touched_at=now, talked=talked)
        turns: tuple[Turn, ...] = (taken.turn,)
        scorecard = None
        if taken.talk.ended:
            # Only now all that was said is looked at again.
            turns = (*(await self._open(user_id)).turns, taken.turn)
            scorecard = await self.core.run(score_talk, world, taken.talk, turns, session.help)
            session = ended(session, Status.FINISHED, now, scorecard)
        await self.sessions.append(session, taken.turn, taken.talk, now)
        if not taken.talk.ended:
            self.core.soon(world.awaiting(taken.talk.spoken.last))
        return Replied(
            session=session,
            world=world,
            turn=taken.turn,
            turns=turns,
            before=underway.talk,
            talk=taken.talk,
            scorecard=scorecard,
        )

    async def hint(self, user_id: int) -> tuple[Hint, World]:
        """A hint for the next reply; it is on the session's account from now on, once.

        Raises:
            NoSession: if no session is open.
            NoHelp: if it is played without help.
        """
        underway = await self._going_on(user_id)
        session = underway.session
        if session.help.level is HelpLevel.NONE:
            raise NoHelp(session.id)
        world = await self._world(session)
        given = give_hint(world, underway.talk, session.start.hinted, session.help)
        if not given.hint.again:
            start = replace(session.start, hinted=given.shown)
            await self.sessions.save(replace(session, start=start, help=given.help))
        return given.hint, world

    async def brief(self, user_id: int) -> World:
        """The world of the user's session, to read its brief again.

        Raises:
            NoSession: if none is open.
        """
        return await self._world((await self._going_on(user_id)).session)

    async def pause(self, user_id: int) -> Session:
        """Stop the clock of the user's session.

        Raises:
            NoSession: if none is open.
        """
        underway = await self._going_on(user_id)
        session = replace(underway.session, status=Status.PAUSED, touched_at=self.now())
        await self.sessions.save(session)
        return session

    async def resume(self, user_id: int) -> OpenedSession:
        """Go on at the line where the user's session stands.

        Raises:
            NoSession: if none is open.
        """
        underway = await self._going_on(user_id)
        session = replace(underway.session, status=Status.ACTIVE, touched_at=self.now())
        await self.sessions.save(session)
        return OpenedSession(session=session, world=await self._world(session), lines=underway.lines)

    async def stop(self, user_id: int) -> Reviewed:
        """End the user's session before the customer does.

        Raises:
            NoSession: if none is open.
        """
        review = (await self.past.reviewed(await self._open(user_id))).stopped(self.now())
        await self.sessions.save(review.played.session)
        return review

    async def _going_on(self, user_id: int) -> Underway:
        return _found(await self.sessions.underway(user_id), user_id)

    async def _open(self, user_id: int) -> Played:
        return _found(await self.sessions.open_session(user_id), user_id)

    async def _world(self, session: Session) -> World:
        return await self.worlds.of(session, self.sessions)


def _found(session: Open | None, user_id: int) -> Open:
    """The user's open session; from now on the log names it."""
    if session is None:
        raise NoSession(user_id)
    structlog.contextvars.bind_contextvars(session=session.session.id)
    return session


def _waits_for_plan(world: World, underway: Underway) -> bool:
    return not underway.turns and is_preparing(world, underway.talk)
