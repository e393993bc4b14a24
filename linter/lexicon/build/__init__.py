"""Build the data files of the lexicon from registry packages and counts of news."""
