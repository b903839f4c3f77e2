// e^x in Float32 without a call, so that a loop of it becomes vector instructions.
#ifndef BOBBIN_EXPONENTIAL_H
#define BOBBIN_EXPONENTIAL_H

#include <stdint.h>
#include <string.h>

// Within 2 units in the last place for -87 <= x <= 88; 0 below about -103, infinity above 88.8,
// NaN for NaN. e^x = 2^n · e^r with |r| <= ln 2 / 2, e^r by a polynomial of degree 6
// (coefficients of Moshier's Cephes expf).
static inline float bobbin_exp(float x) {
    float bounded = x < -104.0f ? -104.0f : (x > 89.0f ? 89.0f : x);
    float n = __builtin_rintf(bounded * 1.44269504088896341f);
    float r = bounded - n * 0.693359375f;
    r = r + n * 2.12194440e-4f;
    float p = 1.9875691500e-4f;
    p = p * r + 1.3981999507e-3f;
    p = p * r + 8.3334519073e-3f;
    p = p * r + 4.1665795894e-2f;
    p = p * r + 1.6666665459e-1f;
    p = p * r + 5.0000001201e-1f;
    p = p * r * r + r + 1.0f;
    // 2^n in two factors, so that results below the normal range come out right.
    int32_t whole = (int32_t)n;
    int32_t half = whole >> 1;
    int32_t bits_a = (half + 127) << 23;
    int32_t bits_b = (whole - half + 127) << 23;
    float a, b;
    memcpy(&a, &bits_a, sizeof a);
    memcpy(&b, &bits_b, sizeof b);
    float result = p * a * b;
    return x == x ? result : x;
}

#endif
