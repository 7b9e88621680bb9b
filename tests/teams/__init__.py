"""Microsoft Teams, the Bot Framework and Entra as one real server on loopback, and people who use it."""
