"""What the analysis of words knows by heart."""
