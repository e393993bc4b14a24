"""Which words stand together in the news: the counts that the context check and the ranking of suggestions read."""
