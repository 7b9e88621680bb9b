"""What the research tells: cases, behaviours, and on what they rest."""
