// Arithmetic over plain arrays that a C compiler vectorizes better than Swift's can.
// Nothing here allocates, prints or keeps state. Lengths count elements.
#ifndef BOBBIN_KERNELS_H
#define BOBBIN_KERNELS_H

#include <stddef.h>
#include <stdint.h>

// gather.c: output[i] = values[bytes[i]]; values has 256 entries.
void bobbin_look_up(float *output, const uint8_t *bytes, ptrdiff_t count, const float *values);
// output[i] = bytes[i] * (high + low), where high has so few bits that its products are exact.
void bobbin_convert(float *output, const uint8_t *bytes, ptrdiff_t count, float high, float low);
// output (columns, rows) = input (rows, columns) on its side; strides count numbers.
void bobbin_transpose(float *output, ptrdiff_t output_row, const float *input, ptrdiff_t input_row,
                      ptrdiff_t rows, ptrdiff_t columns);

// activations.c
enum bobbin_activation {
    bobbin_linear,
    bobbin_sigmoid,
    bobbin_tanh,
    bobbin_relu,
    bobbin_leaky_relu,
    bobbin_elu,
    bobbin_selu,
    bobbin_gelu,
    bobbin_softplus,
    bobbin_softsign,
    bobbin_silu,
    bobbin_exponential,
    bobbin_relu6,
    bobbin_hard_sigmoid,
};
// output[i] = f(input[i]); both may be the same memory. slope is leaky_relu's.
void bobbin_activate(int kind, float *output, const float *input, ptrdiff_t count, float slope);
// gradient[i] *= f'(input[i]). Those that know f' from f(x) alone read only output: linear, sigmoid,
// tanh, relu, leaky_relu (slope > 0), elu, selu, exponential, relu6; for them input may be null.
void bobbin_activate_backward(int kind, float *gradient, const float *input, const float *output,
                              ptrdiff_t count, float slope);
// Softmax of each row; output and input may be the same memory.
void bobbin_softmax(float *output, const float *input, ptrdiff_t rows, ptrdiff_t width);
// gradient = (gradient - sum(gradient * output)) * output, row by row.
void bobbin_softmax_backward(float *gradient, const float *output, ptrdiff_t rows,
                             ptrdiff_t width);

// dense.c
// sums[i] += other[i].
void bobbin_add(float *sums, const float *other, ptrdiff_t count);
// output[r][c] = input[r][c] + bias[c].
void bobbin_add_bias(float *output, const float *input, const float *bias, ptrdiff_t rows,
                     ptrdiff_t width);
// output[c] = sum over rows of input[r][c].
void bobbin_sum_rows(float *output, const float *input, ptrdiff_t rows, ptrdiff_t width);
// output[i] = keep[i] ? input[i] * scale : 0 where keep comes from a counter-based generator:
// element i of the stream (seed, offset) is kept when its uniform number is at least rate.
void bobbin_dropout(float *output, const float *input, ptrdiff_t count, float rate, uint64_t seed,
                    uint64_t offset);

// normalization.c: along the last dimension, each of `width` columns by itself.
// (x - mean) / sqrt(variance + epsilon) * gamma + beta; gamma and beta may be null.
typedef struct {
    const float *mean, *variance, *gamma, *beta;
    float epsilon;
} bobbin_normalization;
// The mean and the variance of columns first ..< end over all rows; first is a multiple of 16.
void bobbin_moments(float *mean, float *variance, const float *input, ptrdiff_t rows,
                    ptrdiff_t width, ptrdiff_t first, ptrdiff_t end);
void bobbin_normalize(float *output, const float *input, ptrdiff_t rows, ptrdiff_t width,
                      const bobbin_normalization *n);
// Of columns first ..< end over all rows: products[c] = sum of gradient * normalized input, which is
// the gradient by gamma, and sums[c] = sum of gradient, that by beta.
void bobbin_normalization_sums(float *products, float *sums, const float *gradient,
                               const float *input, ptrdiff_t rows, ptrdiff_t width,
                               ptrdiff_t first, ptrdiff_t end, const bobbin_normalization *n);
