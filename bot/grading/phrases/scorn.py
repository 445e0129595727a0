"""Condescension without a rude word: what is said of the customer or his people, by turns of phrase.

Like an open insult, a hit forces the grade down to nought, so each pattern needs the whole turn: "читать надо было",
but not "считать надо после жарки"; "even you could", but not "a child could set it up". Milder ways are the detector's.
Patterns see one sentence at a time, normalised.
"""

import re
from collections.abc import Sequence

from bot.grading.text.clauses import Clause, first_part
from bot.grading.text.plain import straight

KNOWN = 0.9
"""Confidence of such words: all 130 of the 6,266 labelled replies that hold any are labelled rude.

They were written with these in view; of 63 fair sentences made up to come near, none is hit.
"""

_START = r"(?:^|[.!?…;] ?)\W*"
_TOLD = r"(?![^.!?]*\?)"
"""Not within a question: "do your people stand about idle?" is one."""

IDLE = (
    r"\bязыки?(?:ами|ом)? (?:\w+ )?чеш\w+",
    r"\bчеш\w+ язык\w*",
    r"\bштаны (?:просиж|протир)\w+",
    rf"\b(?:без дела|сложа руки) (?:(?!не )\w+ )?(?:сид|сто[яи]|торч|болта|шата)\w+{_TOLD}",
    rf"(?<!не )\b(?:сид|сто[яи]|торч|болта|шата)\w+ (?:\w+ )?(?:без дела|сложа руки)\b{_TOLD}",
    rf"\bчаи (?:гоня|распива)\w+{_TOLD}",
    r"\bв (?:носу ковыря|потолок плю)\w+",
    rf"\b(?:sit|stand|loaf)(?:s|ting|ing)? (?:around|about|there) (?:and )?(?:gossip|natter|doing nothing)\w*{_TOLD}",
    r"\btwiddl\w+ (?:their|your|his|her) thumbs\b",
    rf"\b(?:they|he|she)(?:'ve| have|'s| has) got nothing better to do\b{_TOLD}",
    r"\bpaid to (?:gossip|chat|sit around)\b",
)
"""His people, who have nothing to do."""

NOBODY = (
    r"\b(?:кого|кто|кого-нибудь|кто-нибудь|человека) по ?умнее\b",
    r"\bговорить (?:мне )?(?:с вами )?не о чем\b",
    r"\bс вами (?:мне )?(?:говорить не о чем|(?:говорить )?(?:смысла нет|бесполезно|бессмысленно))\b",
    r"\bвы (?:все равно )?(?:тут |здесь )?никто(?: и|,)",
    r"\bвы (?:все равно )?(?:тут |здесь )?ничего не решаете\b",
    r"\b(?:anyone|anybody|someone|somebody) (?:there |here |else )*who (?:actually )?(?:matters|counts|has a clue)\b",
    r"\b(?:anyone|anybody|someone|somebody) with (?:a brain|a clue|any sense|some sense)\b",
    r"\babove your pay (?:grade|scale)\b",
    r"\bis there a grown-?up\b",
    r"\b(?:no (?:use|point)|the point) (?:of |in )?talking to you\b",
    r"\byou can'?t (?:actually |really )?decide anything\b",
)
"""Whoever cannot decide, and is no use."""

AS_A_CHILD = (
    (
        r"\b(?:как|словно|будто) (?:маленьк(?:ий|ая|ие)|дети малые|малые дети|малое дите)"
        r"(?! (?:реб|дет|дев|мальч|магаз|фирм|бизн|кафе|компан|предпр|\w+ая \w+ка))(?=\W*$|[,.!?]|\w* \w*\W*$)"
    ),
    r"\bвы (?:же|ведь) (?:уже )?взросл(?:ый|ая|ые) (?:человек|люди|женщина|мужчина)\b",
    r"\bмы же взрослые люди\b",
    r"\bhow grown-?ups (?:work|do)\b",
    r"\b(?:acting|behaving|carrying on) like (?:a (?:child|baby)|children)\b",
    r"\bdon'?t be (?:such )?a (?:big )?baby\b",
)

