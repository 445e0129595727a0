"""Talk beside the sale: "how are you?", the weather, a joke."""

import re

from bot.grading.text.calendar import WEEKDAY
from bot.grading.text.plain import normalised
from bot.grading.text.sentences import thoughts
from bot.scenario.vocabulary import Situation

_SKY = (
    r"(?:погод\w*|дождь|дождик|ливень|снег|снегопад|метель|ветер|мороз|жар(?:а|ища)|духота|холод(?:ина|рыга|но)?|пекло|"
    r"слякоть|солнышко)"
)
_HERE = r"(?:сегодня|на улице|за окном|на дворе|с (?:самого )?утра)"
_WEATHER = r"(?:weather|snow|rain|heat|cold|wind|fog|sunshine)"
_FOUL_OR_FAIR = (
    r"(?:lovely|nice|great|terrible|awful|horrible|miserable|dreadful|filthy|gorgeous|beautiful|glorious|grim|rotten)"
)
_FELT = r"(?:chilly|cold|hot|wet|windy|warm|icy|foggy|freezing|boiling|baking|pouring|raining|snowing|muggy)"
_OUTSIDE = r"(?:today|outside|out(?: there| here)?|this morning)"
_ENDS = r"(?=\s*(?:$|[.,!?;)…]))"
_OF_THE_THING = (
    r"(?:keep|stop|stay|hold|stand|handle|block|beat|work|start|run|protect|need|forget)\w*|even|when|if|whatever|against|"
    r"from|for|in|through|without|"
    r"даже|когда|если|пусть|пускай|хоть|любой|любую|в|во|от|при|и|что|без|не|держ\w+|бо[ия]\w+|выдерж\w+|спас\w+|защи\w+"
)
"""Words before the weather that tell what a thing stands: "even when it's cold outside"."""

_BEGINS = rf"(?<!\w )(?<![\w'-])(?:(?!(?:{_OF_THE_THING})\b)[\w'-]+ ){{0,3}}"
"""The beginning of a clause, and a few words."""

_RAINS_ON = (
    rf"(?: {_HERE}| (?:какой|какая|такой|такая|просто|прямо)| (?:валит|идет|льет|метет|сыплет|был\w?|обещают)|"
    r" \w+(?:[ыио]й|ая|ое))*"
)
_TELLS_HOW = (
    rf"(?: {_OUTSIDE}| (?:isn't it|is it|innit|eh|right|huh|again|where you are|your way|by you|already)|"
    rf" (?:in|for) \w+|(?:,? (?:it's|it is|is|was|'s)) (?:\w+ )?(?:{_FOUL_OR_FAIR}|{_FELT}))*"
)
"""What may follow on the weather and still speak of nothing else."""

_PLAYED = r"the (?:match|game|football|cricket)"

