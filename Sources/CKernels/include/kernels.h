// Arithmetic over plain arrays that a C compiler vectorizes better than Swift's can.
// Nothing here allocates, prints or keeps state. Lengths count elements.
#ifndef BOBBIN_KERNELS_H
#define BOBBIN_KERNELS_H

#include <stddef.h>
#include <stdint.h>

// output[i] = values[bytes[i]]; values has 256 entries.
void bobbin_look_up(float *output, const uint8_t *bytes, ptrdiff_t count, const float *values);

#endif
