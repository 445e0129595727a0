"""The bot that is broken: python -m tests.chaos.bot CLOCK-FILE; its models cost nothing, its clock is the file's."""

import asyncio
import sys
from pathlib import Path

from tests.chaos.clock import Clock
from tests.support.constant import constant_models, main

if __name__ == "__main__":
    asyncio.run(main(constant_models(), Clock(Path(sys.argv[1]))))
