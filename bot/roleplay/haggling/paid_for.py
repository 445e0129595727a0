"""What is bought is paid for: whoever asks more money for it afterwards is held to the price, and trusted less."""

import re

from bot.grading.text.plain import normalised
from bot.grading.text.quantities import quantities
from bot.grading.text.units import Measure
from bot.roleplay.exchange.scene import Scene
from bot.roleplay.prices.extras import mentions
from bot.roleplay.state.so_far import price_now
from bot.scenario.vocabulary import Situation, StageKind

_MORE_FOR_IT = re.compile(
    r"(?<!без )\bдопла[тч]\w*|\b(?:пере|до)сч[ие]т\w* (?:\w+ )?(?:тот|то|ту|прошл\w+|стар\w+)\b|"
    r"\b(?:тот|то|ту|прошл\w+|стар\w+) (?:\w+ ){1,2}(?:пере|до)сч[ие]т\w*|"
    r"\b(?:добавьте|накиньте|доложите) (?:еще )?\d|\bеще \d[\d ]*(?:рубл\w+|₽)? (?:сверху|за (?:тот|то|ту|прошл\w+))|"
    r"\bpay (?:me |us )?(?:another|a further|an extra|the difference|[£$€]?\d[\d,.]* (?:more|extra))|"
    r"\btop (?:it|that) up\b|\bsurcharge\b|\byou(?: still)? owe\b|\bundercharged\b|"
    r"\b(?:recalculat|rework|re-?do)\w* (?:the|that|your|our) (?:\w+ )?(?:invoice|bill|price|order|sum|deal)\b|"
    r"[£$€]?\d[\d,.]* more (?:for|on) (?:that|the|your|it)\b"
)
_NOTHING_TO_PAY = re.compile(
    r"\bне (?:\w+ )?(?:надо|нужно|придется|требуется|доплачива\w+)|\bничего\b|\bnothing\b|\bno (?:need|surcharge)\b|"
    r"n't\b"
)
_FOR_MORE = re.compile(
    r"\b(?:и|чтобы) (?:\w+ )?(?:получ|возьм|прив|добав|полож|вышл|забер)|\b(?:and|to) (?:i|we|you|get|have)\b"
)
"""Something new that the money is for."""


def wants_more_for_it(scene: Scene) -> bool:
    """True where more money is asked for what he has bought, and for nothing new."""
    product = scene.world.scenario.product
    if not (scene.talk.bought_before or scene.kind is StageKind.FOLLOW_UP):
        return False
    clean = normalised(scene.reply)
    if not _MORE_FOR_IT.search(clean) or _NOTHING_TO_PAY.search(clean) or _FOR_MORE.search(clean):
        return False
    named = [
        quantity.value for quantity in quantities(scene.reply) if quantity.measure in (Measure.MONEY, Measure.COUNT)
    ]
    new = any(mentions(scene.reply, extra, product) or extra.price in named for extra in product.extras)
    return bool(named) and not new


def hold_to_price(scene: Scene) -> None:
    """Remind the seller of the price that was paid; it costs him trust."""
    memory = scene.talk.remembers
    paid = (memory.price if memory else None) or price_now(scene.world, scene.talk)
    scene.contradicted = scene.remark(Situation.CONTRADICTED, {"promise": scene.money(paid)})
