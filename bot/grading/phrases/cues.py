"""Turns of phrase by which moves are known in Russian and English: a coach's ear, written down.

Two tables: words that nearly name the move, and words that often go with it. They are features for the detector, which
learns how far to trust each; none decides alone. Patterns see normalised text (small letters, е for ё).
"""

import re
from collections.abc import Mapping
from functools import lru_cache

from bot.scenario.vocabulary import Move

STRONG: Mapping[Move, str] = {
    Move.GREETING: (
        r"здравствуй|здрасьт|добр(?:ый|ое|ого) (?:день|вечер|утр|дня)|день добрый|привет|меня зовут|добро пожалов|"
        r"\bhi\b|hello|\bhey+\b|good (?:morning|afternoon|evening)|^morning|welcome|my name(?: is|'s)|\bhere from\b"
    ),
    Move.REASON_FOR_CONTACT: (
        r"звоню|пишу вам|набираю|по поводу|потому и|увидел|заметил|прочитал|посоветовал|порекомендовал|"
        r"\b(?:calling|ringing|rang|i saw|noticed|i read|reason i|mentioned you|hence|asked me to)\b|that's why|"
        r"get in touch"
    ),
    Move.PERMISSION: (
        r"\bудобно|минут[уыа]?\b.{0,25}\?|найдется|позволите|разрешите|дадите|уделите|не отвлек|секунд|"
        r"можно (?:я|зада|спро|пар|пок|уточ|вопрос)|"
        r"(?:good|bad|right|better|daft) time|(?:two|few|five|three|a|\d+) (?:quick )?min\w*|seconds|secs|may i|"
        r"(?:can|could) i (?:ask|show|steal|have)|would you mind|is now"
    ),
    Move.DECISION_MAKER: (
        r"\bкто\b.{0,40}(?:реша|отвеча|приним|заним|закуп|подпис|рули|утвержд|согласов|голос)|соедин|переключ|"
        r"с кем\b|к кому|у кого|"
        r"\bwho\b.{0,40}(?:decid|sign|handl|look|make|deal|run|approv|choose|pick|say|charge)|put me through|"
        r"connect me|whose|who else|sign\w* (?:it |that )?off|in charge"
    ),
    Move.OPEN_QUESTION: (
        r"расскажите|опишите|поделитесь|каким образом|"
        r"(?:^|[.,!?:;] *|\bа |\bи )(?:как|что|чем|чего|почему|зачем|каки[ехм]+|чему)\b.{3,}|"
        r"tell me|walk me|talk me|describe|\b(?:what|how|why)\b(?! (?:many|much|old|long|often|time|date))"
    ),
    Move.CLOSED_QUESTION: (
        r"сколько|когда|\bгде\b|давно|\bли\b|бюджет|есть у вас|у вас есть|какого (?:числа|года)|в каком|часто|"
        r"how (?:many|much|old|long|often|big|far)|\bwhen\b|\bwhere\b|^(?:do|is|are|does|did|have|has|was|will|can) |"
        r"budget|\bwhich\b"
    ),
    Move.ALTERNATIVE_QUESTION: (
        r"\bили\b[^.!?]*(?:\?|$)|либо|какой вариант|:[^.!?]{3,},[^.!?]{3,}\?|"
        r"\bor\b[^.!?]*(?:\?|$)|either|which (?:one|of)"
    ),
    Move.ACTIVE_LISTENING: (
        r"то есть|правильно (?:ли )?(?:я )?пон|верно (?:ли )?(?:я )?пон|итак|получается|вы (?:сказали|говорили|упом)|"
        r"записал|принято|^значит|"
        r"so you|sounds like|you (?:said|mentioned|told)|(?:got|get|heard) (?:that|you|it) right|so it's|"
        r"in other words|if i (?:understand|hear|got)|so that's|^noted"
    ),
    Move.ACKNOWLEDGEMENT: (
        r"понимаю|согласен|согласна|справедлив|вы правы|правильно|логично|резонно|обидно|неприятно|законн|спорить не|"
        r"не спорю|опасен|еще бы|ваше право|знакомо|немудрено|не удивительно|стыдно|имеете право|"
        r"understand|i (?:do )?(?:get|hear)|fair|makes sense|right to|you're right|good (?:question|point)|no wonder|"
        r"blame|not alone|every right|sensible|reasonable|not wrong"
    ),
    Move.CLARIFICATION: (
        r"что именно|в каком смысле|имеете в виду|по сравнению|с чем сравн|"
        r"что (?:вас )?(?:смуща|тревож|беспоко|насторож|останавл|пуга|меша)|что значит|чего (?:именно )?(?:бо|опас)|"
        r"для вас|почему|"
        r"compared|what (?:exactly|makes|worr|put|bother|went|happened)|which part|mean by|when you say|behind|"
        r"specifically|or is it|is it the|was it|what's the"
    ),
    Move.BENEFIT: (
        r"чтобы|сэконом|экономи|не (?:придется|надо|нужно)|вам (?:остает|меньше|проще|легче|не )|зато|останется|"
        r"успе[ев]|без (?:лиш|прост|бол|нерв)|хватит|больше не|"
        r"so (?:you|your|that|it|nobody|no|they|the)\b|sav(?:e|es|ing)|you(?:'ll|'d| will| won't)|no more|without|"
        r"(?:don't|won't|never) have to|instead of|less|means"
    ),
    Move.EVIDENCE: (
        r"договор|гаранти|сертификат|протокол|отзыв|кейс|образец|пробник|проб[нуы]|тест|покаж|проверьте|посчитал|"
        r"\bиз (?:\d+|десяти|ста)|(?:\d|прошл|последн)\w* (?:год|зим|месяц|осен|весн)|скан|отчет|паспорт|лаборатор|"
        r"клиент|"
        r"guarantee|warranty|clause|in writing|written|certif|test|trial|sample|out of|client|customers?|reference|"
        r"report|last (?:year|month|winter|summer|spring|autumn)|see for yourself|percent|measured|show you|proof|"
        r"demo"
    ),
    Move.PRICE: (
        r"\d[\d .,]*(?:руб|₽|тыс|тыщ|к\b|р\b|евро|млн)|\bпо \d{2,}|за \d{2,}|\d{3,}|цена|стоит|предоплат|рассрочк|"
        r"отсрочк|(?:тысяч|рубл|миллион)|[$£€] ?\d|"
        r"\d[\d,.]* ?(?:euro|dollar|pound|quid|bucks|k\b|a (?:month|week|year|day|head|kilo|night))|"
        r"\b(?:price|costs?|deposit|instal|upfront)\b|\bat \d{2,}|\d,\d{3}"
    ),
    Move.VALUE_FRAMING: (
        r"в день|окуп|отбива|отбив|в пересчете|поделит|разделит|выходит|обойдется|теряе|потеря|переплат|за эти|"
        r"в сумме|разниц|входит|прикин|чашк|посчита|простой|"
        r"a day|per (?:day|week|month|head)|works? out|pays? (?:for itself|back)|less than|cost(?:s|ing)? you|"
        r"adds? up|over (?:a|the|five|ten|three)|worth|divid|difference|includ|that's (?:about|under)|lose|"
        r"breaks even"
    ),
    Move.RECOMMENDATION: (
        r"рекоменд|советую|посовет|я бы\b|берите|возьмите|вам (?:лучше|подой|хватит|нуж)|подойдет|оптимальн|"
        r"лучше (?:взять|подой|всего)|"
        r"i'?d (?:go|take|pick|choose|suggest|recommend|put|hand|start|get|have|try|steer|say)|recommend|suggest|"
        r"go (?:for|with)|suits?|better off|ideal|take the|best (?:for|bet|fit)"
    ),
    Move.HONESTY: (
        r"честно|скажу (?:прямо|сразу)|врать|обещать не|"
        r"не (?:подой|получ|могу|знаю|стану|скрою|обещ|увер|умеет|потян)|к сожал|увы|минус|недостат|уточню|узнаю|"
        r"проверю|оговор|признаюсь|только|нет\b|"
        r"honest|frank|won't (?:pretend|lie|hide|tell|shrink|claim)|can't (?:promise|say|do|swear)|not sure|"
        r"don't know|i'll (?:check|ask|find)|drawback|downside|unfortunately|tbh|admit|i'd hate|wouldn't|sold out|"
        r"\bonly\b|isn't|doesn't"
    ),
    Move.TRADE: (
        r"если (?:вы )?(?:бер|возьм|закаж|оплат|подпи|заб|план|старт|сегодня|дад|будет|вместе|при)|"
        r"при (?:оплат|заказ|объем|услов|предопл|покуп|подпис)|взамен|в обмен|с вас|а вы|от \d+ (?:кил|шт|ящ|дн|тыс)|"
        r"if you (?:take|sign|order|pay|commit|go|buy|can|bring|book|pick|do|start|give|leave)|"
        r"in (?:return|exchange)|provided|as long as|"
        r"(?:sign|commit|pay|order|bring|book|take|give me)\b.{3,60}(?:i'll|i can|i could|and (?:the|it))|"
        r"from \d+ (?:up|pieces)"
    ),
    Move.CONCESSION: (
        r"скину|скидк|уступ|подар|бесплатно|в подарок|бонус|так и быть|по рукам|сделаю (?:вам )?(?:минус|дешев|за)|"
        r"минус (?:\d|пят|дес|двад)|забирайте|"
        r"discount|% off|\d+ off|percent off|for free|free\b|throw in|knock|take .{0,15}off|waive|cheaper for you|"
        r"no problem|done!"
    ),
    Move.UPSELL: (
        r"\bеще\b|дополнительно|заодно|к (?:нему|ней|этому|ним|вашему)|добав|комплект|докуп|в придачу|сразу и|"
        r"вместе с|расширен|побольше|премиум|надо\?|"
        r"\balso\b|\badd\b|add-on|extra|as well|with it|go(?:es)? with|on top|upgrade|bundle|larger|bigger|"
        r"while (?:you|we)|want .{0,30}too|anything (?:else|with)"
    ),
    Move.NEXT_STEP: (
        r"давайте|предлагаю|оформ|выстав|счет|встре[тч]|созвон|подъед|приед|приезж|отправ|пришл|вышл|запи[шс]|брони|"
        r"отлож|подпис|начн|старту|придет|замер|берете|"
        r"shall (?:i|we)|let's|\bbook|invoice|i'll (?:send|bring|drop|come|put|ring|email|draw)|meet|schedule|"
        r"set (?:it |you )?up|sign|reserve|hold|pop (?:by|in|round)|come (?:by|over|round|in)|go ahead|trial|deal\?|"
        r"draw up|drop (?:by|off)"
    ),
    Move.DETAILS: (
        r"адрес|телефон|номер|почт|"
        r"e-?mail|"
        r"имейл|\bфио\b|фамили|реквизит|\bинн\b|паспорт|карт(?:ой|у)|наличн|на какое|куда (?:слать|при|от|вез|дос)|"
        r"доставк|во сколько|кто (?:прин|встр)|контакт|счет на|"
        r"address|phone|number|postcode|cash|card|what time|which (?:day|e-?mail|name)|deliver|quantity|full name|"
        r"what name|where (?:should|do|can|shall) (?:i|we)|start date|tax|\bid\b|confirm"
    ),
    Move.FOLLOW_UP: (
        r"отзыв|порекоменд|знаком[ыо]|впечатлен|как вам|как (?:прошл|идет|работа|служ|себя|пошл|она|он)\b|довольн|"
        r"оцените|оценить|через (?:недел|месяц|год|полгод|пар)|наберу|позвоню|перезвоню|напомню|следующ|"
        r"feedback|review|refer|"
        r"how(?:'s| is| has| have| did| are| was)\b.{0,40}(?:go|it|run|work|settl|been|first|holding)|"
        r"next (?:order|time|month|year|season)|check in|(?:ring|call|text) (?:you|back|again)|"
        r"in (?:a|two|three|six) (?:week|month)|stars|anyone"
    ),
    Move.PRESSURE: (
        r"только сегодня|прямо сейчас|срочно|последн|осталось|пожале|решайте|цена (?:выр|под)|"
        r"завтра (?:буд|цена|подор|уже)|не уходите|чего (?:тян|дум|ждать)|все (?:уже |равно )?бер|немедлен|пока не|"
        r"уже (?:пробил|оформ|запис|выпис)|не кладите|"
        r"today only|only today|right now|last (?:chance|one|few|two)|now or never|hurry|regret|"
        r"sign (?:here|now|today)|goes up|expires|don't (?:hang|leave|miss|you dare)|can't leave|immediately|"
        r"are you waiting|i'm (?:putting|adding|booking|signing)|licences left|"
        r"decide (?:right |this )?(?:now|today|minute)|so decide|make up your mind|or (?:it's|the) (?:gone|price)"
    ),
    Move.RUDENESS: (
        r"туп|глуп|дур[аы]|идиот|жадн|нищ|не (?:ваше дело|мои проблем)|ваши проблем|вас что|сами винов|смешно|"
        r"не разбира|нянч|ноете|достал|чита(?:ть|йте)|мозг|так(?:им|ие) как вы|завтраками|некогда|мужчина|женщина|"
        r"девушка|голов(?:ой|у)|денег нет|совесть|"
        r"stupid|idiot|dumb|cheapskate|\bblind|who cares|clueless|shut|not my problem|even you|people like you|"
        r"grow up|obviously|can't you|your problem|wait your turn|\bcry|typical|no idea|bother me|for people who|"
        r"nobody else|stingy|lazy|read (?:it|the|your)|seriously"
    ),
    Move.ARGUING: (
        r"вы (?:не ?правы|ошиба|заблужд|пута|преувелич)|не ?правы|это (?:не так|неправда|миф|ерунда|не аргум)|"
        r"неправда|ничего подобн|ошибаетесь|с чего вы|на самом деле|вовсе не|да (?:бросьте|ладно)|какая (?:там |ещ)?|"
        r"ничего (?:не|он)|устаревш|^нет\b|не может|"
        r"you(?:'re| are) (?:wrong|mistaken|confus|exagg)|that's (?:not|wrong|simply|just|nonsense|rubbish|a myth)|"
        r"not true|nonsense|mistaken|\bwrong\b|end of story|everyone knows|incorrect|myth|^no[,. ]|disagree|"
        r"you can't|of course (?:it|they|we) (?:do|are|is)|doesn't work"
    ),
    Move.OVERPRAISE: (
        r"лучш(?:ий|ие|ая|ее|их|ем|им)\b|уникальн|идеальн|великолепн|непревзойд|высочайш|номер один|лидер|шикарн|"
        r"бомба|потряс|безупречн|профессионал|аналогов|вне конкуренц|от бога|сам(?:ый|ые|ая|ое) |огонь|надежнейш|"
        r"широчайш|супер|восторг|"
        r"\bbest\b|finest|unbeatable|amazing|incredible|magnificent|number one|world.class|outstanding|greatest|"
        r"superb|fantastic|second to none|undisputed|state-of-the-art|king of|most beautiful|simply|unrivalled|"
        r"excellence|awesome|legendary"
    ),
    Move.INFO_DUMP: (
        r"(?:[^,.!?]{2,25},){6,}|полный перечень|каталог|ассортимент|а также|"
        r"catalogue|comprises|including|modules|our range|features"
    ),
    Move.COMPETITOR_ATTACK: (
        r"у (?:них|конкурент|соседей|того)|конкурент|халтур|хлам|барахл|шараш|развод|кида(?:ют|ла)|мошенн|подделк|"
        r"втюх|разваливаю|жулик|отстой|тараканы|перекуп|обман|контор|гнил|помойк|"
        r"crook|scam|cowboy|junk|rubbish|rip.?off|that lot|those (?:guys|people|lot)|dreadful|terrible|garbage|shady|"
        r"liar|a joke|useless|going (?:bust|under)|bankrupt|con artist|cheap(?:est)? (?:beans|parts|stuff|crap)|"
        r"they (?:use|send|cut|never|don't|just)|awful"
    ),
    Move.FALSE_PROMISE: (
        r"гарантирую|сто процентов|100 ?%|стопроцент|никогда|вечн|навсегда|без (?:всякого )?риска|обещаю|клянусь|"
        r"зуб даю|внук|ни разу|у всех|любой|любые|свободно заговор|вылеч|за (?:неделю|месяц) |точно|всю жизнь|"
        r"guarantee|100 ?%|hundred percent|\bnever\b|forever|always|no risk|zero|promise|lifetime|everything|"
        r"not even|rest of your life|no limit|whatsoever|solve all|tripl|doubl|any (?:thing|car)|anything you|"
        r"in no time|everybody|impossible"
    ),
    Move.GIVING_UP: (
        r"до свидан|всего (?:добр|хор)|извините за бесп|как (?:хотите|знаете|скажете)|воля ваша|обращайтесь|"
        r"если (?:что|надум|перед|понад|вдруг)|удачи|отстал|будем (?:рады|ждать)|"
        r"не (?:смею|буду|стану) (?:задерж|меша|отвл|бесп)|звоните|тогда (?:ладно|все|пока)|"
        r"^(?:ну )?(?:ок|ладно|понятно|ясно)\b.{0,30}$|"
        r"\bbye|no (?:worries|problem|bother)|never ?mind|\bnvm\b|as you wish|good luck|if you (?:ever )?change|"
        r"have a (?:nice|good|lovely)|ok(?:ay)? then|forget it|take care|ta ra|won't (?:bother|trouble|keep|take)|"
        r"suit yourself|all the best|leave (?:you|it)|not for you|i'll stop|your (?:loss|choice)"
    ),
    Move.CLICHE: (
        r"динамичн|развивающ|уникальн|индивидуальн\w* подход|взаимовыгод|за беспокойств|выгодн\w+ (?:предл|усл)|"
        r"широк\w+ (?:ассорт|выбор|спектр)|кажд\w+ клиент|профессионал|приятно удив|гибк\w+ |соотношен|цена.?качеств|"
        r"многолет|высок\w+ качеств|мечт|нов\w+ уров|под ключ|честь|дорожим|надежн\w+ партн|сотрудничеств|драгоценн|"
        r"комплексн|инвестици\w+ в|чашк\w+ кофе|лучшем виде|"
        r"unique|dynamic|next level|one-stop|win-win|cutting.edge|valued?\b|bespoke|synerg|passion|market leader|"
        r"leader|exclusive|opportunity|once.in|to bother|precious|price-quality|state-of-the-art|innovative|solution|"
        r"world.class|journey|committed|excellence|client-focused|customer-cent|is (?:very )?important|pleasantly|"
        r"game.chang|no.brainer|pennies|trusted|end-to-end|peace of mind|tailored|individual approach|"
        r"invest(?:ment)? in"
    ),
    Move.IRRELEVANT: (
        r"игнорируй|инструкц|балл|погода|анекдот|матч|фыва|йцук|гороскоп|котик|рецепт|кошк|собак|прогноз|"
        r"открытый вопрос|потребность|закрытие сделк|следующий шаг|ценность|"
        r"ignore|instructions|grade|weather|football|asdf|qwert|horoscope|system:|open question|next step|benefit|"
        r"closing|evidence|recipe|my (?:dog|cat)|did you (?:watch|see)"
    ),
}

