"""What handlers of every version share: lists, result pages, media addresses."""
