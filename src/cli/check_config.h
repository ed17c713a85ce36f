/* retold.yaml: the settings of retold check in a file. */
#ifndef CLI_CHECK_CONFIG_H
#define CLI_CHECK_CONFIG_H

#include "options.h"

/* Strings that the options refer to once a file has been read; owned. */
typedef struct cli_config {
    char **strings;
    size_t count, capacity;
} cli_config;

/*
 * Sets what the file `path` says and no option on the command line has. Paths in it are relative
 * to its folder. False after a message that names file, line and what was expected.
 */
bool cli_config_read(cli_config *config, const char *path, cli_options *options);
void cli_config_release(cli_config *config);

/* A copy of folder-of-`beside`/`name`, owned by the config; NULL when out of memory. */
const char *cli_config_path(cli_config *config, const char *beside, const char *name);

/* Writes a file with all settings as they are by default; not over one that is there. Returns the
 * exit status. */
int cli_config_init(const char *path);

#endif
