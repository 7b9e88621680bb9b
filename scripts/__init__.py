"""Setting up, starting, checking and locking: what `make` runs. On any Python from 3.9 on."""
