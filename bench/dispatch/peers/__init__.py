"""Other people's solvers, each a script of its own that knows nothing of this project.

They run with the libraries of `requirements/peers.txt`, in an environment apart (`var/peers`). A
script is called with a file (the question), seconds, and a seed, and prints one line of JSON.
"""
