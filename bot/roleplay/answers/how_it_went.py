"""After the deal he is asked how it went: he tells it in his own words, of the thing that the question names.

Asked how the talk or the proposal was, he speaks of that, and asked who else might need it, of those he knows: lines of
`how_it_went` that name the one or the other are said to such questions alone. Who is offered more may take it.
"""

import re
from collections.abc import Mapping, Sequence

from bot.grading.phrases.aftercare import (
    Matter,
    asks_how_it_went,
    asks_of_trouble,
    matter_of,
    orders_again,
    speaks_of_proposal,
)
from bot.grading.phrases.orders import asks_for_order, seals
from bot.grading.text.clauses import clauses
from bot.grading.text.plain import normalised
from bot.grading.text.quantities import quantities
from bot.grading.text.questions import ASKING, asks
from bot.grading.text.sentences import thoughts
from bot.grading.text.units import Measure
from bot.grading.text.words import STEM, same_word
from bot.roleplay.answers.giving_in import COMMON
from bot.roleplay.answers.remembering import asked_to_remember, recollect
from bot.roleplay.answers.taken_up import asked_to_decide, leans_to_it
from bot.roleplay.exchange.lines import candidates, first_unsaid, unsaid
from bot.roleplay.exchange.scene import Scene
from bot.roleplay.haggling.grade_by_sums import as_upsell
from bot.roleplay.haggling.upsell import OFFERS_EXTRA, offer_extra
from bot.roleplay.prices.extras import mentions
from bot.roleplay.understanding.order_details import proposes_day
from bot.scenario.vocabulary import Move, Situation, StageKind

MOST = 2
"""Things that he tells of in one breath."""

STILL_ASKED = frozenset({StageKind.NEEDS, StageKind.CONSULTATION})
"""Stages of the talk after a deal in which he may still be asked how it has gone."""

_WORD = re.compile(r"[^\W\d_]{3,}")
_OPEN = re.compile(rf"\b{ASKING}")

_CALLS = re.compile(r"\b(?:(?:по|со|пере)?звон|набер|набра|call|ring|talk|speak|touch)")
"""Words of the next call."""

_AGREES = re.compile(r"\W*(?:договорились|по рукам|(?:is it )?a? ?deal)\W*")
"""What only wants a yes to what was said before it."""

_SPEAKS_OF: Mapping[Matter, re.Pattern[str]] = {
    Matter.TALK: re.compile(
        r"\b(?:разговор(?!ов)\w*|бесед[аыуе]\w*|предложени\w*|(?:our|that|the) (?:talk|conversation|chat)|"
        r"(?:your|that|the) (?:proposal|offer))\b"
    ),
    Matter.REFERRAL: re.compile(
        r"\b(?:знаком(?:ы[йемх]\w*|ого|ому|ая|ой)|друзь\w+|подруг\w*|коллег\w*|сосед\w*|friends?|colleagues?|"
        r"neighbours?|someone i know|people i know)\b"
    ),
}
"""What a line of his speaks of, where it is not how the thing does."""


_VERDICT = re.compile(
    r"\W*(?:(?:а|и|ну|вам|все|стало|теперь|and|so|still|all|is it) )*"
    r"(?:удобно|нравится|довольны|устраивает|работает|помогает|справляется|happy|pleased|comfortable|handy|"
    r"working|useful|any good)(?: (?:вам|пользоваться|работать|with (?:it|them)|well|fine|now))*\W*\?\W*"
)
"""A bare word that asks for his verdict, once the deal is done."""

_TROUBLE = re.compile(
    r"\b(?:перепут\w+|не т(?:от|а|у|о|е)\b|опозда\w+|сломал\w*|погнул\w*|туп(?:ая|ой|ое|ые)|запах(?! нет)|заново|"
    r"поправил\w*|исправил\w*|замен(?:ил|ят)\w*|ругал\w*|поворчал\w*|не чита\w+|роня\w+|слышно|отказал\w+|сок|"
    r"мелоч(?:и|ей)|скучн\w+|придрал\w+|wrong|stuck|mis(?:spel|pri)\w+|ran out|heavy|sick|late|broke\w*|mixed up|"
    r"mistakes?|put right|small things|as old as|opinions)\b"
)
"""Words of a line that tells of something which did not go as it should."""


