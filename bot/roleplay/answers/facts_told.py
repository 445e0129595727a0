"""The customer answers what he was asked, from his facts."""

import re
from collections.abc import Iterator, Sequence

from bot.grading.text.plain import normalised
from bot.grading.text.questions import asks
from bot.grading.text.sentences import thoughts, written_sentences
from bot.grading.text.words import STEM, stems
from bot.grading.types import GOOD
from bot.roleplay.answers.closing_details import take_own_day
from bot.roleplay.answers.his_day import tells_of_days
from bot.roleplay.answers.how_it_went import asked_after_purchase, tell_how_it_went
from bot.roleplay.answers.remarks import asks_about_extra
from bot.roleplay.answers.remembering import recollect
from bot.roleplay.exchange.facts_asked import ASKING_ON
from bot.roleplay.exchange.lines import as_said, candidates
from bot.roleplay.exchange.scene import Scene
from bot.roleplay.understanding.answer_types import COUNTED, giving, wanted_by
from bot.roleplay.understanding.check_questions import Check, checked
from bot.roleplay.understanding.names import without_name
from bot.roleplay.understanding.need_questions import leaves_it_to_him
from bot.roleplay.understanding.small_talk import feels_with
from bot.scenario.model import Fact
from bot.scenario.vocabulary import Achievement, Move, Situation, StageKind

OFFERING = (Move.BENEFIT, Move.EVIDENCE, Move.RECOMMENDATION, Move.UPSELL, Move.NEXT_STEP, Move.PRICE, Move.HONESTY)
"""Moves beside which a question is a check, "does that suit you?", and gets no answer of its own."""

SURELY = 0.65
"""Confidence from which a point of the product was told."""

SHORTEST_SUMMARY = 3
"""Words below which nothing of what he told was given back."""

WARM = 0.8
"""Share of the buying interest from which he says that a thing suits him."""

SAME = 0.6
"""Centred cosine of two questions from which the second asks the same once more."""

MOST_AFTER_HIM = 12
"""Words up to which a reply may do no more than say something after him."""

AFTER_HIM = 0.5
"""Share of its longer words that are his own, from which it does."""

LENIENT = 1.0
"""How much less likely than none a fact may be, by choice, that a good open question gets him to tell."""

OVERLAP = 0.4
"""Share of the words of a wording up to which it adds something to what he told."""

_WANTS_PROOF = re.compile(r"\b(?:докаж|доказ|убедите)\w*|\b(?:prove|proof|show me|convince)\b")

OPENING_UP = (Move.OPEN_QUESTION, Move.ACTIVE_LISTENING)
"""Moves after which a customer tells of himself what he was not literally asked."""


def answer(scene: Scene) -> None:
    """Answer the questions of the reply; a check, "did I get you right?", is answered before all else.

    A gatekeeper tells nothing that is the customer's to tell; after the deal what he tells of is how it went.
    """
    if scene.keeper or scene.kind is StageKind.FOLLOW_UP:
        return
    if asked_after_purchase(scene):
        scene.told += tell_how_it_went(scene)
        return
    if recollect(scene):
        scene.told += 1
        return
    understood = scene.heard.check is Check.UNDERSTOOD and not scene.misheard
    if understood and scene.kind in ASKING_ON and not _asks_new(scene):
        scene.remark(_understood(scene))
    day_taken = take_own_day(scene)
    for fact in scene.heard.asked[: scene.world.rules.difficulty.answers]:
        if day_taken and tells_of_days(scene, fact):
            continue
        if scene.talk.doubts.open and scene.room <= 1:
            # The last line is for his doubt: whoever meets it is to hear so.
            break
        _tell_fact(scene, fact, _before_answer(scene))
    asks_in_vain = not scene.heard.asked and not day_taken and not _left_to_others(scene)
    if asks_in_vain and (scene.kind in ASKING_ON or _only_asked(scene)):
        _volunteer(scene)
    scene.talk.record.reached[Achievement.NEEDS_FOUND] = needs_found(scene)


