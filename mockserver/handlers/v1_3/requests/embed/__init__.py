"""What vectors are asked for, in both forms that v1.3 has for it."""