_SEASONS = (
    r"(?:(?:на|к) (?:нов(?:ый|ому) год\w*|весн[уе]|лет[оу]|осен[ьи]|зим[уе]|сезону?)|весной|летом|осенью|зимой|"
    r"this (?:year|season|spring|summer|autumn|winter))"
)
"""Times that may be ahead or over."""

_INTENDS = (
    r"(?:будете|поедете|(?:дума(?:ете|ли)|хотите)(?: [\w-]+){0,2} \w+т[ьи](?:ся)?|"
    r"will you|you'll|you (?:going|want|hope) to|you thinking of)"
)
"""Words of what one means to do: beside them such a time is ahead."""

_MEANT = re.compile(rf"\b{_INTENDS}\b")

_PLANS = re.compile(
    r"\b(?:(?<!как )(?<!теперь )планируете|планируете(?: \w+)? \w+т[ьи](?:ся)?|планируется|план(?:ы|ов|ах)|"
    r"собираетесь|на очереди|"
    r"(?:что|у вас)(?: \w+)? впереди|(?:что|куда|какие) (?:\w+ )?дальше|следующ\w+ шаг|"
    r"следующ\w+ (?:год|сезон|лет|весн|осен|зим)\w*|\w+[еи]те(?:сь)? в следующий раз|"
    r"в следующий раз (?:\w+ ){0,2}\w+[еи]те(?:сь)?|"
    r"(?:any|your|what) (?:\w+ )?plans|are you planning|do you plan to|got planned|"
    r"what(?:'s| is) next|where to next|you(?: \w+){1,3} do next|coming up|"
    r"next (?:year|season|spring|summer|autumn|winter))\b|"
    rf"\bчто (?:у вас )?{_SEASONS}\b|\b{_SEASONS}\b.*\b{_INTENDS}\b|\b{_INTENDS}\b.*\b{_SEASONS}\b"
)
"""Words of what lies ahead."""

_PAST = re.compile(
    r"\b(?:был[аои]?|\w{2,}[аеиоуыя]л(?:[аои]|ся|ась|ось|ись)|(?:про|вы|при)ш(?:ел|л[аои])|сказал|встретил|принял|"
    r"was(?:n't)?|were(?:n't)?|did(?:n't)?|has(?:n't)?|haven't|went)\b"
)
"""Verbs of what has been."""


def asked_how_it_went(scene: Scene) -> bool:
    """True where the reply asks how things have been since."""
    return asks_how_it_went(scene.reply, clauses(scene.reply)) is not None


def asked_after_purchase(scene: Scene) -> bool:
    """True where somebody who has bought before is asked how that was or who else might want it, or how a talk was.

    Once the first words are over by nobody who is just making another offer; of a talk without a deal he is asked for
    the talk alone.
    """
    if scene.talk.remembers is None:
        return False
    matters, offers = _matters(scene), bool(scene.grade.points) or scene.heard.names_price
    if not scene.talk.bought_before:
        return Matter.TALK in matters and not offers
    asked = bool(matters) or asked_how_it_went(scene)
    return asked and (scene.kind is StageKind.CONTACT or (scene.kind in STILL_ASKED and not offers))


def asks_more(scene: Scene) -> bool:
    """True where the reply asks how it went, or of what he has words for, and does not only say what comes next."""
    if _matters(scene) or _offers_more(scene) or asked_to_remember(scene):
        return True
    if any(_VERDICT.fullmatch(normalised(sentence)) for sentence in thoughts(scene.reply)):
        return True
    if not scene.heard.questions:
        return False
    fresh = _unsaid(scene)
    asked = (sentence for sentence in thoughts(scene.reply) if asks(sentence) and not seals(sentence))
    return asked_how_it_went(scene) or any(naming(question, fresh) or _of_the_past(question) for question in asked)


