// Batch normalization along the last dimension: what is measured of each column, and its use. Columns
// are taken in blocks that begin at multiples of 16, so that each number is the same whoever computes it.
#include "clones.h"
#include "kernels.h"

#include <math.h>

// Columns that are measured at a time: their sums stay in registers.
#define BLOCK 16
// Columns that are changed at a time: long pieces of each row, for the caches' sake.
#define STRETCH 256

#define INLINE static inline __attribute__((always_inline))

static inline ptrdiff_t block_size(ptrdiff_t start, ptrdiff_t end, ptrdiff_t size) {
    return start + size < end ? size : end - start;
}

// The mean and the variance of a block; compiled for whole blocks too, where `count` is known.
INLINE void block_moments(float *restrict mean, float *restrict variance,
                          const float *restrict input, ptrdiff_t rows, ptrdiff_t width,
                          ptrdiff_t start, ptrdiff_t count) {
    double sums[BLOCK] = {0}, squares[BLOCK] = {0};
    for (ptrdiff_t r = 0; r < rows; r++)
        for (ptrdiff_t c = 0; c < count; c++) sums[c] += input[r * width + start + c];
    for (ptrdiff_t c = 0; c < count; c++) sums[c] /= (double)rows;
    for (ptrdiff_t r = 0; r < rows; r++)
        for (ptrdiff_t c = 0; c < count; c++) {
            double distance = input[r * width + start + c] - sums[c];
            squares[c] += distance * distance;
        }
    for (ptrdiff_t c = 0; c < count; c++) {
        mean[start + c] = (float)sums[c];
        variance[start + c] = (float)(squares[c] / (double)rows);
    }
}

BOBBIN_CLONES
void bobbin_moments(float *restrict mean, float *restrict variance, const float *restrict input,
                    ptrdiff_t rows, ptrdiff_t width, ptrdiff_t first, ptrdiff_t end) {
    for (ptrdiff_t start = first; start < end; start += BLOCK) {
        ptrdiff_t count = block_size(start, end, BLOCK);
        if (count == BLOCK)
            block_moments(mean, variance, input, rows, width, start, BLOCK);
        else
            block_moments(mean, variance, input, rows, width, start, count);
    }
}

BOBBIN_CLONES
void bobbin_normalize(float *restrict output, const float *restrict input, ptrdiff_t rows,
                      ptrdiff_t width, const bobbin_normalization *restrict n) {
    for (ptrdiff_t start = 0; start < width; start += STRETCH) {
        ptrdiff_t count = block_size(start, width, STRETCH);
        float scale[STRETCH], shift[STRETCH], mean[STRETCH];
        for (ptrdiff_t c = 0; c < count; c++) {
            float inverse = 1.0f / sqrtf(n->variance[start + c] + n->epsilon);
            scale[c] = n->gamma ? n->gamma[start + c] * inverse : inverse;
            shift[c] = n->beta ? n->beta[start + c] : 0.0f;
            mean[c] = n->mean[start + c];
        }
        for (ptrdiff_t r = 0; r < rows; r++)
            for (ptrdiff_t c = 0; c < count; c++) {
                ptrdiff_t i = r * width + start + c;
                output[i] = (input[i] - mean[c]) * scale[c] + shift[c];
            }
    }
}

// The sums of a block; compiled for whole blocks too, where `count` is known.
INLINE void block_sums(float *restrict products, float *restrict sums,
                       const float *restrict gradient, const float *restrict input,
                       ptrdiff_t rows, ptrdiff_t width, ptrdiff_t start, ptrdiff_t count,
                       const bobbin_normalization *restrict n) {
    double total[BLOCK] = {0}, product[BLOCK] = {0};
    float mean[BLOCK];
    for (ptrdiff_t c = 0; c < count; c++) mean[c] = n->mean[start + c];
    for (ptrdiff_t r = 0; r < rows; r++)
        for (ptrdiff_t c = 0; c < count; c++) {
            ptrdiff_t i = r * width + start + c;
            total[c] += gradient[i];
            product[c] += (double)gradient[i] * (double)(input[i] - mean[c]);
        }
    for (ptrdiff_t c = 0; c < count; c++) {
        double inverse = 1.0 / sqrt((double)n->variance[start + c] + (double)n->epsilon);
        products[start + c] = (float)(product[c] * inverse);
        sums[start + c] = (float)total[c];
    }
}

BOBBIN_CLONES
void bobbin_normalization_sums(float *restrict products, float *restrict sums,
                               const float *restrict gradient, const float *restrict input,
                               ptrdiff_t rows, ptrdiff_t width, ptrdiff_t first, ptrdiff_t end,
                               const bobbin_normalization *restrict n) {
    for (ptrdiff_t start = first; start < end; start += BLOCK) {
        ptrdiff_t count = block_size(start, end, BLOCK);
        if (count == BLOCK)
            block_sums(products, sums, gradient, input, rows, width, start, BLOCK, n);
        else
            block_sums(products, sums, gradient, input, rows, width, start, count, n);
    }
}

BOBBIN_CLONES
void bobbin_normalize_backward(float *restrict input_gradient, const float *restrict gradient,
                               const float *restrict input, const float *restrict products,
                               const float *restrict sums, ptrdiff_t whole_rows, ptrdiff_t rows,
                               ptrdiff_t width, const bobbin_normalization *restrict n) {
    float share = sums ? 1.0f / (float)whole_rows : 0.0f;
    for (ptrdiff_t start = 0; start < width; start += STRETCH) {
        ptrdiff_t count = block_size(start, width, STRETCH);
        // gradient · scale - (x - mean) · slope - level
        float scale[STRETCH], slope[STRETCH], level[STRETCH], mean[STRETCH];
        for (ptrdiff_t c = 0; c < count; c++) {
            float inverse = 1.0f / sqrtf(n->variance[start + c] + n->epsilon);
            scale[c] = n->gamma ? n->gamma[start + c] * inverse : inverse;
            slope[c] = sums ? scale[c] * inverse * products[start + c] * share : 0.0f;
            level[c] = sums ? scale[c] * sums[start + c] * share : 0.0f;
            mean[c] = n->mean[start + c];
        }
        for (ptrdiff_t r = 0; r < rows; r++)
            for (ptrdiff_t c = 0; c < count; c++) {
                ptrdiff_t i = r * width + start + c;
                input_gradient[i] =
                    gradient[i] * scale[c] - (input[i] - mean[c]) * slope[c] - level[c];
            }
    }
}
