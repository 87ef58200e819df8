"""Policies: each file declares its levers and turns a scenario into daily series."""
