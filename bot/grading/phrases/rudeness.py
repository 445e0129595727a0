"""Open insults, in words that leave no doubt; veiled condescension is for the detector to learn.

A hit forces the grade down to nought, so each pattern knows whom it is aimed at: "ты дура" and "вы что, тупой?", but
not "дурацкая погода", "I felt stupid" or "мастер назвал вас дураком". Patterns see one sentence at a time, normalised.
"""

import re
from collections.abc import Sequence

from bot.grading.text.clauses import Clause, first_part
from bot.grading.text.plain import normalised
from bot.grading.text.sentences import sentences

CERTAIN = 0.97
"""Confidence of an open insult; how often one is found, and rightly, stands in docs/grader.md."""

_LAST = r"(?=\s*(?:$|[.,!?;:)…—-]|или\b|что ли|or\b|if\b|who\b|mate\b))"
"""What may follow a word that stands for a person: "вы тупой?", but not "вы тупой нож точите"."""

_WHOLE = rf"(?!-\w){_LAST}"
"""The same for a word that another one may be made of: "you're crazy", but not "you're crazy-busy"."""

_STOP = r"(?=\s*(?:$|[.,!?;:)…]))"
_FIRST = r"(?:^|[.!?,;:…—-]\s*|\b(?:да|ну|так|все|ой|слышь|please|just|oh|well|then|now),?\s)"
"""Where a command may begin: "and soon she will stop whining" is none."""

_PERSON = (
    r"(?:дура(?:к|ки|чье)?|дуры|дурень|дурында|идиот(?:ка|ы)?|кретин(?:ка|ы)?|дебил(?:ка|ы|оид)?|имбецил|тупиц[аы]|"
    r"болван(?:ы|ка)?|олух|тварь|мразь|урод(?:ы|ина|ка)?|"
    r"сволочь|подонок|ублюдок|придур(?:ок|ки|очная)|недоумок|недоумки|недотепа|бестолочь|лох(?:и|ушка)?|лошара|чмо|"
    r"быдло|ничтожество|неудачни(?:к|ца|ки)|лузер|жлоб(?:ы)?|жмот(?:ы|ина)?|скряга|скупердяй(?:ка)?|нищеброд(?:ы|ка)?|"
    r"хам(?:ка|ло)?|мымра|лентяй(?:ка)?|мямля|слабак|невежа|невежда|деревенщина|"
    r"старпер|маразматик|шизик|псих(?:опат)?|истеричка|карга)"
)
_BEAST = r"(?:ослы?|осел|баран(?:ы)?|козел|козлы|коза|свинь[яи]|скотина|крыса|корова|овца|курица|тряпка|кошелка)"
"""Persons only where somebody is called so: goats and chickens are sold, too."""

_BRUTE = r"(?:козел|козлы|скотина|баран(?:ы)?|осел|ослы)"
"""Those that are seldom anything else: called out, they are an insult."""

_TRAIT = (
    r"(?:туп(?:ой|ая|ые)|глуп(?:ый|ая|ые)|безмозгл(?:ый|ая|ые)|бестолков(?:ый|ая|ые)|"
    r"ненормальн(?:ый|ая|ые)|чокнут(?:ый|ая|ые)|отстал(?:ый|ая|ые)|жалк(?:ий|ая|ие)|"
    r"убог(?:ий|ая|ие)|больн(?:ой|ая|ые) на голову)"
)
_STRESS = (
    r"(?:,? (?:и|что|же|просто|реально|совсем|вообще|так(?:ой|ая|ие)|как(?:ой|ая|ие)-то|полн(?:ый|ая|ые)|"
    r"настоящ(?:ий|ая|ие)|кругл(?:ый|ая)|стар(?:ый|ая)|кончен(?:ый|ая)|сам|сама|тут|явно|видимо|или|слишком|уж|[—-]))*,?"
)
_NAME = (
    r"(?:idiots?|morons?|imbeciles?|fools?|dimwits?|halfwits?|nitwits?|dumbass(?:es)?|dumbo|cretins?|losers?|"
    r"jerks?|cheapskates?|tightwads?|skinflints?|cowards?|twits?|numpty|pillock|plonker|dunce|"
    r"simpleton|wimps?|crybab(?:y|ies)|bastards?|pricks?|scumbags?)"
)
_THING = r"(?:clowns?|pigs?|cow|muppets?|git|peasants?|hag)"
"""Persons only where somebody is called so."""

