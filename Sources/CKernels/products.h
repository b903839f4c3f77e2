// Products of matrices that fit into the caches, for vectors of LANES numbers. No include guard:
// products.c includes it once for every instruction set and size of vector, with
//   NAME(x)   the function's name there,   TARGET   the attribute that names the instruction set,
//   WIDEST    the most vectors that a tile is wide,   TILES   the most vectors that it is in all.
//
// A tile of the output, ROWS × (VECTORS · LANES), stays in registers while the inner dimension runs:
// each step loads VECTORS vectors of the right matrix, spreads ROWS numbers of the left one, and
// fuses ROWS · VECTORS products into their sums. A row that is no whole number of vectors ends in one
// that overlaps its neighbour; both write the same numbers. Every number is summed from the first
// product to the last, whatever the tile.

#define INLINE static inline __attribute__((always_inline)) TARGET
#define EACH(index, count) _Pragma("clang loop unroll(full)") for (int index = 0; index < count; index++)

typedef float NAME(Vector) __attribute__((vector_size(LANES * 4), aligned(4)));

// One tile. `rows` and `vectors` are constants wherever it is inlined; the last vector begins at
// column `last`.
INLINE void NAME(tile)(const int rows, const int vectors, const bobbin_product *p, ptrdiff_t last) {
    NAME(Vector) sums[8][WIDEST] = {0};
    ptrdiff_t left_row = p->left_row, left_inner = p->left_inner, right_row = p->right_row;
#define PLACE(v) (v == vectors - 1 ? last : v * LANES)
    if (p->start) {
        EACH(r, rows) EACH(v, vectors)
            sums[r][v] = *(const NAME(Vector) *)(p->start + r * p->start_row + PLACE(v));
    }
    const float *left = p->left, *right = p->right;
    for (ptrdiff_t k = p->inner; k > 0; k--, left += left_inner, right += right_row) {
        NAME(Vector) b[WIDEST];
        EACH(v, vectors) b[v] = *(const NAME(Vector) *)(right + PLACE(v));
        EACH(r, rows) EACH(v, vectors) sums[r][v] += left[r * left_row] * b[v];
    }
    EACH(r, rows) EACH(v, vectors)
        *(NAME(Vector) *)(p->output + r * p->output_row + PLACE(v)) = sums[r][v];
#undef PLACE
}

// All rows of a panel `vectors` wide: as many at once as the registers hold, then the rest.
INLINE void NAME(panel)(const int vectors, bobbin_product p, ptrdiff_t last) {
    const int tallest = vectors * 8 <= TILES ? 8 : 4;
#define DOWN(count)                                                                                \
    for (; p.rows >= count; p.rows -= count) {                                                     \
        NAME(tile)(count, vectors, &p, last);                                                      \
        p.left += count * p.left_row;                                                              \
        p.output += count * p.output_row;                                                          \
        if (p.start) p.start += count * p.start_row;                                               \
    }
    if (tallest == 8) DOWN(8)
    DOWN(4) DOWN(2) DOWN(1)
#undef DOWN
}

TARGET static void NAME(wide_panel)(int vectors, bobbin_product p, ptrdiff_t last) {
    switch (vectors) {
    case 1: NAME(panel)(1, p, last); break;
    case 2: NAME(panel)(2, p, last); break;
    case 3: NAME(panel)(3, p, last); break;
#if WIDEST > 3
    case 4: NAME(panel)(4, p, last); break;
    case 5: NAME(panel)(5, p, last); break;
    default: NAME(panel)(6, p, last); break;

#endif
    }
}

// Panel after panel, and each in stretches of the inner dimension that leave the panel's part of the
// right matrix in the nearest cache for all rows. Needs at least LANES columns.
TARGET static void NAME(multiply)(const bobbin_product *whole) {
    ptrdiff_t vectors = (whole->columns + LANES - 1) / LANES;
    ptrdiff_t panels = (vectors + WIDEST - 1) / WIDEST;
    for (ptrdiff_t panel = 0, from = 0; panel < panels; panel++) {
        ptrdiff_t until = vectors * (panel + 1) / panels;
        ptrdiff_t column = from * LANES, width = until - from;
        ptrdiff_t last = panel + 1 == panels ? whole->columns - LANES - column : (width - 1) * LANES;
        ptrdiff_t stretch = whole->rows <= 8 ? whole->inner : nearest_numbers / (width * LANES);
        for (ptrdiff_t k = 0; k == 0 || k < whole->inner; k += stretch) {
            bobbin_product p = *whole;
            p.left += k * p.left_inner;
            p.right += k * p.right_row + column;
            p.output += column;
            if (k > 0) {
                p.start = p.output;
                p.start_row = p.output_row;
            } else if (p.start) {
                p.start += column;
            }
            p.inner = whole->inner - k < stretch ? whole->inner - k : stretch;
            float copy[nearest_numbers] __attribute__((aligned(64)));
            if (whole->rows >= worth_copying && whole->right_row >= far_apart) {
                ptrdiff_t row = last + LANES;
                for (ptrdiff_t i = 0; i < p.inner; i++)
                    memcpy(copy + i * row, p.right + i * p.right_row, (size_t)row * sizeof(float));
                p.right = copy;
                p.right_row = row;
            }
            NAME(wide_panel)((int)width, p, last);
        }
        from = until;
    }
}

#undef INLINE
#undef EACH
#undef NAME
#undef LANES
#undef WIDEST
