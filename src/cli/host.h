/* Hosts of addresses. */
#ifndef CLI_HOST_H
#define CLI_HOST_H

#include "retold.h"

/* The host of an absolute address, without "www." and port; empty if it is none. (RFC 3986) */
retold_span cli_host_of(retold_span url);

/* Byte order, case of ASCII letters apart. */
int cli_host_compare(retold_span a, retold_span b);

#endif
