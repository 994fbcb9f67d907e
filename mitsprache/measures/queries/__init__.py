"""What is read of measures and reports."""
