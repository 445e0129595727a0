"""How well replies are held against facts, by models that have not seen the fact.

Run: .venv/bin/uv run --frozen --group train python -m tests.bench.facts
"""

from sklearn.metrics import classification_report

from bot.app.mind import open_mind
from bot.grading.training.facts import Verdict, held_out_verdicts, read_pairs


def main() -> None:
    mind, pairs = open_mind(), read_pairs()
    found = held_out_verdicts(pairs, mind.embedder, mind.grader.centre)
    print(classification_report([pair.label for pair in pairs], found, labels=list(Verdict), digits=3))
    for pair, verdict in zip(pairs, found, strict=True):
        if pair.label is not verdict:
            print(f"{pair.id} is {pair.label}, called {verdict}: {pair.point} | {pair.reply}")


if __name__ == "__main__":
    main()
