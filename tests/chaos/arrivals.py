"""What came into a chat, held against what was owed to it: everything, in order, and once.

A message may stand twice only where the bot could not know that Telegram had taken it: its answer was lost, or the
process died between the two. Then it stands at once after itself. Anything else is a fault.
"""

import json
from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import groupby, pairwise

from tests.chaos.history import Row
from tests.telegram.person import SHOWN
from tests.telegram.server import Call

Message = tuple[str, str, str]
"""Method, text and keyboard."""


def compare(owed: Sequence[Row], calls: Sequence[Call], right: Counter[str], wrong: Counter[str]) -> None:
    """Count what arrived, and what should have been otherwise, of one chat."""
    wrong["messages that Telegram refused"] += sum(call.method.startswith("refused") for call in calls)
    due = [(message, len(list(same))) for message, same in groupby(map(_owed, owed))]
    came = [(message, list(same)) for message, same in groupby((c for c in calls if c.method in SHOWN), key=_seen)]
    matcher = SequenceMatcher(a=[message for message, _ in due], b=[message for message, _ in came], autojunk=False)
    for what, due_from, due_to, came_from, came_to in matcher.get_opcodes():
        if what == "equal":
            for (_, count), (_, run) in zip(due[due_from:due_to], came[came_from:came_to], strict=True):
                right["messages owed that arrived in order"] += min(count, len(run))
                wrong["messages owed that never arrived"] += max(0, count - len(run))
                _doubled(run, len(run) - count, right, wrong)
        else:
            wrong["messages owed that never arrived"] += sum(count for _, count in due[due_from:due_to])
            wrong["messages out of order, or sent again when not in flight"] += sum(
                len(run) for _, run in came[came_from:came_to]
            )


def _doubled(run: Sequence[Call], excess: int, right: Counter[str], wrong: Counter[str]) -> None:
    """Name the reason of each message too many in a run of equal ones: one for a lost answer, one for a death."""
    lost = sum(not earlier.answered for earlier, _ in pairwise(run))
    died = sum(earlier.answered and earlier.life != later.life for earlier, later in pairwise(run))
    for reason, most in (("after a lost answer", lost), ("in flight at a kill", died)):
        taken = max(0, min(excess, most))
        right[f"messages doubled {reason}"] += taken
        excess -= taken
    wrong["messages doubled without a reason"] += max(0, excess)


def _owed(row: Row) -> Message:
    fields = json.loads(row.body)
    return row.what, str(fields.get("text", "")), json.dumps(fields.get("reply_markup"), sort_keys=True)


def _seen(call: Call) -> Message:
    return call.method, str(call.fields.get("text", "")), json.dumps(call.fields.get("reply_markup"), sort_keys=True)
