#define _XOPEN_SOURCE 700
#include "stories.h"

#include <dirent.h>
#include <stdlib.h>

static const char folder[] = "tests/data/stories";

static int is_story(const struct dirent *entry)
{
    return entry->d_name[0] != '.';
}

static void read_file(story *s, const char *name)
{
    char path[sizeof folder + sizeof s->name + 1];
    snprintf(s->name, sizeof s->name, "%s", name);
    snprintf(path, sizeof path, "%s/%s", folder, s->name);
    FILE *file = fopen(path, "rb");
    ck_assert_msg(file != NULL, "cannot open %s", path);
    char part[4096];
    size_t size;
    while ((size = fread(part, 1, sizeof part, file)) > 0) {
        ck_assert(rt_buffer_append(&s->text, part, size));
    }
    fclose(file);
}

void stories_read(stories *s)
{
    struct dirent **entries;
    int count = scandir(folder, &entries, is_story, alphasort);
    ck_assert_msg(count > 0, "no %s: run in the root of the source tree", folder);
    *s = (stories){.items = calloc((size_t)count, sizeof *s->items), .count = (size_t)count};
    ck_assert_ptr_nonnull(s->items);
    for (int i = 0; i < count; i++) {
        read_file(&s->items[i], entries[i]->d_name);
        free(entries[i]);
    }
    free(entries);
}

void stories_release(stories *s)
{
    for (size_t i = 0; i < s->count; i++) {
        rt_buffer_release(&s->items[i].text);
    }
    free(s->items);
    *s = (stories){0};
}
