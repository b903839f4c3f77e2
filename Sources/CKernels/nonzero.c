#include "clones.h"
#include "kernels.h"

// Swaps the upper right quarter with the lower left one in squares of 2 · size bits.
#define SWAP(size, mask)                                                                           \
    for (int square = 0; square < 64; square += 2 * size)                                          \
        for (int i = square; i < square + size; i++) {                                             \
            uint64_t differ = ((words[i] >> size) ^ words[i + size]) & mask;                       \
            words[i] ^= differ << size;                                                            \
            words[i + size] ^= differ;                                                             \
        }

BOBBIN_CLONES
void bobbin_turn_bits(uint64_t *restrict output, ptrdiff_t output_row,
                      const uint64_t *restrict bits, ptrdiff_t bits_row, ptrdiff_t rows,
                      ptrdiff_t columns) {
    for (ptrdiff_t r = 0; r < rows; r += 64)
        for (ptrdiff_t c = 0; c < columns; c += 64) {
            uint64_t words[64] = {0};
            for (ptrdiff_t i = 0; i < 64 && r + i < rows; i++)
                words[i] = bits[(r + i) * bits_row + c / 64];
            SWAP(32, 0x00000000ffffffff)
            SWAP(16, 0x0000ffff0000ffff)
            SWAP(8, 0x00ff00ff00ff00ff)
            SWAP(4, 0x0f0f0f0f0f0f0f0f)
            SWAP(2, 0x3333333333333333)
            SWAP(1, 0x5555555555555555)
            for (ptrdiff_t i = 0; i < 64 && c + i < columns; i++)
                output[(c + i) * output_row + r / 64] = words[i];
        }
}
