#include "adam.h"
#include "kernels.h"

#include <string.h>

// Numbers of the right matrix that shall stay in the nearest cache: half of 48 KB.
enum { nearest_numbers = 6144 };
// From so many rows of output on, rows of the right matrix that lie so far apart (in numbers) are
// first brought together: at some distances all of them compete for the same places in the cache.
enum { worth_copying = 32, far_apart = 256 };
// A left matrix that lies on its side is brought together, too, where it has no more numbers.
enum { side_numbers = 8192 };
// Vectors that a tile is wide.
enum { WIDEST = 3 };
// Bits of a word that says which numbers are not 0.
enum { WORD = 64 };
// With fewer columns a look at each left number costs more than the products that it saves.
enum { worth_looking = 97 };
// With fewer rows it does not repay bringing those of the right matrix together.
enum { worth_gathering = 16 };

#define INLINE static inline __attribute__((always_inline)) TARGET
#define EACH(index, count) _Pragma("clang loop unroll(full)") for (int index = 0; index < count; index++)

#if defined(__x86_64__)
// 32 registers of 16 numbers.
// Without the second attribute the compiler would halve the vectors.
#define TARGET __attribute__((target("arch=x86-64-v4"), min_vector_width(512)))
#define TILES 24
#define NAME(x) avx512_16_##x
#define LANES 16
#define MOST_VECTORS 8
#include "products.h"
#undef MOST_VECTORS
#define NAME(x) avx512_8_##x
#define LANES 8
#include "products.h"
#define NAME(x) avx512_4_##x
#define LANES 4
#include "products.h"
#define NAME(x) avx512_1_##x
#define LANES 1
#include "products.h"
#undef TARGET
#undef TILES

// 16 registers of 8 numbers.
#define TARGET __attribute__((target("arch=x86-64-v3")))
#define TILES 12
#define NAME(x) avx2_8_##x
#define LANES 8
#include "products.h"
#define NAME(x) avx2_4_##x
#define LANES 4
#include "products.h"
#define NAME(x) avx2_1_##x
#define LANES 1
#include "products.h"
#undef TARGET
#undef TILES
#endif

// What every processor can do: 4 numbers in a register, 32 of them on ARM.
#define TARGET
#define TILES 24
#define NAME(x) plain_4_##x
#define LANES 4
#include "products.h"
#define NAME(x) plain_1_##x
#define LANES 1
#include "products.h"

bobbin_instructions bobbin_best_instructions(void) {
#if defined(__x86_64__)
    __builtin_cpu_init();
    if (__builtin_cpu_supports("x86-64-v4")) return bobbin_avx512;
    if (__builtin_cpu_supports("x86-64-v3")) return bobbin_avx2;
#endif
    return bobbin_plain;
}

static void multiply(bobbin_instructions instructions, const bobbin_product *p) {
    switch (instructions) {
#if defined(__x86_64__)
    case bobbin_avx512:
        if (p->nonzero && p->rows >= worth_gathering && p->columns >= worth_looking)
            avx512_16_multiply_sparse(p);
        else if (p->columns >= 16) avx512_16_multiply(p);
        else if (p->columns >= 8) avx512_8_multiply(p);
        else if (p->columns >= 4) avx512_4_multiply(p);
        else avx512_1_multiply(p);
        break;
    case bobbin_avx2:
        if (p->columns >= 8) avx2_8_multiply(p);
        else if (p->columns >= 4) avx2_4_multiply(p);
        else avx2_1_multiply(p);
        break;
#endif
    default:
        if (p->columns >= 4) plain_4_multiply(p);
        else plain_1_multiply(p);
    }
}

void bobbin_multiply(bobbin_instructions instructions, const bobbin_product *p) {
    multiply(instructions, p);
    bobbin_adam_run *rest = p->carried;
    if (rest && rest->count > 0) bobbin_adam_finish(rest);
}

int bobbin_skips_zeros(bobbin_instructions instructions, ptrdiff_t columns) {
    return instructions == bobbin_avx512 && columns >= worth_looking;
}

ptrdiff_t bobbin_find_nonzero(uint64_t *bits, ptrdiff_t bits_row, const float *numbers,
                              ptrdiff_t row, ptrdiff_t rows, ptrdiff_t columns) {
#if defined(__x86_64__)
    return avx512_16_find_nonzero(bits, bits_row, numbers, row, rows, columns);
#else
    return rows * columns;
#endif
}
