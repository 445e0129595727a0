"""A key point that the brief does not tell the trainee.

Why: he is graded for saying what he cannot know. Measured with the model that reads the replies: would a trainee who
says the brief's own words be told to have made the point?
Bad: the point `Beans are roasted on the day they ship`, and a brief that only gives the price.
Good: the brief says that beans are roasted on the day they ship.
"""

from collections.abc import Iterator

from bot.scenario.problems import Severity
from bot.scenario.rules.finding import Finding, Meanings, Subject

ID = "point-not-in-brief"
SEVERITY = Severity.WARNING


def check(subject: Subject, meanings: Meanings) -> Iterator[Finding]:
    """Every place where the scenario breaks the rule."""
    product = subject.scenario.product
    places = [(key, index) for key in ("points", "promotions") for index in range(len(getattr(product, key)))]
    points = product.offered
    told = meanings.told(subject.scenario.brief, [point.text for point in points])
    for (key, index), point, known in zip(places, points, told, strict=True):
        if not known:
            yield Finding(path=("product", key, index, "id"), values={"id": point.id})
