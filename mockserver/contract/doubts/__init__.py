"""Where sources of the API disagree."""
