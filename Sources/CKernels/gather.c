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

typedef float Four __attribute__((vector_size(16), aligned(4)));

// Four rows of four numbers, turned in registers.
static inline void turn_four(float *output, ptrdiff_t output_row, const float *input,
                             ptrdiff_t input_row) {
    Four a = *(const Four *)input, b = *(const Four *)(input + input_row),
         c = *(const Four *)(input + 2 * input_row), d = *(const Four *)(input + 3 * input_row);
    Four ab = __builtin_shufflevector(a, b, 0, 4, 1, 5), cd = __builtin_shufflevector(c, d, 0, 4, 1, 5);
    *(Four *)output = __builtin_shufflevector(ab, cd, 0, 1, 4, 5);
    *(Four *)(output + output_row) = __builtin_shufflevector(ab, cd, 2, 3, 6, 7);
    ab = __builtin_shufflevector(a, b, 2, 6, 3, 7), cd = __builtin_shufflevector(c, d, 2, 6, 3, 7);
    *(Four *)(output + 2 * output_row) = __builtin_shufflevector(ab, cd, 0, 1, 4, 5);
    *(Four *)(output + 3 * output_row) = __builtin_shufflevector(ab, cd, 2, 3, 6, 7);
}

// Sixteen by sixteen at a time: whole cache lines on both sides.
void bobbin_transpose(float *restrict output, ptrdiff_t output_row, const float *restrict input,
                      ptrdiff_t input_row, ptrdiff_t rows, ptrdiff_t columns) {
    ptrdiff_t whole_rows = rows & ~(ptrdiff_t)15, whole_columns = columns & ~(ptrdiff_t)15;
    for (ptrdiff_t r = 0; r < whole_rows; r += 16)
        for (ptrdiff_t c = 0; c < whole_columns; c += 16)
            for (ptrdiff_t i = 0; i < 16; i += 4)
                for (ptrdiff_t j = 0; j < 16; j += 4)
                    turn_four(output + (c + i) * output_row + r + j, output_row,
                              input + (r + j) * input_row + c + i, input_row);
    for (ptrdiff_t r = 0; r < rows; r++)
        for (ptrdiff_t c = r < whole_rows ? whole_columns : 0; c < columns; c++)
            output[c * output_row + r] = input[r * input_row + c];
}
