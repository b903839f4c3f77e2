import Output

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// 78510 → "78,510".
func grouped(_ value: Int) -> String { Digits.grouped(value) }

/// [60000, 28, 28] → "(60000, 28, 28)", [100] → "(100,)", as NumPy writes shapes.
func shapeText(_ shape: [Int]) -> String {
    shape.count == 1 ? "(\(shape[0]),)" : "(" + shape.map(String.init).joined(separator: ", ") + ")"
}

/// A number with so many decimals: (0.8765432, 4) → "0.8765".
func fixed(_ value: Double, _ decimals: Int) -> String {
    guard value.isFinite else { return value.isNaN ? "nan" : (value < 0 ? "-inf" : "inf") }
    return formatted("%.*f", Int32(decimals), value)
}

private func formatted(_ format: String, _ precision: Int32, _ value: Double) -> String {
    var buffer = [CChar](repeating: 0, count: 400)
    let count = withVaList([precision, value]) {
        vsnprintf(&buffer, buffer.count, format, $0)
    }
    return String(
        decoding: buffer.prefix(Int(max(0, count))).map { UInt8(bitPattern: $0) }, as: UTF8.self)
}

/// A number with so many significant digits and no idle zeros: (0.29365400132, 7) → "0.293654".
func significant(_ value: Double, _ digits: Int) -> String {
    guard value.isFinite else { return fixed(value, 0) }
    return formatted("%.*g", Int32(digits), value)
}

/// A number as short as it can be written: 0.001 → "0.001", 1.0 → "1".
func short(_ value: Double) -> String {
    if value == value.rounded(), abs(value) < 1e15 { return String(Int(value)) }
    return value.description
}

/// 3.2e9 bytes → "3.2 GB".
func bytesText(_ bytes: Double) -> String {
    let units: [(String, Double)] = [
        ("EB", 1e18), ("PB", 1e15), ("TB", 1e12), ("GB", 1e9), ("MB", 1e6), ("kB", 1e3),
    ]
    for (unit, size) in units where bytes >= size {
        return fixed(bytes / size, bytes / size < 10 ? 1 : 0) + " " + unit
    }
    return "\(Int(bytes)) bytes"
}

/// 1e20 → "1.00e+20", 1000.4 → "1,000": how many times, as far as a number can tell.
func timesText(_ value: Double) -> String {
    value.isFinite && abs(value) < 1e15 ? grouped(Int(value.rounded())) : significant(value, 3)
}

/// "1 picture", "2 pictures".
func counted(_ count: Int, _ noun: String) -> String {
    "\(grouped(count)) \(noun)\(count == 1 ? "" : "s")"
}
