"""What is seen in a made-up video: plans of sentences, and how they mention the subject."""
