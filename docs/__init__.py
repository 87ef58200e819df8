"""The documentation: hand-written pages, and those that `python -m docs.generate` writes."""
