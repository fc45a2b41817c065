"""``python -m learnbrief`` is the same as ``learnbrief``."""

import sys

from .cli import main

sys.exit(main())
