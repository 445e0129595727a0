"""The commands as people and scripts run them: processes."""

import os
import subprocess
import sys

from tests.support.worlds import ROOT


def sparring(*words, stdin="", cwd=ROOT, **environment):
    """Run a command; what it printed, its errors and its exit code."""
    return subprocess.run(
        [sys.executable, "-m", "bot", *map(str, words)],
        input=stdin,
        capture_output=True,
        encoding="utf-8",
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(ROOT), "OMP_NUM_THREADS": "1", **environment},
        timeout=200,
        check=False,
    )
