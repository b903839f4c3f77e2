#include "kernels.h"

#include <stddef.h>

#ifdef __GLIBC__
#include <malloc.h>
#include <sys/resource.h>

// Each heap keeps 64 MB of addresses to itself before it holds a byte, and which threads ask for one
// is chance: where addresses are counted (`ulimit -v`), what one thread gave up would at times not be
// there for the next.
static int heaps(void) {
    struct rlimit addresses;
    int counted = getrlimit(RLIMIT_AS, &addresses) == 0 && addresses.rlim_cur != RLIM_INFINITY;
    return counted ? 1 : 4;
}

void bobbin_keep_large_blocks_apart(void) {
    mallopt(M_MMAP_THRESHOLD, 128 << 10);
    // What is free at the end of a heap stays for what comes next, up to so much.
    mallopt(M_TRIM_THRESHOLD, 1 << 20);
    mallopt(M_ARENA_MAX, heaps());
}
#else
void bobbin_keep_large_blocks_apart(void) {}
#endif
