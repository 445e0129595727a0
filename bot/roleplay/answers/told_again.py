"""He is asked about what he has told already: he adds to it, repeats it in short, or minds."""

from collections.abc import Sequence

from bot.grading.text.sentences import written_sentences
from bot.grading.text.words import stems
from bot.roleplay.answers.given_back import summed_up
from bot.roleplay.answers.question_answered import asked_in, nearest
from bot.roleplay.exchange.lines import as_said, unsaid
from bot.roleplay.exchange.scene import Scene
from bot.roleplay.understanding.answer_types import COUNTED, giving, likely_giving
from bot.scenario.model import Fact
from bot.scenario.vocabulary import Situation

OVERLAP = 0.4
"""Share of the words of a wording up to which it adds something to what he told."""


def refer_back(scene: Scene, fact: Fact) -> None:
    """Asked about what he has told he adds to it, says yes to a good summary, or repeats it; once more and he minds."""
    wanted = scene.heard.wanted.get(fact.id)
    missing = giving(fact.says, wanted) if wanted else ()
    if missing and not any(line in scene.talk.spoken.lines for line in missing):
        # He told of his walk, and not how far: that he says now.
        scene.told += scene.tell(missing)
    elif fact.id not in scene.talk.told.deepened and (more := more_of(scene, fact)):
        if scene.tell(more):
            scene.talk.told.deepened.append(fact.id)
    elif summed_up(scene):
        if not scene.answered:
            scene.say(Situation.LISTENED_TO)
    elif not fact.again and not _repeated(scene, short := _in_short(scene, fact), fact):
        scene.tell([short], Situation.BEFORE_ANSWER if short == scene.talk.spoken.last else None)
    else:
        scene.say(Situation.ALREADY_TOLD, fact.again, {"told": _in_short(scene, fact).strip(" .!…")})


def more_of(scene: Scene, fact: Fact) -> Sequence[str]:
    """What he can add to a fact that he has told; asked for a time or a sum he adds nothing that holds none."""
    wanted, more = scene.heard.wanted.get(fact.id), fact.more or _unsaid(scene, fact)
    return giving(more, wanted) if wanted in COUNTED else more


def _unsaid(scene: Scene, fact: Fact) -> Sequence[str]:
    """Other words of his for a fact, the nearest to the question; none for one put word for word as before."""
    told = {*stems(as_said(fact.says, scene.talk)), *stems(scene.reply)}
    questions, replies = asked_in(scene, scene.reply), "\n".join(scene.talk.spoken.replies)
    if any(replies.count(question) > 1 for question in questions):
        return ()
    return nearest(scene, questions, unsaid(fact.says, scene.talk, lambda line: _adds(line, told)))


def _adds(line: str, told: set[str]) -> bool:
    """False for what he has told already in nearly these words."""
    words = set(stems(line))
    return len(words & told) <= OVERLAP * len(words)


def _in_short(scene: Scene, fact: Fact) -> str:
    """The sentence of what he told of a fact that holds what is asked for, else the nearest to the question."""
    wanted = scene.heard.wanted.get(fact.id)
    said = [line for line in fact.says if line in scene.talk.spoken.lines] or fact.says[:1]
    told = [part for line in said for part in written_sentences(line.strip())]
    parts = [part for part in told if not part.endswith("?")] or told
    if fitting := (wanted and likely_giving(parts, wanted)):
        return fitting[0]
    near = scene.world.nearness(asked_in(scene, scene.reply) or [scene.reply], parts).max(axis=0)
    return parts[int(near.argmax())]


def _repeated(scene: Scene, short: str, fact: Fact) -> bool:
    """True where he has said so once more already: anybody may forget one thing."""
    return scene.talk.spoken.lines.count(short) > (short in fact.says)
