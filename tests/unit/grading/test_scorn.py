"""Condescension is known by its turn of phrase; words near to it accuse nobody."""

import pytest

from bot.grading.phrases.scorn import scorn
from bot.grading.text.clauses import clauses
from bot.grading.types import ReasonCode, ReplyContext
from bot.scenario.vocabulary import Language, Mode, Move, StageKind


@pytest.mark.parametrize(
    "reply",
    [
        # His people.
        "Считаем вручную? Да они у вас без дела сидят и языками чешут.",
        "Девушки у вас за прилавком в потолок плюют.", "Позовите кого-нибудь поумнее.", "Вы тут ничего не решаете.",
        "Your staff just stand around gossiping anyway.",
        "Is there anyone there who matters?", "There's no point talking to you.",
        # Himself.
        "Ну что вы как маленький, ей-богу.", "Инструкцию читать надо было.",
        "Научитесь сначала считать.", "Вы просто не разбираетесь в этом.", "С этим даже вы справитесь.",
        "Знаю я таких, сначала думают, потом пропадают.", "Вам самой не стыдно такое носить?", "Смешно слушать.",
        "Learn to read a chart before you ring a harbour.", "Even you could manage that.",
        "You clearly don't understand how this works.", "You people never read the terms.", "You haven't a clue.",
        "You should have thought of that before.", "Oh pull the other one.",
        "Listen, sweetheart, it's not that hard.", "Dude, just answer the question.", "Ну отвечайте же на вопрос.",
        "Don't be so stingy, it's your kid.",
        # Sent away.
        "Ну и идите к ним.", "Ну и мучайтесь со своей развалюхой дальше.", "Well then buy it online, and good luck.",
        "You should have read the manual in the first place.", "You should have read the manual when you got it.",
        "You should have read the contract you signed.", "You should have read the manual; it's all there.",
        "You should have read the manual I gave you.", "You should have read the terms you agreed to.",
        "Whoever told you that hasn't the faintest idea about acoustics.",
    ],
)  # fmt: skip
def test_scorn_is_found(reply):
    found = scorn(reply, clauses(reply))
    assert found
    assert found in reply


