"""Good replies to the two shipped scenarios, as a seller who listens would give them."""

from tests.support.worlds import ROOT

SALES = ROOT / "tests" / "data" / "sales"


def _sale(scenario: str) -> tuple[str, list[str]]:
    return scenario, (SALES / f"{scenario}.txt").read_text(encoding="utf-8").splitlines()


SEEDS = _sale("seeds-landscape-designer")
PHONE = _sale("phone-two-models")
