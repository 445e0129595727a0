"""Open insults are found whatever else a reply holds; words that only look like them accuse nobody."""

import pytest

from bot.grading.phrases.rudeness import open_insult
from bot.grading.text.clauses import clauses
from bot.grading.types import ReasonCode, ReplyContext
from bot.scenario.vocabulary import Language, Mode, Move, StageKind


@pytest.mark.parametrize(
    "reply",
    [
        "Хватит мямлить, берёте или нет?", "Ты дура, что ли? Сказано же, гарантия год.", "Вы что, тупой?",
        "Ну и жмот же вы!", "Вы просто нищеброды, раз торгуетесь.", "Ваш директор просто идиот.", "Дуррррра!",
        "Вам что, деньги некуда девать, идиоты?", "Да пошли вы.", "Идите лесом со своими сомнениями.", "Отвали.",
        "Заткнись и слушай.", "Не ной, все покупают.", "Включите уже мозги.", "Вы ничего не понимаете в окнах.",
        "Вы несёте чушь.", "Что за дурацкий вопрос?", "Вы с ума сошли, за такие деньги.", "Мне плевать, что у вас там.",
        "Кто ты такая вообще?", "Не ваше дело.", "Блядь, ну сколько можно.", "Руки у вас не из того места.",
        "Are you stupid?", "Are you really that dumb?", "You idiot.", "you’re so thick", "You stupid old cow.",
        "Then go elsewhere, cheapskate.", "Don't be an idiot, sign it.", "Even an idiot would understand this.",
        "Shut up and listen.", "Stop mumbling, yes or no?", "Stop wasting my time.", "Get lost.", "Fuck off.",
        "Can't you read?", "What is wrong with you?", "What a stupid question.", "Your objection is stupid.",
        "Who do you think you are?", "I don't care what you think.", "Слышь, купи семена, придурок", "buy it or go",
        "Берите или уходите.", "Вы просто корова.", "Слушай, козёл, плати.", "Тупая овца!", "You clown.", "Silly cow!",
        "Don't be a pig.",
        # A beast, a clown or a git that is called so.
        "Купи уже, козёл", "Смотри сюда, баран", "Что вам непонятно, овца?", "Скотина!", "Какая скотина", "Козёл!",
        "Гарантия два года, доставка бесплатно, что вам ещё непонятно, баран?", "Ваш начальник баран.", "Бери, баран",
        "Понимаю вас, дорого. Но вам же выгодно, козёл!", "Думайте быстрее, овца", "Что вам ещё нужно, корова?",
        "Ну и свинья!", "Вот же скотина.", "Решайте уже, бараны!", "Ваша жена корова.", "Вы идиот-покупатель.",
        "Clown!", "Git!", "Fat cow", "You fat cow!", "Are you a clown or something?", "What a muppet!",
        "You are a pig or what? It saves you a third a year, and the warranty is two years.", "Listen, clown.",
        "Pay up, peasant.", "Ваш босс баран.", "Ваша мать корова.", "Сама корова.", "Свинья!", "Крыса!", "Тряпка!",
        "Козёл", "Clown.", "Listen, pig.", "Hey, pig.", "Take it, clown.", "Go home, clown.",
        "Are you a pig or a human?", "You're a fat pig.", "You are such a greedy pig.", "You pigs.",
        "Вы думайте быстрее, баран", "ты плати, козёл",
        "Понимаю, дорого. Сам осёл. Сколько вы платите сейчас?", "Such a clown! What do you pay now?",
    ],
)  # fmt: skip
def test_an_open_insult_is_found(reply):
    found = open_insult(reply, clauses(reply))
    assert found
    assert found in reply


