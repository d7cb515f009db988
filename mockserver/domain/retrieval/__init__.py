"""Finding moments by words: what a query asks, which moments meet it, how sure the API says it is."""
