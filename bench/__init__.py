"""What is measured, never asserted: speed beside other generators, and the quality of search."""
