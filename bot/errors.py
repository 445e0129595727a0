"""The root of the error tree.

SparringError
├── UserError              what a person can mend: says what, where and what to do; shown without a traceback
│   ├── scenario.problems.ScenarioRefused        a scenario or playbook file with problems
│   ├── grading.dataset.DatasetRefused           a line of labelled replies that cannot be read
│   ├── grading.detection.artefact.ArtefactRefused   a detector file that does not fit the embedder
│   ├── grading.detection.tuning.TuningRefused   a file of tuned layers that does not fit it
│   ├── config_faults.ConfigRefused              a bad setting
│   ├── storage.engine.DatabaseRefused           a database that cannot be used
│   ├── storage.backup.BackupRefused             a copy of the database that cannot be made or put back
│   └── storage.moving.MoveRefused               a database that cannot be moved
├── practice.errors.PracticeError     what a session, or its owner, does not allow; each edge says it in its own words
│   ├── practice.errors.NoSession
│   ├── practice.errors.SessionPaused
│   ├── practice.errors.PlanAwaited
│   ├── practice.errors.NoPlan
│   ├── practice.errors.NoHelp
│   ├── practice.errors.UnknownScenario
│   ├── practice.errors.UnknownSession
│   ├── practice.errors.NoFollowUp
│   ├── practice.errors.NothingToRetry
│   └── practice.errors.TooManySessions
├── storage.sessions.TurnTaken        another reply was saved first; nothing is lost
├── storage.outbox.NotOurs            another process sends that message
├── telegram.processing.NotNow        work that has to wait a while
│   ├── telegram.processing.Later     it cannot be done now
│   └── telegram.processing.Unripe    more of its thought may still come
├── cli.grading.BadLine               a line that cannot be graded; its answer says why
└── (anything else is a fault of ours: logged with a code, told to the person as such)
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class SparringError(Exception):
    """Every error raised on purpose by this package."""


class UserError(SparringError):
    """A person's mistake; the message says what is wrong, where, and what to do instead."""


@contextmanager
def refusing(path: Path, done: str, instead: str, refusal: type[UserError] = UserError) -> Iterator[None]:
    """Work on a path that a person chose: what the machine will not do with it is for him to mend.

    Args:
        path: of a file or folder.
        done: what cannot be done, as in "cannot be written".
        instead: what to do about it.
        refusal: what is raised.
    """
    try:
        yield
    except OSError as error:
        raise refusal(f"{path}: cannot be {done} ({error.strerror or type(error).__name__}); {instead}") from error
    except UnicodeDecodeError:
        # `from None`: the cause holds what stands in the file, a token among it.
        raise refusal(f"{path}: is not UTF-8 text; save it as UTF-8") from None
