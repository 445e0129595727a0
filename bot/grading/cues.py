"""Turns of phrase by which moves are known in Russian and English: a coach's ear, written down.

Two tables: words that nearly name the move, and words that often go with it. They are features for the detector, which
learns how far to trust each; none decides alone. Patterns see normalised text (small letters, е for ё).
"""

import re
from collections.abc import Mapping

from bot.scenario.vocabulary import Move

STRONG: Mapping[Move, str] = {
    Move.GREETING: (
        r"здравствуй|здрасьт|добр(?:ый|ое|ого) (?:день|вечер|утр|дня)|день добрый|привет|меня зовут|добро пожалов|"
        r"\bhi\b|hello|\bhey+\b|good (?:morning|afternoon|evening)|^morning|welcome|my name(?: is|'s)|"
        r"\bhere from\b"
    ),
    Move.REASON_FOR_CONTACT: (
        r"звоню|пишу вам|набираю|по поводу|потому и|увидел|заметил|прочитал|посоветовал|порекомендовал|"
        r"\b(?:calling|ringing|rang|i saw|noticed|i read|reason i|mentioned you|hence|asked me to)\b|that's why|"
        r"get in touch"
    ),
    Move.PERMISSION: (
        r"\bудобно|минут[уыа]?\b.{0,25}\?|найдется|позволите|разрешите|дадите|уделите|не отвлек|секунд|можно (?:я|"
        r"зада|спро|пар|пок|уточ|вопрос)|(?:good|bad|right|better|daft) time|(?:two|few|five|three|a|"
        r"\d+) (?:quick )?min\w*|seconds|secs|may i|(?:can|could) i (?:ask|show|steal|have)|would you mind|is now"
    ),
    Move.DECISION_MAKER: (
        r"\bкто\b.{0,40}(?:реша|отвеча|приним|заним|закуп|подпис|рули|утвержд|согласов|голос)|соедин|переключ|"
        r"с кем\b|к кому|у кого|\bwho\b.{0,40}(?:decid|sign|handl|look|make|deal|run|approv|choose|pick|say|"
        r"charge)|put me through|connect me|whose|who else|sign\w* (?:it |that )?off|in charge"
    ),
    Move.OPEN_QUESTION: (
        r"расскажите|опишите|поделитесь|каким образом|(?:^|[.,!?:;] *|\bа |\bи )(?:как|что|чем|чего|почему|зачем|"
        r"каки[ехм]+|чему)\b.{3,}|tell me|walk me|talk me|describe|\b(?:what|how|why)\b(?! (?:many|much|old|long|"
        r"often|time|date))"
    ),
    Move.CLOSED_QUESTION: (
        r"сколько|когда|\bгде\b|давно|\bли\b|бюджет|есть у вас|у вас есть|какого (?:числа|года)|в каком|часто|"
        r"how (?:many|much|old|long|often|big|far)|\bwhen\b|\bwhere\b|^(?:do|is|are|does|did|have|has|was|will|"
        r"can) |budget|\bwhich\b"
    ),
    Move.ALTERNATIVE_QUESTION: (
        r"\bили\b[^.!?]*(?:\?|$)|либо|какой вариант|:[^.!?]{3,},[^.!?]{3,}\?|\bor\b[^.!?]*(?:\?|$)|either|"
        r"which (?:one|of)"
    ),
    Move.ACTIVE_LISTENING: (
        r"то есть|правильно (?:ли )?(?:я )?пон|верно (?:ли )?(?:я )?пон|итак|получается|вы (?:сказали|говорили|"
        r"упом)|записал|принято|^значит|so you|sounds like|you (?:said|mentioned|told)|(?:got|get|heard) (?:that|"
        r"you|it) right|so it's|in other words|if i (?:understand|hear|got)|so that's|^noted"
    ),
    Move.ACKNOWLEDGEMENT: (
        r"понимаю|согласен|согласна|справедлив|вы правы|правильно|логично|резонно|обидно|неприятно|законн|"
        r"спорить не|не спорю|опасен|еще бы|ваше право|знакомо|немудрено|не удивительно|стыдно|имеете право|"
        r"understand|i (?:do )?(?:get|hear)|fair|makes sense|right to|you're right|good (?:question|point)|"
        r"no wonder|blame|not alone|every right|sensible|reasonable|not wrong"
    ),
    Move.CLARIFICATION: (
        r"что именно|в каком смысле|имеете в виду|по сравнению|с чем сравн|что (?:вас )?(?:смуща|тревож|беспоко|"
        r"насторож|останавл|пуга|меша)|что значит|чего (?:именно )?(?:бо|опас)|для вас|почему|compared|"
        r"what (?:exactly|makes|worr|put|bother|went|happened)|which part|mean by|when you say|behind|"
        r"specifically|or is it|is it the|was it|what's the"
    ),
    Move.BENEFIT: (
        r"чтобы|сэконом|экономи|не (?:придется|надо|нужно)|вам (?:остает|меньше|проще|легче|не )|зато|останется|"
        r"успе[ев]|без (?:лиш|прост|бол|нерв)|хватит|больше не|so (?:you|your|that|it|nobody|no|they|the)\b|"
        r"sav(?:e|es|ing)|you(?:'ll|'d| will| won't)|no more|without|(?:don't|won't|never) have to|instead of|"
        r"less|means"
    ),
    Move.EVIDENCE: (
        r"договор|гаранти|сертификат|протокол|отзыв|кейс|образец|пробник|проб[нуы]|тест|покаж|проверьте|посчитал|"
        r"\bиз (?:\d+|десяти|ста)|(?:\d|прошл|последн)\w* (?:год|зим|месяц|осен|весн)|скан|отчет|паспорт|"
        r"лаборатор|клиент|guarantee|warranty|clause|in writing|written|certif|test|trial|sample|out of|client|"
        r"customers?|reference|report|last (?:year|month|winter|summer|spring|autumn)|see for yourself|percent|"
        r"measured|show you|proof|demo"
    ),
    Move.PRICE: (
        r"\d[\d .,]*(?:руб|₽|тыс|тыщ|к\b|р\b|евро|млн)|\bпо \d{2,}|за \d{2,}|\d{3,}|цена|стоит|предоплат|рассрочк|"
        r"отсрочк|(?:тысяч|рубл|миллион)|[$£€] ?\d|\d[\d,.]* ?(?:euro|dollar|pound|quid|bucks|k\b|a (?:month|week|"
        r"year|day|head|kilo|night))|\b(?:price|costs?|deposit|instal|upfront)\b|\bat \d{2,}|\d,\d{3}"
    ),
    Move.VALUE_FRAMING: (
        r"в день|окуп|отбива|отбив|в пересчете|поделит|разделит|выходит|обойдется|теряе|потеря|переплат|за эти|"
        r"в сумме|разниц|входит|прикин|чашк|посчита|простой|a day|per (?:day|week|month|head)|works? out|"
        r"pays? (?:for itself|back)|less than|cost(?:s|ing)? you|adds? up|over (?:a|the|five|ten|three)|worth|"
        r"divid|difference|includ|that's (?:about|under)|lose|breaks even"
    ),
    Move.RECOMMENDATION: (
        r"рекоменд|советую|посовет|я бы\b|берите|возьмите|вам (?:лучше|подой|хватит|нуж)|подойдет|оптимальн|"
        r"лучше (?:взять|подой|всего)|i'?d (?:go|take|pick|choose|suggest|recommend|put|hand|start|get|have|try|"
        r"steer|say)|recommend|suggest|go (?:for|with)|suits?|better off|ideal|take the|best (?:for|bet|fit)"
    ),
    Move.HONESTY: (
        r"честно|скажу (?:прямо|сразу)|врать|обещать не|не (?:подой|получ|могу|знаю|стану|скрою|обещ|увер|умеет|"
        r"потян)|к сожал|увы|минус|недостат|уточню|узнаю|проверю|оговор|признаюсь|только|нет\b|honest|frank|"
        r"won't (?:pretend|lie|hide|tell|shrink|claim)|can't (?:promise|say|do|swear)|not sure|don't know|"
        r"i'll (?:check|ask|find)|drawback|downside|unfortunately|tbh|admit|i'd hate|wouldn't|sold out|\bonly\b|"
        r"isn't|doesn't"
    ),
    Move.TRADE: (
        r"если (?:вы )?(?:бер|возьм|закаж|оплат|подпи|заб|план|старт|сегодня|дад|будет|вместе|при)|при (?:оплат|"
        r"заказ|объем|услов|предопл|покуп|подпис)|взамен|в обмен|с вас|а вы|от \d+ (?:кил|шт|ящ|дн|тыс)|"
        r"if you (?:take|sign|order|pay|commit|go|buy|can|bring|book|pick|do|start|give|leave)|in (?:return|"
        r"exchange)|provided|as long as|(?:sign|commit|pay|order|bring|book|take|give me)\b.{3,60}(?:i'll|i can|"
        r"i could|and (?:the|it))|from \d+ (?:up|pieces)"
    ),
    Move.CONCESSION: (
        r"скину|скидк|уступ|подар|бесплатно|в подарок|бонус|так и быть|по рукам|сделаю (?:вам )?(?:минус|дешев|"
        r"за)|минус (?:\d|пят|дес|двад)|забирайте|discount|% off|\d+ off|percent off|for free|free\b|throw in|"
        r"knock|take .{0,15}off|waive|cheaper for you|no problem|done!"
    ),
    Move.UPSELL: (
        r"\bеще\b|дополнительно|заодно|к (?:нему|ней|этому|ним|вашему)|добав|комплект|докуп|в придачу|сразу и|"
        r"вместе с|расширен|побольше|премиум|надо\?|\balso\b|\badd\b|add-on|extra|as well|with it|go(?:es)? with|"
        r"on top|upgrade|bundle|larger|bigger|while (?:you|we)|want .{0,30}too|anything (?:else|with)"
    ),
    Move.NEXT_STEP: (
        r"давайте|предлагаю|оформ|выстав|счет|встре[тч]|созвон|подъед|приед|приезж|отправ|пришл|вышл|запи[шс]|"
        r"брони|отлож|подпис|начн|старту|придет|замер|берете|shall (?:i|we)|let's|\bbook|invoice|i'll (?:send|"
        r"bring|drop|come|put|ring|email|draw)|meet|schedule|set (?:it |you )?up|sign|reserve|hold|pop (?:by|in|"
        r"round)|come (?:by|over|round|in)|go ahead|trial|deal\?|draw up|drop (?:by|off)"
    ),
    Move.DETAILS: (
        r"адрес|телефон|номер|почт|e-?mail|имейл|\bфио\b|фамили|реквизит|\bинн\b|паспорт|карт(?:ой|у)|наличн|"
        r"на какое|куда (?:слать|при|от|вез|дос)|доставк|во сколько|кто (?:прин|встр)|контакт|счет на|address|"
        r"phone|number|postcode|cash|card|what time|which (?:day|e-?mail|name)|deliver|quantity|full name|"
        r"what name|where (?:should|do|can|shall) (?:i|we)|start date|tax|\bid\b|confirm"
    ),
    Move.FOLLOW_UP: (
        r"отзыв|порекоменд|знаком[ыо]|впечатлен|как вам|как (?:прошл|идет|работа|служ|себя|пошл|она|он)\b|довольн|"
        r"оцените|оценить|через (?:недел|месяц|год|полгод|пар)|наберу|позвоню|перезвоню|напомню|следующ|feedback|"
        r"review|refer|how(?:'s| is| has| have| did| are| was)\b.{0,40}(?:go|it|run|work|settl|been|first|"
        r"holding)|next (?:order|time|month|year|season)|check in|(?:ring|call|text) (?:you|back|again)|in (?:a|"
        r"two|three|six) (?:week|month)|stars|anyone"
    ),
    Move.PRESSURE: (
        r"только сегодня|прямо сейчас|срочно|последн|осталось|пожале|решайте|цена (?:выр|под)|завтра (?:буд|цена|"
        r"подор|уже)|не уходите|чего (?:тян|дум|ждать)|все (?:уже |равно )?бер|немедлен|пока не|уже (?:пробил|"
        r"оформ|запис|выпис)|не кладите|today only|only today|right now|last (?:chance|one|few|two)|now or never|"
        r"hurry|regret|sign (?:here|now|today)|goes up|expires|don't (?:hang|leave|miss|you dare)|can't leave|"
        r"immediately|are you waiting|i'm (?:putting|adding|booking|signing)|licences left|"
        r"decide (?:right |this )?(?:now|today|minute)|so decide|"
        r"make up your mind|or (?:it's|the) (?:gone|price)"
    ),
    Move.RUDENESS: (
        r"туп|глуп|дур[аы]|идиот|жадн|нищ|не (?:ваше дело|мои проблем)|ваши проблем|вас что|сами винов|смешно|"
        r"не разбира|нянч|ноете|достал|чита(?:ть|йте)|мозг|так(?:им|ие) как вы|завтраками|некогда|мужчина|женщина|"
        r"девушка|голов(?:ой|у)|денег нет|совесть|stupid|idiot|dumb|cheapskate|\bblind|who cares|clueless|shut|"
        r"not my problem|even you|people like you|grow up|obviously|can't you|your problem|wait your turn|\bcry|"
        r"typical|no idea|bother me|for people who|nobody else|stingy|lazy|read (?:it|the|your)|seriously"
    ),
    Move.ARGUING: (
        r"вы (?:не ?правы|ошиба|заблужд|пута|преувелич)|не ?правы|это (?:не так|неправда|миф|ерунда|не аргум)|"
        r"неправда|ничего подобн|ошибаетесь|с чего вы|на самом деле|вовсе не|да (?:бросьте|ладно)|какая (?:там |"
        r"ещ)?|ничего (?:не|он)|устаревш|^нет\b|не может|you(?:'re| are) (?:wrong|mistaken|confus|exagg)|"
        r"that's (?:not|wrong|simply|just|nonsense|rubbish|a myth)|not true|nonsense|mistaken|\bwrong\b|"
        r"end of story|everyone knows|incorrect|myth|^no[,. ]|disagree|you can't|of course (?:it|they|we) (?:do|"
        r"are|is)|doesn't work"
    ),
    Move.OVERPRAISE: (
        r"лучш(?:ий|ие|ая|ее|их|ем|им)\b|уникальн|идеальн|великолепн|непревзойд|высочайш|номер один|лидер|шикарн|"
        r"бомба|потряс|безупречн|профессионал|аналогов|вне конкуренц|от бога|сам(?:ый|ые|ая|ое) |огонь|надежнейш|"
        r"широчайш|супер|восторг|\bbest\b|finest|unbeatable|amazing|incredible|magnificent|number one|world.class|"
        r"outstanding|greatest|superb|fantastic|second to none|undisputed|state-of-the-art|king of|most beautiful|"
        r"simply|unrivalled|excellence|awesome|legendary"
    ),
    Move.INFO_DUMP: (
        r"(?:[^,.!?]{2,25},){6,}|полный перечень|каталог|ассортимент|а также|catalogue|comprises|including|"
        r"modules|our range|features"
    ),
    Move.COMPETITOR_ATTACK: (
        r"у (?:них|конкурент|соседей|того)|конкурент|халтур|хлам|барахл|шараш|развод|кида(?:ют|ла)|мошенн|подделк|"
        r"втюх|разваливаю|жулик|отстой|тараканы|перекуп|обман|контор|гнил|помойк|crook|scam|cowboy|junk|rubbish|"
        r"rip.?off|that lot|those (?:guys|people|lot)|dreadful|terrible|garbage|shady|liar|a joke|useless|"
        r"going (?:bust|under)|bankrupt|con artist|cheap(?:est)? (?:beans|parts|stuff|crap)|they (?:use|send|cut|"
        r"never|don't|just)|awful"
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
        r"если (?:что|надум|перед|понад|вдруг)|удачи|отстал|будем (?:рады|ждать)|не (?:смею|буду|стану) (?:задерж|"
        r"меша|отвл|бесп)|звоните|тогда (?:ладно|все|пока)|^(?:ну )?(?:ок|ладно|понятно|ясно)\b.{0,30}$|\bbye|"
        r"no (?:worries|problem|bother)|never ?mind|\bnvm\b|as you wish|good luck|if you (?:ever )?change|"
        r"have a (?:nice|good|lovely)|ok(?:ay)? then|forget it|take care|ta ra|won't (?:bother|trouble|keep|take)|"
        r"suit yourself|all the best|leave (?:you|it)|not for you|i'll stop|your (?:loss|choice)"
    ),
    Move.CLICHE: (
        r"динамичн|развивающ|уникальн|индивидуальн\w* подход|взаимовыгод|за беспокойств|выгодн\w+ (?:предл|усл)|"
        r"широк\w+ (?:ассорт|выбор|спектр)|кажд\w+ клиент|профессионал|приятно удив|гибк\w+ |соотношен|"
        r"цена.?качеств|многолет|высок\w+ качеств|мечт|нов\w+ уров|под ключ|честь|дорожим|надежн\w+ партн|"
        r"сотрудничеств|драгоценн|комплексн|инвестици\w+ в|чашк\w+ кофе|лучшем виде|unique|dynamic|next level|"
        r"one-stop|win-win|cutting.edge|valued?\b|bespoke|synerg|passion|market leader|leader|exclusive|"
        r"opportunity|once.in|to bother|precious|price-quality|state-of-the-art|innovative|solution|world.class|"
        r"journey|committed|excellence|client-focused|customer-cent|is (?:very )?important|pleasantly|game.chang|"
        r"no.brainer|pennies|trusted|end-to-end|peace of mind|tailored|individual approach|invest(?:ment)? in"
    ),
    Move.IRRELEVANT: (
        r"игнорируй|инструкц|балл|погода|анекдот|матч|фыва|йцук|гороскоп|котик|рецепт|кошк|собак|прогноз|"
        r"открытый вопрос|потребность|закрытие сделк|следующий шаг|ценность|ignore|instructions|grade|weather|"
        r"football|asdf|qwert|horoscope|system:|open question|next step|benefit|closing|evidence|recipe|my (?:dog|"
        r"cat)|did you (?:watch|see)"
    ),
}