_SMALL_TALK = re.compile(
    r"\b(?:как (?:у вас )?(?:дела|настроение|жизнь|поживаете|сами|выходные|погода)(?! (?:с|у|в|по) )|"
    r"как (?:ваши дела|ваше (?:настроение|ничего)|прошли выходные|провели (?:выходные|праздники|отпуск))|"
    rf"как (?:прошел |ваш )?(?:отпуск|отдохнули){_ENDS}|"
    r"(?:(?<![\w,] )|(?<=вуйте, )|(?<=день, )|(?<=\bну )|(?<=\bа )|(?<=\bи ))(?:как вы|вы как)"
    r"(?:,? (?:держитесь|там|поживаете|сегодня))?(?=\s*(?:$|[.!?]))|"
    r"(?<!в )(?<!при )(?:хорош\w+|прекрасн\w+|чудесн\w+|ужасн\w+|ну и|какая|вот это)(?: сегодня)? "
    r"(?:погод\w+|денек|жара)|"
    rf"(?:ну и|вот так|вот это|ух,? как\w+|ничего себе) (?:\w+ )?{_SKY}|"
    rf"{_BEGINS}{_SKY}(?: \w+){{0,2}} {_HERE}{_RAINS_ON}{_ENDS}|{_BEGINS}{_HERE} (?:\w+ ){{0,2}}{_SKY}{_ENDS}|"
    r"(?:погода|погодка) (?:сегодня|нынче|у вас|шепчет|не балует|радует)|с погодой (?:у вас|сегодня|повезло)|"
    r"(?:льет|поливает) как из ведра|снега?(?:-то)? (?:навалило|намело)|"
    r"с (?:пятницей|понедельником|наступающим|наступившим|праздником|прошедшими?|новым годом|днем города)|"
    r"(?:пробки|дорога|доехали|добрались)(?: (?:жуткие|сегодня|как|нормально|хорошо))*(?=\W*\?)|"
    r"(?:пробки|пробка) (?:\w+ ){0,2}баллов|(?:еле|насилу|чуть|кое-как)(?: к вам| до вас)? (?:доехал|добрал)\w*|"
    r"(?:матч|футбол|хоккей|игру)(?: вчера)? (?:смотрели|видели)|(?:смотрели|видели) (?:вчера )?(?:матч|футбол|хоккей)|"
    r"how are (?:you|things)(?: (?:doing|keeping|going))?(?: (?:today|then|this \w+|all))?(?=\s*(?:$|[.,!?;]))|"
    rf"how(?:'s| is| has)(?: been)? (?:it going|(?:your|the) (?:day|morning|afternoon|evening|week|weekend)|life)"
    rf"(?: (?:been|going|so far|treating you))*{_ENDS}|"
    rf"how was (?:your|the) (?:weekend|trip|journey|drive|flight|holidays?|vacation|christmas){_ENDS}|"
    r"(?:any|got|have) (?:nice |big |any )?plans for (?:the |your )?(?:weekend|tonight|evening)|"
    rf"(?<!in )(?<!for )(?<!any )(?<!through ){_FOUL_OR_FAIR} (?:weather|day(?! (?:out|trip|pass|rate|off)\b))|"
    rf"{_BEGINS}{_WEATHER} (?:today|out there|outside){_TELLS_HOW}{_ENDS}|"
    rf"{_BEGINS}(?:it's|it is|bit|so|pretty|rather|isn't it|is it)(?: a bit| so| too| really)? {_FELT} {_OUTSIDE}"
    rf"{_TELLS_HOW}{_ENDS}|"
    rf"isn't it (?:a )?{_FELT}{_ENDS}|(?:raining|chucking|pouring) (?:cats and dogs|it down|down)|"
    rf"(?<!site )traffic (?:today|out there){_ENDS}|"
    rf"(?<!site )traffic (?:(?:today|out there) )?was (?:\w+ )?(?:{_FOUL_OR_FAIR}|murder|nightmare|bad|heavy)"
    rf"(?: {_OUTSIDE})?{_ENDS}|"
    r"(?:did you have to )?come far(?: today| this morning)?(?=\W*\?)|"
    rf"(?:did (?:you|ya|u) (?:see|watch|catch)|saw|seen|watched|caught) {_PLAYED}|"
    rf"(?:see|watch|catch) {_PLAYED} (?:last night|yesterday|on \w+day)|"
    rf"happy {WEEKDAY}|"
    r"happy (?:new year|holidays|easter)|merry christmas|tgif|"
    r"hope (?:you're|you are) (?:having a (?:good|great|nice) \w+|well|keeping well)(?=\W*$)|what a day)\b"
)
_WISH = re.compile(rf"\b(?:have|enjoy|wish\w*) (?:\w+ ){{1,2}}{_FOUL_OR_FAIR} (?:day|weather)\b")
"""A wish at parting is no chat: "have a really nice day"."""

_TWO_DAYS = re.compile(rf"\b{WEEKDAY} (?:вместе )?с {WEEKDAY}\b")
"""Days that go together, which is no wish: "вторник с пятницей подойдёт?"."""

