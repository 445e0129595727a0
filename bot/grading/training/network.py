"""The embedder as a network that learns: its lower layers fixed, its upper ones tuned."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import torch
from torch.nn import functional

from bot.grading.training.image import BLOCK, Image

Tensor = Any
"""Of PyTorch, whose types are not checked here."""

FIXED = 6
"""Lower layers left as they are: they serve any text."""

MATRICES = {"q": 384, "k": 384, "v": 384, "ao": 384, "fi": 384, "fo": 1536}
"""4-bit weights of a layer, with their columns: attention, then the inner layer and back."""

VECTORS = ("q.b", "k.b", "v.b", "ao.b", "fi.b", "fo.b", "aln.w", "aln.b", "oln.w", "oln.b")
LONGEST = 160
"""Pieces of a text that are learnt from."""

DROPPED = 0.1


@dataclass(slots=True)
class Network:
    """The embedder's layers and a head that tells moves and levels from the mean of a text."""

    image: Image
    outputs: int
    layers: list[Mapping[str, Tensor]] = field(init=False)
    weights: Tensor = field(init=False)
    bias: Tensor = field(init=False)

    def __post_init__(self) -> None:
        self.layers = [_layer(self.image, index) for index in range(self.image.layers)]
        for layer in self.layers[FIXED:]:
            for name in MATRICES:
                _scatter(layer[name])
            for tensor in layer.values():
                tensor.requires_grad_(True)
        hidden = self.image.hidden
        self.weights = (torch.randn(self.outputs, hidden) * 0.3 / hidden**0.5).requires_grad_(True)
        self.bias = torch.zeros(self.outputs, requires_grad=True)
        self._words = self.image.matrix("emb.word", hidden)
        self._places = self.image.floats("emb.pos").reshape(-1, hidden) + self.image.floats("emb.type")[:hidden]

    _words: Any = field(init=False)
    _places: Any = field(init=False)

    @property
    def tuned(self) -> list[Tensor]:
        """What is learnt of the layers."""
        return [tensor for layer in self.layers[FIXED:] for tensor in layer.values()]

    def begin(self, text: str) -> Tensor:
        """A text after the fixed layers, which never change: one row a piece."""
        pieces = self.image.tokens(f"query: {text}")[:LONGEST]
        rows = torch.tensor(self._words[pieces] + self._places[: len(pieces)])
        rows = functional.layer_norm(
            rows, rows.shape[-1:], _given(self.image, "emb.ln.w"), _given(self.image, "emb.ln.b"), self.image.epsilon
        )[None]
        with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
            for layer in self.layers[:FIXED]:
                rows = self._through(layer, rows, None, 0.0)
        return rows[0].to(torch.bfloat16)

    def end(self, begun: Sequence[Tensor], *, learning: bool) -> Tensor:
        """The outputs of a batch of begun texts, before any squashing."""
        padded = torch.nn.utils.rnn.pad_sequence(list(begun), batch_first=True).float()
        lengths = torch.tensor([len(rows) for rows in begun])
        mask = torch.arange(padded.shape[1])[None] < lengths[:, None]
        dropped = DROPPED if learning else 0.0
        with torch.autocast("cpu", dtype=torch.bfloat16):
            for layer in self.layers[FIXED:]:
                padded = self._through(layer, padded, mask[:, None, None], dropped)
        total = (padded.float() * mask[..., None]).sum(dim=1)
        unit = functional.normalize(total, dim=-1)
        return SCALE * functional.dropout(unit, dropped, learning) @ self.weights.T + self.bias

    def _through(self, layer: Mapping[str, Tensor], rows: Tensor, mask: Tensor, dropped: float) -> Tensor:
        """One layer of a transformer with normalisation after each part, as in BERT (Devlin et al., 2019)."""

        def dense(name: str, values: Tensor) -> Tensor:
            matrix = layer[name]
            seen = _rounded(matrix) if matrix.requires_grad else matrix
            return functional.linear(values, seen, layer[f"{name}.b"])

        def split(values: Tensor) -> Tensor:
            return values.unflatten(-1, (self.image.heads, -1)).transpose(1, 2)

        heads = functional.scaled_dot_product_attention(
            split(dense("q", rows)),
            split(dense("k", rows)),
            split(dense("v", rows)),
            attn_mask=mask,
            dropout_p=dropped,
        )
        heard = functional.dropout(dense("ao", heads.transpose(1, 2).flatten(2)), dropped, dropped > 0)
        size = rows.shape[-1:]
        rows = functional.layer_norm(rows + heard, size, layer["aln.w"], layer["aln.b"], self.image.epsilon)
        thought = functional.dropout(dense("fo", functional.gelu(dense("fi", rows))), dropped, dropped > 0)
        return functional.layer_norm(rows + thought, size, layer["oln.w"], layer["oln.b"], self.image.epsilon)


SCALE = 8.0
"""The head reads unit vectors times this, so that its weights learn as fast as the layers."""


SCATTERED = 0.8
"""Part of a 4-bit step over which weights are scattered before learning."""


def _scatter(weights: Tensor) -> None:
    """Move weights within their steps, so that some are near the next one.

    As given, all stand in the middle of a step and would hardly ever leave it; the largest of a block keep its scale.
    """
    blocks = weights.view(-1, BLOCK)
    largest = blocks.abs().amax(1, keepdim=True)
    moved = (torch.rand_like(blocks) - 0.5) * SCATTERED * largest / 8
    blocks += torch.where(blocks.abs() >= 0.999 * largest, torch.zeros_like(moved), moved)


def _rounded(weights: Tensor) -> Tensor:
    """Weights as 4 bits hold them; what is learnt passes as if they were exact (Bengio et al., 2013)."""
    blocks = weights.detach().reshape(-1, BLOCK)
    high, low = blocks.amax(1, keepdim=True), blocks.amin(1, keepdim=True)
    scale = (torch.where(high >= -low, high, low) / -8).half().float()
    inverse = torch.where(scale != 0, 1 / scale, torch.zeros_like(scale))
    levels = (blocks * inverse + 8.5).floor().clamp(0, 15) - 8
    return weights + ((levels * scale).reshape(weights.shape) - weights).detach()


def _layer(image: Image, index: int) -> dict[str, Tensor]:
    tensors = {name: torch.tensor(image.matrix(f"l{index}.{name}.w", columns)) for name, columns in MATRICES.items()}
    return tensors | {name: _given(image, f"l{index}.{name}") for name in VECTORS}


def _given(image: Image, name: str) -> Tensor:
    return torch.tensor(image.floats(name))
