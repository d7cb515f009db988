"""What is said in made-up videos, by genre."""
