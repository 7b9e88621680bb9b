"""A leader's words as such: their pieces, and what is common to all that is read in them."""