// The gradient by the input. With products and sums, mean and variance are those of these whole_rows
// rows and depend on the input; where both are null they are given.
void bobbin_normalize_backward(float *input_gradient, const float *gradient, const float *input,
                               const float *products, const float *sums, ptrdiff_t whole_rows,
                               ptrdiff_t rows, ptrdiff_t width, const bobbin_normalization *n);

// products.c
// The instructions to multiply with; the numbers that come out differ in rounding.
typedef enum { bobbin_plain, bobbin_avx2, bobbin_avx512 } bobbin_instructions;
// The widest that this processor has.
bobbin_instructions bobbin_best_instructions(void);
// A run of parameters that Adam changes once; rate is already corrected for the bias of both means.
typedef struct {
    ptrdiff_t count;
    float *w;
    const float *g;
    float *m, *v;
    float rate, one_less_beta_1, one_less_beta_2, epsilon;
    // What is left of the product that carries it along; set by bobbin_multiply.
    ptrdiff_t work;
} bobbin_adam_run;
// output[r][c] = start[r][c] + sum over i of left[r][i] * right[i][c]. Strides count numbers; the
// rows of right, output and start are whole, left may lie either way round.
typedef struct {
    ptrdiff_t rows, columns, inner;
    const float *left;
    ptrdiff_t left_row, left_inner;
    const float *right;
    ptrdiff_t right_row;
    float *output;
    ptrdiff_t output_row;
    // Null for zeros; start_row is 0 where every row starts with the same numbers, a bias.
    const float *start;
    ptrdiff_t start_row;
    // Null, or a bit for each left number, set unless it is 0: bit i % 64 of word i / 64 of row r, rows
    // nonzero_row words apart. Where that pays, the zeros are left out; it changes no number, unless
    // the right matrix holds an infinite one.
    const uint64_t *nonzero;
    ptrdiff_t nonzero_row;
    // Null, or an update of parameters to be done by the way: all of it when the product is there.
    // Its memory is none of the product's.
    bobbin_adam_run *carried;
} bobbin_product;
void bobbin_multiply(bobbin_instructions instructions, const bobbin_product *product);
// Whether a product of so many columns can leave out zeros.
int bobbin_skips_zeros(bobbin_instructions instructions, ptrdiff_t columns);
// Sets the bits of a matrix for a product that can leave out zeros; returns how many are set.
ptrdiff_t bobbin_find_nonzero(uint64_t *bits, ptrdiff_t bits_row, const float *numbers,
                              ptrdiff_t row, ptrdiff_t rows, ptrdiff_t columns);
// nonzero.c: output (columns, rows) = bits (rows, columns) on its side; strides count words.
void bobbin_turn_bits(uint64_t *output, ptrdiff_t output_row, const uint64_t *bits,
                      ptrdiff_t bits_row, ptrdiff_t rows, ptrdiff_t columns);

// optimizers.c: one step over count parameters w with gradients g and the slots named.
void bobbin_sgd(float *w, const float *g, ptrdiff_t count, float rate);
void bobbin_sgd_momentum(float *w, const float *g, float *m, ptrdiff_t count, float rate,
                         float momentum, int nesterov);
void bobbin_adagrad(float *w, const float *g, float *a, ptrdiff_t count, float rate,
                    float epsilon);
// momentum and average may be null: plain RMSprop.
void bobbin_rmsprop(float *w, const float *g, float *v, float *average, float *momentum_slot,
                    ptrdiff_t count, float rate, double rho, float momentum, float epsilon);
// Adam over `run->count` parameters, of which none are left then.
void bobbin_adam_finish(bobbin_adam_run *run);
// The same by the largest square so far.
void bobbin_amsgrad(float *w, const float *g, float *m, float *v, float *highest,
                    bobbin_adam_run rule);
// m_scale and g_scale weigh the two parts of Nadam's mean, v_scale corrects the squares' bias.
void bobbin_nadam(float *w, const float *g, float *m, float *v, ptrdiff_t count, float rate,
                  double beta_1, double beta_2, float epsilon, float m_scale, float g_scale,
                  float v_scale);
