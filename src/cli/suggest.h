/* What a mistyped word was probably meant to be. */
#ifndef CLI_SUGGEST_H
#define CLI_SUGGEST_H

/* The nearest of `words` (ended by NULL); NULL if none is near. */
const char *cli_nearest(const char *wrong, const char *const *words);

#endif
