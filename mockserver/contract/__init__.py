"""The parsed contract: operations, readers, validators. It knows nothing of videos."""
