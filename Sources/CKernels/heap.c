#include "kernels.h"

#include <stddef.h>

#ifdef __GLIBC__
#include <malloc.h>

void bobbin_keep_large_blocks_apart(void) {
    mallopt(M_MMAP_THRESHOLD, 128 << 10);
    // What is free at the end of a heap stays for what comes next, up to so much.
    mallopt(M_TRIM_THRESHOLD, 1 << 20);
    mallopt(M_ARENA_MAX, 4);
}
#else
void bobbin_keep_large_blocks_apart(void) {}
#endif
