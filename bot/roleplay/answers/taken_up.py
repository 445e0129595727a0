"""How a later talk takes up the one before: that there was one, what it was about, and whether he has decided since."""

import re
from collections import Counter

from bot.grading.phrases.aftercare import matter_of
from bot.grading.text.plain import normalised
from bot.grading.text.questions import asks
from bot.grading.text.sentences import thoughts
from bot.grading.text.words import stems
from bot.roleplay.answers.giving_in import COMMON
from bot.roleplay.exchange.lines import as_said
from bot.roleplay.exchange.scene import Scene
from bot.roleplay.state.so_far import told_facts
from bot.roleplay.understanding.check_questions import Check
from bot.scenario.model import Fact
from bot.scenario.vocabulary import Outcome, StageKind

SHORTEST = 4
"""Letters of a word that names a matter."""

OFTEN = 2
"""Wordings of the question for a fact in which a word is, that names its matter."""

_SPOKE = re.compile(
    r"\b(?:(?:в )?(?:прошл|предыдущ|последн)\w+ (?:раз\b|разговор\w*|звон\w*|встреч\w*|бесед\w*)|в тот раз|"
    r"мы (?:(?:с вами|тогда|уже|вчера|недавно|по телефону|о чем|на чем) )*(?:\w+ )?(?:(?:по)?говорил|обсу(?:ждал|дил)|"
    r"договаривал|договорил|созванивал|созвонил|(?:по)?общал|останов|останавливал|услов|разобрал)\w*|"
    r"наш\w* (?:прошл\w+ )?(?:разговор|бесед|созвон|звон|встреч)\w*|"
    r"вы (?:мне |нам |тогда |еще |сами |по телефону )*(?:говорили|сказали|рассказ\w+|жаловал\w+|упом\w+|просили|хотели|"
    r"обещали|собирал\w+|сомневал\w+|боял\w+|пережива\w+|волновал\w+|искали|выбирали|смотрели|мерили|примеряли|"
    r"спрашивали|заметили|назвали|называли)|вам (?:тогда )?(?:понравил\w+|приглянул\w+)|(?:на)?помн(?:ю|ите)|"
    r"не забыл\w*|"
    r"last (?:time|week|month|call|meeting)|we (?:\w+ )?(?:spoke|talked|met|agreed|arranged|discussed|chatted|left off|"
    r"stopped|got to|got as far|had got|said)|where we (?:left|had got|stopped|were)|"
    r"our (?:(?:last|previous|first|earlier) )?(?:call|talk|chat|conversation|discussion|meeting)|"
    r"you(?:'d| had)? (?:\w+ )?(?:told|said|mentioned|asked|wanted|promised|complained|explained|worried|looked|liked|"
    r"tried|described|spoke|talked|(?:were|was) (?:worried|afraid|looking|thinking|not sure|unsure|going))|"
    r"recap|remember|remind\w*)\b"
)
"""Turns that speak of what was said before."""

_RETURNS = re.compile(
    r"\b(?:как (?:мы |вы |я |и )*(?:договаривал|договорил|обещал|услов|просил|хотел)\w*|(?:перезванива|возвраща)\w+|"
    r"обещал[аи]?|(?:с|снова) возвращени\w+|снова (?:вам )?звоню|это (?:снова|опять) (?:я|\w+)|спасибо,? что (?:пришли|"
    r"нашли|согласил\w+|принима\w+)|as (?:we )?(?:agreed|promised|arranged|you asked|discussed)|follow(?:ing)? up|"
    r"(?:call|ring|phon|com)(?:ing)? (?:you )?back|welcome back|i promised|again|thank(?:s| you) for (?:having|seeing|"
    r"coming|meeting|making))\b"
)
"""Turns that come back without a word of what was said."""

