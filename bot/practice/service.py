"""The service that every edge calls, put together of its parts."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from bot.config import Settings
from bot.grading.types import Judge
from bot.practice.beginning import Beginning
from bot.practice.core import Core
from bot.practice.looking_back import LookingBack
from bot.practice.privacy import People
from bot.practice.shelf import Shelf
from bot.practice.talks import Talks
from bot.practice.worlds import Worlds
from bot.storage.repository import Repository
from bot.storage.sessions import Sessions
from bot.storage.store import Store
from bot.storage.uploads import Uploads
from bot.storage.users import Users


@dataclass(frozen=True, slots=True, kw_only=True)
class Practice:
    """The service by matter; the parts hold nothing of their own. Each call saves in one transaction at most.

    Args:
        repository: where all is kept; it is the parts' matter, and nobody else's.
        shelf: scenarios that may be started.
        worlds: scenarios made ready.
        judge: grades replies.
        core: the thread that the core runs in.
        now: UTC seconds since 1970.
        sessions_a_day: that one person may begin; managers' own tries are not counted.
    """

    repository: Repository
    shelf: Shelf
    worlds: Worlds
    judge: Judge
    core: Core
    now: Callable[[], float]
    sessions_a_day: int = 1000

    def within(self, repository: Repository) -> "Practice":
        """This service on another repository: what it saves is saved there."""
        return replace(self, repository=repository)

    @property
    def users(self) -> Users:
        """Those who practise."""
        return self.repository.users

    @property
    def sessions(self) -> Sessions:
        """Talks as they are kept."""
        return self.repository.sessions

    @property
    def uploads(self) -> Uploads:
        """Scenario files that wait for their managers' word."""
        return self.repository.uploads

    @property
    def past(self) -> LookingBack:
        """Talks to look back on."""
        return LookingBack(sessions=self.sessions, worlds=self.worlds, core=self.core)

    @property
    def beginning(self) -> Beginning:
        """The ways into a talk."""
        return Beginning(
            sessions=self.sessions,
            past=self.past,
            shelf=self.shelf,
            worlds=self.worlds,
            core=self.core,
            now=self.now,
            a_day=self.sessions_a_day,
        )

    @property
    def talks(self) -> Talks:
        """Talks that are on."""
        return Talks(
            sessions=self.sessions,
            past=self.past,
            worlds=self.worlds,
            core=self.core,
            judge=self.judge,
            now=self.now,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Product:
    """The running product, without an edge."""

    settings: Settings
    practice: Practice
    people: People
    store: Store
