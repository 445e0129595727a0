"""The playbooks and scenarios that can be played."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import numpy as np

from bot.app.mind import NoEmbedder
from bot.app.read_before import keep, read_before
from bot.config import Settings
from bot.errors import UserError
from bot.roleplay.state.world import World
from bot.scenario.explaining import instead, shown
from bot.scenario.problems import ScenarioRefused
from bot.scenario.vocabulary import Language
from bot.storage.scenario_library import Library, Playbooks, load_library, load_playbooks, playbooks_beside
from bot.storage.shelf_watch import ShelfWatch
from bot.texts.catalogue import Texts, texts

PLAYBOOKS = Path(__file__).parents[1] / "playbooks"
NONE_YET = {"instead": "there are none yet", "instead_ru": "сценариев пока нет"}
"""What is said where no scenario can be named."""


@cache
def _built_in() -> Playbooks:
    return load_playbooks([PLAYBOOKS])


def open_library(settings: Settings) -> Library:
    """The playbooks that come with the product, and the scenarios of the settings."""
    uploads = (settings.uploads,) if settings.uploads.is_dir() else ()
    with _nothing_thrown_away():
        known = read_before(settings.uploads)
        library = load_library((*settings.scenarios, *uploads), _built_in(), known)
        keep(library, settings.uploads, known)
    return library


@contextmanager
def _nothing_thrown_away() -> Iterator[None]:
    """Look for no garbage meanwhile, and never in what was read: it is kept, and each look would go through it all."""
    looked = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if looked:
            gc.enable()


def watch_library(settings: Settings, library: Library) -> ShelfWatch:
    """Whoever keeps a library up to date with the files of the settings."""
    return ShelfWatch(library, (*settings.scenarios, settings.uploads), _built_in())


def check_files(paths: tuple[Path, ...]) -> Library:
    """Read scenario files just as the bot would; what is wrong with them stands in `problems`."""
    return load_library(paths, playbooks_beside(paths, _built_in()))


def find_scenario(library: Library, name: str, words: Texts) -> str:
    """The id of a scenario given by id or by file; a file is put on the shelf first.

    Raises:
        UserError: if there is no such scenario or file, in those words.
        ScenarioRefused: if the file has errors.
    """
    if name in library.scenarios:
        return name
    path = Path(name)
    if not path.is_file():
        known = instead(name, sorted(library.scenarios)) if library.scenarios else NONE_YET
        way_out = known["instead_ru" if words.language is Language.RU else "instead"]
        raise UserError(words("cli.no_scenario", name=shown(name), instead=way_out))
    library.playbooks = playbooks_beside([path], library.playbooks)
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
    scenario = library.scenarios[find_scenario(library, name, texts(settings.language))].scenario
    return World.build(
        scenario, library.playbooks.models[scenario.playbook], NoEmbedder(), np.zeros(1, dtype=np.float32)
    )
