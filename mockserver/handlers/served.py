"""All that the server answers: the API, and what controls the stand-in."""

from mockserver.handlers import admin, v1_2

HANDLERS = v1_2.HANDLERS | admin.HANDLERS