TAUGHT = (
    r"\b(?!это )\w+ уметь (?:надо|нужно)\b",
    r"\w+ть(?:ся)? (?:надо|нужно) уметь\b",
    r"\b(?:надо|нужно) уметь \w+ть(?:ся)?\b",
    (
        r"\b(?:читать|слушать|смотреть|проверять|поливать|следить|ухаживать|думать|считать|выбирать|чистить|хранить) "
        rf"(?:\w+ )?(?:надо|нужно) было\b{_TOLD}"
    ),
    r"\b(?:читать|слушать|смотреть|думать) (?:надо|нужно) (?:внимательн\w+|головой)\b",
    r"(?<!тут )(?<!нам )(?<!здесь )(?<!мне )(?<!еще )\b(?:думать|читать|слушать) (?:надо|нужно)\s*(?=[.!?,)]|$)",
    r"\b(?:сначала|сперва)\b[^.!?]{0,40}\b(?:а )?потом (?:уже )?(?:жалуйтесь|возмущайтесь|спорьте)\b",
    r"\bпрежде чем (?:\w+ )?(?:жаловаться|возмущаться|спорить)\b",
    r"\b(?:читать|считать) (?:умеете|умеем)\?",
    r"\b(?:читать|прочитать|прочесть|почитать) пробовали\b",
    r"\b(?:научитесь|поучитесь) (?:сначала|сперва|хоть|хотя бы|для начала)\b",
    r"\b(?:сначала|сперва) (?:научитесь|поучитесь)\b",
    (
        r"\b(?:learn|try learning) (?:to|how to|some)\b"
        r"[^.!?]*\b(?:before you (?:ring|call|complain|sign|open|speak|ask|argue|judge|come)|manners)\b"
    ),
    r"\bthink before you (?:speak|ask|ring|call|talk)\b",
    r"\bexplain\w*\b[^.!?]{0,25}\bslowly\b",
    r"\b(?:i'll|i will|let me) (?:say|speak|spell)\b[^.!?]{0,12}\bslowly\b",
    r"\byou should(?:'ve| have| of) (?:thought (?:of|about) (?:that|it)|known better|read the)\b",
    r"\bshould(?:'ve| have| of) \w+(?:ed|en|ought)\b[^.!?]*\bshouldn'?t (?:you|they)\b",
    r"\bwhat did you expect(?:\W*$| for\b)",
    r"\bserves? (?:you|him|her|them) right\b",
)
"""Taught a lesson: he should have read, thought, looked after it."""

WITLESS = (
    (
        r"\bвы (?:просто |видимо,? |явно |совсем |вообще |совершенно |похоже,? )*"
        r"не (?:разбираетесь|соображаете|смыслите)\b(?![^.!?]*(?:не обязан|нормально|для этого|поэтому|\?))"
    ),
    r"\bвы (?:\w+ ){0,4}ничего (?:\w+ )?не (?:смыслите|соображаете)\b",
    r"\bсмотреть не умеете\b|\bни бум-бум\b|\bкуда вам,",
    r"\b(?:кто|тем,? кто|тех,? кто|те,? кто) (?:считать|читать|думать|выбирать|работать|ухаживать) не уме\w+",
    r"\bчто они (?:там )?(?:вообще )?смыслят\b|\bдо (?:вас|него|нее|них) (?:еще |просто )*не дошло\b|\bвам не понять\b",
    r"\bдаже (?:вы|ты) (?:это |с этим |с ней |с ним )?(?:сможете|справитесь|поймете|разберетесь|осилите)\b",
    r"\bуши развесил|\bбабки на лавке\b|\bвы всему верите\b|\bа вы и (?:рады|поверили|повелись|верите)\b",
    rf"\beven (?:someone like )?you (?:can|could|might|should|would)\b{_TOLD}|, even you\b",
    (
        r"\byou (?:clearly|obviously|evidently|plainly) (?:don'?t (?:know|understand|get)|have no|know nothing|"
        r"haven'?t (?:a|got|the|read))\b"
    ),
    r"\byou haven'?t (?:a|the (?:faintest|foggiest)|got a) (?:idea|clue|notion)\b",
    r"\bhasn'?t the (?:faintest|foggiest)\b|\b(?:you|they|partners) (?:people )?can'?t count\b",
    r"\bpeople who don'?t know what they'?re doing\b|\bi don'?t expect you to have (?:read|known|understood)\b",
)
"""Who understands nothing."""

KIND = (
    r"\b(?:у меня|у нас|видел[аи]?|видали|знаем|полно) (?:\w+ )?таких,? как вы\b",
    r"\bтаких,? как вы,? (?:\w+ )?(?:на дню|в день|полно)\b|\bзна(?:ю я|ем мы) (?:вас|таких)\b",
    r"\b(?:вам|бывает)\b[^.!?]{0,12} в таком возрасте\b",
    r"\b(?:хозяйки|хозяева|женщины|мужики|новички|клиенты|пенсионеры) все одинаковые\b",
    r"\bотста(?:ли|л|ла) от жизни\b|\bвидали мы\b",
    r"(?<!of )\byou people (?:are|always|never|still|all|just|think|say|get|that|a favou?r)\b|\bwith you people\b",
    r"\bpeople like you (?:always|never|don'?t|shouldn'?t)\b|\byou(?:'re| are) one of those who\b",
    r"\b(?:farmers|women|men|pensioners|partners|mothers in law) always (?:moan|say no|complain|whine)\b",
    r"\bpeople your age\b|\byou(?:'re| are) behind the times\b|\byour sort of (?:budget|money|person)\b",
    r"\b(?:stuck|still) in (?:the )?(?:19\d\d|dark ages|stone age)\b",
)
"""One of a kind that is looked down upon."""

