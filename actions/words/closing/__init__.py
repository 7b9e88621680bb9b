"""What words bring up once all was asked and on leaving, and several wishes in one message."""
