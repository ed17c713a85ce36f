#include "input/listing.h"

#include "base/error.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* The folders that the one being read is in, innermost first. */
typedef struct ancestor {
    const struct ancestor *parent;
    dev_t device;
    ino_t inode;
} ancestor;

void rt_listing_init(rt_listing *listing)
{
    *listing = (rt_listing){.size_known = true};
}

void rt_listing_release(rt_listing *listing)
{
    for (size_t i = 0; i < listing->count; i++) {
        free(listing->paths[i]);
    }
    free(listing->paths);
    rt_listing_init(listing);
}

static char *join(const char *folder, const char *name)
{
    size_t length = strlen(folder);
    size_t name_length = strlen(name);
    char *path = malloc(length + name_length + 2);
    if (path == NULL) {
        return NULL;
    }
    memcpy(path, folder, length);
    if (length > 0 && folder[length - 1] != '/') {
        path[length++] = '/';
    }
    memcpy(path + length, name, name_length + 1);
    return path;
}

/* Takes over `path`. */
static bool push(rt_listing *listing, char *path)
{
    if (!rt_grow((void **)&listing->paths, &listing->capacity, listing->count + 1,
                 sizeof *listing->paths)) {
        free(path);
        return false;
    }
    listing->paths[listing->count++] = path;
    return true;
}

static bool is_ancestor(const ancestor *folder, const struct stat *status)
{
    for (; folder != NULL; folder = folder->parent) {
        if (folder->device == status->st_dev && folder->inode == status->st_ino) {
            return true;
        }
    }
    return false;
}

static bool add_folder(rt_listing *listing, char *path, const ancestor *self);

/* Takes over `path`, which was found in the folder `parent`. */
static bool add_found(rt_listing *listing, char *path, const ancestor *parent)
{
    struct stat status;
    if (stat(path, &status) != 0) {
        return push(listing, path);
    }
    if (S_ISREG(status.st_mode)) {
        listing->total_bytes += (uint64_t)status.st_size;
        return push(listing, path);
    }
    if (!S_ISDIR(status.st_mode) || is_ancestor(parent, &status)) {
        free(path); /* a pipe, socket or device would wait for ever */
        return true;
    }
    ancestor self = {parent, status.st_dev, status.st_ino};
    return add_folder(listing, path, &self);
}

/* Takes over `path`. */
static bool add_folder(rt_listing *listing, char *path, const ancestor *self)
{
    DIR *folder = opendir(path);
    if (folder == NULL) {
        if (errno == ENOMEM) {
            free(path);
            return false;
        }
        return push(listing, path);
    }
    bool ok = true;
    for (struct dirent *entry; ok && (entry = readdir(folder)) != NULL;) {
        if (entry->d_name[0] != '.' && strcmp(entry->d_name, "retold.yaml") != 0) {
            char *found = join(path, entry->d_name);
            ok = found != NULL && add_found(listing, found, self);
        }
    }
    closedir(folder);
    free(path);
    return ok;
}

static int compare_paths(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static bool add_argument(rt_listing *listing, const char *path)
{
    char *copy = strdup(path);
    if (copy == NULL) {
        return false;
    }
    struct stat status;
    bool standard_input = strcmp(path, "-") == 0;
    if ((standard_input ? fstat(0, &status) : stat(path, &status)) != 0) {
        return push(listing, copy);
    }
    if (S_ISDIR(status.st_mode) && !standard_input) {
        ancestor self = {NULL, status.st_dev, status.st_ino};
        return add_folder(listing, copy, &self);
    }
    if (S_ISREG(status.st_mode)) {
        listing->total_bytes += (uint64_t)status.st_size;
    } else {
        listing->size_known = false;
    }
    return push(listing, copy);
}

retold_status rt_listing_add(rt_listing *listing, const char *path, retold_error *error)
{
    size_t before = listing->count;
    if (!add_argument(listing, path)) {
        return rt_fail_memory(error);
    }
    if (listing->count - before > 1) {
        qsort(listing->paths + before, listing->count - before, sizeof *listing->paths,
              compare_paths);
    }
    return RETOLD_OK;
}
