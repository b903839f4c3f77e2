#include "clones.h"
#include "kernels.h"

#include <string.h>

// A sum is taken from the first number to the last and no product is fused with its sum: log_loss with
// its long first steps turns a difference in the seventeenth digit into one in the second.
#pragma STDC FP_CONTRACT OFF

// One loader-chosen copy per generation of vector instructions; all give the same numbers.
#if defined(__x86_64__) && defined(__linux__) && !defined(BOBBIN_WATCHES_THREADS)
#define FOR_EVERY_CPU __attribute__((target_clones("default", "arch=x86-64-v3", "arch=x86-64-v4")))
#else
#define FOR_EVERY_CPU
#endif

enum { lanes = 8 };
typedef double Numbers __attribute__((vector_size(lanes * sizeof(double)), aligned(8)));
typedef uint8_t Bytes __attribute__((vector_size(lanes), aligned(1)));
typedef int32_t Integers __attribute__((vector_size(lanes * sizeof(int32_t))));

#define LOAD(Type, address) (*(const Type *)(address))
// By way of integers, which every CPU turns into numbers quickly.
#define NUMBERS(bytes) __builtin_convertvector(__builtin_convertvector(bytes, Integers), Numbers)
// The first product is exact and the second tiny, so that their sum is byte · unit rounded once.
#define SCALED(bytes, unit) (NUMBERS(bytes) * (unit).high + NUMBERS(bytes) * (unit).low)

FOR_EVERY_CPU
void bobbin_products(double *restrict products, const double *restrict weights,
                     const double *restrict row, ptrdiff_t count) {
    for (ptrdiff_t i = 0; i < count; i++) products[i] = weights[i] * row[i];
}

FOR_EVERY_CPU
void bobbin_add_scaled(double *restrict weights, const double *restrict row, ptrdiff_t count,
                       double scale) {
    for (ptrdiff_t i = 0; i < count; i++) weights[i] += row[i] * scale;
}

ptrdiff_t bobbin_find_blocks(uint16_t *restrict blocks, const uint8_t *restrict row,
                             ptrdiff_t count) {
    ptrdiff_t found = 0;
    for (ptrdiff_t block = 0; block < count; block++) {
        uint64_t eight;
        memcpy(&eight, row + block * lanes, sizeof eight);
        blocks[found] = (uint16_t)block;
        found += eight != 0;
    }
    return found;
}

FOR_EVERY_CPU
void bobbin_products_of_blocks(double *restrict products, const double *restrict weights,
                               const uint8_t *restrict row, const uint16_t *restrict blocks,
                               ptrdiff_t count, bobbin_unit unit) {
    for (ptrdiff_t i = 0; i < count; i++) {
        ptrdiff_t at = (ptrdiff_t)blocks[i] * lanes;
        Bytes bytes = LOAD(Bytes, row + at);
        *(Numbers *)(products + i * lanes) = LOAD(Numbers, weights + at) * SCALED(bytes, unit);
    }
}

FOR_EVERY_CPU
void bobbin_add_blocks(double *restrict weights, const uint8_t *restrict row,
                       const uint16_t *restrict blocks, ptrdiff_t count, bobbin_unit unit,
                       double scale) {
    for (ptrdiff_t i = 0; i < count; i++) {
        ptrdiff_t at = (ptrdiff_t)blocks[i] * lanes;
        Bytes bytes = LOAD(Bytes, row + at);
        *(Numbers *)(weights + at) += SCALED(bytes, unit) * scale;
    }
}

// The halves of a and b that a transposition in steps of one, two and four lanes brings together.
#define EVEN_1(a, b) __builtin_shufflevector(a, b, 0, 8, 2, 10, 4, 12, 6, 14)
#define ODD_1(a, b) __builtin_shufflevector(a, b, 1, 9, 3, 11, 5, 13, 7, 15)
#define EVEN_2(a, b) __builtin_shufflevector(a, b, 0, 1, 8, 9, 4, 5, 12, 13)
#define ODD_2(a, b) __builtin_shufflevector(a, b, 2, 3, 10, 11, 6, 7, 14, 15)
#define EVEN_4(a, b) __builtin_shufflevector(a, b, 0, 1, 2, 3, 8, 9, 10, 11)
#define ODD_4(a, b) __builtin_shufflevector(a, b, 4, 5, 6, 7, 12, 13, 14, 15)

FOR_EVERY_CPU
void bobbin_sums_in_order(double *restrict sums, double *restrict products, ptrdiff_t stride,
                          const ptrdiff_t *restrict counts) {
    ptrdiff_t longest = 0;
    for (int k = 0; k < lanes; k++) longest = counts[k] > longest ? counts[k] : longest;
    longest = (longest + lanes - 1) / lanes * lanes;
    for (int k = 0; k < lanes; k++) {
        for (ptrdiff_t i = counts[k]; i < longest; i++) products[k * stride + i] = 0;
    }
    Numbers total = {0};
    for (ptrdiff_t i = 0; i < longest; i += lanes) {
        // Eight numbers of each of eight rows become, transposed, one of each row eight times over.
        Numbers a[lanes], b[lanes], c[lanes];
        for (int k = 0; k < lanes; k++) a[k] = LOAD(Numbers, products + k * stride + i);
        for (int k = 0; k < lanes; k += 2) {
            b[k] = EVEN_1(a[k], a[k + 1]);
            b[k + 1] = ODD_1(a[k], a[k + 1]);
        }
        for (int k = 0; k < lanes; k++) {
            int first = k & ~2, second = k | 2;
            c[k] = k & 2 ? ODD_2(b[first], b[second]) : EVEN_2(b[first], b[second]);
        }
        for (int k = 0; k < lanes; k++) {
            int first = k & 3, second = first + 4;
            total += k & 4 ? ODD_4(c[first], c[second]) : EVEN_4(c[first], c[second]);
        }
    }
    for (int k = 0; k < lanes; k++) sums[k] = total[k];
}
