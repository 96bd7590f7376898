"""Runs the browser checks: see `run`. Each file of checks registers its own."""
import sys

import harness
import files  # noqa: F401  what can be seen without a browser
import accessibility  # noqa: F401
import keyboard  # noqa: F401
import privacy  # noqa: F401
import trouble  # noqa: F401
import hostile  # noqa: F401
import pages  # noqa: F401

sys.exit(harness.run(sys.argv[1:]))
