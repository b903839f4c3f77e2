#include "clones.h"
#include "kernels.h"

BOBBIN_CLONES
void bobbin_look_up(float *restrict output, const uint8_t *restrict bytes, ptrdiff_t count,
                    const float *restrict values) {
    for (ptrdiff_t i = 0; i < count; i++) output[i] = values[bytes[i]];
}