_OAF = r"(?:clowns?|muppets?|gits?|peasants?)"
"""Those that are called out: pigs and cows are sold, too."""

_ONLY = r"(?! or (?!(?:what|something)\b(?! else)|an? (?:human|person)\b|just (?:stupid|dumb|thick|slow)\b)\w)"
"""No choice of two: "are you a pig or what?", but not "are you pigs or cattle?"."""

_FEATURE = (
    r"(?:stupid|dumb|thick|dense|brain-?dead|retarded|clueless|pathetic|mental|insane|crazy|nuts|brainless|"
    r"gormless|out of your mind|off your head|senile|an? (?:joke|disgrace|embarrassment|liar)|liars)"
)
_VERY = (
    r"(?: (?:all|both|people|lot|guys|just|really|such|so|too|that|completely|totally|bloody|complete|total|absolute|"
    r"utter|clearly|obviously|honestly|seriously|actually|even|some kind of|stupid|dumb|silly|old|cheap|little|lazy|"
    r"poor|useless|an?))*"
)

CALLED_NAMES = (
    rf"\b(?:ты|вы){_STRESS} (?:{_PERSON}|{_BEAST}|{_TRAIT}){_LAST}",
    rf"\b(?:ваш|твой|ваша|твоя) (?:муж|жена|начальни(?:к|ца)|директор|шеф|босс|мать){_STRESS}(?<!,) {_BEAST}{_WHOLE}",
    rf"\b(?:ты|вы что),?{_STRESS} (?:слеп|глух)(?:ой|ая|ие|ые){_STOP}",
    rf"\b(?:ваш[аи]?|тво[йяи]) \w+{_STRESS} {_PERSON}{_LAST}",
    (
        rf"^\W*(?:(?:ну|вот|эх|да|сам[аи]?|как(?:ой|ая|ие)|же|и|ты|вы|стар(?:ый|ая)|туп(?:ой|ая)|полн(?:ый|ая)),? )*"
        rf"{_PERSON}(?: же (?:ты|вы))?\W*$"
    ),
    rf"\bтуп(?:ой|ая|ые) {_BEAST}{_WHOLE}",
    r"^\W*сам[аи]? (?:козел|козлы|осел|ослы|баран|бараны|свинья|скотина)[.!]*$",
    r"^\W*(?:(?:such|total|complete)(?: an?)? )(?:clown|muppet|peasant|git)\s*!+\W*$",
    rf"^\W*(?:ну и|вот же|как(?:ой|ая) же) (?!курица|тряпка){_BEAST}[.!]*$|^\W*какая скотина[.!]*$",
    rf"\b(?:вам|тебе|вас|тебя)\b[^.!?]*, {_PERSON}\W*$",
    (
        r"\b(?:вам|тебе)\b[^.!?]{0,40}\b(?:не ?понятно|не ?ясно|выгодно|сказано|сказал[аи]?|говорят|объяснил[аи]?|"
        rf"объясняют)\b[^.!?,:—]{{0,40}}, {_BEAST}\W*$"
    ),
    rf"\bчто (?:вам|тебе) еще (?:нужно|надо), (?:{_BRUTE}|овца|корова)\W*$",
    rf"\b(?:тебе|тебя|слышь)\b(?![^.!?]*\b{_BEAST},)[^.!?]*, {_BEAST}[.!]*$",
    # What is bought or taken stands in another case: whoever is named after it is spoken to.
    (
        rf"\b(?:(?<!вы )(?:купите|платите|говорите)|купи|плати|говори|(?:бери|решай|думай|отвечай)(?:те)?)\b"
        rf"[^.!?,:—]*, {_BEAST}[.!]*$"
    ),
    rf"\bсмотри(?:те)? (?:сюда|на меня)\b[^.!?,:—]*, {_BEAST}[.!]*$",
    rf"\b(?:слышь|купи|бери|плати|решай|думай|отвечай|говори|смотри)(?:те)?\b[^.!?]*, {_PERSON}\W*$",
    (
        r"\b(?:слушай(?:те)?(?: сюда)?|запомни(?:те)?|слышишь|эй|алло|пойми(?:те)?), "
        rf"(?:{_PERSON}|{_BEAST}){_WHOLE}"
    ),
    r"\bи (?:дураку|идиоту|ежу|козе) (?:понятно|ясно|видно)",
    rf"\b(?:(?<!have )you(?:'re|r| are)?|are you|u r|r u){_VERY} {_NAME}{_WHOLE}",
    rf"\b(?:(?<!have )you(?:'re|r| are|(?!(?: \w+){{0,3}} an? ))|are you|u r|r u){_VERY} {_THING}{_ONLY}{_WHOLE}",
    rf"\byou(?:(?:'re| are)(?: such)?(?: an?)?)? (?:fat|ugly|greedy) (?:old )?(?:cow|pig){_ONLY}{_WHOLE}",
    rf"\byou(?:'re| are) (?:fat|ugly|greedy) (?:old )?pigs{_ONLY}{_WHOLE}",
    rf"\b(?:you(?:'re| are)|are you|u r|r u){_VERY} {_FEATURE}{_WHOLE}",
    rf"\byou(?:'d| would)(?: have to)? be{_VERY} (?:{_NAME}|{_THING}|stupid|dumb|thick)\b",
    rf"\bdon'?t be{_VERY} (?:{_NAME}|{_THING}|stupid|dumb|thick|dense|pathetic){_WHOLE}",
    rf"^\W*(?:(?:what|such|an?|oh|you|stupid|silly|total|complete) )*(?:{_NAME}|(?:you|stupid|silly) {_THING})\W*$",
    rf"^\W*(?:what (?:an? )?{_OAF}|(?:what an? |such an? )?(?:fat|ugly) (?:cow|pig))[.!]*$",
    rf"\b(?:go|listen|hey|buy|take|pay|decide|answer)\b[^.!?]*, {_NAME}\W*$",
    rf"\b(?<!you )(?:listen|hey|buy|pay|decide|answer)\b[^.!?,:—]*, {_OAF}[.!]*$",
    rf"^\W*(?:just |then |so )?(?:(?:take|buy) (?:it|this)|go (?:home|away)|listen|hey), (?:{_OAF}|pig|cow)[.!]*$",
    r"\b(?:stupid|silly|dumb|daft|ugly|fat) (?:old )?(?:woman|man|girl|hag|bat|bastard|customers?)\b",
    r"\b(?:stupid|silly|dumb|daft) (?:old )?cow\b",
    rf"\bhow (?:stupid|dumb|thick|dense) (?:are you{_LAST}|can you (?:get|be)\b|do you think (?:i|we)\b)",
    r"\beven an? (?:idiot|fool|moron) (?:can|could|would|knows|sees|understands|gets)",
)
HEADLESS = (
    rf"\b(?:включ|напряг)\w+ (?:уже |наконец |свой |свои )*(?:мозг|голову{_STOP}|извилин)",
    r"\b(?:мозгов|ума|совести) (?:у (?:вас|тебя) )?(?:совсем |вообще |что ли )*(?:нет|не хвата|маловато|ни грамма)",
    r"\b(?:у (?:вас|тебя) )?с головой (?:у (?:вас|тебя) )?(?:все |вообще |точно )*(?:в порядке|плохо|не друж)",
    r"\bголова (?:вам|тебе) (?:на что|зачем|для чего)|\bголовой надо думать\b|\bнадо думать головой\b",
    r"(?<!кого )\bруки (?:у (?:вас|тебя) )?(?:не оттуда|не из того места|из ж)|\bруки-крюки\b",
    r"\b(?:ты|вы) что,? (?:совсем |вообще )?(?:не понимае|с луны|читать не уме|по-русски не|русского)",
    (
        r"\b(?:ты|вы) (?:что,? )?(?:совсем |вообще )?(?:с ума сош(?!\w* бы\b)|рехнул|обнаглел|охренел|офигел|оборзел|"
        r"спятил|сдурел)"
    ),
    (
        r"\b(?:ты|вы) (?:что,? )?(?:совсем |вообще |просто |явно |же )*(?:ничего|нифига|ни черта|ни хрена) не "
        r"(?:поним|соображ|смысл)"
    ),
    r"\bне (?:вашего|твоего) ума дело",
    r"\b(?:нес(?:ете|ешь)|город(?:ите|ишь)|мел(?:ете|ешь)|пор(?:ете|ешь)) (?:\w+ )?(?:чушь|бред|ахинею|ерунду|чепуху)",
    (
        r"\b(?:что за|это|как(?:ой|ая)) (?:же )?(?:глуп|туп|идиотск|дурацк)\w+ (?:вопрос|возражени|отговорк)\w*"
        r"(?! (?:с моей|от меня))"
    ),
    rf"\b(?:use|switch on|grow|buy|get) (?:your|a) (?:brain|spine){_STOP}|\buse your head{_STOP}",
    rf"\bcan(?:'?t|not) you (?:even )?(?:read|hear|see|count|understand|think|listen)(?: english| properly)?{_STOP}",
    rf"\bdon'?t you (?:even )?(?:understand|get it|listen|speak english)(?: anything| english)?{_STOP}",
    rf"\bwhat(?:'s| is| the hell is| on earth is) (?:wrong|the matter) with you(?: people| lot)?{_STOP}",
    (
        r"\byour (?:\w+ )?(?:questions?|objections?|excuses?|ideas?|opinions?|reasons?|arguments?|worr(?:y|ies)|boss|"
        r"husband|wife) (?:is|are|sounds?)(?: just| so| really)* (?:stupid|dumb|idiotic|pathetic|laughable)\b(?!-)"
    ),
    (
        r"\b(?:what|that(?:'s| is)) (?:just |such )?an? (?:stupid|dumb|idiotic|moronic) "
        rf"(?:question|excuse|idea|objection|thing to say){_STOP}"
    ),
)
SENT_OFF = (
    (
        r"\b(?:хватит|прекрати(?:те)?|кончай(?:те)?|перестань(?:те)?|завязывай(?:те)?|довольно|сколько можно) "
        r"(?:уже |тут |мне |нам |наконец )*(?:мямлить|ныть|нудить|скулить|ломаться|тупить|мычать|мяться|морочить|"
        r"жмотиться|жадничать|прикидываться|строить из себя|капризничать|истерить|орать|умничать|выпендриваться|"
        r"выделываться|валять дурака|(?:пороть|нести|городить) \w+|врать|юлить|стонать|хныкать|жевать сопли)"
    ),
    (
        rf"{_FIRST}не (?:мямли|ной|нуди|скули|ломай(?:ся|тесь)|тупи|мычи|блей|жадничай|ори|умничай|дури|истери|"
        r"выпендривай(?:ся|тесь)|хами|хнычь|вякай|гунди|бреши)(?:те)?\b"
    ),
    (
        r"\b(?:заткни(?:сь|тесь)|замолчи(?:те)?|замолкни(?:те)?)\b|\bзакрой(?:те)? (?:свой |уже )?(?:рот|пасть)|"
        r"\b(?:рот|пасть) (?:закрой|захлопни)"
    ),
    rf"{_FIRST}пош(?:ел|ла|ли) (?:(?:ты|вы)(?:$|[.,!?;]| (?:вон|отсюда|к|на|в|лесом)\b)|(?:вон|отсюда){_STOP})",
    (
        rf"\b(?:иди|идите|катись|катитесь|пош(?:ел|ла|ли)|ш(?:ел|ли) бы) (?:ты |вы |бы |отсюда )*"
        r"(?:лесом|нафиг|на фиг|нахер|на хер|на хрен|к черту|к чертям|в баню|в задницу|в пень|куда подальше|вон|отсюда)"
        rf"(?:{_STOP}| со? )"
    ),
    (
        rf"{_FIRST}(?:вали(?:те)?|проваливай(?:те)?|убирай(?:ся|тесь)|выметай(?:ся|тесь)|отвали(?:те)?|отвянь(?:те)?|"
        rf"отцепи(?:сь|тесь))(?: отсюда| вон| давай)?{_STOP}|\bвон отсюда\b|\bчтоб (?:ты|вы) (?:сдох|провалил|подавил)"
    ),
    r"\b(?:buy|take) it or (?:go|get out|get lost|clear off)\b",
    r"\b(?:купи|бери|покупай)(?:те)?,? или (?:уходи|иди|вали|проваливай|свободн)\w*",
    (
        r"(?<!i'll )(?<!i will )(?<!i can )(?<!let me )(?<!what to )(?<!when to )"
        r"\bshut (?:up|your (?:mouth|trap|face|gob))\b(?! shop| early| at\b| for\b)"
    ),
    rf"(?:^|[.!?;…]\s*|\b(?:just|oh|well|then|now),? )(?:get lost|buzz off|drop dead|go away|grow up){_STOP}",
    r"\b(?:piss|sod|bugger|fuck|naff) off\b|\bgo to hell\b|\bscrew you\b|\bget stuffed\b|\bdamn you\b",
    r"\bgo (?:and )?cry\b|\bcry (?:me a river|somewhere else|to your (?:mum|mom|mummy))",
    (
        rf"{_FIRST}(?:stop|quit) (?:your )?(?:whin(?:g)?ing|moaning|mumbling|stammering|dithering|crying|bitching|"
        r"babbling|wasting my|playing dumb|being (?:so |such )?(?:an? )?(?:stupid|dumb|difficult|stingy|pathetic|baby))"
    ),
    r"\b(?:you(?:'re| are)|ur) (?:just |only )?wasting my (?:bloody |precious )?time\b",
)
SCORNED = (
    (
        rf"\bмне (?:глубоко )?(?:плевать|наплевать|насрать|начхать|пофигу?)"
        rf"(?:{_STOP}| на (?:вас|ваш|теб|тво)| (?:кто|что|как)\b)"
    ),
    rf"\bне (?:ваше|твое) (?:собачье )?дело{_STOP}|\bсобачье дело\b",
    rf"\b(?:задолбал|заколебал|достал)[аи]?(?: вы| ты| уже| меня)+(?:{_STOP}| сво(?:ими|ей|им)\b| ваш| тво)",
    (
        r"\b(?:вы|ты) (?:меня |уже |мне )*(?:задолбал|заколебал|достал|бесишь|бесите)\w*"
        rf"(?:{_STOP}| уже{_STOP}| сво(?:ими|ей|им)\b)"
    ),
    r"\bкто (?:ты|вы) (?:вообще |тут )?так(?:ой|ая|ие)(?:,? чтоб| вообще|\s*[?!]+\s*$)(?<!это кто)",
    r"\bwho do you think you are\b|\bwho the hell (?:are you|cares)\b",
    r"\bi (?:don'?t|couldn'?t) (?:give a (?:damn|toss|monkey|rat)|care (?:about you\b|what you (?:think|want|say)))",
    rf"\bnone of your (?:damn |bloody )?business{_STOP}|\bmind your own (?:damn |bloody )?business{_STOP}",
)
SWEARING = (
    r"\b(?:на|по|о|ни|а)?ху(?:й|я|ю|ев|ем|ли|ило|ета|ево)\w*|\b\w{0,4}пизд(?!ов\b)\w*",
    (
        r"\bбля(?:ть|дь|ди|дск\w+|дин\w*)?\b|\b(?:вы|до|за|на|съ|подъ|при|про|у|отъ?|разъ|объ|долбо|дол)?еб"
        r"(?:а[тлнш]|у[тч]|ы\b|ите|ись|ло\b|ок\b|лан|нут)\w*"
    ),
    r"\b(?:мудак|мудил|мудозвон|говн(?:о|юк)|засран|пидор|пидар|шлюх|гондон|гандон|дерьм)\w*|\bжоп[ауе]\b",
    r"\b(?:какого|ни|на|до|по) (?:хрена|хера|хер)\b|\bна хрен\b(?! (?:и|с) )|\bохере\w+|\bхер (?:тебе|вам|с)\b",
    r"\bсук(?:а|и|ин)\b(?!.*(?:щен|кобел|пород|вязк|помет))(?<!или сука)",
    (
        r"\bf+u+c+k\w*|\bmotherf\w+|\bf[*@#]{1,3}c?k\w*|\bstfu\b|\bbullshit\b|\bshit(?:ty|head|hole)?\b|\bassholes?\b|"
        r"\barseholes?\b|(?<!dog or )(?<!dog or a )\bbitch(?:es|y)?\b|\bcunts?\b|"
        r"\bwankers?\b|\btossers?\b|\btwats?\b|\bdickheads?\b"
    ),
)

