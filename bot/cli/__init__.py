"""The command line: parse, call the product, print, exit code. One file a group of commands."""

import sys
import traceback

from bot.cli.masking import masked
from bot.cli.root import app
from bot.errors import UserError

USER_ERROR = 1
OUR_FAULT = 3


def main() -> None:
    """Run a command. Exits 1 on a person's mistake, 2 on a wrong command line, 3 on a fault of ours."""
    from bot.cli import (  # noqa: F401  (they register commands)
        backing_up,
        benching,
        creating,
        databases,
        doctor,
        grading,
        playing,
        regrading,
        scenarios,
        serving,
        training,
        transcripts,
    )

    try:
        app()
    except UserError as error:
        sys.stderr.write(masked(f"{error}\n"))
        raise SystemExit(USER_ERROR) from None
    except KeyboardInterrupt:
        raise SystemExit(130) from None
    except BrokenPipeError:
        raise SystemExit(0) from None
    except Exception:
        sys.stderr.write(masked(traceback.format_exc()))
        sys.stderr.write("This is a fault of ours, not yours; please report the lines above.\n")
        raise SystemExit(OUR_FAULT) from None
