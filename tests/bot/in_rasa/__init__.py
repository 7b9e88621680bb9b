"""Tests that run on Python 3.10 with unittest, for pytest is no part of Rasa's environment.

`test_in_rasa.py` starts them; it says where the trained model and a PostgreSQL are.
"""

import logging

from rasa.utils.log_utils import configure_structlog

# What goes wrong on purpose is told by the answers.
configure_structlog(logging.CRITICAL)
logging.disable(logging.CRITICAL)
