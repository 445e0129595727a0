"""A customer who came himself: warm and forgiving, gone without a scene, won by honesty and by one fitting extra."""

import pytest

from bot.grading.types import ReasonCode
from bot.roleplay.course.ending import HARMS
from bot.roleplay.state.talk import Why
from bot.roleplay.turn import open_talk
from bot.scenario.vocabulary import Move as M
from bot.scenario.vocabulary import Outcome, Situation
from tests.support.talking import PUSHY, RUDE, numbered, on_and_on, says, sell
from tests.support.worlds import SCENARIOS, graded, world_like, world_of

SHOP = SCENARIOS / "phone-two-models.yaml"
CALL = SCENARIOS / "cake-callback.yaml"
LYING = graded(0, M.FALSE_PROMISE)
LECTURING = graded(1, M.INFO_DUMP)
NOTHING = graded(0)
HONEST = graded(2, M.HONESTY, M.GIVING_UP)
EXTRA = graded(2, M.UPSELL, points=["case"])


def play(*grades, at=None, world=None, limit=None):
    """So many replies with these grades, the last one on and on."""
    return sell(world or world_of(SHOP), *numbered(on_and_on(*grades)[:limit], "реплика номер {}"), at=at)


def test_a_price_below_what_the_seller_may_go_to_is_nothing_that_a_buyer_doubts():
    _, _, doubted = play(graded(1, M.FALSE_PROMISE, code=ReasonCode.FALSE), at="consultation", limit=1)
    world, _, cheap = play(graded(1, M.FALSE_PROMISE, code=ReasonCode.TOO_CHEAP), at="consultation", limit=1)
    assert says(world, doubted[0], Situation.DOUBTS_CLAIM)
    assert not says(world, cheap[0], Situation.DOUBTS_CLAIM)


@pytest.mark.parametrize(
    ("grade", "why"),
    [
        pytest.param(PUSHY, Why.PUSHED, id="pushed"),
        pytest.param(LYING, Why.TRUST_LOST, id="lied to"),
        pytest.param(LECTURING, None, id="lectured"),
        pytest.param(NOTHING, None, id="ignored"),
    ],
)
def test_he_leaves_without_a_scene(grade, why):
    _, talk, _ = play(grade)
    assert talk.outcome is Outcome.REFUSED
    assert why is None or talk.why is why


def test_nobody_stays_for_one_harmful_reply_after_another():
    _, talk, turns = play(NOTHING)
    assert talk.outcome is Outcome.REFUSED
    assert len(turns) <= HARMS


def test_only_an_insult_makes_a_scene():
    _, talk, _ = play(RUDE)
    assert (talk.outcome, talk.why) == (Outcome.HUNG_UP, Why.OFFENDED)


def test_the_first_faults_are_half_forgiven():
    world, _, turns = play(PUSHY, limit=4)
    losses = [world.rules.start.trust - turns[0].mood.trust, turns[2].mood.trust - turns[3].mood.trust]
    assert losses[0] < losses[1] or turns[3].mood.trust == 0


def test_to_say_that_it_does_not_suit_him_never_loses_him():
    world, talk, turns = play(HONEST, at="consultation", limit=3)
    assert not talk.ended
    assert says(world, turns[0], Situation.VALUES_HONESTY)
    assert turns[0].mood.trust > open_talk(world, 1, "consultation").talk.mood.trust


def test_an_extra_that_fits_is_bought_at_the_right_moment():
    world, talk, turns = play(EXTRA, at="upsell", limit=1)
    assert talk.agreement.extras == ["case"]
    assert says(world, turns[0], Situation.EXTRA_TAKEN)


def test_an_extra_that_answers_nothing_he_told_is_not_bought():
    scenario = world_of(SHOP).scenario
    extras = tuple(e.model_copy(update={"answers": ("no-such-fact",)}) for e in scenario.product.extras)
    world = world_like(scenario, product=scenario.product.model_copy(update={"extras": extras}))
    _, talk, turns = play(EXTRA, at="upsell", world=world, limit=2)
    assert talk.agreement.extras == []
    assert says(world, turns[0], Situation.EXTRA_DECLINED)


