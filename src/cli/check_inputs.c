#include "check_inputs.h"

#include "files.h"
#include "message.h"

#include <stdlib.h>
#include <string.h>

static int by_identity(const void *a, const void *b)
{
    const struct stat *left = &((const cli_file *)a)->status;
    const struct stat *right = &((const cli_file *)b)->status;
    if (left->st_dev != right->st_dev) {
        return left->st_dev < right->st_dev ? -1 : 1;
    }
    return (left->st_ino > right->st_ino) - (left->st_ino < right->st_ino);
}

/* The files at the paths, to be looked up by what they are and not by how they are called. */
static bool list(cli_files *files, const char *const *paths, size_t count)
{
    if (!cli_files_list(files, paths, count)) {
        cli_say("out of memory");
        return false;
    }
    if (files->count > 0) {
        qsort(files->items, files->count, sizeof *files->items, by_identity);
    }
    return true;
}

static const cli_file *find(const cli_files *files, const cli_file *file)
{
    return files->count == 0
               ? NULL
               : bsearch(file, files->items, files->count, sizeof *files->items, by_identity);
}

/* Whether no file of `path`, which is of the split or benchmark `part`, is an input. */
static bool is_apart(const cli_files *own, const char *path, const char *part)
{
    cli_files files;
    if (!list(&files, &path, 1)) {
        return false;
    }
    const cli_file *both = NULL;
    for (size_t i = 0; i < files.count && !both; i++) {
        both = find(own, &files.items[i]);
    }
    if (both) {
        cli_say("%s would be read twice, as an input and for %s: name the other inputs one by one",
                both->name, part);
    }
    cli_files_release(&files);
    return !both;
}

/* Whether `path`, which may be NULL, is no file of the corpus. */
static bool is_outside(const cli_files *corpus, const char *path, const char *what)
{
    cli_file file = {NULL, {0}};
    if (!path || stat(path, &file.status) != 0 || !S_ISREG(file.status.st_mode)) {
        return true;
    }
    const cli_file *inside = find(corpus, &file);
    if (inside) {
        cli_say("%s, %s, would be read as a part of the corpus: keep it in another folder, or "
                "under a name that starts with a dot",
                inside->name, what);
    }
    return !inside;
}

bool cli_check_inputs(const cli_options *options, size_t inputs)
{
    const cli_check_settings *check = &options->check;
    cli_files files;
    if (!list(&files, options->operands, inputs)) {
        return false;
    }
    bool apart = true;
    for (size_t i = inputs; i < options->operand_count && apart; i++) {
        char part[128] = "--benchmark";
        if (i - inputs < check->split_count) {
            retold_span name = check->splits[i - inputs].name;
            snprintf(part, sizeof part, "the split %.*s", (int)name.size, name.data);
        }
        apart = is_apart(&files, options->operands[i], part);
    }
    cli_files_release(&files);
    if (!apart || !list(&files, options->operands, options->operand_count)) {
        return false;
    }
    apart = is_outside(&files, check->config, "the configuration") &&
            is_outside(&files, check->baseline, "the baseline") &&
            is_outside(&files, check->findings, "the list of findings") &&
            is_outside(&files, options->output, "the output");
    cli_files_release(&files);
    return apart;
}
