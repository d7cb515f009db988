"""From what a request says in the words of v1.3 to a typed query.

Only these functions read a body or a query string by name. What they return, and all behind it, knows no wire words.
"""
