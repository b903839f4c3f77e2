#include "clones.h"
#include "kernels.h"

#include <string.h>

BOBBIN_CLONES
void bobbin_add(float *restrict sums, const float *restrict other, ptrdiff_t count) {
    for (ptrdiff_t i = 0; i < count; i++) sums[i] += other[i];
}

BOBBIN_CLONES
void bobbin_add_bias(float *restrict output, const float *restrict input,
                     const float *restrict bias, ptrdiff_t rows, ptrdiff_t width) {
    for (ptrdiff_t r = 0; r < rows; r++)
        for (ptrdiff_t c = 0; c < width; c++)
            output[r * width + c] = input[r * width + c] + bias[c];
}

BOBBIN_CLONES
void bobbin_sum_rows(float *restrict output, const float *restrict input, ptrdiff_t rows,
                     ptrdiff_t width) {
    memset(output, 0, (size_t)width * sizeof(float));
    for (ptrdiff_t r = 0; r < rows; r++)
        for (ptrdiff_t c = 0; c < width; c++) output[c] += input[r * width + c];
}

// The finalizer of SplitMix64 over seed and position: any element of the stream at any time, so
// that threads may take it in any order and give the same numbers.
static inline uint64_t mixed(uint64_t seed, uint64_t position) {
    uint64_t z = seed + (position + 1) * 0x9E3779B97F4A7C15ull;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ull;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBull;
    return z ^ (z >> 31);
}

BOBBIN_CLONES
void bobbin_dropout(float *restrict output, const float *restrict input, ptrdiff_t count,
                    float rate, uint64_t seed, uint64_t offset) {
    float scale = 1.0f / (1.0f - rate);
    // A unit is dropped when 24 random bits, as a whole number, are below rate · 2^24.
    int32_t threshold = (int32_t)((double)rate * 16777216.0);
    for (ptrdiff_t i = 0; i < count; i++) {
        int32_t bits = (int32_t)(mixed(seed, offset + (uint64_t)i) >> 40);
        output[i] = bits >= threshold ? input[i] * scale : 0.0f;
    }
}