_IN_JEST = (
    r"(?<!не )(?<!без )(?<!кроме )\b(?:шучу|шутка|шутк[уи]|шутим)\b(?! в сторону)|\b(?:я|просто|неудачно) пошутил\w*|"
    r"(?<!no )(?<!not )(?<!n't )(?<!not a )(?<!n't a )(?<!a bad )(?<!never )"
    r"(?<!(?:not|n't) really )(?<!(?:not|n't) just )"
    r"\b(?:(?:kidding|joking|joke)\b(?! aside)|(?:(?<=just )|(?<=only )|(?<=i'm )|(?<=we're )|(?<![\w'] ))messing"
    r"(?=(?: about| around)?(?:\W*$|[.,!?;)]| with you\b)))|\bpulling your leg\b"
)
"""Words that say of something that it is a joke."""

_LAUGHTER = (
    r"(?:а?ха-?ха(?:-?ха)*|а?хах\w*|хех\w*|хе-хе|хи-хи|лол|ржу|ha-?ha(?:-?ha)*|haha\w*|heh(?:e\w*)?|lol|lmao|rofl)\b"
)
_JOKE = re.compile(rf"{_IN_JEST}|\b(?:анекдот\w*|{_LAUGHTER})|\){{3,}}|😂|🤣|😄|😆")
_QUIP = re.compile(
    r"\b(?:не кусаюсь|(?:don't|won't|only|never) bite(?! into)|walks? into an? (?:bar|pub|bank|shop|showroom)|"
    r"knock,? knock|"
    r"(?:заходит|приходит) (?:как-то |однажды |раз )*\w+ в (?:бар|банк|магазин|аптеку|салон|автосалон|ресторан)|"
    r"(?:моя |мой )?(?:жена|муж|теща|кот) говорит,? (?:что )?я|"
    r"my (?:wife|husband|kids?|dog|cat|mother) (?:say|think)s? i)\b"
)
"""Turns of phrase in which people joke."""

_IRONY = re.compile(
    r"\b(?:только|жаль|разве что|а вот|зато)(?: \w+){0,3} (?:пока )?(?:еще )?не \w+|"
    r"\bобеща\w+,?(?: что)?(?: \w+){0,2} не \w+|"
    r"\b(?:only|but|though|shame)(?: \w+){0,3} (?:\w+n't|not)\b|\bi promise (?:it|i|he|she|they) (?:won't|will not)"
)
"""What may be one where a smile stands beside it."""

_KIDDING = re.compile(_IN_JEST)
_LAUGHS = re.compile(rf"^\W*{_LAUGHTER}")
_SMILES = re.compile(r"^[\s?!.]*(?:[:;]-?\)|\){2,}(?=\s|$)|[😂🤣😄😆😅😁😉🙂😊😜])")

_SMILE = re.compile(r"[:;]-?\)|(?<![\d(])\)(?=\s*$)|😅|😁|😉|🙂|😊|😜")
_BRACKETS = re.compile(r"\([^()]*\)")
_FACES = re.compile(r"[\U0001F300-\U0001FAFF]")
DECORATED = 3
"""Different pictures from which they adorn a reply, and a laughing face among them laughs at nothing."""


def beside_the_sale(reply: str) -> Situation | None:
    """What kind of talk beside the sale a reply holds.

    Args:
        reply: in lower letters, ё as е.
    """
    words = _FACES.sub(" ", reply) if len(set(_FACES.findall(reply))) >= DECORATED else reply
    if _JOKE.search(words) or _QUIP.search(words) or (_smiles(words) and _IRONY.search(words)):
        return Situation.JOKE
    if _SMALL_TALK.search(_TWO_DAYS.sub(" ", _WISH.sub(" ", words))):
        return Situation.SMALL_TALK
    return None


