/* The text of a record in UTF-8. */
#ifndef RT_INPUT_DECODE_H
#define RT_INPUT_DECODE_H

#include "input/parse.h"

/*
 * The bytes of the record without a byte order mark; converted if its input is in another encoding
 * than UTF-8, else as they are, well-formed or not. RT_JSON_PADDING readable bytes follow. Valid
 * until the next record. RETOLD_UNUSABLE if something in it stands for no character and is not to
 * be repaired; RETOLD_NO_MEMORY.
 */
retold_status rt_decode(rt_record_parser *parser, const rt_batch *batch, const rt_record *record,
                        retold_span *text, retold_error *error);

/*
 * Replaces *text, which rt_decode() gave and whose byte `bad` is not UTF-8, by text that is: read
 * as another encoding if nothing in the input speaks for UTF-8, else with U+FFFD for what is
 * ill-formed. RETOLD_UNUSABLE if it is not to be repaired; RETOLD_NO_MEMORY.
 */
retold_status rt_decode_repair(rt_record_parser *parser, const rt_batch *batch,
                               const rt_record *record, size_t bad, retold_span *text,
                               retold_error *error);

/* Both: the text is well-formed. */
retold_status rt_decode_valid(rt_record_parser *parser, const rt_batch *batch,
                              const rt_record *record, retold_span *text, retold_error *error);

/* Where `at`, a byte of what rt_decode() gave, is in the input. */
uint64_t rt_decode_offset(const rt_record_parser *parser, const rt_batch *batch,
                          const rt_record *record, const char *at);

#endif
