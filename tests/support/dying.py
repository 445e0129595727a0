"""The bot with an embedder that takes the process with it at a certain word, as faulty machine code would."""

import asyncio
import signal
from collections.abc import Sequence
from dataclasses import replace

from bot.grading.embedding import Vectors
from tests.support.constant import ConstantEmbedder, constant_models, main

DEADLY = "абракадабра"


class DyingEmbedder(ConstantEmbedder):
    """Constant until it reads the word."""

    def embed(self, texts: Sequence[str]) -> Vectors:
        if any(DEADLY in text for text in texts):
            signal.raise_signal(signal.SIGSEGV)
        return super().embed(texts)


if __name__ == "__main__":
    models = constant_models()
    asyncio.run(main(replace(models, embedder=DyingEmbedder(models.embedder.identity))))