// w *= factor: decoupled weight decay.
void bobbin_scale(float *w, ptrdiff_t count, float factor);

// For the baselines, which learn in Float64.
// products[i] = weights[i] · row[i].
void bobbin_products(double *products, const double *weights, const double *row, ptrdiff_t count);

// weights[i] += row[i] · scale.
void bobbin_add_scaled(double *weights, const double *row, ptrdiff_t count, double scale);

// What a byte of 1 stands for, in two parts: a multiple of `high` by any byte is exact.
typedef struct {
    double high, low;
} bobbin_unit;

// A row of bytes is read in blocks of eight, and blocks of zeros are left out: writes the indices of
// the others, in order, and returns how many there are. `blocks` has room for `count` indices.
ptrdiff_t bobbin_find_blocks(uint16_t *blocks, const uint8_t *row, ptrdiff_t count);

// The first two for a row of bytes, of which only the `count` blocks at `blocks` are not zero.
// The products of these blocks, 8 · count of them, lie one after another.
void bobbin_products_of_blocks(double *products, const double *weights, const uint8_t *row,
                               const uint16_t *blocks, ptrdiff_t count, bobbin_unit unit);
void bobbin_add_blocks(double *weights, const uint8_t *row, const uint16_t *blocks,
                       ptrdiff_t count, bobbin_unit unit, double scale);

// Sums eight rows of numbers side by side, each strictly from its first number to its last.
// Row k has counts[k] numbers from products + k · stride; up to the length of the longest row,
// rounded up to a multiple of eight, the rest of its memory is set to zero.
void bobbin_sums_in_order(double *sums, double *products, ptrdiff_t stride,
                          const ptrdiff_t *counts);

// checksum.c: a sum over bytes that any damage changes; not for secrets. Feed a file in pieces, all but
// the last a multiple of 64 bytes long, with lanes that begin at zero, then fold.
void bobbin_checksum_add(uint64_t lanes[8], const void *bytes, ptrdiff_t count);
uint64_t bobbin_checksum_fold(const uint64_t lanes[8], uint64_t length);

// Denormal numbers, below 1e-38, cost some processors a hundred cycles an operation. From here on this
// thread takes them for zero and makes none; returns the setting that held before.
static inline uint64_t bobbin_flush_denormals(void) {
#if defined(__x86_64__)
    uint32_t before = __builtin_ia32_stmxcsr();
    // Flush to zero, and denormals are zero.
    __builtin_ia32_ldmxcsr(before | 0x8040);
    return before;
#elif defined(__aarch64__)
    uint64_t before;
    __asm__ volatile("mrs %0, fpcr" : "=r"(before));
    __asm__ volatile("msr fpcr, %0" : : "r"(before | (1ull << 24)));
    return before;
#else
    return 0;
#endif
}

// Gives back a setting that bobbin_flush_denormals returned.
static inline void bobbin_restore_denormals(uint64_t before) {
#if defined(__x86_64__)
    __builtin_ia32_ldmxcsr((uint32_t)before);
#elif defined(__aarch64__)
    __asm__ volatile("msr fpcr, %0" : : "r"(before));
#endif
}

// Whether half the smallest normal number is more than 0 on this thread. Looks, whatever the compiler
// thinks to know.
static inline int bobbin_keeps_denormals(void) {
    volatile float smallest = 1.17549435e-38f;
    return smallest * 0.5f != 0.0f;
}

// Tells the processor that a loop waits for another thread.
static inline void bobbin_pause(void) {
#if defined(__x86_64__)
    __builtin_ia32_pause();
#elif defined(__aarch64__)
    __asm__ volatile("yield");
#endif
}

// Asks for memory that will be read soon.
static inline void bobbin_fetch_ahead(const void *address, ptrdiff_t bytes) {
    for (ptrdiff_t i = 0; i < bytes; i += 64) __builtin_prefetch((const char *)address + i);
}

// Has the C library take large blocks from the system and give them back one by one (glibc alone; see
// Memory.keepLargeBlocksApart).
void bobbin_keep_large_blocks_apart(void);

#endif