def _only_asked(scene: Scene) -> bool:
    """True where a presentation is put off for a question: that wants an answer, if only that he has none."""
    said = thoughts(scene.reply) if scene.kind is StageKind.PRESENTATION else ()
    return bool(said) and all(map(asks, said))


def _left_to_others(scene: Scene) -> bool:
    """True for a joke, and for a question about an open doubt, which is answered with that."""
    return scene.heard.jests or bool(scene.heard.probing)


def suits(scene: Scene) -> None:
    """Answer "does that suit you?": by what the reply gave him, and as far as he is warm to it."""
    if scene.heard.check is not Check.FITS or scene.answered:
        return
    warm = scene.talk.mood.interest >= WARM * scene.world.rules.buys_at.interest
    if _meets_need(scene) and warm:
        scene.remark(Situation.FITS)
    elif scene.grade.points or scene.grade.value >= GOOD:
        scene.remark(Situation.FITS_PARTLY)
    else:
        scene.remark(Situation.FITS_NOT)


def _meets_need(scene: Scene) -> bool:
    """True where the reply told a point that answers something he has told."""
    product, told = scene.world.scenario.product, {point.id for point in scene.grade.points}
    known = (point for point in (*product.points, *product.promotions) if point.id in told)
    return any(not point.answers or set(point.answers) & set(scene.talk.told.facts) for point in known)


def meets_concern(scene: Scene) -> bool:
    """True where the reply surely told a point that answers what he has told, or what he keeps to himself."""
    product, customer = scene.world.scenario.product, scene.world.scenario.customer
    concerns = {fact.id for fact in customer.facts if fact.hidden or fact.id in scene.talk.told.facts}
    told = {point.id for point in scene.grade.points if point.confidence >= SURELY}
    known = (point for point in (*product.points, *product.promotions) if point.id in told)
    return scene.grade.value > 0 and any(concerns.intersection(point.answers) for point in known)


def _asks_new(scene: Scene) -> bool:
    """True where a question is about something that he has not told yet."""
    return any(fact.id not in scene.talk.told.facts for fact in scene.heard.asked)


def _understood(scene: Scene) -> Situation:
    """Whether he was understood."""
    if not scene.talk.told.facts or scene.grade.value == 0:
        return Situation.FITS_NOT
    listened = scene.grade.value >= GOOD or scene.grade.has(Move.ACTIVE_LISTENING)
    return Situation.LISTENED_TO if listened else Situation.FITS_PARTLY


def needs_found(scene: Scene) -> float:
    """The share of his needs that he has told, 0 to 1."""
    needs = [fact.id for fact in scene.world.scenario.customer.facts if fact.need]
    return sum(need in scene.talk.told.facts for need in needs) / len(needs) if needs else 1.0


def all_told(scene: Scene) -> bool:
    """True when he has no need left that he would tell this seller."""
    return not any(_would_tell(scene, fact) for fact in scene.world.scenario.customer.facts)


def _would_tell(scene: Scene, fact: Fact) -> bool:
    return fact.need and fact.id not in scene.talk.told.facts and (not fact.hidden or _trusts(scene))


def _tell_fact(scene: Scene, fact: Fact, lead: Situation | None) -> None:
    if fact.id in scene.talk.told.facts:
        # Later on a question near to a known fact probes a doubt; it is not the same question again.
        if fact.id in scene.heard.again or (scene.kind in ASKING_ON and not scene.heard.check):
            _refer_back(scene, fact)
        return
    if fact.hidden and not _trusts(scene):
        scene.say(Situation.GUARDED, _guarded(scene))
        return
    if scene.tell(_to_the_question(scene, fact), lead=lead, counted=scene.heard.wanted.get(fact.id) in COUNTED):
        scene.talk.told.facts.append(fact.id)
        scene.told += 1


def _before_answer(scene: Scene) -> Situation:
    """How he begins an answer: he says yes to a good summary first."""
    return Situation.LISTENED_TO if _nods(scene) else Situation.BEFORE_ANSWER