@pytest.mark.parametrize(
    "reply",
    [
        "One more and I'll shut up: what happens on a Friday?", "Then I know what to shut up about.",
        # Things, weather and questions may be stupid; so may the seller himself.
        "Дурацкая погода сегодня, правда?", "Stupid question of mine, sorry: how many people work here?",
        "Задам, наверное, глупый вопрос: а зачем вам вторая машина?", "Я идиот, забыл образцы. Пришлю сегодня.",
        "I'm such an idiot, I forgot the samples.", "I felt stupid the first time too, everybody does.",
        "That's just stupid, queueing an hour for a form, you're right.", "It's idiot-proof, one button.",
        "Не хочу показаться дураком, но уточню размер.", "You're not stupid, the manual is badly written.",
        # Other people's words.
        "Прошлый мастер сказал вам «сами вы дурак»? Мне жаль, так нельзя.",
        "Это вам рассказали те, у кого руки не из того места.",
        # The same words in their plain meaning.
        "Курица?", "Тряпка.", "Что вам положить, курица?", "Ваша бурая корова, сколько ей лет?",
        "Ваш старый козёл, он чей?", "Pigs?", "Are you pigs or cattle?", "A fat cow gives more milk.",
        "Курица!", "Кто вам нужен, баран?", "Что у вас дома, скотина?", "Смотрите, корова!", "У вас овцы, бараны?",
        "Решайте, кто нужен: коза, овца, баран.", "Вам нужен, как я понял, баран.", "Баран.", "Какая скотина?",
        "Ваша вся скотина, сколько голов?", "Ваш муж, корова, огород, времени мало.", "Для вас что важнее, корова?",
        "Are you pigs or just cattle?", "Are you pigs or something else?", "Have you pigs?", "What a cow!", "Git.",
        "Ну и курица!", "Вот же тряпка.", "У тебя корова, коза.", "Вам выгодно: баран, овца, коза.",
        "A clown.", "Clowns?", "We take all sorts: mask, wig, clown.", "A fat cow?",
        "Your questions are stupid-proof.", "You're crazy-busy, I know.",
        "Если вы тупой нож точите сами, угол уходит.", "А вы слепой метод печати освоили?",
        "Вы глухой забор хотите или сетку?", "У вас корова или коза? Для козы доилка другая.",
        "Are you a pig breeder or a trader?", "Are you deaf in one ear or both? It matters for the model.",
        "Are you crazy about jazz?", "Собака у вас кобель или сука?", "Хрен у нас свой, домашний, к холодцу.",
        "Спина перестанет ныть уже на второй неделе.", "Your dog will stop whining after two lessons.",
        "Parcels get lost, we track each one.", "The kids grow up, so take it one size larger.",
        "Заткните щель лентой, и дуть не будет.", "The shop doesn't shut up early on Fridays.",
        "Пошли вам смету сегодня, хорошо?", "Не тяните, если хочется к пятнице.", "We fool nobody, see the tag.",
        "Это не ваше дело следить за серверами, это наша забота.", "What's wrong with your current supplier?",
        "Употреблять можно сразу, оскорблять никого не хочу, худо не будет.", "Can you hear me?",
        # A beast or a clown that is sold.
        "For the roast I'd give you a fat pig.", "For the milk I'd give you a fat cow.", "I'd give you just a pig.",
        "For the roast I'd give you fat pigs.", "For the party I'd send you a clown.", "Так вы говорите, овца.",
        "Баран! Вот кто вам нужен для стада.", "Clown! That's who you want at a party.", "You decide, clowns.",
        "Козёл! Это лучшая модель гимнастического козла.", "Козёл! Лучший снаряд для зала.",
        "You take the wig, clown.", "Ваша мать, корова, огород, когда отдыхать?", "Сама тряпка.",
    ],
)  # fmt: skip
def test_words_that_only_look_like_one_accuse_nobody(reply):
    assert open_insult(reply, clauses(reply)) is None


def test_a_thousand_half_insults_take_no_longer_than_a_glance():
    reply = "вы что же " * 400
    assert open_insult(reply, clauses(reply)) is None


@pytest.mark.parametrize(
    ("language", "customer", "reply", "quote"),
    [
        ("ru", "Ну, я не знаю...", "Хватит мямлить. Гарантия два года, оформляем?", "Хватит мямлить."),
        ("ru", "А гарантия есть?", "Гарантия год, в договоре. Ты глухая?", "Ты глухая?"),
        ("en", "It's too expensive.", "Fair point, it isn't small money. Are you stupid?", "Are you stupid?"),
    ],
)
def test_an_insult_decides_whatever_good_stands_beside_it(grader, language, customer, reply, quote):
    grade = grader.grade_one(
        ReplyContext(
            language=Language(language),
            mode=Mode.PASSIVE,
            stage=StageKind.OBJECTION,
            customer=customer,
            reply=reply,
        )
    )
    assert (grade.value, grade.uncertain) == (0, False)
    assert (grade.reason.code, grade.reason.move, grade.reason.quote) == (ReasonCode.MISTAKE, Move.RUDENESS, quote)
    assert grade.moves[0].move is Move.RUDENESS
