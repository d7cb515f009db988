"""Speed and memory of the server, as ratios to a limit measured in the same run."""
