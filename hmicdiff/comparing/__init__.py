"""From several reports of one body to what answers, repeats and differs."""