MOCKED = (
    r"\b(?:милочка|голубушка|дорогуша|бабуля|бабуль|дедуля|мамаша|папаша|деточка)\b",
    rf"{_START}(?:женщина|мужчина|мужик),|, (?:женщина|мужчина|мужик)\s*(?=[.!?)]|$)",
    r"\bсмешно (?:просто|прямо|же|слышать|слушать|сравнивать)\b|\bвы смешн(?:ой|ая)\b|\bя вас умоляю\b",
    r"\bне барын\w+|\bне сахарн\w+|\bне выдумывайте\b|\bнапридумывали\b|\bсколько можно думать\b|\bполжизни думаете\b",
    r"\b(?:вам|тебе) (?:самим |самому |самой )?не (?:стыдно|совестно)(?: (?:такое|такую|так|в таком)\b|\s*[?!]|$)",
    r"\bстыдоба\b|\bстыдно (?:должно быть|такую|такое)\b|\bлюди над вами сме\w+|\bпозоритесь\b",
    r"\bкак вы (?:вообще )?на этом (?:хламе|барахле)\b",
    r"\b(?:ваш\w*|вашего|этот|этому) (?:хлам\w*|барахл\w+|рухляд\w+|корыт\w+|развалюх\w+)\b",
    r"\b(?:sweetheart|sweetie|darling|missy|sonny|young lady|little lady)\b(?=\s*(?:[,.!?]|$))",
    r"\bold wives'? tale\b|\bpull the other one\b|\bdon'?t make me laugh\b|\bhow (?:charming|adorable)\b[.!]",
    r"\bshame on you\b|\byou (?:should|ought to|must) be ashamed\b|\bstop (?:hiding behind|dithering|moaning)\b",
    r"\bbit dramatic\b|\bnot the deaf one\b|\bcrawling back\b|\bcome (?:crawling|crying)\b",
)

STINGY = (
    r"(?<!не )\bжадничать\b|\bжаба (?:вас )?(?:давит|душит)\b|\bлишь бы (?:\w+ )?сэкономить\b",
    r"\bмамочка, не экономьте\b",
    r"(?:^|[.!?,] ?)не по карману, (?:так |то )?не (?:берите|заказывайте)|\bне тянете,? так\b",
    r"\bна (?:матери|ребенке|детях|здоровье|маме) экономить (?:решили|вздумали)\b",
    r"\b(?:too|so) (?:tight|stingy) to\b|\bdon'?t be (?:so )?(?:stingy|tight)\b|\bcheap people\b",
    r"\bif you can'?t afford (?:it|a \w+|one|them)\b[^.!?]*(?:, you know|, don'?t waste)",
)

SHOWN_THE_DOOR = (
    r"\b(?:мучайтесь|мерзните|страдайте|переплачивайте)(?: \w+){0,3} дальше\b",
    r"\bдальше (?:мучайтесь|мерзните|страдайте|переплачивайте|без зубов)\b",
    r"\b(?:тогда|ну|вот)(?: и)? (?:мучайтесь|страдайте)\b|\bс этого и (?:надо|нужно) было начинать\b",
    (
        rf"{_START}(?:ну|так|вот) и (?:берите|идите|покупайте|езжайте|топите|жгите|варите) "
        r"(?:там|у (?:них|конкурентов|него)|к (?:ним|нему)|в «)"
    ),
    (
        rf"{_START}(?:(?:so|then|well then|well|fine|ok|okay|lol),? )+(?:just )?"
        r"(?:go to (?:them|him|her)|go there|buy (?:it )?(?:from them|there|online|plastic))"
        r"(?= then|,? (?:and )?(?:good luck|cry|see how)|, what|\s*(?:[.!?]|$))"
    ),
    r"\bgo there then\b|\bnobody(?:'s| is) forcing you\b|\bstop wasting (?:my|our) time\b",
)
"""Sent to others, or left to suffer."""

_SCORN = re.compile(
    "|".join(
        f"(?:{pattern})"
        for pattern in (
            *IDLE, *NOBODY, *AS_A_CHILD, *TAUGHT, *WITLESS, *KIND, *MOCKED, *STINGY, *SHOWN_THE_DOOR
        )
    )
)  # fmt: skip


def scorn(reply: str, cut: Sequence[Clause]) -> str | None:
    """The first words that look down on the customer or his people, verbatim; None where there are none."""
    return first_part(reply, cut, _scorns)


def _scorns(text: str) -> bool:
    return bool(_SCORN.search(straight(text)))
