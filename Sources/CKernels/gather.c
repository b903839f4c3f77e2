#include "clones.h"
#include "kernels.h"

BOBBIN_CLONES
void bobbin_look_up(float *restrict output, const uint8_t *restrict bytes, ptrdiff_t count,
                    const float *restrict values) {
    for (ptrdiff_t i = 0; i < count; i++) output[i] = values[bytes[i]];
}

// The first product is exact and the second tiny, so that a byte's number is rounded once.
BOBBIN_CLONES
void bobbin_convert(float *restrict output, const uint8_t *restrict bytes, ptrdiff_t count,
                    float high, float low) {
    for (ptrdiff_t i = 0; i < count; i++) {
        float byte = (float)(int32_t)bytes[i];
        output[i] = byte * high + byte * low;
    }
}

BOBBIN_CLONES
void bobbin_transpose(float *restrict output, ptrdiff_t output_row, const float *restrict input,
                      ptrdiff_t input_row, ptrdiff_t rows, ptrdiff_t columns) {
    for (ptrdiff_t c = 0; c < columns; c++)
        for (ptrdiff_t r = 0; r < rows; r++) output[c * output_row + r] = input[r * input_row + c];
}
