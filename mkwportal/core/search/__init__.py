"""Dutch search inside PostgreSQL: index, question, snippets, suggestions. Knows objects by kind and number only."""
