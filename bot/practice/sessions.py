"""Practising a sale: start, reply, hint, pause, resume, stop; what comes before and after stands beside this."""

import secrets
from dataclasses import replace

from bot.practice.errors import NoHelp, NoPlan, NoSession, PlanAwaited, SessionPaused
from bot.practice.hints import Hint, give_hint
from bot.practice.looking_back import LookingBack
from bot.practice.results import Opened, Replied, Reviewed
from bot.practice.service import ended
from bot.practice.shelving import Shelving
from bot.roleplay.preparation import begin_call, is_plan, is_preparing, offers, prepares
from bot.roleplay.scorecard.help_levels import Help
from bot.roleplay.state.talk import SEEDS, Turn, counted
from bot.roleplay.state.world import World
from bot.roleplay.turn import open_talk, take_turn
from bot.scenario.vocabulary import HelpLevel
from bot.storage.records import Feedback, Session, Status, Underway


class Practice(Shelving, LookingBack):
    """The service that every edge calls. Each method saves in one transaction at most."""

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
        version = self._on_shelf(scenario_id)
        await self._may_begin(user_id, trial=trial)
        world = await self._core.run(self._worlds.world, version)
        chosen = secrets.randbelow(SEEDS) if seed is None else seed
        stage = world.playbook.stages[0].id if prepare and prepares(world) else None
        opened = await self._core.run(open_talk, world, chosen, stage)
        given = Help(level=level)
        session = self._new_session(user_id, version, feedback, given, opened.talk, opened.lines, trial=trial)
        await self.repository.begin(session, version, ended=await self._left(user_id))
        # While the brief is read: the first replies then find their meanings ready.
        self._core.soon(world.awaiting(opened.talk.spoken.last))
        self._core.soon(world.warming())
        return Opened(session=session, world=world, lines=opened.lines)

    async def preparing(self, user_id: int) -> str | None:
        """Id of the user's session while it waits for his plan; None where none does."""
        underway = await self.repository.underway(user_id)
        if underway is None or not _waits_for_plan(await self.world_of(underway.session), underway):
            return None
        return underway.session.id

    async def prepare(self, user_id: int, text: str) -> Opened:
        """Take the plan of the user's session, if he made one, and make the call.

        Args:
            user_id: who practises.
            text: his plan; empty: he calls without one.

        Raises:
            NoSession: if no session of his waits for a plan.
            SessionPaused: if it is paused.
            NoPlan: if the text is none, a mere "ready".
        """
        underway = await self._underway(user_id)
        session = underway.session
        if session.status is Status.PAUSED:
            raise SessionPaused(session.id)
        world = await self.world_of(session)
        if not _waits_for_plan(world, underway):
            raise NoSession(user_id)
        if text and not is_plan(text, offers(world, underway.talk)):
            raise NoPlan(session.id)
        called = await self._core.run(begin_call, world, underway.talk, text, self.judge)
        session = replace(session, start=called.talk, opening=called.lines, touched_at=self._clock())
        await self.repository.save(session)
        return Opened(session=session, world=world, lines=called.lines)

    async def reply(self, user_id: int, text: str) -> Replied:
        """Play the user's reply to his customer.

        Raises:
            NoSession: if none is open.
            PlanAwaited: if it waits for a plan.
            SessionPaused: if it is paused.
            TurnTaken: if another reply of the same user was saved first.
        """
        underway = await self._underway(user_id)
        session, now = underway.session, self._clock()
        world = await self.world_of(session)
        if _waits_for_plan(world, underway):
            raise PlanAwaited(session.id)
        if session.status is Status.PAUSED:
            raise SessionPaused(session.id)
        await self._warm(session, world)
        talked = session.talked + counted(now - session.touched_at)
        taken = await self._core.run(take_turn, world, underway.talk, text, self.judge, talked / 60)
        session = replace(session, touched_at=now, talked=talked)
        turns: tuple[Turn, ...] = (taken.turn,)
        scorecard = None
        if taken.talk.ended:
            # Only now all that was said is looked at again.
            turns = (*(await self._open(user_id)).turns, taken.turn)
            scorecard = await self.score(world, taken.talk, turns, session.help)
            session = ended(session, Status.FINISHED, now, scorecard)
        await self.repository.append(session, taken.turn, taken.talk, now)
        if not taken.talk.ended:
            self._core.soon(world.awaiting(taken.talk.spoken.last))
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
        underway = await self._underway(user_id)
        session = underway.session
        if session.help.level is HelpLevel.NONE:
            raise NoHelp(session.id)
        world = await self.world_of(session)
        given = give_hint(world, underway.talk, session.start.hinted, session.help)
        if not given.hint.again:
            start = replace(session.start, hinted=given.shown)
            await self.repository.save(replace(session, start=start, help=given.help))
        return given.hint, world

    async def brief(self, user_id: int) -> World:
        """The world of the user's session, to read its brief again.

        Raises:
            NoSession: if none is open.
        """
        return await self.world_of((await self._underway(user_id)).session)

    async def pause(self, user_id: int) -> Session:
        """Stop the clock of the user's session.

        Raises:
            NoSession: if none is open.
        """
        underway = await self._underway(user_id)
        session = replace(underway.session, status=Status.PAUSED, touched_at=self._clock())
        await self.repository.save(session)
        return session

    async def resume(self, user_id: int) -> Opened:
        """Go on at the line where the user's session stands.

        Raises:
            NoSession: if none is open.
        """
        underway = await self._underway(user_id)
        session = replace(underway.session, status=Status.ACTIVE, touched_at=self._clock())
        await self.repository.save(session)
        return Opened(session=session, world=await self.world_of(session), lines=underway.lines)

    async def stop(self, user_id: int) -> Reviewed:
        """End the user's session before the customer does.

        Raises:
            NoSession: if none is open.
        """
        played = await self._open(user_id)
        world = await self.world_of(played.session)
        session, scorecard = await self._scored(played, world)
        await self.repository.save(session)
        return Reviewed(played=replace(played, session=session), world=world, scorecard=scorecard)


def _waits_for_plan(world: World, underway: Underway) -> bool:
    return not underway.turns and is_preparing(world, underway.talk)
