"""One grammar per semiotic class; `tagger.GRAMMARS` lists them in order of precedence."""
