"""Where Copydesk is used: the command line."""
