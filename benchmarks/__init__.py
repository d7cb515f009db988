"""Speed and memory of the server, as ratios to a limit measured in the same run.

Requests are counted per second of the server's own processor time: what else the machine does moves that little.
"""