@pytest.mark.parametrize(
    "reply",
    [
        "You should have read the manual with it in the box.", "You should have read the manual by Friday.",
        "If you should have read the contract you signed with them, you know the notice.",
        "Whoever told you that hasn't a clue.", "You should have read the manual I sent you by Friday.",
        "Ваши ребята без дела не сидят, вижу.", "Кассир сидит без дела, пока очереди нет, или помогает в зале?",
        "Вам не стыдно перед гостями подать, кофе хороший.", "Двадцать лет в тетради, это надо уметь.",
        "Читать надо с лампой, лампу дадим в подарок.", "Считать надо не только цену, но и бензин.",
        "Что надо было сделать до заезда?", "Надо было мне вас предупредить, моя вина.",
        "Вы взрослый человек, решать вам.",
        "Как маленький магазин, вы платите меньше.", "Для маленьких детей есть нескользящие.",
        "У меня мама в таком возрасте, и ей подошёл этот.", "Таким хозяйкам, как вы, подойдёт кварц.",
        "Вы не разбираетесь в матрасах и не обязаны, для этого есть я.", "Ну берите тогда обе, дешевле выйдет.",
        "Тогда идите в кассу, я всё подготовил.", "Тут думать надо, отвечу завтра.",
        "Сначала посмотрите, потом звоните мне, хорошо?", "Пенсионеры тоже осваивают за вечер.",
        "Even a child could set it up, so your mum will be fine.", "A child can use it, three buttons.",
        "I should have thought of that earlier, sorry.", "What did you expect to pay?",
        "Have you people on site today?", "Let me answer the question about noise.", "Отвечаю на вопрос про шум.",
        "They will ask what you earn. Answer the question. That is all they check.",
        "Answer the question! It picks the foam for you.", "Just answer the question, the app does the rest.",
        "Отвечайте на вопрос. Программа подберёт стельку.", "Ну, отвечайте на вопрос, программа подберёт стельку.",
        "What did you expect from the last supplier, and what came?", "How many of you people are there?",
        "People like you, with two kids, mostly take the estate.", "So go there on Tuesday, they'll have it ready.",
        "Fine, go to them first and compare, I'd do the same.", "Do the drivers sit around waiting in the yard?",
        "Speak slowly if the line is bad, I'll write it down.",
        "If you can't afford it all at once, we split it in four.",
        "Learn to ride it first, then we'll fit the clips.", "You obviously have a good eye.",
        "Don't be mean to yourself.",
        # Heard from ordinary sellers.
        "Не мучайтесь с тетрадкой дальше, я помогу.",
        "О доплате и говорить не о чем, доставка бесплатная.",
        "Женщина, которая брала у нас такое же кресло, довольна.",
        "У нас работает опытный мастер, мужчина.",
        "У вас терминал без дела стоит, пока связи нет.",
        "Варенье не сахарное, на меду.",
        "Понимаю, о детях думать надо.",
        "Что уметь нужно? Только нажать кнопку.",
        "Надо уметь отдыхать, согласны?",
        "Стыдно должно быть нам, а не вам.",
        "Our courier serves you right at the door.",
        "A cat in the shop? How adorable!",
        "What did you expect?",
        "What did you expect from the last one?",
        "It looks a bit dramatic in black.",
        "Let me explain it slowly, there's a lot in it.",
        "Even you can see the difference in this light.",
        "Most people your age choose the softer one.",
        "Пока сервер лежит, ваши люди без дела сидят, а зарплата идёт.",
        "Раньше проверять надо было каждую накладную, теперь только спорные.",
        "Если вы просто не разбираетесь в красках, я подскажу.",
        "Язык чешется спросить: а как вы сейчас считаете?",
        "Вам самой не стыдно будет подарить, коробка красивая.",
        "Куда вам, домой или в офис?",
        "Письмо до вас ещё не дошло? Вышлю повторно.",
        "Сначала научитесь на простой машине, а большую возьмёте потом.",
        "Вывезем ваш старый хлам бесплатно, на освободившееся место встанет шкаф.",
        "Договор читать надо внимательно, давайте вместе по пунктам.",
        "Спорить с вами смысла нет, вы правы.",
        "Сегодня вы ничего не решаете, просто посмотрите.",
        "Your drivers sit around doing nothing while the gate is shut, and that costs you.",
        "Buy it for someone who matters.",
        "If you haven't a clue about wine, I'll choose with you.",
        "It's nothing you should be ashamed of, half our customers come late.",
        "Push this lever, pull the other one.",
        "The collar is too tight to wear all day, take one size up.",
        "Nobody's forcing you, take your time.",
        "And for the young lady, a booster seat?",
        "You can't count on the weather, so the marquee has sides.",
        "People like you always read the label, I like that.",
        "Don't be stingy with the oil, the wood drinks it.",
        "You clearly don't get much light in here, so I'd take the white one.",
        "If you're too tight to the wall, we cut the shelf.",
        "Тогда мучайтесь хоть год, мы всё равно ремонтируем бесплатно.",
        "Сначала попробуйте, потом возмущайтесь на здоровье, деньги вернём.",
        "Мужики все одинаковые, мой тоже инструмент любит, так что подарок угадаете.",
        "Знаем мы таких, надёжные ребята, с ними и работаем.",
        "Даже вы это поймёте по запаху, кофе свежий.",
        "Зачем вам в таком возрасте тяжёлый пылесос таскать, возьмите лёгкий.",
        "Берут только те, кто работать не успевает, и вам сэкономит час.",
        "Прежде чем возмущаться ценой, коллега сам просил расчёт, вот он.",
        "Гости над вами смеяться не будут, костюм сидит отлично.",
        "Вам не стыдно? Мне было бы неловко столько ждать, простите нас.",
        "Ну и берите у них чехол, а телефон у нас, так дешевле выйдет.",
        "Думать надо было нам, когда склад закрывали, простите.",
        "Ваше корыто под раствор входит в набор.",
        "Ой, я вас умоляю, какие извинения, всё хорошо!",
        "Чтобы потом слушать надо было только музыку, мы убрали шум.",
        "Сколько можно думать? Да сколько хотите, бронь до пятницы.",
        "Не переплачивайте дальше, у нас дешевле на треть.",
        "Читать надо было в три смены, а теперь хватит одной.",
        "Мерзните меньше: этот обогреватель греет и дальше от стены.",
        "Дорогуша, так зовут нашу кобылу, спокойная и для детей.",
        "You people always make us smile, see you Friday.",
        "Even you could do it alone, the wardrobe comes in two boxes.",
        "Sweetheart, the rose on the left, is the one that smells.",
        "Stop dithering lights with this driver, the flicker is gone.",
        "Think before you speak, that's the name of our course.",
        "They come crying to us when the cheap ones break, so we keep spares.",
        "The kids will love it, and you're behind the times no more with this phone.",
        "You clearly know how this works, so I'll be brief.",
        "Then go to them, good luck with it, and ring me if it doesn't fit.",
        "Serves her right foot better than her left, that insole.",
        "No use talking to you about mud, you drive in it daily.",
        "Learn to make pasta before you call a caterer, our class is on Sunday.",
        "Shame on us, you should have had that invoice Monday.",
        "If he's too stingy to pay for delivery, we meet him halfway.",
        "Anyone else there who counts the stock, or just you?",
        "They just stand there and the light follows them, that's the sensor.",
        "You should have thought of that name, it's lovely, wasn't it your idea?",
        "Women always whine about shoes that rub, so says my wife, these don't.",
        "You're acting like a child in a sweet shop, I love it!",
        "Don't be a baby about sizes, they say, but I'd take the bigger one.",
        "Давайте дадим телефон кого-нибудь поумнее меня, нашего инженера.",
        "Если вы просто не разбираетесь в счётах, мы сами всё посчитаем.",
        "Головой думать надо нам, инженерам, а вам только нажать.",
        "Вот и мучайтесь выбором с удовольствием, у нас их сорок.",
        "Многие отстали от жизни с этими кассами, мы поможем догнать.",
        "Для вас самой не стыдно спросить совета, правда?",
        "Что вы как маленький бизнес платите сейчас?",
        "Ну и берите там, где удобнее, я не обижусь.",
        "Экономить на здоровье не советую, но и лишнего не продам.",
        "С этим даже вы одна справитесь, весит она два кило.",
        "It's above your pay grade limit, so the bank asks for a second signature.",
        "There's no point talking to you about prices before you've tried it.",
        "If you're behind the times on this, so were we last year.",
        "You should have read the terms by now, any questions?",
        "You should have thought of that as a gift, it comes wrapped.",
        "Fine, go to her first, see what she says, and call me.",
        "Just stand there and we'll measure you.",
        "Even you two could manage it in an afternoon.",
        "You obviously know how this works, you've had three.",
        "I'd be too stingy to buy it new, so I took it used myself.",
    ],
)  # fmt: skip
def test_words_near_to_scorn_accuse_nobody(reply):
    assert scorn(reply, clauses(reply)) is None


def test_scorn_is_graded_nought_and_quoted(grader):
    reply = "Тут всё просто. Они у вас всё равно без дела сидят и языками чешут."
    context = ReplyContext(
        language=Language.RU,
        mode=Mode.ACTIVE,
        stage=StageKind.NEEDS,
        customer="Считаем вручную, две женщины.",
        reply=reply,
    )
    grade = grader.grade_one(context)
    assert grade.value == 0
    assert (grade.reason.code, grade.reason.move) == (ReasonCode.MISTAKE, Move.RUDENESS)
    assert grade.reason.quote == "Они у вас всё равно без дела сидят и языками чешут."
