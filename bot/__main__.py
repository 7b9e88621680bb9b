"""Rasa's command line, the same as `rasa`.

skops, which reads what our components learned, looks through every module there is as it is imported. After TensorFlow
that takes six seconds of each start; before it, none.
"""

import skops.io  # noqa: F401
from rasa.__main__ import main

if __name__ == "__main__":
    main()
