/*
 * UTF-8 that somebody read as windows-1252 or Latin-1 and wrote as UTF-8 again: "cafÃ©".
 *
 * Not all that would be well-formed UTF-8 is: „Spaß“, « changé », ÜBERBLICK… and Úžas hold such
 * sequences too, since a letter stands before what ordinary text has behind letters. Those are
 * counted only in a line that has others, which ordinary text does not have.
 */
#ifndef RT_TEXT_MOJIBAKE_H
#define RT_TEXT_MOJIBAKE_H

#include "base/buffer.h"

/* How many such characters `text` has, which must be valid UTF-8 (see rt_utf8_check). */
uint64_t rt_mojibake_count(retold_span text);

#endif
