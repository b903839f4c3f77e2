// Every activation f beside its derivative. `d_` functions give f'(x) from x and y = f(x).
#include <math.h>

#include "clones.h"
#include "exponential.h"
#include "kernels.h"

// Keras's constants: keras.activations.selu.
static const float selu_scale = 1.05070098735548049342f;
static const float selu_alpha = 1.67326324235437728481f;

static inline float f_sigmoid(float x) { return 1.0f / (1.0f + bobbin_exp(-x)); }
static inline float d_sigmoid(float y) { return y * (1.0f - y); }

static inline float f_tanh(float x) {
    float size = fabsf(x);
    float e = bobbin_exp(-2.0f * size);
    float far = (1.0f - e) / (1.0f + e);
    // Near zero the difference above cancels; Cephes' polynomial does not.
    float s = x * x;
    float p = -5.70498872745e-3f;
    p = p * s + 2.06390887954e-2f;
    p = p * s - 5.37397155531e-2f;
    p = p * s + 1.33314422036e-1f;
    p = p * s - 3.33332819422e-1f;
    float near = p * s * x + x;
    return size < 0.625f ? near : (x < 0.0f ? -far : far);
}
static inline float d_tanh(float y) { return 1.0f - y * y; }

static inline float f_relu(float x) { return x > 0.0f || x != x ? x : 0.0f; }
static inline float d_relu(float y) { return y > 0.0f ? 1.0f : 0.0f; }

static inline float f_leaky_relu(float x, float slope) { return x >= 0.0f ? x : slope * x; }
static inline float d_leaky_relu(float x, float slope) { return x >= 0.0f ? 1.0f : slope; }

static inline float f_elu(float x) { return x > 0.0f ? x : expm1f(x); }
static inline float d_elu(float y) { return y > 0.0f ? 1.0f : y + 1.0f; }

static inline float f_selu(float x) {
    return x > 0.0f ? selu_scale * x : selu_scale * selu_alpha * expm1f(x);
}
static inline float d_selu(float y) {
    return y > 0.0f ? selu_scale : y + selu_scale * selu_alpha;
}

// x · Φ(x), Φ the normal distribution, written with erfc so that far below zero nothing cancels.
static inline float f_gelu(float x) { return 0.5f * x * erfcf(-x * 0.70710678118654752440f); }
static inline float d_gelu(float x) {
    float cumulative = 0.5f * erfcf(-x * 0.70710678118654752440f);
    float density = 0.39894228040143267794f * expf(-0.5f * x * x);
    return cumulative + x * density;
}

static inline float f_softplus(float x) { return fmaxf(x, 0.0f) + log1pf(expf(-fabsf(x))); }
static inline float d_softplus(float x) { return f_sigmoid(x); }

static inline float f_softsign(float x) { return x / (1.0f + fabsf(x)); }
static inline float d_softsign(float x) {
    float d = 1.0f + fabsf(x);
    return 1.0f / (d * d);
}

static inline float f_silu(float x) { return x * f_sigmoid(x); }
static inline float d_silu(float x) {
    float s = f_sigmoid(x);
    return s * (1.0f + x * (1.0f - s));
}

static inline float f_relu6(float x) { return x < 0.0f ? 0.0f : (x > 6.0f ? 6.0f : x); }
static inline float d_relu6(float y) { return y > 0.0f && y < 6.0f ? 1.0f : 0.0f; }

static inline float f_hard_sigmoid(float x) { return f_relu6(x + 3.0f) / 6.0f; }
static inline float d_hard_sigmoid(float x) { return x > -3.0f && x < 3.0f ? 1.0f / 6.0f : 0.0f; }

#define EACH(value)                              \
    for (ptrdiff_t i = 0; i < count; i++) {      \
        float x = input[i];                      \
        output[i] = (value);                     \
    }                                            \
    break