@pytest.mark.parametrize(
    ("reply", "along"),
    [
        ("Возьмите в руки, сами почувствуете вес.", True),
        ("Могу показать, как он снимает ночью. Посмотрим?", True),
        ("Пройдёмся до витрины?", True),
        ("Можем прямо сейчас зайти в соседний зал.", True),
        ("Shall we have a look?", True),
        ("Would you like to try it?", True),
        ("Хотите подержать?", True),
        ("Take a look.", True),
        ("Want to see it? Try it on.", True),
        ("Here, try it on.", True),
        ("Put it on for two minutes, then you'll know.", True),
        ("Можно примерить?", True),
        ("Полежите на нём на боку.", True),
        ("Ложитесь, полежите спокойно.", True),
        ("Пойдёмте, посмотрите.", True),
        ("Пальто можно подержать за вами до вечера.", False),
        ("Квартиру можно подержать за вами неделю.", False),
        ("Хотите подержать за вами до вечера?", False),
        ("Можно примерить дома и вернуть.", False),
        ("Её можно потрогать только на складе.", False),
        ("Приходите с женой. Полежите вдвоём.", False),
        ("Пойдёмте, посмотрите договор.", False),
        ("Как вы ложитесь, на бок?", False),
        ("I'll put it on.", False),
        ("Put it on the bill.", False),
        ("Завтра можем посмотреть вместе.", False),
        ("Если захотите, могу показать.", False),
        ("Can't he hear better? You want to hear better.", False),
        ("Можем попробовать снизить цену.", False),
        ("Давайте попробуем найти компромисс.", False),
        ("Можно попробовать оформить рассрочку.", False),
        ("Let's go over the price again.", False),
        ("Let me show you the service book: 11,400 is fair.", False),
        ("Let me show you the numbers.", False),
        ("Хотите посмотреть отзывы?", False),
        ("Хотите посмотреть наушники за 5 000?", False),
        ("Давайте пройдём к кассе.", False),
        ("Можем зайти в пятницу.", False),
        ("Могу показать фото. Посмотрите сами.", False),
        ("Убедитесь сами: гарантия два года.", False),
        ("Have a feel for the price.", False),
        ("Have a go at our competitors.", False),
        ("Did you see for yourself?", False),
        ("You can't see for yourself?", False),
        ("Would you like to try it for a month?", False),
    ],
)
def test_asked_to_see_for_himself_he_goes_along_whatever_he_doubts(reply, along):
    world = world_of(SHOP)
    talk = open_talk(world, 1, "objections").talk
    doubt = talk.doubts.open.id
    _, talk, (turn,) = sell(world, reply, so_far=talk)
    assert says(world, turn, Situation.GOES_ALONG) is along
    assert talk.doubts.open.id == doubt
    assert len(turn.answer) == 1 + along, "and he comes back to what he doubts"


@pytest.mark.parametrize(
    ("scenario", "stage", "grade", "reply"),
    [
        (CALL, "objections", graded(1), "Хотите подержать?"),
        (SHOP, "closing", graded(1), "Хотите подержать?"),
        (SHOP, "bargaining", graded(1), "Хотите подержать?"),
        (SHOP, "objections", graded(1, M.NEXT_STEP), "Хотите подержать?"),
        (SHOP, "objections", graded(1), "Хотите примерить чехол?"),
    ],
    ids=["on the phone", "choice made", "haggling", "to the order", "an extra"],
)
def test_nobody_goes_along_where_there_is_nothing_to_see(scenario, stage, grade, reply):
    world, _, (turn,) = sell(world_of(scenario), (reply, grade), at=stage)
    assert not says(world, turn, Situation.GOES_ALONG)


@pytest.mark.parametrize(
    ("stage", "grade", "reply"),
    [
        ("consultation", graded(2, M.HONESTY), "Чехол в комплект не входит, он стоит 1 490 рублей."),
        ("consultation", graded(1), "Чехол в комплект не входит, он стоит 1 490 рублей."),
        ("objections", graded(1), "Чехол не включён, он 1 490."),
        ("objections", graded(1), "Чехол за отдельную плату, 1 490."),
        ("objections", graded(1), "Чехол оплачивается дополнительно, 1 490 рублей."),
        ("objections", graded(1), "Чехол стоит 1 490 рублей, его брать не обязательно."),
        ("objections", graded(1), "Чехол за доплату, 1 490 рублей."),
        ("objections", graded(1), "Чехол к нему стоит 1 490 рублей."),
        ("objections", graded(1), "Чехол за 1 490 рублей дарим."),
        ("objections", graded(1, M.CONCESSION), "Чехол за 1 490 рублей, отдам так."),
    ],
)
def test_the_price_of_an_extra_is_no_offer(stage, grade, reply):
    world, _, (turn,) = sell(world_of(SHOP), (reply, grade), at=stage)
    assert not says(world, turn, Situation.EXTRA_TOO_EARLY)


def test_an_extra_offered_to_somebody_in_doubt_is_put_off_too():
    world, _, (turn,) = sell(world_of(SHOP), ("Могу предложить чехол за 1 490 рублей.", EXTRA), at="objections")
    assert says(world, turn, Situation.EXTRA_TOO_EARLY)


def test_an_extra_before_the_choice_is_put_off():
    world, talk, turns = play(graded(1, M.UPSELL), at="needs", limit=1)
    assert says(world, turns[0], Situation.EXTRA_TOO_EARLY)
    assert talk.agreement.extras == []
