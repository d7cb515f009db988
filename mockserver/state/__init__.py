"""Where state is kept, and the fixtures that it can begin with."""