def asks_plans(reply: str) -> bool:
    """True where he is asked what he plans; not when they speak next, nor for what has been."""
    asked = (normalised(sentence) for sentence in thoughts(reply) if asks(sentence) and not comes_again(sentence))
    return any(_PLANS.search(question) and not _PAST.search(_MEANT.sub(" ", question)) for question in asked)


def _of_the_past(question: str) -> bool:
    """True for a question for what has been, or what was not good; not for when they speak next."""
    past = bool(_PAST.search(normalised(question))) or asks_of_trouble(question)
    return past and not (comes_again(question) or asks_plans(question))


def tell_how_it_went(scene: Scene) -> bool:
    """Tell of what the questions name, else how it went on the whole; True when there was room for it.

    What names nothing that he has words for gets any of them: asked what was not good, one of trouble; for yes or no
    the first in the file, and after it a good one.
    """
    took = (_offers_more(scene) and _answer_offer(scene)) or recollect(scene)
    matters = _matters(scene)
    spoke = [_speak_of(scene, matter) for matter in matters]
    if _bought_nothing(scene):
        return any(spoke)
    questions = [sentence for sentence in thoughts(scene.reply) if asks(sentence)] or [scene.reply]
    fresh = _unsaid(scene)
    if took or any(spoke):
        # Beside that he tells how it went only where he is asked for it as well, or for what he has words for.
        left = [question for question in questions if matter_of(question) is None]
        questions = [question for question in left if _asks_how(question) or naming(question, fresh)]
        if not questions:
            return True
    told = list(dict.fromkeys(line for question in questions for line in naming(question, fresh)[:1]))[:MOST]
    if told:
        said = [scene.tell([line]) for line in told]
        scene.feel_moment(Situation.HOW_IT_WENT)
        return any(said)
    plain = first_unsaid(_pools(scene), scene.talk, _is_plain)
    return scene.say(Situation.HOW_IT_WENT, _in_tone(scene, questions, fresh) or plain)


def _in_tone(scene: Scene, questions: Sequence[str], fresh: Sequence[str]) -> Sequence[str]:
    """The lines that may answer questions which name none of them."""
    if any(map(asks_of_trouble, questions)):
        return _of_trouble(fresh) or _of_trouble(_left_in_general(scene)) or fresh
    if any(_OPEN.search(normalised(question)) for question in questions):
        return fresh
    verdict = scene.world.scenario.customer.lines.get(Situation.HOW_IT_WENT, ())[:1]
    troubles = _of_trouble(fresh)
    return [line for line in fresh if line in verdict] or [line for line in fresh if line not in troubles] or fresh


def _of_trouble(lines: Sequence[str]) -> list[str]:
    return [line for line in lines if _TROUBLE.search(normalised(line))]


def comes_again(reply: str) -> bool:
    """True for a reply that speaks of the next call, or names the day of it."""
    return bool(_CALLS.search(normalised(reply))) or proposes_day(reply)


def naming(question: str, lines: Sequence[str]) -> Sequence[str]:
    """The lines that speak of what a question names, those first that share most words with it."""
    asked = _words(question)
    shared = {line: sum(any(same_word(word, other) for other in _words(line)) for word in asked) for line in lines}
    return sorted((line for line in lines if shared[line]), key=lambda line: -shared[line])


def _matters(scene: Scene) -> list[Matter]:
    """What the reply asks for beside how the thing does, each once.

    Whoever would buy answers the question for his decision with what he thinks of the talk.
    """
    found = [matter_of(sentence) for sentence in thoughts(scene.reply)]
    if asked_to_decide(scene) and leans_to_it(scene):
        found.append(Matter.TALK)
    return list(dict.fromkeys(matter for matter in found if matter))


