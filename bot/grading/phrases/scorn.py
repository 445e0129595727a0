"""Condescension without a rude word: what is said of the customer or his people, by turns of phrase.

Like an open insult, a hit forces the grade down to nought, so a turn stands here only if hardly anybody says it kindly:
"even you could manage", but not "even you can see it"; what may be meant either way is the detector's. Patterns see one
sentence at a time, normalised.
"""

import re
from collections.abc import Sequence

from bot.grading.text.clauses import Clause, first_part
from bot.grading.text.plain import normalised

KNOWN = 0.9
"""Confidence of such words; how often they are found, and rightly, stands in docs/grader.md.

They were written with these in view, and cut down to what no ordinary line of a seller was found to say.
"""

_START = r"^\W*"
_END = r"\s*(?:[.!)]|$)"
_TOLD = r"(?![^.!?]*\?)"
"""Not within a question: "do your people stand about and gossip?" is one."""

_OURS = r"(?![^.!?]*\b(?:мне|нам|я|мы|раньше|извин\w+|прости\w*)\b)"
"""Not of ourselves, nor of how it used to be: "проверять надо было нам"."""

HIS_PEOPLE = (
    rf"\bязык(?:ами|ом) (?:\w+ )?чеш(?:ут|ет|ете|ешь)\b{_TOLD}",
    rf"\bштаны (?:просиж|протир)ива(?:ют|ет|ете)\b{_TOLD}",
    rf"\bв потолок плю(?:ют|ет|ете)\b{_TOLD}",
    rf"\bjust (?:sit|stand|loaf)(?:s|ing)? (?:around|about|there) (?:and )?(?:gossip|natter)(?:ing)?\b{_TOLD}",
    r"\b(?:позови|дай)(?:те)? (?:мне )?(?:кого|кого-нибудь) по ?умнее\b(?! (?:меня|нас))|\bкто по ?умнее у вас\b",
    r"\bмне с вами говорить не о чем\b|\bговорить (?:мне )?с вами не о чем\b",
    r"\bс вами (?:мне )?говорить (?:смысла нет|бесполезно|бессмысленно)\b",
    r"\bвы (?:все равно )?(?:тут |здесь )?никто(?: и|,)|\bвы (?:все равно )?(?:тут|здесь) ничего не решаете\b",
    r"\b(?:any|some)(?:one|body) (?:else )?(?:there|here) (?:else )?who (?:actually )?(?:matters|counts)\s*[.?!]",
    r"\b(?:this|that)(?:'s| is) (?:way |probably )?above your pay (?:grade|scale)\b",
    r"\b(?:no (?:use|point)|the point) (?:of |in )?talking to you(?: then)?\s*(?:[.!?]|$)",
)
"""His people have nothing to do, and whoever cannot decide is no use."""

TAUGHT = (
    r"\bчто (?:же )?(?:вы|ты) (?:прямо )?как (?:маленьк(?:ий|ая|ие)|дети малые|малые дети)\s*(?:[,.!?]|$)",
    rf"\byou(?:'re| are) (?:acting|behaving|carrying on) like (?:a (?:child|baby)|children){_END}",
    rf"\bdon'?t be (?:such )?a (?:big )?baby{_END}",
    (
        rf"{_START}{_OURS}(?:\w+ ){{0,2}}(?:читать|думать|слушать|проверять|поливать) (?:надо|нужно) было"
        rf"(?= до | сразу|\s*(?:[.!,]|$)){_TOLD}"
    ),
    rf"{_START}(?:(?:dude|mate|man),? (?:just )?answer the|(?:just )?answer my) question{_END}",
    rf"{_START}(?:ну |так |вы )?отвечай(?:те)? (?:(?:же |уже )на (?:мой )?|на мой )вопрос{_END}",
    r"\bдумать (?:надо|нужно) головой\b|\bголовой (?:надо|нужно) думать\b|\bчитать умеем\?",
    rf"\bпрежде чем возмущаться{_END}",
    (
        r"\b(?:научитесь (?:сначала|сперва|хоть|хотя бы)|(?:сначала|сперва) научитесь) "
        rf"(?:считать|слушать|думать|разговаривать){_END}"
    ),
    rf"{_START}(?:please )?(?:try learning|learn) [^.!?]*\b(?:before you (?:ring|complain|argue)|manners)\b",
    rf"{_START}(?:please |just )?think before you (?:speak|talk){_END}",
    rf"\byou should(?:'ve| have| of) (?:thought of that|known better)(?= before| sooner| when|{_END}){_TOLD}",
    (
        r"(?<!if )\byou should(?:'ve| have| of) read the (?:manual|instructions|terms|contract)"
        r"(?= first| before| properly| in the first place| when you (?:got|bought|signed|ordered)| you signed|[,;]|"
        rf"(?: (?:i|we) (?:gave|sent) you| you agreed to)?{_END}){_TOLD}"
    ),
    r"(?:^|, )should(?:'ve| have| of) (?:thought|bought|read|looked)\b[^.!?]* shouldn'?t you\b",
    rf"{_START}serves (?:you|him|her|them) right(?: for \w+ing\b|{_END})",
)
"""Treated as a child, or taught a lesson: he should have read, thought, looked after it."""

