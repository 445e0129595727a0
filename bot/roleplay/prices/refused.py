"""His sum named only to be refused, or said back to him beside another: "10,700 is below what I'm allowed. 11,200"."""

import re

UNIT = r"(?: and a half| с половиной)?(?:[ ,]*(?:pounds|quid|euros|dollars|рублей|тысяч\w*|тыс\.?|руб\.?)(?!\w))?"
LEADS_TO = (
    r"(?:[,.:?!]?\s*[—–-]?\s*(?:['’]s|is|are|was|it['’]s|that['’]s|would be|it|that|this|really|just|simply|honestly|"
    r"sadly|sorry|i['’]m afraid|alas|well|so|no|but|но|это|просто|для|меня|нас|мне|нам|мы|я|к сожалению|увы|простите|"
    r"извините|нет|не(?=,)|ну|прям|прямо|реально|больно|слишком|уже|тоже|все же|все-таки)(?!\w))*[,.:?!]?\s*[—–-]?\s*"
)
"""From a sum to what is said of it."""

_MINE = (
    r"(?:my|our|the) (?:own |absolute |very )?(?:floor|limit|line|minimum|lowest|bottom|costs?|margin|mandate|buying)"
)
_MAY = (
    r"(?:what|than|anything|where|the (?:price|sum|figure)) (?:i|we)(?:['’](?:m|re|ve|d))? ?"
    r"(?:am |are |was |were |have |had )?(?:may|can|could|might|allowed|able|permitted|authori[sz]ed|paid|need|dare)"
)
_NOT = r"(?:is|are|was|do|does|would|could|can|will)?(?:n['’]t|\s?not)"
_NO_LESS = r"(?![^,.;]*\b(?:lower|less|below|under|cheaper|better|fairer|further|ниже|меньше|дешевле|больше|лучше)\b)"
"""Not behind a no that says how firm the sum is: "11,000, I can't go lower"."""

_TOO_LOW = re.compile(
    rf"{UNIT}{LEADS_TO}(?:"
    r"(?:(?:far|well|way|a bit|still|even|much|quite) )*"
    rf"(?:(?:below|under|beneath|less than|lower than) (?:{_MINE}|{_MAY}|what it cost|cost\b)|"
    rf"(?:less|lower) {_MAY}|"
    r"too (?:low|little|cheap|far|deep|steep|thin)|beyond (?:me|us|my|our|what)\b|"
    r"out of (?:my (?:hands|reach|range)|reach|the question|bounds|range)|impossible|unrealistic|unthinkable|a no\b|"
    r"no good|off the table)|"
    rf"{_NOT} (?:really |quite |something |anything |a (?:price|figure|sum) |one )*(?:(?:that )?(?:i|we) can|possible|"
    r"on\b|doable|realistic|feasible|enough|within|in (?:my|our)|going to|happening|mine\b|for me|work\b|fly\b|cover|"
    rf"leave|add up|go\b|happen|pay\b|keep\b|there\b){_NO_LESS}|"
    rf"i(?:['’]m| am)? ?(?:not allowed|can['’]?t|cannot|couldn['’]t|won['’]t)\b"
    rf"(?= ?(?:$|[,.;!?]|do\b|take|accept|manage|agree|sign|go (?:to|there))){_NO_LESS}|"
    r"(?:would(?: only)? (?:cost|sink|ruin|get|leave|bury|hurt|kill)|costs|leaves) (?:me|us|my|our)\b|"
    r"(?:слишком|совсем|очень) (?:мало|низко|дешево)|маловато|мало(?!\w)(?! кто| где)|нереально|невозможно|исключено|"
    r"за гран\w+|перебор|мимо|вне\b|"
    r"(?:(?!ниже|меньше|дешевле|больше|если|когда|пока|что|и |а )\w+ ){0,2}не (?:разреш|позвол|пропуст|подпиш|утверд|"
    rf"одобр|пойм|поним){_NO_LESS}|"
    r"не (?:в моих|в наших|тян|соглас|хват|покры|реальн|возможн|вариант|получ|проход|про\b|мо[йяеи]\b|устро|подним|"
    rf"осил|потян|пойд|выйд|могу|можем|смог|дам\b|дад|отдам|отдад|готов|уступ){_NO_LESS}|"
    r"(?:заметно |намного |сильно |чуть )?(?:ниже|меньше)(?: чем)? (?:моего|моей|моих|нашего|нашей|наших|того|тех|мне|"
    r"предел|порог|миним|закуп|себесто|план|разреш|допустим|я\b|мы\b)"
    r")"
)
"""What is said of a sum that is too low: below one's limit, not possible, "мало"."""

_NOT_THAT = re.compile(
    r"(?:(?<!why )\bnot(?: for| at| to)?|\bno to|"
    r"\bnot allowed(?: to (?:take|do|accept|go to|sell (?:it )?(?:at|for)))?|"
    r"(?<!почему )(?<!почему бы )(?<!почему бы и )\bне(?: за)?|"
    r"\b(?:no (?:chance|hope)|wish (?:i|we) could|(?:get|be|have me) (?:shot|sacked|fired|hanged|killed))"
    r"(?: \w+){0,2}?) [£$€]?$"
)
"""What stands before a sum that it is not: "not 10,700, 11,200"."""

_IF_I = re.compile(
    r"\b(?:if (?:i|we) (?:went|go|came|dropped|took|did|sold|accepted|agreed|gave|let)(?: \w+){0,2}|"
    r"(?:если|за) (?:бы )?(?:я |мы )?(?:отда\w+|соглаш\w+|опущусь|уступ\w+)(?: \w+){0,2}) [£$€]?$"
)
_HURTS = re.compile(
    r"\b(?:boss|manager|owner|sack|sacked|fired|loss|lose|kill|head|broke|trouble|начальни|директор|уволят|убыт|минус)"
)
"""Before a sum, and what would come of taking it: "if I went to 10,700 my boss would have me"."""

_FIGURE = r"[£$€]?\d[\d ,.]*(?:k\b|тыс\w*)?"
SAID_BACK = re.compile(
    r"\b(?:your|you(?:['’]d| would| have|['’]ve)?(?: \w+)? (?:like|want|wanted|say|said|offer|offered|bid|ask|asked|"
    r"propose|suggest|hope|hoped)(?: for)?|ваш[аие]\w*|тво[йяи]\w*|вы (?:мне )?(?:просите|предлагаете|называете|даете|"
    rf"говорите|хотите|хотели|назвали)) (?:(?:bid|offer|figure|price|sum) (?:of|is) )?(?:за |по )?{_FIGURE}"
    r"(?!\d)(?! ?(?:it is|then|works|is fine|is ok|and (?:it|we)|deal|agreed|ид[её]т|устра|годит|так\b|хорошо|принима))"
)
"""His own sum said back to him; no offer where another sum stands beside it."""


def refuses_sum(before: str, after: str, sentence: str) -> bool:
    """True for a sum that is named to be refused.

    Args:
        before: what stands before it, normalised.
        after: what follows it, the next part of the talk included.
        sentence: where it stands.
    """
    if _NOT_THAT.search(before) or _TOO_LOW.match(after):
        return True
    return bool(_IF_I.search(before) and _HURTS.search(sentence))
