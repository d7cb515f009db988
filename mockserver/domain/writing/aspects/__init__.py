"""What a video has of the things that prompts ask for: advice, speakers, sounds, decisions, adult content."""
