"""Speed and memory of the server, as ratios to a reference measured in the same run.

Requests are counted per second of the server's own processor time, which other processes hardly affect.
"""
