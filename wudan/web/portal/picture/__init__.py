"""The county's picture for everybody: accounts with open data, a way for visitors, the big screen."""
