"""What somebody might try, and what stops it.

Each module that begins with `on_` holds attacks of one kind; `test_attacks.py` finds them all. A new channel brings a
module of its own: `on_slack.py`, say.
"""