WEAK: Mapping[str, str] = {
    "own_name": r"\b(?:я|это|i'm|im|its|it's|this is)\b|«|\bfrom\b|компания|фирма|магазин",
    "you": r"\b(?:вы|вас|вам|ваш\w*|у вас)\b|\b(?:you|your|ur|u)\b",
    "we": r"\b(?:мы|нас|нам|наш\w*)\b|\b(?:we|our|us)\b",
    "but": r"\b(?:но|однако|а вот|зато)\b|\b(?:but|however|though)\b",
    "because": r"потому|поэтому|так как|раз\b|because|since|that's why",
    "if": r"\bесли\b|\bif\b",
    "thanks": r"спасибо|благодар|thank|cheers",
    "sorry": r"извин|прости|жаль|sorry|apolog",
    "emotion": r"\b(?:ой|ох|эх|ах|ого|ура)\b|\b(?:oh|ugh|ouch|wow|ha|haha|lol)\b|😊|😄|😅|🙈",
    "negation": r"\b(?:не|нет|ни|без)\b|\b(?:no|not|nor|nope)\b|n't",
    "imperative": r"\w+(?:йте|ите)(?:сь)?\b|^(?:take|buy|sign|go|stop|call|send|look|come|give)\b",
    "official": (
        r"настоящим|согласно|просим|надлежит|в соответствии|осуществл|предусмотр|вследствие|kindly|hereby|"
        r"pursuant|in accordance|shall be|aforemention|therefore"
    ),
    "when": (
        r"завтра|сегодня|понедельник|вторник|сред[уы]|четверг|пятниц|суббот|воскрес|утр[ао]м?|вечер|числа|недел|"
        r"tomorrow|today|monday|tuesday|wednesday|thursday|friday|saturday|sunday|\b(?:mon|tues?|wed|thurs?|fri|"
        r"sat)\b|tonight|morning|afternoon|week"
    ),
    "number_word": (
        r"\b(?:две|два|три|пять|десять|двадцать|тридцать|сорок|сто|тысяч\w*|процент\w*|полови\w*)\b|\b(?:two|"
        r"three|five|ten|twenty|thirty|forty|fifty|hundred|thousand|percent|half)\b"
    ),
    "story": (
        r"сестра|брат|мама|муж|жена|подруг|cousin|sister|brother|my (?:mum|mother|dad|husband|wife)|funny|"
        r"true story"
    ),
    "filler": (r"\b(?:э+|эм+|ну|вот|короче|в общем|слушайте|смотрите)\b|\b(?:um+|uh+|erm?|like|yeah|so yeah)\b"),
    "everyone": r"\bвсе\b|кажд|никто|многие|\b(?:everyone|everybody|all|nobody|people|most)\b",
    "compare": (r"дешевле|дороже|лучше|хуже|больше|меньше|cheaper|dearer|better|worse|more|less|than|чем\b"),
}

PATTERNS = tuple(re.compile(pattern) for pattern in (*STRONG.values(), *WEAK.values()))

_NAMED = {move: re.compile(pattern) for move, pattern in STRONG.items()}


def names(move: Move, text: str) -> bool:
    """True when the words of a (normalised) text nearly name the move."""
    pattern = _NAMED.get(move)
    return pattern is not None and bool(pattern.search(text))