ALONE = (
    rf"(?!курица|тряпка|коза){_BEAST}\s*!+|(?:козел|козлы|скотина)\.*",
    rf"(?:ну|вот|эх|да|как(?:ой|ая|ие)|стар(?:ый|ая)|полн(?:ый|ая)) (?:же )?{_BRUTE}\s*!+|тряпка\s*!+",
    rf"сам[аи]? (?!курица|тряпка){_BEAST}[.!]*",
    r"(?:(?:such|oh|total|complete) )*(?:clown|muppet|peasant)[.!]*|git\s*!+|(?:muppets|peasants)\s*!+",
)
"""Called out, where it is the whole reply: "Баран! Вот кто вам нужен" sells one."""

_ALONE = re.compile("|".join(f"(?:{pattern})" for pattern in ALONE))
_INSULT = re.compile(
    "|".join(f"(?:{pattern})" for pattern in (*CALLED_NAMES, *HEADLESS, *SENT_OFF, *SCORNED, *SWEARING))
)
_QUOTED = re.compile(r"«[^»]*»|“[^”]*”|\"[^\"]*\"")
_STRETCHED = re.compile(r"(\w)\1{2,}")
_SPACES = re.compile(r"\s+")


def open_insult(reply: str, cut: Sequence[Clause]) -> str | None:
    """The first open insult of a reply, None where there is none.

    Args:
        reply: as written.
        cut: its clauses.

    Returns:
        The clause that holds it or, where it runs over several, its sentence; verbatim.
    """
    if _ALONE.fullmatch(normalised(reply).strip()):
        return reply.strip()
    return first_part(reply, cut, _insults)


