"""A new file: what must be known, how it is asked, and what is written. The command is ``learnbrief new``."""
