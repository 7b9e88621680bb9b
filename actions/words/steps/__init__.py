"""What words tell of next steps: what is done, by whom and by when, and what of that is put right."""
