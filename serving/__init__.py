"""What both processes that face people need: their settings, who and what name a request comes with, log and clock."""
