"""Whatever is put into a way in, what comes out is an answer or a refusal that says why."""
