"""The index of the words of few videos."""
