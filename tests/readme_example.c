/* Prints the groups among the articles of the inputs named on the command line. */
#include <retold.h>

#include <stdio.h>

static void print_fault(void *user, const retold_error *fault)
{
    (void)user;
    fprintf(stderr, "%s: record %llu: %s\n", fault->input, (unsigned long long)fault->record,
            fault->message);
}

static void print_groups(const retold_corpus *corpus, const retold_result *result)
{
    size_t count = retold_result_group_count(result);
    for (size_t i = 0; i < count; i++) {
        retold_group group = retold_result_group(result, i);
        for (size_t j = 0; j < group.size; j++) {
            const retold_member *member = &group.members[j];
            retold_document_info info;
            retold_corpus_document(corpus, member->document, &info);
            printf("%s%.*s %s %.2f\n", j == 0 ? "" : "    ", (int)info.id.size, info.id.data,
                   j == 0 ? "kept" : retold_relation_name(member->relation), member->score);
        }
    }
}

int main(int argc, char **argv)
{
    retold_options options;
    retold_options_init(&options);
    options.group.keep = RETOLD_KEEP_LONGEST;
    options.on_fault = print_fault;

    retold_error error;
    retold_corpus *corpus = NULL;
    retold_result *result = NULL;
    retold_status status = retold_corpus_new(&options, &corpus, &error);
    for (int i = 1; i < argc && status == RETOLD_OK; i++) {
        status = retold_corpus_read(corpus, argv[i], &error);
    }
    if (status == RETOLD_OK) {
        status = retold_corpus_match(corpus, &result, &error);
    }
    if (status == RETOLD_OK) {
        print_groups(corpus, result);
    } else {
        fprintf(stderr, "%s\n", error.message);
    }
    retold_result_free(result);
    retold_corpus_free(corpus);
    return status != RETOLD_OK;
}
