"""What the pytest plugin uses: a run of pytest, its servers, and the guard against connections to the real API."""
