"""The root of the error tree.

SparringError
├── UserError              what a person can mend: says what, where and what to do; shown without a traceback
│   ├── scenario.problems.ScenarioRefused     a scenario or playbook file with problems
│   ├── grading.artefact.ArtefactRefused      a detector file that does not fit the embedder
│   ├── grading.dataset.DatasetRefused        a line of labelled replies that cannot be read
│   ├── storage.backup.BackupRefused          a copy of the database that cannot be made or put back
│   ├── config.ConfigRefused                  a bad setting
│   └── practice.errors.PracticeError         an action that the session, or its owner, does not allow
├── storage.repository.TurnTaken              another reply was saved first; nothing is lost
└── (anything else is a fault of ours: logged with a code, told to the person as such)
"""


class SparringError(Exception):
    """Every error raised on purpose by this package."""


class UserError(SparringError):
    """A person's mistake; the message says what is wrong, where, and what to do instead."""