def _before_need(scene: Scene) -> Situation | None:
    """How he begins to tell what he was not asked: no answer is it only beside a question, unless that left it to him.

    What is said to him, and what is but to be confirmed, gets his yes, or nothing before it.
    """
    if leaves_it_to_him(scene.reply):
        return _before_answer(scene)
    if scene.heard.questions and not scene.heard.check:
        return Situation.INSTEAD
    return Situation.LISTENED_TO if _nods(scene) else None


def _nods(scene: Scene) -> bool:
    """True where he says yes to a summary with the first words of his answer."""
    return _summed_up(scene) and not scene.answer


def _guarded(scene: Scene) -> Sequence[str] | None:
    """Words with which he keeps something to himself; right after a point that he needs none that ask for proof."""
    if not meets_concern(scene):
        return None
    pools = candidates(scene.world, Situation.GUARDED)
    calm = ([line for line in pool if not _WANTS_PROOF.search(normalised(line))] for pool in pools)
    fresh = ([line for line in lines if line not in scene.talk.spoken.lines] for lines in calm)
    return next((lines for lines in fresh if lines), None)


def _to_the_question(scene: Scene, fact: Fact) -> Sequence[str]:
    """His answers that hold what the question wants, all of them where none does: "how far?" is told in miles."""
    wanted = scene.heard.wanted.get(fact.id)
    return (wanted and giving(fact.says, wanted)) or fact.says


def _refer_back(scene: Scene, fact: Fact) -> None:
    """Asked about what he has told he adds to it, says yes to a good summary, or repeats it; once more and he minds."""
    wanted = scene.heard.wanted.get(fact.id)
    missing = giving(fact.says, wanted) if wanted else ()
    if missing and not any(line in scene.talk.spoken.lines for line in missing):
        # He told of his walk, and not how far: that he says now.
        scene.told += scene.tell(missing)
    elif fact.id not in scene.talk.told.deepened and (more := _more(scene, fact)):
        if scene.tell(more):
            scene.talk.told.deepened.append(fact.id)
    elif _summed_up(scene):
        scene.say(Situation.LISTENED_TO)
    elif not fact.again and not _repeated(scene, short := _in_short(scene, fact), fact):
        scene.tell([short], Situation.BEFORE_ANSWER if short == scene.talk.spoken.last else None)
    else:
        scene.say(Situation.ALREADY_TOLD, fact.again, {"told": _in_short(scene, fact).strip(" .!…")})


def _more(scene: Scene, fact: Fact) -> Sequence[str]:
    """What he can add; asked for a time or a sum he adds nothing that holds none."""
    wanted, more = scene.heard.wanted.get(fact.id), fact.more or _unsaid(scene, fact)
    return giving(more, wanted) if wanted in COUNTED else more


def _repeated(scene: Scene, short: str, fact: Fact) -> bool:
    """True where he has said so once more already: anybody may forget one thing."""
    return scene.talk.spoken.lines.count(short) > (short in fact.says)


def _unsaid(scene: Scene, fact: Fact) -> Sequence[str]:
    """Other words of his for a fact, where it is asked about in another way; the same question again gets none."""
    before = [asked for reply in _before_this(scene) for asked in _asked_in(scene, reply)]
    now = _asked_in(scene, scene.reply) or [scene.reply]
    again = bool(before) and scene.world.nearness(now, before).max() >= SAME
    told = set(stems(as_said(fact.says, scene.talk)))
    fresh = [line for line in fact.says if line not in scene.talk.spoken.lines]
    return [] if again else [line for line in fresh if _adds(line, told)]


def _adds(line: str, told: set[str]) -> bool:
    """False for what he has told already in nearly these words."""
    words = set(stems(line))
    return len(words & told) <= OVERLAP * len(words)


def _asked_in(scene: Scene, reply: str) -> list[str]:
    """The questions of a reply, in the words in which their meaning was taken already."""
    name = scene.world.scenario.customer.name
    return [without_name(s.strip(), name) for s in thoughts(reply) if asks(s)]


def _before_this(scene: Scene) -> Sequence[str]:
    """The replies before the thought that is answered, which may have come in several messages."""
    replies = scene.talk.spoken.replies
    parts = (n for n in range(1, len(replies) + 1) if "\n".join(replies[-n:]) == scene.reply)
    return replies[: -next(parts, 1)]


