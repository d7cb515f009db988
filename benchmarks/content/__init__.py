"""How well made-up content serves those who upload their own videos: search finds them, their texts are readable."""