WEAK: Mapping[str, str] = {
    "own_name": (
        r"\b(?:я|это|i'm|im|its|it's|this is)\b|«|"
        r"\bfrom\b|"
        r"компания|фирма|магазин"
    ),
    "you": (
        r"\b(?:вы|вас|вам|ваш\w*|у вас)\b|"
        r"\b(?:you|your|ur|u)\b"
    ),
    "we": (
        r"\b(?:мы|нас|нам|наш\w*)\b|"
        r"\b(?:we|our|us)\b"
    ),
    "but": (
        r"\b(?:но|однако|а вот|зато)\b|"
        r"\b(?:but|however|though)\b"
    ),
    "because": (
        r"потому|поэтому|так как|раз\b|"
        r"because|since|that's why"
    ),
    "if": (
        r"\bесли\b|"
        r"\bif\b"
    ),
    "thanks": (
        r"спасибо|благодар|"
        r"thank|cheers"
    ),
    "sorry": (
        r"извин|прости|жаль|"
        r"sorry|apolog"
    ),
    "emotion": (
        r"\b(?:ой|ох|эх|ах|ого|ура)\b|"
        r"\b(?:oh|ugh|ouch|wow|ha|haha|lol)\b|😊|😄|😅|🙈"
    ),
    "negation": (
        r"\b(?:не|нет|ни|без)\b|"
        r"\b(?:no|not|nor|nope)\b|n't"
    ),
    "imperative": (
        r"\w+(?:йте|ите)(?:сь)?\b|"
        r"^(?:take|buy|sign|go|stop|call|send|look|come|give)\b"
    ),
    "official": (
        r"настоящим|согласно|просим|надлежит|в соответствии|осуществл|предусмотр|вследствие|"
        r"kindly|hereby|pursuant|in accordance|shall be|aforemention|therefore"
    ),
    "when": (
        r"завтра|сегодня|понедельник|вторник|сред[уы]|четверг|пятниц|суббот|воскрес|утр[ао]м?|вечер|числа|недел|"
        r"tomorrow|today|monday|tuesday|wednesday|thursday|friday|saturday|sunday|"
        r"\b(?:mon|tues?|wed|thurs?|fri|sat)\b|tonight|morning|afternoon|week"
    ),
    "number_word": (
        r"\b(?:две|два|три|пять|десять|двадцать|тридцать|сорок|сто|тысяч\w*|процент\w*|полови\w*)\b|"
        r"\b(?:two|three|five|ten|twenty|thirty|forty|fifty|hundred|thousand|percent|half)\b"
    ),
    "story": (
        r"сестра|брат|мама|муж|жена|подруг|"
        r"cousin|sister|brother|my (?:mum|mother|dad|husband|wife)|funny|true story"
    ),
    "filler": (
        r"\b(?:э+|эм+|ну|вот|короче|в общем|слушайте|смотрите)\b|"
        r"\b(?:um+|uh+|erm?|like|yeah|so yeah)\b"
    ),
    "everyone": (
        r"\bвсе\b|кажд|никто|многие|"
        r"\b(?:everyone|everybody|all|nobody|people|most)\b"
    ),
    "compare": (
        r"дешевле|дороже|лучше|хуже|больше|меньше|"
        r"cheaper|dearer|better|worse|more|less|than|"
        r"чем\b"
    ),
}

PATTERNS = tuple(re.compile(pattern) for pattern in (*STRONG.values(), *WEAK.values()))

_NAMED = {move: re.compile(pattern) for move, pattern in STRONG.items()}


@lru_cache(maxsize=256)
def counts(clean: str) -> tuple[int, ...]:
    """How often each cue stands in a (normalised) reply or clause; kept, for a short reply is its own one clause."""
    return tuple(len(pattern.findall(clean)) for pattern in PATTERNS)


def cued(clean: str) -> int:
    """How many moves are nearly named by the words of a (normalised) text."""
    return sum(map(bool, counts(clean)[: len(STRONG)]))


def names(move: Move, text: str) -> bool:
    """True when the words of a (normalised) text nearly name the move."""
    pattern = _NAMED.get(move)
    return pattern is not None and bool(pattern.search(text))