_DECIDED = re.compile(
    r"\b(?:надумали|что (?:вы |же |в итоге |для себя |в результате )*решили|решились|"
    r"(?:уже |вы |и |ну |все )*решили(?: что-(?:то|нибудь))?\W*$|определились|созрели|"
    r"(?:успели|удалось|получилось|было время) (?:\w+ )*?(?:по|об)думать|(?:вы |уже )*(?:подумали|обдумали|взвесили)|"
    r"к чему (?:вы )?пришли|(?:ваше|какое|какого) решени\w+|"
    r"(?:have|had|did|do) you (?:\w+ ){0,6}(?:decided?|made up your mind|think it over|think about it|"
    r"thought (?:it|things) over|thought about (?:it|this|that)|(?:come to|reach(?:ed)?|make|made) a decision)|"
    r"what (?:have|did) you decided?|slept on it|(?:had|have) a think|any decision|"
    r"what's (?:your|the) (?:decision|verdict)|where (?:do|did) you (?:stand|land|come out))"
)
"""Turns of the question whether he has made up his mind."""

_REASONS = re.compile(r"\b(?:почему|зачем|отчего|why|how come)\b")
"""Who asks why he decided something asks of his affairs."""


def looks_back(text: str) -> bool:
    """True for words that take up an earlier talk: "last time you said", "I'm calling back, as you asked"."""
    clean = normalised(text)
    return bool(_SPOKE.search(clean) or _RETURNS.search(clean))


def taken_up(scene: Scene) -> str:
    """The sentence of an opening that says what was spoken of before, verbatim; empty where none does."""
    product = scene.world.scenario.product
    offer = " ".join((product.name, *(text for point in product.points for text in point.text)))
    return _sentence(scene, _told(scene) | matters(offer))


def told_then(scene: Scene) -> str:
    """The sentence of an opening that gives back what he had told then, verbatim; empty where none does."""
    return _sentence(scene, _told(scene))


def asked_to_decide(scene: Scene) -> bool:
    """True where whoever bought nothing yet is asked whether he has made up his mind."""
    memory = scene.talk.remembers
    if memory is None or memory.outcome is Outcome.DEAL:
        return False
    # Whoever asks what he thinks of the proposal wants to hear that.
    asked = (normalised(s) for s in thoughts(scene.reply) if asks(s) and matter_of(s) is None)
    return any(_DECIDED.search(clean) and not _REASONS.search(clean) for clean in asked)


def leans_to_it(scene: Scene) -> bool:
    """True where he has heard an offer, would take it, and has no doubt left open."""
    talk = scene.talk
    heard = bool(talk.told.points) or talk.haggle.named
    left = talk.remembers.left if talk.remembers else ()
    return heard and not left and talk.mood.reaches(scene.world.rules.buys_at)


def matters(text: str) -> frozenset[str]:
    """Beginnings of the words that name what a text is about."""
    return frozenset(stems(text, SHORTEST)) - COMMON


def _sentence(scene: Scene, known: frozenset[str]) -> str:
    if scene.talk.remembers is None or scene.kind is not StageKind.CONTACT or scene.misheard:
        return ""
    scenario = scene.world.scenario
    names = {word[:SHORTEST] for word in matters(f"{scenario.customer.name} {scenario.seller or ''}")}
    known = frozenset(word for word in known if word[:SHORTEST] not in names)
    back = scene.heard.check is Check.UNDERSTOOD
    for sentence in thoughts(scene.reply):
        clean = normalised(sentence)
        back = back or bool(_SPOKE.search(clean))
        if back and known & matters(_RETURNS.sub(" ", _SPOKE.sub(" ", clean))):
            return sentence.strip()
    return ""


def _told(scene: Scene) -> frozenset[str]:
    """What he has told of, and what he doubted."""
    world, talk = scene.world, scene.talk
    facts = told_facts(world, talk)
    left = talk.remembers.left if talk.remembers else ()
    raised = [
        line
        for doubt in dict.fromkeys((*(o.id for o in talk.doubts.raised), *left))
        for line in world.objection(doubt).says
        if line in talk.spoken.lines
    ]
    said = matters(" ".join((*(as_said(fact.says, talk) for fact in facts), *raised)))
    return said.union(*map(_asked_for, facts))


def _asked_for(fact: Fact) -> frozenset[str]:
    """What the questions for a fact have in common."""
    found = Counter(word for question in fact.about for word in matters(question))
    return frozenset(word for word, times in found.items() if times >= OFTEN)
