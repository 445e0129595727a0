"""Meanings of scenario texts, kept from one start to the next: the first reply after a start waits for none of them.

Only texts that stand in scenarios are written down, never what people say. The file may be deleted at any time.
"""

import io
import json
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from zipfile import BadZipFile

import numpy as np

from bot.grading.detection.vector_memory import RememberingEmbedder
from bot.scenario.model import Scenario
from bot.scenario.walking import texts_of
from bot.storage.scenario_library import Library, write_bytes

NAME = ".meanings"


def recall(embedder: RememberingEmbedder, folder: Path) -> None:
    """Give an embedder back what it knew of scenarios when it was last used here."""
    # A file that cannot be read, or was spoilt, is as good as none.
    with suppress(OSError, ValueError, KeyError, EOFError, BadZipFile):
        kept = np.load(io.BytesIO((folder / NAME).read_bytes()), allow_pickle=False)
        if str(kept["identity"]) == embedder.identity:
            embedder.learn(dict(zip(json.loads(str(kept["texts"])), kept["vectors"], strict=True)))


def keep_meanings(embedder: RememberingEmbedder, library: Library, folder: Path) -> None:
    """Write down what an embedder knows of a library's scenarios, in a folder whose parent is there."""
    # A copy: the shelf may still be changing in another thread.
    played = [entry.scenario for entry in [*library.scenarios.values()] if _played(embedder, entry.scenario)]
    known = embedder.known(_texts(played))
    if not known or not folder.parent.is_dir():
        return
    content = io.BytesIO()
    texts = json.dumps(list(known), ensure_ascii=False)
    np.savez(content, identity=embedder.identity, texts=texts, vectors=np.stack(list(known.values())))
    with suppress(OSError):  # a disk that takes nothing
        write_bytes(folder / NAME, content.getvalue())


def _played(embedder: RememberingEmbedder, scenario: Scenario) -> bool:
    """Whether the embedder has met a scenario: most of a large shelf it has not, and need not be walked through."""
    return bool(embedder.known(way for fact in scenario.customer.facts for way in fact.about))


def _texts(scenarios: Iterable[Scenario]) -> Iterable[str]:
    for scenario in scenarios:
        yield from (text for _, text in texts_of(scenario))
