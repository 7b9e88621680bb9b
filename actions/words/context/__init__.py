"""What words tell of the context of a matter: its topic, and where the authority stands."""
