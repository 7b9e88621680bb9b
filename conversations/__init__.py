"""What was said: conversations and their turns in one database, by default SQLite and at scale PostgreSQL."""
