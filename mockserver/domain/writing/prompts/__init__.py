"""What a prompt asks for: its form, counts, subject and time span."""