def _summed_up(scene: Scene) -> bool:
    """True where a good reply gave back what he had told, in words to which "that's right" is an answer."""
    found = (move for move in scene.grade.moves if move.move is Move.ACTIVE_LISTENING)
    told = bool(scene.talk.told.facts)
    return scene.grade.value >= GOOD and told and any(_gives_back(move.evidence) for move in found)


def _gives_back(words: str) -> bool:
    """False for "I see", and for a question that asks for something else than a yes."""
    if "?" in words:
        return checked(words) is not None
    return len(words.split()) >= SHORTEST_SUMMARY


def _in_short(scene: Scene, fact: Fact) -> str:
    """The sentence of what he told of a fact that holds what is asked for, else the nearest to the question."""
    wanted = scene.heard.wanted.get(fact.id)
    told = written_sentences(as_said(_to_the_question(scene, fact), scene.talk).strip())
    parts = [part for part in told if not part.endswith("?")] or told
    if fitting := (wanted and giving(parts, wanted)):
        return fitting[0]
    near = scene.world.nearness(_asked_in(scene, scene.reply) or [scene.reply], parts).max(axis=0)
    return parts[int(near.argmax())]


def _volunteer(scene: Scene) -> None:
    """An open question that names none of his facts still gets him talking: the next need he would tell."""
    opens_up = scene.grade.has(*OPENING_UP) and scene.grade.value >= GOOD
    # Whoever has just agreed to be asked does not refuse to answer.
    begins = scene.kind is StageKind.NEEDS and not scene.talk.record.turns
    if opens_up and (fact := _meant(scene)):
        _tell_fact(scene, fact, _before_answer(scene))
        return
    offers = scene.grade.has(Move.RECOMMENDATION)
    if opens_up and not offers and not scene.heard.direct and (need := _nearest_need(scene)):
        _tell_fact(scene, need, _before_need(scene))
        return
    if _echoes(scene):
        scene.say(Situation.LISTENED_TO)
    elif asks_about_extra(scene):
        scene.say(Situation.EXTRA_TOO_EARLY)
    elif scene.heard.questions and not scene.grade.has(*OFFERING) and not scene.grade.points and not begins:
        scene.say(Situation.DEFLECT)


def _echoes(scene: Scene) -> bool:
    """True for a short reply that feels with what he has just told, or says it after him: "oh no, past you?"."""
    words = set(stems(scene.reply, STEM - 1))
    heard = set(stems(scene.talk.spoken.last, STEM - 1))
    told = any(as_said(fact.says, scene.talk) in scene.talk.spoken.last for fact in _told(scene))
    short = 0 < len(scene.reply.split()) <= MOST_AFTER_HIM
    felt = feels_with(scene.reply) and bool(words & heard or "?" not in scene.reply)
    return told and short and (felt or (bool(words & heard) and len(words & heard) >= AFTER_HIM * len(words)))


def _told(scene: Scene) -> Iterator[Fact]:
    return (fact for fact in scene.world.scenario.customer.facts if fact.id in scene.talk.told.facts)


def _meant(scene: Scene) -> Fact | None:
    """What he would tell that the question may well be about."""
    world, told, words = scene.world, scene.talk.told.facts, _last_asked(scene)
    meant = world.fact_asked(words, world.embedder.embed([words])[0], told, wanted_by(words), -LENIENT)
    return meant if meant and meant.id not in told and (not meant.hidden or _trusts(scene)) else None


def _nearest_need(scene: Scene) -> Fact | None:
    """Of the needs that he would tell the one that is nearest to the question."""
    world, words = scene.world, _last_asked(scene)
    need = world.need_asked(words, world.embedder.embed([words])[0], scene.talk.told.facts, None)
    return need if need and _would_tell(scene, need) else None


def _last_asked(scene: Scene) -> str:
    return (_asked_in(scene, scene.reply) or [scene.reply])[-1]


def _trusts(scene: Scene) -> bool:
    return scene.talk.mood.trust >= scene.world.rules.difficulty.guarded
