// Products of matrices that fit into the caches, for vectors of LANES numbers. No include guard:
// products.c includes it once for every instruction set and size of vector, with
//   NAME(x)   the function's name there,   TARGET   the attribute that names the instruction set,
//   TILES     the most vectors that a tile is in all; it is at most WIDEST vectors wide,
//   MOST_VECTORS   where products that leave out zeros are worth it (sparse.h).
//
// A tile of the output, ROWS × (VECTORS · LANES), stays in registers while the inner dimension runs:
// each step loads VECTORS vectors of the right matrix, spreads ROWS numbers of the left one, and
// fuses ROWS · VECTORS products into their sums. A row that is no whole number of vectors ends in one
// that overlaps its neighbour; both write the same numbers. Every number is summed from the first
// product to the last, whatever the tile.

typedef float NAME(Vector) __attribute__((vector_size(LANES * 4), aligned(4)));

// Changes the next vector of parameters.
INLINE void NAME(update_vector)(bobbin_adam_run *run) {
    NAME(Vector) g = *(const NAME(Vector) *)run->g, m = *(const NAME(Vector) *)run->m,
                 v = *(const NAME(Vector) *)run->v, w = *(const NAME(Vector) *)run->w;
    BOBBIN_ADAM(w, g, m, v, (*run), __builtin_elementwise_sqrt)
    *(NAME(Vector) *)run->m = m;
    *(NAME(Vector) *)run->v = v;
    *(NAME(Vector) *)run->w = w;
    run->w += LANES, run->g += LANES, run->m += LANES, run->v += LANES, run->count -= LANES;
}

// One tile. `rows`, `vectors` and `carries` are constants wherever it is inlined; the last vector
// begins at column `last`.
INLINE void NAME(tile)(const int rows, const int vectors, const int carries,
                       const bobbin_product *p, ptrdiff_t last) {
    NAME(Vector) sums[8][WIDEST] = {0};
    ptrdiff_t left_row = p->left_row, left_inner = p->left_inner, right_row = p->right_row;
#define PLACE(v) (v == vectors - 1 ? last : v * LANES)
    if (p->start) {
        EACH(r, rows) EACH(v, vectors)
            sums[r][v] = *(const NAME(Vector) *)(p->start + r * p->start_row + PLACE(v));
    }
    const float *left = p->left, *right = p->right;
#define STEPS(count)                                                                               \
    for (ptrdiff_t n = count; n > 0; n--, left += left_inner, right += right_row) {                \
        NAME(Vector) b[WIDEST];                                                                    \
        EACH(v, vectors) b[v] = *(const NAME(Vector) *)(right + PLACE(v));                         \
        EACH(r, rows) EACH(v, vectors) sums[r][v] += left[r * left_row] * b[v];                    \
    }
    ptrdiff_t inner = p->inner;
    if (carries) {
        // The tile's part of the update, spread over its steps.
        bobbin_adam_run run = *p->carried;
        ptrdiff_t work = rows * vectors * inner, updates = run.count / LANES;
        if (work < run.work) updates = updates * work / run.work;
        run.work -= work;
        ptrdiff_t apart = updates >= inner ? 1 : updates > 0 ? inner / updates : inner;
        for (; updates > 0 && inner >= apart; inner -= apart, updates--) {
            STEPS(apart)
            NAME(update_vector)(&run);
        }
        *p->carried = run;
    }
    STEPS(inner)
#undef STEPS
    EACH(r, rows) EACH(v, vectors)
        *(NAME(Vector) *)(p->output + r * p->output_row + PLACE(v)) = sums[r][v];
#undef PLACE
}

// All rows of a panel `vectors` wide: as many at once as the registers hold, then the rest.
INLINE void NAME(panel)(const int vectors, const int carries, bobbin_product p, ptrdiff_t last) {
    const int tallest = vectors * 8 <= TILES ? 8 : 4;
#define DOWN(count)                                                                                \
    for (; p.rows >= count; p.rows -= count) {                                                     \
        NAME(tile)(count, vectors, carries, &p, last);                                             \
        p.left += count * p.left_row;                                                              \
        p.output += count * p.output_row;                                                          \
        if (p.start) p.start += count * p.start_row;                                               \
    }
    if (tallest == 8) DOWN(8)
    DOWN(4) DOWN(2) DOWN(1)
#undef DOWN
}

TARGET static void NAME(wide_panel)(ptrdiff_t vectors, const bobbin_product *p, ptrdiff_t last) {
    switch (vectors) {
    case 1: NAME(panel)(1, 0, *p, last); break;
    case 2: NAME(panel)(2, 0, *p, last); break;
    default: NAME(panel)(3, 0, *p, last); break;
    }
}

TARGET static void NAME(carrying_panel)(ptrdiff_t vectors, const bobbin_product *p,
                                        ptrdiff_t last) {
    switch (vectors) {
    case 1: NAME(panel)(1, 1, *p, last); break;
    case 2: NAME(panel)(2, 1, *p, last); break;
    default: NAME(panel)(3, 1, *p, last); break;
    }
}

// Stretches of the inner dimension, and in each panel after panel, whose part of the right matrix
// then stays in the nearest cache for all rows. Needs at least LANES columns.
TARGET static void NAME(multiply)(const bobbin_product *whole) {
    ptrdiff_t vectors = (whole->columns + LANES - 1) / LANES;
    ptrdiff_t panels = (vectors + WIDEST - 1) / WIDEST;
    ptrdiff_t stretch = whole->rows <= 8 ? whole->inner : nearest_numbers / (WIDEST * LANES);
    if (whole->carried) whole->carried->work = whole->rows * vectors * whole->inner;
    float right_copy[nearest_numbers] __attribute__((aligned(64)));
    float left_copy[side_numbers] __attribute__((aligned(64)));
    for (ptrdiff_t k = 0; k == 0 || k < whole->inner; k += stretch) {
        bobbin_product p = *whole;
        p.left += k * p.left_inner;
        p.inner = whole->inner - k < stretch ? whole->inner - k : stretch;
        if (k > 0) {
            p.start = p.output;
            p.start_row = p.output_row;
        }
        if (p.left_row == 1 && p.left_inner >= far_apart && panels > 1
            && p.rows * p.inner <= side_numbers) {
            for (ptrdiff_t i = 0; i < p.inner; i++)
                memcpy(left_copy + i * p.rows, p.left + i * p.left_inner,
                       (size_t)p.rows * sizeof(float));
            p.left = left_copy;
            p.left_inner = p.rows;
        }
        for (ptrdiff_t panel = 0, from = 0; panel < panels; panel++) {
            ptrdiff_t until = vectors * (panel + 1) / panels;
            ptrdiff_t column = from * LANES, width = until - from;
            ptrdiff_t last =
                panel + 1 == panels ? whole->columns - LANES - column : (width - 1) * LANES;
            bobbin_product part = p;
            part.right += k * p.right_row + column;
            part.output += column;
            if (part.start) part.start += column;
            if (part.rows >= worth_copying && part.right_row >= far_apart) {
                ptrdiff_t row = last + LANES;
                for (ptrdiff_t i = 0; i < part.inner; i++)
                    memcpy(right_copy + i * row, part.right + i * part.right_row,
                           (size_t)row * sizeof(float));
                part.right = right_copy;
                part.right_row = row;
            }
            if (part.carried)
                NAME(carrying_panel)(width, &part, last);
            else
                NAME(wide_panel)(width, &part, last);
            from = until;
        }
    }
}

#ifdef MOST_VECTORS
#include "sparse.h"
#endif

#undef NAME
#undef LANES