def _speak_of(scene: Scene, matter: Matter) -> bool:
    """Say a line that speaks of that, the one nearest to the question's words; False where he has none left."""
    pattern = _SPEAKS_OF[matter]
    pools = (unsaid(pool, scene.talk, lambda line: pattern.search(normalised(line))) for pool in _pools(scene))
    fresh = list(filter(None, pools))
    if matter is Matter.TALK and (asked_to_decide(scene) or speaks_of_proposal(scene.reply)):
        about = [[line for line in pool if speaks_of_proposal(line)] for pool in fresh]
        fresh = list(filter(None, about)) or fresh
    named = [near for pool in fresh if (near := naming(scene.reply, pool)[:1])]
    chosen = next(iter((*named, *fresh)), None)
    if chosen is None or not scene.tell(chosen):
        return False
    scene.feel_moment(Situation.HOW_IT_WENT)
    scene.talk.agreement.referred = scene.talk.agreement.referred or matter is Matter.REFERRAL
    return True


def _bought_nothing(scene: Scene) -> bool:
    """True in a talk that follows one without a deal: there is a talk to speak of, and no thing yet."""
    talk = scene.talk
    return talk.remembers is not None and not talk.bought_before and scene.kind is not StageKind.FOLLOW_UP


def _offers_more(scene: Scene) -> bool:
    """True where the talk after a deal comes to another purchase."""
    if not scene.talk.bought_before or scene.kind is not StageKind.FOLLOW_UP:
        return False
    return _offers_extra(scene) or _asks_for_order(scene)


def _offers_extra(scene: Scene) -> bool:
    """True where an extra that is not his yet is offered, seen as an offer or called by its name or its price."""
    product = scene.world.scenario.product
    extras = [extra for extra in product.extras if extra.id not in scene.talk.agreement.extras]
    if not extras or (asked_how_it_went(scene) and not scene.grade.has(Move.UPSELL)):
        return False
    said = {quantity.value for quantity in quantities(scene.reply) if quantity.measure is Measure.MONEY}
    named = any(extra.price in said or mentions(scene.reply, extra, product) for extra in extras)
    return named or scene.grade.has(*OFFERS_EXTRA)


def _asks_for_order(scene: Scene) -> bool:
    """True where another order is asked for; "I'll ring in May, agreed?" asks for a call."""
    cut = clauses(scene.reply)
    asked = asks_for_order(scene.reply, cut)
    order = (
        asked is not None and not _CALLS.search(normalised(scene.reply)) and not _AGREES.fullmatch(normalised(asked))
    )
    return order or orders_again(scene.reply, cut) is not None


def _answer_offer(scene: Scene) -> bool:
    """Take what is offered or not: an extra by what it is, another order from whoever asked first how it went."""
    if _offers_extra(scene):
        if not scene.grade.has(*OFFERS_EXTRA):
            scene.grade = as_upsell(scene.grade, scene.reply)
        if offer_extra(scene):
            return True
    if not _asks_for_order(scene):
        return False
    shown = {move for record in scene.talk.stages.values() for move in record.moves}
    if Move.FOLLOW_UP not in shown or not scene.talk.mood.reaches(scene.world.rules.buys_at):
        return scene.say(Situation.NOT_YET)
    scene.talk.agreement.reordered = True
    return scene.say(Situation.AGREE)


def _asks_how(question: str) -> bool:
    return asks_how_it_went(question, clauses(question)) is not None


def _pools(scene: Scene) -> Sequence[Sequence[str]]:
    return list(candidates(scene.world, Situation.HOW_IT_WENT))


def _is_plain(line: str) -> bool:
    return not any(pattern.search(normalised(line)) for pattern in _SPEAKS_OF.values())


def _left_in_general(scene: Scene) -> list[str]:
    """What the playbook has left to say of the thing itself."""
    return unsaid((line for pool in _pools(scene) for line in pool), scene.talk, _is_plain)


def _unsaid(scene: Scene) -> list[str]:
    return unsaid(scene.world.scenario.customer.lines.get(Situation.HOW_IT_WENT, ()), scene.talk)


def _words(text: str) -> set[str]:
    return {word for word in _WORD.findall(normalised(text)) if word[:STEM] not in COMMON}
