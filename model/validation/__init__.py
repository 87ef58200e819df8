"""`python -m model.validation`: every structure against what happened, the null model and a peer.

The results are tables in model/data/validation, which docs/validation.md and the page read.
"""
