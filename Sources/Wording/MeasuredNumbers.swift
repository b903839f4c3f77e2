#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A measured value with four decimals (`0.3412`); below 1e-4 or from 1e5 on as `3.2000e-05`.
package func metricText(_ value: Double) -> String {
    let size = value.magnitude
    return size == 0 || size >= 1e-4 && size < 1e5 ? fixed(value, 4) : scientific(value, 4)
}

/// Measured numbers as sentences show them.
package enum MeasuredNumber {
    /// Whole numbers in groups, others with the decimals that mean something: 7850 → `7,850`,
    /// 0.44012 → `0.4401`, 23.456 → `23.46`, 0.0000123 → `1.23e-05`.
    package static func number(_ value: Double) -> String {
        let size = abs(value)
        guard size < 1e15 else { return scientific(value, 2) }
        if value == value.rounded() { return grouped(Int(value)) }
        if size < 0.001 { return scientific(value, 2) }
        if size < 10 { return fixed(value, 4) }
        return size < 1000
            ? fixed(value, size < 100 ? 2 : 1) : grouped(Int(value.rounded()))
    }

    /// Numbers of one column, all with the same decimals: so many that the smallest, 0 apart, still
    /// shows so many figures, or all with a power of ten where that would be more than 5 decimals.
    ///
    /// `[0.0328, 0.219]` → `0.0328`, `0.2190`; `[2.9e-07, 0]` → `2.90e-07`, `0`.
    package static func column(_ values: [Double], figures: Int = 3) -> [String] {
        let sizes = values.filter { $0.isFinite && $0 != 0 }.map(abs)
        guard let smallest = sizes.min(), let largest = sizes.max() else {
            return values.map { fixed($0, 0) }
        }
        let decimals = max(0, figures - 1 - Int(log10(smallest).rounded(.down)))
        if values.allSatisfy({ $0 == $0.rounded() }) { return values.map { fixed($0, 0) } }
        guard decimals <= 5, largest < 1e6 else {
            return values.map { $0 == 0 ? "0" : scientific($0, figures - 1) }
        }
        return values.map { fixed($0, decimals) }
    }

    /// Rows of so many measured numbers as texts, those of each column with the same decimals; a row
    /// without numbers has empty ones.
    package static func columns(_ rows: [[Double]], count: Int) -> [[String]] {
        let texts = (0..<count).map { place in
            column(rows.filter { !$0.isEmpty }.map { $0[place] })
        }
        var next = 0
        return rows.map { row in
            guard !row.isEmpty else { return Array(repeating: "", count: count) }
            defer { next += 1 }
            return texts.map { $0[next] }
        }
    }

    /// A share of a hundred: 87.654 → `87.7%`.
    package static func percent(_ hundredths: Double) -> String { fixed(hundredths, 1) + "%" }
}
