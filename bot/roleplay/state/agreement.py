"""What the two have bound themselves to: the yes, what belongs to it, what was bought beside it, the promises."""

from dataclasses import dataclass, field

from bot.grading.phrases.orders import Detail
from bot.roleplay.understanding.promises import Promise
from bot.scenario.vocabulary import Outcome


@dataclass(slots=True, kw_only=True)
class Agreement:
    """How far the close has come."""

    outcome: Outcome | None = None
    """What the customer has said yes to, while the talk goes on after it."""
    details: list[Detail] = field(default_factory=list)
    """What he has given since he said yes: the day, the address."""
    words: dict[Detail, str] = field(default_factory=dict)
    """The day and the place that were settled, in the words that were accepted."""
    put_off: int = 0
    """How often he has put off naming a day until he has decided."""
    extras: list[str] = field(default_factory=list)
    """Ids of the extras that the customer took."""
    declined: list[str] = field(default_factory=list)
    """Ids of the extras that he would not have."""
    promises: list[Promise] = field(default_factory=list)
    """What the seller has said he would do, oldest first."""
    referred: bool = False
    """True once he has said whom else it might help."""
    reordered: bool = False
    """True once he has ordered again, in a talk after a deal."""

    @property
    def decided(self) -> tuple[str, ...]:
        """Ids of the extras that he has taken or would not have."""
        return (*self.extras, *self.declined)