def kidded(question: str, reply: str) -> bool:
    """True where a question is a joke by what is said of it, in it or right behind it: "…with the kids? Kidding".

    Args:
        question: a part of the reply.
        reply: in lower letters, ё as е, as is the question.
    """
    after = thoughts(reply.partition(question)[2])[:1]
    return any(_KIDDING.search(words) for words in (question, *after))


def with_a_smile(question: str, reply: str) -> bool:
    """True where he smiles or laughs as soon as he has asked: a joke, unless there is an answer to it."""
    after = reply.partition(question)[2]
    behind = question.rpartition("?")[2]
    words = f"{behind}{after}" if "?" in question else after
    if "(" in question:
        words = words.removeprefix(")")
    return bool(_SMILES.search(words) or _LAUGHS.search(words))


def _smiles(words: str) -> bool:
    """True for a smile; the second of two brackets is none."""
    return bool(_SMILE.search(_BRACKETS.sub(" ", words)))


_FEELS = re.compile(
    r"^\W*(?:ouch|wow|gosh|blimey|goodness|oh,? (?:no|dear|my|wow|god)\b|(?:i'm )?(?:so )?sorry to hear|poor you|"
    r"what a (?:pain|shame|pity)|how (?:awful|annoying|horrible|frustrating)|"
    r"(?:that|this|it) (?:must be|sounds) (?:\w+ )?(?:awful|annoying|horrible|hard|rough|tough|frustrating)\b|"
    r"(?:that|this|it)(?:'s| is) (?:\w+ )?(?:awful|annoying|horrible|frustrating|a shame|a pain|"
    r"(?:hard|rough|tough)(?= (?:on|for) you| when\b| to hear\b|\W*$|[.!?…]))|"
    r"(?:ох|ого|ух)\b|ничего себе|надо же|вот это да|"
    r"(?:ой,? )?(?:\w+ )?(?:сочувствую|обидно|неприятно|досадно|кошмар|ужас|"
    r"жаль(?![^.!?]*\b(?:нет|не (?:да|де|мож|смо|быва|прода|держ)\w*)\b))\b|представляю,? как)"
)
"""Words of somebody who feels with him, and is not sorry for what he himself has not got: "жаль, скидок нет"."""

_OF_IT_ALL = r"(?!,? (?:which|how|как(?:ой|ая|ое|ие|ую)|котор\w+)\b)"
"""Not of which one it is: that he leaves to the customer."""

_INDIFFERENT = re.compile(
    rf"\bмне (?:(?!не\b)\w+ )?(?:все равно|без разницы|все одно){_OF_IT_ALL}"
    r"(?=\W*$|[,.!?;:…]| [—–-]| (?:что|как (?:вы|хот|зна)|бер|куп|реша)\w*)|"
    r"\bбер(?:ите|и) или не бер(?:ите|и)\b|"
    r"\b(?:хотите|нравится)\W+бер[иу]те\W+(?:а )?не (?:хотите|нравится)\b|"
    r"(?<!если )(?<!вам )(?<!вы )\bне (?:хотите|нравится)\W+не бер[иу]те\b|"
    r"\bi (?:really |honestly )?(?:don't care"
    r"(?=\W*$|[,.!?;…]| [—–-]| (?:at all|either way)\b| (?:if|whether|what) you\b)|couldn't care less\b)|"
    r"\b(?:take|buy) (?:it|them) or (?:leave (?:it|them)|not|don't)\b|"
    r"\b(?:do you )?want (?:it|them) or not\b|\bsuit yourself\b|"
    rf"\b(?:makes no (?:odds|difference)|all the same) to me\b{_OF_IT_ALL}"
)
"""Words of a seller to whom it is all one."""


def feels_with(text: str) -> bool:
    """True for words that begin with what one says to another's trouble: "oh no", "ох, неприятно"."""
    return bool(_FEELS.search(normalised(text)))


def indifferent(text: str) -> bool:
    """True where the seller says that he does not care whether it is bought: "take it or leave it"."""
    return bool(_INDIFFERENT.search(normalised(text)))