WITLESS = (
    (
        r"(?<!если )\bвы (?:просто |видимо,? |явно )+не (?:разбираетесь|соображаете|смыслите)\b"
        r"(?![^.!?]*(?:не обязан|нормально|для этого|поэтому|\?))"
    ),
    r"(?<!если )\bвы (?:\w+ ){0,4}ничего не (?:смыслите|соображаете)\b|\bчто они (?:там )?(?:вообще )?смыслят\b",
    r"\bтолько те,? кто (?:считать|думать|работать) не уме\w+|\bвы себе напридумывали\b",
    r"\bдаже (?:вы|ты) (?:это |с этим |с ней |с ним )?(?:справитесь|разберетесь|осилите)\b",
    r"\bуши развесили\b|, (?:а )?вы всему верите\b|\bа вы и (?:поверили|повелись)\b",
    (
        r"\beven (?:someone like )?you (?:can|could|might|should|would) "
        rf"(?:manage|handle|cope|understand|work (?:it|that) out)\b{_TOLD}"
    ),
    (
        r"\byou (?:clearly|obviously|evidently|plainly) (?:don'?t (?:know|understand) (?:how (?:this|it|that|things)|"
        r"anything|the first thing)|have no clue|know nothing|haven'?t a clue)\b"
    ),
    rf"{_START}(?:and |so )?you haven'?t (?:a|the (?:faintest|foggiest)|got a) (?:idea|clue|notion){_END}",
    r"\bwhoever told you (?:that|this) hasn'?t the (?:faintest|foggiest) (?:idea|clue)\b",
)
"""Who understands nothing."""

KIND = (
    r"\bтаких,? как вы\b[^.!?]{0,15}\bна дню\b|(?<!давно )\bзнаю я (?:вас|таких)\s*(?:[,.!]|$)",
    r"\bвы (?:просто |совсем )?отстали от жизни\b",
    rf"\b(?:хозяйки|женщины|мужики|новички|клиенты|пенсионеры) все одинаковые{_END}",
    r"(?<!of )(?<!do )\byou people (?:(?:always|never) (?:read|listen|say|think|moan)|are still|are all the same)\b",
    r"\bwrong with you people\b",
    r"\bdoing you people a favou?r\b|\bdo you people get this\b",
    rf"\b(?:farmers|women|men|pensioners) always (?:moan|whine){_END}",
    r"(?<!if )\byou(?:'re| are) behind the times\s*(?:[.!,]|$)",
)
"""One of a kind that is looked down upon."""

MOCKED = (
    rf"{_START}милочка,|, (?:милочка|голубушка|дорогуша)\s*[,.!?)]",
    r", (?:sweetheart|sweetie|little lady)\s*[,.!?]",
    rf"{_START}(?:мне |даже )?смешно (?:слушать|слышать)\b|\bсколько можно думать\s*!",
    r"\b(?:вам|тебе) (?:самим|самому|самой) не (?:стыдно|совестно)\b[^.!?]*\?",
    r"(?<!не )\b(?:вам|людьми) стыдно должно быть\b(?! (?:нам|мне))|\bлюди над вами смеются\b|(?<!не )\bпозоритесь\b",
    r"\bкак вы (?:вообще )?на этом (?:хламе|барахле)\b|\bваш\w* (?:рухляд\w+|развалюх\w+)\b",
    rf"(?:{_START}(?:oh,? )?|\byeah,? right, )pull the other one\s*(?:[.!,]|$)",
    rf"{_START}(?:oh,? )?don'?t make me laugh{_END}",
    rf"(?<!no )\bshame on you\b|{_START}you (?:should|ought to|must) be ashamed\b|\bi'm not the deaf one\b",
    rf"\bstop dithering\s*(?:[.!,]|$)|(?:{_START}|, )stop (?:hiding behind|moaning)\b",
    r"\b(?:you'll|always) come (?:crawling|crying) back\b",
)

STINGY = (
    r"\bхватит жадничать\b|\bжаба вас (?:давит|душит)\b|\bвас жаба (?:давит|душит)\b",
    rf"{_START}не по карману, (?:так |то )?не (?:берите|заказывайте)|{_START}не тянете,? так не\b",
    r"\bна (?:матери|ребенке|детях|здоровье|маме) экономить (?:решили|вздумали)\b",
    r"\byou(?:'re| are|'ve been| have been) too (?:tight|stingy) to (?:pay|buy|spend|look)\b",
    r"\bdon'?t be (?:so )?stingy\b(?! (?:with|on))|\bif you can'?t afford \w+[^.!?]*, don'?t waste (?:my|our)\b",
)

SHOWN_THE_DOOR = (
    r"(?<!не )\b(?:мучайтесь|мерзните|страдайте|переплачивайте)(?: \w+){0,3} дальше\b",
    r"\bдальше (?:мучайтесь|мерзните|страдайте|переплачивайте)\b",
    rf"\b(?:ну|вот) и (?:мучайтесь|страдайте)(?: с(?:о)?\b|{_END})",
    rf"{_START}ну и (?:идите|езжайте) к (?:ним|нему)\b",
    rf"{_START}ну и (?:берите|покупайте) (?:там|у (?:них|конкурентов|него)),? (?:раз|пусть)\b",
    (
        rf"{_START}(?:(?:so|then|well|fine|ok|okay|lol),? )*(?:just )?(?:go to (?:them|him|her)|go there|"
        r"buy (?:it )?(?:from them|there|online))(?: then)?,? "
        r"(?:and )?(?:good luck(?: when|\s*[.!]|$)|cry\b|see how far|what'?s the problem)"
    ),
    rf"(?:{_START}|, |\band )(?:please )?stop wasting (?:my|our) time\b",
)
"""Sent to others, or left to suffer."""

_SCORN = re.compile(
    "|".join(f"(?:{pattern})" for pattern in (*HIS_PEOPLE, *TAUGHT, *WITLESS, *KIND, *MOCKED, *STINGY, *SHOWN_THE_DOOR))
)


def scorn(reply: str, cut: Sequence[Clause]) -> str | None:
    """The first words that look down on the customer or his people, verbatim; None where there are none."""
    return first_part(reply, cut, _scorns)


def _scorns(text: str) -> bool:
    return bool(_SCORN.search(normalised(text).strip()))
