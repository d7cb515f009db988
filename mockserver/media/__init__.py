"""Files of video: opened, measured and turned into pictures. The only floor that knows FFmpeg."""
