"""Tests that run on Python 3.10 with unittest: pytest is no part of Rasa's environment. `test_in_rasa.py` starts them."""

import logging

from rasa.utils.log_utils import configure_structlog

configure_structlog(logging.CRITICAL)
