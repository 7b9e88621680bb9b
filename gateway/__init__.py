"""The only public door for leaders: one pipeline for every turn, and a module for each channel."""
