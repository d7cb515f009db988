"""What a prompt lists: alternatives, columns, criteria, sections, several questions."""
