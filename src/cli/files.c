#include "files.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static bool add_file(cli_files *files, const char *name, const struct stat *status)
{
    if (files->count == files->capacity) {
        size_t capacity = files->capacity ? files->capacity * 2 : 16;
        cli_file *items = realloc(files->items, capacity * sizeof *items);
        if (!items) {
            return false;
        }
        files->items = items;
        files->capacity = capacity;
    }
    char *copy = strdup(name);
    if (!copy) {
        return false;
    }
    files->items[files->count++] = (cli_file){copy, *status};
    return true;
}

static bool list_path(cli_files *files, const char *path, unsigned depth);

static bool list_folder(cli_files *files, const char *path, unsigned depth)
{
    DIR *folder = opendir(path);
    if (!folder) {
        return true;
    }
    bool listed = true;
    size_t length = strlen(path);
    const char *slash = length > 0 && path[length - 1] == '/' ? "" : "/";
    for (struct dirent *entry; listed && (entry = readdir(folder));) {
        if (entry->d_name[0] == '.' || strcmp(entry->d_name, "retold.yaml") == 0) {
            continue;
        }
        size_t size = length + strlen(entry->d_name) + 2;
        char *name = malloc(size);
        listed = name != NULL;
        if (listed) {
            snprintf(name, size, "%s%s%s", path, slash, entry->d_name);
            listed = list_path(files, name, depth + 1);
        }
        free(name);
    }
    closedir(folder);
    return listed;
}

static bool list_path(cli_files *files, const char *path, unsigned depth)
{
    enum { DEEPEST = 128 }; /* links may lead round in a circle */
    struct stat status;
    bool is_input = strcmp(path, "-") == 0 && depth == 0;
    if ((is_input ? fstat(STDIN_FILENO, &status) : stat(path, &status)) != 0) {
        return true;
    }
    if (S_ISDIR(status.st_mode) && depth < DEEPEST) {
        return list_folder(files, path, depth);
    }
    if (!S_ISREG(status.st_mode)) {
        files->other = files->other ? files->other : strdup(path);
        return files->other != NULL;
    }
    return add_file(files, path, &status);
}

static int by_name(const void *a, const void *b)
{
    return strcmp(((const cli_file *)a)->name, ((const cli_file *)b)->name);
}

bool cli_files_list(cli_files *files, const char *const *paths, size_t count)
{
    *files = (cli_files){.items = NULL};
    for (size_t i = 0; i < count; i++) {
        if (!list_path(files, paths[i], 0)) {
            cli_files_release(files);
            return false;
        }
    }
    if (files->count > 0) {
        qsort(files->items, files->count, sizeof *files->items, by_name);
    }
    return true;
}

void cli_files_release(cli_files *files)
{
    for (size_t i = 0; i < files->count; i++) {
        free(files->items[i].name);
    }
    free(files->items);
    free(files->other);
    *files = (cli_files){.items = NULL};
}

uint64_t cli_files_size(const cli_files *files)
{
    uint64_t size = 0;
    for (size_t i = 0; i < files->count; i++) {
        size += (uint64_t)files->items[i].status.st_size;
    }
    return size;
}

static bool same_state(const struct stat *a, const struct stat *b)
{
    return a->st_dev == b->st_dev && a->st_ino == b->st_ino && a->st_size == b->st_size &&
           a->st_mtim.tv_sec == b->st_mtim.tv_sec && a->st_mtim.tv_nsec == b->st_mtim.tv_nsec;
}

const char *cli_files_changed(const cli_files *before, const cli_files *now)
{
    for (size_t i = 0; i < before->count || i < now->count; i++) {
        if (i >= before->count) {
            return now->items[i].name;
        }
        const cli_file *file = &before->items[i];
        if (i >= now->count || strcmp(file->name, now->items[i].name) != 0 ||
            !same_state(&file->status, &now->items[i].status)) {
            return file->name;
        }
    }
    return NULL;
}

const char *cli_files_find(const cli_files *files, int stream_file)
{
    struct stat status;
    if (fstat(stream_file, &status) != 0) {
        return NULL;
    }
    for (size_t i = 0; i < files->count; i++) {
        const struct stat *known = &files->items[i].status;
        if (known->st_dev == status.st_dev && known->st_ino == status.st_ino) {
            return files->items[i].name;
        }
    }
    return NULL;
}
