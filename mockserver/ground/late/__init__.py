"""What a process creates at its first use, and not when it starts."""
