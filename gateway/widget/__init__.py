"""The web widget as it is served: one file of it all, the demo page, and which pages may use it."""
