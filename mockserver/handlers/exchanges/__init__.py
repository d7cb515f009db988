"""Exchanges as others see them: what was observed, and the command that sends the request again."""
