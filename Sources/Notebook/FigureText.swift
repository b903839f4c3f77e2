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

    /// A share of a hundred: 87.654 → `87.7%`.
    public static func percent(_ hundredths: Double) -> String { fixed(hundredths, 1) + "%" }

    /// So many decimals, of which there are at most 15.
    public static func decimals(_ value: Double, _ count: Int) -> String {
        fixed(value, max(0, min(15, count)))
    }

    /// Three figures and a power of ten, from the digits of the shortest form.
    private static func scientific(_ value: Double) -> String {
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
        return (value < 0 ? "-" : "") + fixed(mantissa, 2) + "e\(exponent < 0 ? "-" : "+")"
            + (abs(exponent) < 10 ? "0" : "") + String(abs(exponent))
    }
}
