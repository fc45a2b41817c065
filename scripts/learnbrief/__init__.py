"""Learnbrief: from safeguarding reviews written in Markdown to a linked site of learning."""
