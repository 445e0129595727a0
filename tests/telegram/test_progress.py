"""/progress shows a trainee his own talks, and nobody else's."""

import re

from tests.support.waiting import patient
from tests.telegram.talks import PASSIVE, begin, greet

pytestmark = patient

REPLIES = [
    "Добрый день! Для чего вам телефон?",
    "А что не устраивает в нынешнем?",
    "Какой бюджет вы себе наметили?",
]


async def test_a_trainee_sees_his_talks_and_where_most_is_lost(bot_on_both, anna, boris):
    await greet(anna)
    await anna.say("/progress")
    await anna.hears("Законченных разговоров пока нет")
    for _ in range(2):
        await begin(anna, PASSIVE)
        for reply in REPLIES:
            await anna.say(reply)
            await anna.hears("из 3")
        await anna.say("/stop")
        await anna.hears("Итог:")
    await anna.say("/progress")
    shown = await anna.hears("Ваши разговоры")
    assert "Больше всего баллов остаётся здесь" in (shown.text or "")
    assert all(re.match(r"Остановлено вами, \d+ · \d\d\.\d\d · Два телефона", label) for label in shown.buttons)
    await anna.press("Два телефона")
    file = await anna.receives("sendDocument")
    assert REPLIES[1] in next(iter(file.files.values())).decode()
    await greet(boris)
    await boris.say("/progress")
    await boris.hears("Законченных разговоров пока нет")
