"""Build the model of the context check: counts of a corpus, words that are taken for others, weights."""
