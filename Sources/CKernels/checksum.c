#include "clones.h"
#include "kernels.h"

#include <string.h>

// Fowler, Noll and Vo's hash (FNV-1a) over words of eight bytes, in eight lanes side by side. Each
// step is a bijection of its lane, so one changed word always changes the sum.
static const uint64_t prime = 0x00000100000001B3ull;

BOBBIN_CLONES
void bobbin_checksum_add(uint64_t lanes[8], const void *bytes, ptrdiff_t count) {
    uint64_t h[8], words[8];
    memcpy(h, lanes, sizeof h);
    const char *at = bytes;
    for (; count >= 64; count -= 64, at += 64) {
        memcpy(words, at, sizeof words);
        for (int i = 0; i < 8; i++) h[i] = (h[i] ^ words[i]) * prime;
    }
    if (count > 0) {
        memset(words, 0, sizeof words);
        memcpy(words, at, (size_t)count);
        for (int i = 0; i < 8; i++) h[i] = (h[i] ^ words[i]) * prime;
    }
    memcpy(lanes, h, sizeof h);
}

uint64_t bobbin_checksum_fold(const uint64_t lanes[8], uint64_t length) {
    uint64_t sum = 0xCBF29CE484222325ull ^ length;
    for (int i = 0; i < 8; i++) {
        sum = (sum ^ lanes[i]) * prime;
        sum ^= sum >> 32;
    }
    return sum;
}
