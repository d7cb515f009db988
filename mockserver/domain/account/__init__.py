"""What one API key owns."""
