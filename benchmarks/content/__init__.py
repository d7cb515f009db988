"""How well made-up content serves those who upload their own videos: search finds them, and their texts are readable."""
