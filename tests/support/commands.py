"""The commands as people and scripts run them: processes."""

import os
import signal
import subprocess
import sys

from tests.support.worlds import ROOT


def sparring(*words, stdin="", cwd=ROOT, **environment):
    """Run a command; what it printed, its errors and its exit code."""
    return subprocess.run(
        _command(words),
        input=stdin,
        capture_output=True,
        encoding="utf-8",
        cwd=cwd,
        env=_environment(environment),
        timeout=200,
        check=False,
    )


def begun(*words, cwd=ROOT, stdin=None):
    """A command that goes on until it ends or is interrupted, to be read while it does."""
    return subprocess.Popen(
        _command(words),
        stdin=stdin,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        cwd=cwd,
        env=_environment({"PYTHONUNBUFFERED": "1"}),
        # Whoever runs the tests in the background hands down that Ctrl-C is ignored; nobody types it there.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )


def _command(words):
    return [sys.executable, "-m", "bot", *map(str, words)]


def _environment(more):
    return {**os.environ, "PYTHONPATH": str(ROOT), "OMP_NUM_THREADS": "1", **more}
