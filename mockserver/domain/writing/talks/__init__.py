"""Videos in which people talk with each other or to an audience: what matters in what they say, and who says it."""