def _insults(text: str) -> bool:
    """True for an insult of one's own: somebody else's may be told of in quotation marks."""
    clean = _STRETCHED.sub(r"\1", _SPACES.sub(" ", normalised(text))).strip()
    unquoted = _QUOTED.sub(" ", clean)
    return bool(_INSULT.search(unquoted if re.search(r"\w", unquoted) else clean))


MOST_ASKED, MOST_WORDS = 2, 14
"""Sentences and words of a question that is no more than one."""

_BITING = re.compile(
    r"\b(?:ха+|ха-ха|ага|щас|хоть|вообще|в курсе|в (?:таком|вашем) возрасте|серьезно|милочка|дорогуша|голубчик|"
    r"слушайте|думайте|учитесь|читайте|считайте|хватит|прекратите|перестаньте|сидите|"
    r"lol|ha|haha|mate|love|dear|darling|seriously|wow|even|stop|listen|learn|read|think again|calm|wrong with)\b|\)|"
    r"^\W*(?:ну и|(?:хорошо|ну|ок),? и что|какая разница|does it matter|who (?:says|cares)|so what)|"
    r"\b(?:has|have|is|are|does|do) (?:he|she|you|they)\?"
)
"""Words with which a question bites: a laugh, a familiar address, an order."""


_PROOF = (
    r"(?:book|papers?|contract|log|manual|invoices?|receipts?|history|certificate|report|page|clause|label|"
    r"договор\w*|книжк\w+|паспорт\w*|бумаг\w+|документ\w*|акт\w*|пункт\w*|отчет\w*|справк\w+|этикетк\w+|чек\w*)"
)
_LOOK = (
    r"(?:(?:read|check|see)(?: it| for yourself)*|(?:have|take) a look|look|(?:по)?смотрите(?: сами)?|"
    r"(?:про)?читайте(?: сами)?|прочтите|проверьте(?: сами)?|взгляните)"
)
_SHOWS = re.compile(rf"\b{_PROOF}\b[^.!?]{{0,20}}[,.;—-]\s*{_LOOK}\W*$")


def shows_proof(reply: str) -> bool:
    """True for a reply that points to a paper and bids him read it, without another word that bites."""
    clean = normalised(reply).strip()
    rest = _SHOWS.sub("", clean)
    return rest != clean and not _BITING.search(rest) and not _insults(clean)


def fair_question(reply: str) -> bool:
    """True for a reply that is one or two short questions, without a word that bites."""
    clean = normalised(reply).strip()
    asked = sentences(clean)
    if not 0 < len(asked) <= MOST_ASKED or len(clean.split()) > MOST_WORDS:
        return False
    return all("?" in sentence for sentence in asked) and not _BITING.search(clean) and not _insults(clean)
