// Products whose left matrix has many zeros. products.h includes it where MOST_VECTORS says of how
// wide a panel the registers hold one row.
//
// A row of the output stays in registers while the left numbers that are not 0 are visited, first to
// last; the others would add nothing, so that the sums are those of the whole product to the last bit.

typedef _Bool NAME(Bits) __attribute__((ext_vector_type(LANES)));

typedef float NAME(Whole) __attribute__((vector_size(LANES * 4)));
// Where a vector of a panel begins: the last may overlap the one before.
#define PLACE(v, vectors) (v == vectors - 1 ? last : v * LANES)

// One word of one row; `right` are the rows that belong to its bits. `vectors` is a constant wherever
// it is inlined.
INLINE void NAME(visit)(const int vectors, const bobbin_product *p, const NAME(Whole) *right,
                        ptrdiff_t last) {
    NAME(Vector) sums[MOST_VECTORS] = {0};
    if (p->start) {
        EACH(v, vectors) sums[v] = *(const NAME(Vector) *)(p->start + PLACE(v, vectors));
    }
    for (uint64_t bits = *p->nonzero; bits; bits &= bits - 1) {
        ptrdiff_t i = __builtin_ctzll(bits);
        float left = p->left[i * p->left_inner];
        EACH(v, vectors) sums[v] += left * right[i * vectors + v];
    }
    EACH(v, vectors) *(NAME(Vector) *)(p->output + PLACE(v, vectors)) = sums[v];
}

// All rows of a panel `vectors` wide, for one word of the inner dimension. The update that is carried
// along is spread over the rows.
INLINE void NAME(sparse_panel)(const int vectors, bobbin_product p,
                               const NAME(Whole) *right, ptrdiff_t last) {
    for (; p.rows > 0; p.rows--, p.nonzero += p.nonzero_row) {
        NAME(visit)(vectors, &p, right, last);
        p.left += p.left_row;
        p.output += p.output_row;
        if (p.start) p.start += p.start_row;
        if (p.carried) {
            ptrdiff_t updates = p.carried->count / LANES / p.carried->work;
            p.carried->work -= p.carried->work > 1;
            for (; updates > 0; updates--) NAME(update_vector)(p.carried);
        }
    }
}

// Panel after panel, and in each word after word. The rows of the right matrix that belong to a word
// are brought together first: as they lie, many of their vectors would reach over two cache lines.
// Needs at least LANES columns.
TARGET static void NAME(multiply_sparse)(const bobbin_product *whole) {
    ptrdiff_t vectors = (whole->columns + LANES - 1) / LANES;
    ptrdiff_t panels = (vectors + MOST_VECTORS - 1) / MOST_VECTORS;
    ptrdiff_t words = (whole->inner + WORD - 1) / WORD;
    if (whole->carried) whole->carried->work = whole->rows * panels * words;
    NAME(Whole) copy[WORD * MOST_VECTORS];
    for (ptrdiff_t panel = 0, from = 0; panel < panels; panel++) {
        ptrdiff_t until = vectors * (panel + 1) / panels;
        ptrdiff_t column = from * LANES, width = until - from;
        ptrdiff_t last =
            panel + 1 == panels ? whole->columns - LANES - column : (width - 1) * LANES;
        for (ptrdiff_t word = 0; word < words; word++) {
            bobbin_product p = *whole;
            ptrdiff_t k = word * WORD;
            p.inner = p.inner - k < WORD ? p.inner - k : WORD;
            p.left += k * p.left_inner;
            p.nonzero += word;
            p.right += k * p.right_row + column;
            p.output += column;
            if (word > 0) {
                p.start = p.output;
                p.start_row = p.output_row;
            } else if (p.start) {
                p.start += column;
            }
            for (ptrdiff_t i = 0; i < p.inner; i++) {
                const float *row = p.right + i * p.right_row;
                for (ptrdiff_t v = 0; v < width; v++)
                    copy[i * width + v] = *(const NAME(Vector) *)(row + PLACE(v, width));
            }
#define WIDE(count)                                                                                \
    case count: NAME(sparse_panel)(count, p, copy, last); break;
            switch (width) { WIDE(1) WIDE(2) WIDE(3) WIDE(4) WIDE(5) WIDE(6) WIDE(7) WIDE(8) }
#undef WIDE
        }
        from = until;
    }
}

// Sets a bit for each number that is not 0, and returns how many are set.
TARGET static ptrdiff_t NAME(find_nonzero)(uint64_t *bits, ptrdiff_t bits_row, const float *numbers,
                                           ptrdiff_t row, ptrdiff_t rows, ptrdiff_t columns) {
    ptrdiff_t found = 0;
    for (; rows > 0; rows--, bits += bits_row, numbers += row) {
        for (ptrdiff_t word = 0; word * WORD < columns; word++) {
            ptrdiff_t from = word * WORD, until = from + WORD < columns ? from + WORD : columns;
            uint64_t set = 0;
            ptrdiff_t i = from;
            for (; i + LANES <= until; i += LANES) {
                NAME(Vector) values = *(const NAME(Vector) *)(numbers + i);
                NAME(Bits) are = __builtin_convertvector(values != 0, NAME(Bits));
                uint16_t few;
                memcpy(&few, &are, sizeof few);
                set |= (uint64_t)few << (i - from);
            }
            for (; i < until; i++) set |= (uint64_t)(numbers[i] != 0) << (i - from);
            bits[word] = set;
            found += __builtin_popcountll(set);
        }
    }
    return found;
}

#undef PLACE
