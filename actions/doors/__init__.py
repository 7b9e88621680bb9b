"""The doors of the form `coaching`: each takes what was said for one slot, and asks for the next."""
