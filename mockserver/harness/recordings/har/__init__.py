"""HAR files, as browsers and proxies export them, read as recordings."""
