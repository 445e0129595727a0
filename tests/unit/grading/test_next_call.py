import pytest

from bot.grading.phrases.next_call import next_call, speaks_of_a_talk


@pytest.mark.parametrize(
    ("reply", "when"),
    [
        ("Наберу вас завтра в 10, хорошо?", "завтра"),
        ("Тогда созвонимся через неделю.", "через неделю"),
        ("Во вторник перезвоню, договорим", "во вторник"),
        ("Хорошо. До пятницы!", "до пятницы"),
        ("Вернусь к вам в начале месяца", "в начале месяца"),
        ("I'll call you next Tuesday at 10, ok?", "next tuesday"),
        ("Great, talk Tuesday at 10. Bye!", "tuesday"),
        ("Can I ring in a couple of weeks?", "in a couple of weeks"),
        ("See you Thursday!", "thursday"),
        ("sorted, I'll text you wednesday to confirm. bye Rosie", "wednesday"),
    ],
)
def test_the_day_of_the_next_talk_is_heard(reply, when):
    assert next_call(reply) == when


@pytest.mark.parametrize(
    "reply",
    [
        "До свидания!", "Звоните, если надумаете.", "Привезём во вторник.", "Call me if you change your mind.",
        "I'll e-mail you the offer tomorrow. Bye.", "We deliver on Tuesday. Anything else?",
        "Как хотите. Всего доброго.",
    ],
)  # fmt: skip
def test_a_goodbye_without_a_day_and_a_delivery_are_no_next_talk(reply):
    assert not next_call(reply)


@pytest.mark.parametrize(
    ("reply", "again"),
    [
        ("Давайте в августе созвонимся, подберём осенние посадки.", True),
        ("Перезвоню вам после праздников.", True),
        ("I'll ring in spring about the service.", True),
        ("Can I call you in May?", True),
        ("I got a new phone yesterday, and the football was great.", False),
        ("My ring is gold, do you like football?", False),
        ("Позвоночник болит, погода плохая.", False),
    ],
)
def test_a_next_talk_is_heard_without_its_day(reply, again):
    assert speaks_of_a_talk(reply) is again
