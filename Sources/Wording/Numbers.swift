#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

// Numbers as text, the same on every machine and in every locale.

/// A whole number with separators between thousands: 78510 → `78,510`.
package func grouped(_ number: Int) -> String {
    let digits = String(number.magnitude)
    guard digits.utf8.count > 3 else { return String(number) }
    var result = number < 0 ? "-" : ""
    for (index, digit) in digits.enumerated() {
        if index > 0, (digits.utf8.count - index).isMultiple(of: 3) { result += "," }
        result.append(digit)
    }
    return result
}

/// A number with so many decimals, 15 at most: (0.8765432, 4) → `0.8765`. What lies halfway goes where
/// its binary digits lean, as in Python: (0.85025, 4) → `0.8502`. What rounds to nothing has no minus.
package func fixed(_ value: Double, _ decimals: Int) -> String {
    written(value, "%.*f", max(0, min(15, decimals)))
}

/// A number with so many significant digits and no idle zeros: (0.29365400132, 7) → `0.293654`.
package func significant(_ value: Double, _ digits: Int) -> String {
    written(value, "%.*g", max(1, min(17, digits)))
}

/// A number with a power of ten: (0.000032, 4) → `3.2000e-05`, in the short form `3.2000e-5`.
package func scientific(_ value: Double, _ decimals: Int, isShort: Bool = false) -> String {
    let text = written(value, "%.*e", max(0, min(15, decimals)))
    guard isShort, let mark = text.firstIndex(of: "e"),
        let power = Int(text[text.index(after: mark)...])
    else { return text }
    return text[...mark] + String(power)
}

/// A number as short as it can be written: 0.001 → `0.001`, 1.0 → `1`.
package func short(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : value.description
}

/// A Float32 as short as it can be written.
package func short(_ value: Float) -> String {
    value == value.rounded() && abs(value) < 1e9 ? String(Int(value)) : value.description
}

/// A whole number to the base 16, with so many digits at the least: (0x1b, 4) → `001b`.
package func hexadecimal(
    _ number: some BinaryInteger, digits: Int, uppercase: Bool = false
) -> String {
    let text = String(number, radix: 16, uppercase: uppercase)
    return String(repeating: "0", count: max(0, digits - text.count)) + text
}

/// What the C library makes of a number; 15 decimals of the largest are 326 characters.
private func written(_ value: Double, _ format: String, _ precision: Int) -> String {
    guard value.isFinite else { return value.isNaN ? "nan" : value < 0 ? "-inf" : "inf" }
    var buffer = [CChar](repeating: 0, count: 400)
    let count = withVaList([Int32(precision), value]) {
        vsnprintf(&buffer, buffer.count, format, $0)
    }
    let bytes = buffer.prefix(Int(max(0, count))).map { UInt8(bitPattern: $0) }
    let text = String(decoding: bytes, as: UTF8.self)
    let isNothing = text.hasPrefix("-") && !text.utf8.contains { (49...57).contains($0) }
    return isNothing ? String(text.dropFirst()) : text
}
