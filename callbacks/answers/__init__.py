"""Answers of the model: known, shared by who asks for the same, or worked out in turn.

`service.Answers` is the one object that routes ask. docs/decisions/0021 says why it is made so.
"""
