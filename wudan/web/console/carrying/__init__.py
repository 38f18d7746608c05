"""捎话: what the station tells people by telephone, by word of mouth, on paper."""