BOBBIN_CLONES
void bobbin_activate(int kind, float *output, const float *input, ptrdiff_t count, float slope) {
    switch (kind) {
    case bobbin_sigmoid: EACH(f_sigmoid(x));
    case bobbin_tanh: EACH(f_tanh(x));
    case bobbin_relu: EACH(f_relu(x));
    case bobbin_leaky_relu: EACH(f_leaky_relu(x, slope));
    case bobbin_elu: EACH(f_elu(x));
    case bobbin_selu: EACH(f_selu(x));
    case bobbin_gelu: EACH(f_gelu(x));
    case bobbin_softplus: EACH(f_softplus(x));
    case bobbin_softsign: EACH(f_softsign(x));
    case bobbin_silu: EACH(f_silu(x));
    case bobbin_exponential: EACH(bobbin_exp(x));
    case bobbin_relu6: EACH(f_relu6(x));
    case bobbin_hard_sigmoid: EACH(f_hard_sigmoid(x));
    default: EACH(x);
    }
}

#define EACH_BACKWARD(source, derivative)        \
    for (ptrdiff_t i = 0; i < count; i++) {      \
        float v = source[i];                     \
        gradient[i] *= (derivative);             \
    }                                            \
    break

BOBBIN_CLONES
void bobbin_activate_backward(int kind, float *restrict gradient, const float *input,
                              const float *output, ptrdiff_t count, float slope) {
    switch (kind) {
    case bobbin_sigmoid: EACH_BACKWARD(output, d_sigmoid(v));
    case bobbin_tanh: EACH_BACKWARD(output, d_tanh(v));
    case bobbin_relu: EACH_BACKWARD(output, d_relu(v));
    // The sign of f(x) is that of x.
    case bobbin_leaky_relu: EACH_BACKWARD(output, d_leaky_relu(v, slope));
    case bobbin_elu: EACH_BACKWARD(output, d_elu(v));
    case bobbin_selu: EACH_BACKWARD(output, d_selu(v));
    case bobbin_gelu: EACH_BACKWARD(input, d_gelu(v));
    case bobbin_softplus: EACH_BACKWARD(input, d_softplus(v));
    case bobbin_softsign: EACH_BACKWARD(input, d_softsign(v));
    case bobbin_silu: EACH_BACKWARD(input, d_silu(v));
    case bobbin_exponential: EACH_BACKWARD(output, v);
    case bobbin_relu6: EACH_BACKWARD(output, d_relu6(v));
    case bobbin_hard_sigmoid: EACH_BACKWARD(input, d_hard_sigmoid(v));
    default: break;
    }
}

BOBBIN_CLONES
void bobbin_softmax(float *output, const float *input, ptrdiff_t rows, ptrdiff_t width) {
    for (ptrdiff_t r = 0; r < rows; r++) {
        const float *x = input + r * width;
        float *y = output + r * width;
        // Shifted by the largest, so that nothing overflows: softmax(x) = softmax(x - max x).
        float highest = x[0];
        for (ptrdiff_t c = 1; c < width; c++) highest = x[c] > highest ? x[c] : highest;
        for (ptrdiff_t c = 0; c < width; c++) y[c] = bobbin_exp(x[c] - highest);
        float sum = 0.0f;
        for (ptrdiff_t c = 0; c < width; c++) sum += y[c];
        float share = 1.0f / sum;
        for (ptrdiff_t c = 0; c < width; c++) y[c] *= share;
    }
}

BOBBIN_CLONES
void bobbin_softmax_backward(float *restrict gradient, const float *restrict output,
                             ptrdiff_t rows, ptrdiff_t width) {
    for (ptrdiff_t r = 0; r < rows; r++) {
        const float *y = output + r * width;
        float *g = gradient + r * width;
        float mean = 0.0f;
        for (ptrdiff_t c = 0; c < width; c++) mean += g[c] * y[c];
        for (ptrdiff_t c = 0; c < width; c++) g[c] = (g[c] - mean) * y[c];
    }
}
