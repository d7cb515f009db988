"""What people say in the videos of each genre. Data only."""
