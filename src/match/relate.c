#include "match/relate.h"

#include "match/verify.h"

double rt_match_score(const rt_match *m)
{
    uint32_t shorter = m->size_a < m->size_b ? m->size_a : m->size_b;
    return m->relation == RETOLD_EXCERPT ? rt_containment(m->shared, shorter)
                                         : rt_jaccard(m->shared, m->size_a, m->size_b);
}

static bool add_related(const rt_pairs *candidates, const rt_verdict *verdicts,
                        const uint32_t *sizes, rt_memory *memory, rt_matches *matches)
{
    for (size_t i = 0; i < candidates->count; i++) {
        rt_memory_step(memory, i);
        if (verdicts[i].relation == RETOLD_UNRELATED) {
            continue;
        }
        uint32_t a = rt_pair_first(candidates->items[i]);
        uint32_t b = rt_pair_second(candidates->items[i]);
        rt_memory_tick(memory, i);
        if (!rt_memory_grow(memory, (void **)&matches->items, &matches->capacity,
                            matches->count + 1, sizeof *matches->items)) {
            return false;
        }
        matches->items[matches->count++] = (rt_match){.a = a,
                                                      .b = b,
                                                      .relation = verdicts[i].relation,
                                                      .shared = verdicts[i].shared,
                                                      .size_a = sizes[a],
                                                      .size_b = sizes[b]};
    }
    return true;
}

bool rt_match_candidates(const rt_text_source *texts, const rt_pairs *candidates,
                         const retold_match_options *options, rt_threads *threads,
                         rt_memory *memory, uint32_t *sizes, rt_matches *matches)
{
    rt_verdict *verdicts = rt_memory_alloc(memory, (candidates->count + 1) * sizeof *verdicts);
    bool done = verdicts != NULL &&
                rt_verify(texts, candidates, options, threads, memory, verdicts, sizes) &&
                add_related(candidates, verdicts, sizes, memory, matches);
    rt_memory_release(memory, verdicts);
    return done;
}
