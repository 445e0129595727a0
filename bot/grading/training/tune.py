"""Tunes the embedder's upper layers on labelled replies, and keeps what it says of replies that it did not see.

Run: .venv/bin/uv run --frozen --group train --with torch==2.13.0 python -m bot.grading.training.tune
It takes an hour on two cores, and writes `bot/grading/reader.npz` and `training/readings.npz`.
"""

import math
import random
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context

import numpy as np
import torch
from torch.nn import functional

from bot.grading.detection.artefact import MOVES
from bot.grading.detection.reader import LEVELS, reading
from bot.grading.detection.tuning import DEFAULT, Tuning
from bot.grading.embedder import identity, model_file
from bot.grading.training import labelled
from bot.grading.training.forgeries import forgeries
from bot.grading.training.image import Image, packed
from bot.grading.training.network import FIXED, MATRICES, SCALE, Network, Tensor
from bot.grading.training.readings import READINGS, Readings
from bot.grading.training.wearing import worn
from bot.grading.types import Labelled, ReplyContext

EPOCHS = 3
BATCH = 16
SORTED = 8
"""Batches whose texts are sorted by length together, so that little is padded."""

RATE, HEAD_RATE = 2e-4, 2e-3
WARMING = 100
"""Steps until the full rate."""

MADE = 3.0
"""Weight of a move that is made beside one that is not: most are not."""

FORGED = 0.2
"""Forged replies learnt from, by honest one."""

FOLDS = 2
"""Parts that are left out in turn."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """A reply to learn from."""

    context: ReplyContext
    moves: tuple[bool, ...]
    grade: int
    honest: bool
    """False for a forged one: only that it is not good is learnt from it."""


def lessons(rows: Sequence[Labelled]) -> list[Lesson]:
    """The labelled replies, worn copies of some, and forged ones."""
    honest = [
        Lesson(context=row.context, moves=tuple(m in row.moves for m in MOVES), grade=row.grade, honest=True)
        for row in (*rows, *worn(rows))
    ]
    forged = [context for context, _ in forgeries(rows)]
    few = random.Random(1).sample(forged, k=min(len(forged), round(FORGED * len(rows))))
    none = (False,) * len(MOVES)
    return honest + [Lesson(context=context, moves=none, grade=1, honest=False) for context in few]


def tuned(image: Image, rows: Sequence[Labelled]) -> Network:
    """A network that has learnt from these replies; the same replies give the same network on the same machine."""
    torch.manual_seed(0)
    draw = random.Random(0)
    network = Network(image, len(MOVES) + LEVELS)
    taught = lessons(rows)
    begun = [network.begin(reading(lesson.context)) for lesson in taught]
    labels = torch.tensor([lesson.moves for lesson in taught]).float()
    levels = torch.tensor([[lesson.grade > level for level in range(LEVELS)] for lesson in taught]).float()
    honest = torch.tensor([[lesson.honest] for lesson in taught]).float()
    often = labels[honest[:, 0] > 0].mean(dim=0).clamp(1e-3, 1 - 1e-3)
    with torch.no_grad():
        network.bias[: len(MOVES)] = torch.log(often / (1 - often))
    optimiser = torch.optim.AdamW(
        [{"params": network.tuned, "lr": RATE}, {"params": [network.weights, network.bias], "lr": HEAD_RATE}],
        weight_decay=0.01,
    )
    steps = EPOCHS * math.ceil(len(taught) / BATCH)
    pace = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min(1.0, (step + 1) / WARMING) * max(0.02, 1 - step / steps)
    )
    for _ in range(EPOCHS):
        for chosen in _batches(draw, begun):
            outputs = network.end([begun[i] for i in chosen], learning=True)
            loss = _loss(outputs, labels[chosen], levels[chosen], honest[chosen])
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.tuned, 1.0)
            optimiser.step()
            pace.step()
            optimiser.zero_grad()
    return network


def outputs_of(network: Network, contexts: Sequence[ReplyContext]) -> Tensor:
    """What the network says of replies, before squashing: moves, then levels."""
    with torch.no_grad():
        parts = [
            network.end(
                [network.begin(reading(context)) for context in contexts[start : start + BATCH]], learning=False
            )
            for start in range(0, len(contexts), BATCH)
        ]
    return torch.cat(parts).float().numpy()


def kept(image: Image, network: Network) -> Tuning:
    """The tuned layers as they are shipped."""
    pieces = []
    for index, layer in enumerate(network.layers[FIXED:], start=FIXED):
        for name, tensor in layer.items():
            values = tensor.detach().numpy()
            place = image.tensor(f"l{index}.{name}.w" if name in MATRICES else f"l{index}.{name}")
            content = packed(values) if name in MATRICES else values.astype(np.float32).tobytes()
            assert len(content) == place.size
            pieces.append((place.offset, content))
    return Tuning(
        base=identity(),
        pieces=tuple(pieces),
        weights=(SCALE * network.weights.detach()).numpy().astype(np.float32),
        bias=network.bias.detach().numpy().astype(np.float32),
    )


def main() -> None:
    """Tune on all, and without each part in turn; a process each, as many at once as there are cores."""
    from sklearn.model_selection import GroupKFold

    rows = labelled()
    parts = GroupKFold(FOLDS).split(rows, groups=[row.product for row in rows])
    with ProcessPoolExecutor(mp_context=get_context("spawn"), initializer=torch.set_num_threads, initargs=(1,)) as pool:
        on_all = pool.submit(_on_all)
        readings = Readings()
        for contexts, outputs in pool.map(_without, [train.tolist() for train, _ in parts]):
            readings.add(contexts, outputs)
        READINGS.write_bytes(readings.to_bytes())
        DEFAULT.write_bytes(on_all.result())


def _on_all() -> bytes:
    image = Image(model_file())
    return kept(image, tuned(image, labelled())).to_bytes()


def _without(train: Sequence[int]) -> tuple[list[ReplyContext], Tensor]:
    """What a network that learnt from these rows only says of the others."""
    rows = labelled()
    learnt = [rows[i] for i in train]
    unseen = {row.product for row in rows} - {row.product for row in learnt}
    contexts = [row.context for row in (*rows, *worn(rows)) if row.product in unseen]
    contexts += [context for context, product in forgeries(rows) if product in unseen]
    return contexts, outputs_of(tuned(Image(model_file()), learnt), contexts)


def _batches(draw: random.Random, begun: Sequence[Tensor]) -> Iterator[list[int]]:
    order = draw.sample(range(len(begun)), k=len(begun))
    batches = []
    for start in range(0, len(order), BATCH * SORTED):
        alike = sorted(order[start : start + BATCH * SORTED], key=lambda i: len(begun[i]))
        batches += [alike[i : i + BATCH] for i in range(0, len(alike), BATCH)]
    draw.shuffle(batches)
    yield from batches


def _loss(outputs: Tensor, labels: Tensor, levels: Tensor, honest: Tensor) -> Tensor:
    """Cross-entropy of moves and of the levels reached; of forged replies only that they are not good."""
    count = labels.shape[1]
    told = functional.binary_cross_entropy_with_logits(
        outputs[:, :count], labels, pos_weight=torch.full((count,), MADE), reduction="none"
    )
    reached = functional.binary_cross_entropy_with_logits(outputs[:, count:], levels, reduction="none")
    known = torch.cat([honest, torch.ones(len(honest), LEVELS - 1)], dim=1)
    return (told * honest).mean() * count / 10 + (reached * known).mean()


if __name__ == "__main__":
    main()
