#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Measured numbers as sentences show them.
public enum FigureText {
    /// Whole numbers in groups, others with the decimals that mean something: 7850 → `7,850`,
    /// 0.44012 → `0.4401`, 23.456 → `23.46`, 0.0000123 → `1.23e-05`.
    public static func number(_ value: Double) -> String {
        guard value.isFinite else { return fixed(value, 0) }
        let size = abs(value)
        if value == value.rounded(), size < 1e15 { return grouped(Int(value)) }
        if size < 0.001 { return scientific(value) }
        if size < 10 { return fixed(value, 4) }
        if size < 1000 { return fixed(value, size < 100 ? 2 : 1) }
        return size < 1e15 ? grouped(Int(value.rounded())) : scientific(value)
    }

    /// Numbers of one column, all with the same decimals: so many that the smallest, 0 apart, still
    /// shows so many figures, or all with a power of ten where that would be more than 5 decimals.
    ///
    /// `[0.0328, 0.219]` → `0.0328`, `0.2190`; `[2.9e-07, 0]` → `2.90e-07`, `0`.
    static func column(_ values: [Double], figures: Int = 3) -> [String] {
        let sizes = values.filter { $0.isFinite && $0 != 0 }.map(abs)
        guard let smallest = sizes.min(), let largest = sizes.max() else {
            return values.map { fixed($0, 0) }
        }
        let decimals = max(0, figures - 1 - Int(log10(smallest).rounded(.down)))
        if values.allSatisfy({ $0 == $0.rounded() }) { return values.map { fixed($0, 0) } }
        guard decimals <= 5, largest < 1e6 else {
            return values.map { $0 == 0 ? "0" : scientific($0, decimals: figures - 1) }
        }
        return values.map { fixed($0, decimals) }
    }

    /// Rows of so many measured numbers as texts, those of each column with the same decimals; a row
    /// without numbers has empty ones.
    static func columns(_ rows: [[Double]], count: Int) -> [[String]] {
        let texts = (0..<count).map { place in
            column(rows.filter { !$0.isEmpty }.map { $0[place] }).map { $0 == "-0" ? "0" : $0 }
        }
        var next = 0
        return rows.map { row in
            guard !row.isEmpty else { return Array(repeating: "", count: count) }
            defer { next += 1 }
            return texts.map { $0[next] }
        }
    }

    /// A share of a hundred: 87.654 → `87.7%`.
    public static func percent(_ hundredths: Double) -> String { fixed(hundredths, 1) + "%" }

    /// So many decimals, of which there are at most 15.
    public static func decimals(_ value: Double, _ count: Int) -> String {
        fixed(value, max(0, min(15, count)))
    }

    /// A few figures and a power of ten, from the digits of the shortest form.
    private static func scientific(_ value: Double, decimals: Int = 2) -> String {
        guard value.isFinite else { return fixed(value, 0) }
        var mantissa = abs(value)
        var exponent = 0
        while mantissa < 1 {
            mantissa *= 10
            exponent -= 1
        }
        while mantissa >= 10 {
            mantissa /= 10
            exponent += 1
        }
        return (value < 0 ? "-" : "") + fixed(mantissa, decimals) + "e\(exponent < 0 ? "-" : "+")"
            + (abs(exponent) < 10 ? "0" : "") + String(abs(exponent))
    }
}
