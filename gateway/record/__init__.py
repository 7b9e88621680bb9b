"""The leader's record as files: their own words, ratings and steps, and what was cited."""
