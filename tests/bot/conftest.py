"""What lies in `in_rasa` runs in Rasa's own environment; `test_in_rasa.py` starts it."""

collect_ignore = ["in_rasa"]
