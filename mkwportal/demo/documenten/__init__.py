"""The texts of the documents, one module per subject; `data_documenten` puts them together."""
