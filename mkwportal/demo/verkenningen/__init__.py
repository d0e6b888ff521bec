"""The explorations, one module each; `data_verkenningen` puts them together."""
