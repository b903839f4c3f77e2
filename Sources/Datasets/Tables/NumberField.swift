/// The number in a field of text, read in Float64 as NumPy does.
///
/// Spaces around it do not count: ` -1.5e3 ` → -1500. No hexadecimal, no `inf`, no `nan`.
enum NumberField {
    /// - Returns: nil where the bytes are no number.
    static func value(_ bytes: UnsafeBufferPointer<UInt8>) -> Double? {
        let bytes = trimmed(bytes)
        var index = 0
        var mantissa: UInt64 = 0
        var digits = 0
        var scale = 0
        let isNegative = bytes.first == UInt8(ascii: "-")
        if isNegative || bytes.first == UInt8(ascii: "+") { index = 1 }
        let start = index
        func takeDigits(scaling step: Int) {
            while index < bytes.count, case let digit = bytes[index] &- 48, digit < 10 {
                if digits < 18 { mantissa = mantissa &* 10 &+ UInt64(digit) }
                digits += mantissa == 0 ? 0 : 1
                scale += step
                index += 1
            }
        }
        takeDigits(scaling: 0)
        var length = index - start
        if index < bytes.count, bytes[index] == UInt8(ascii: ".") {
            index += 1
            let before = index
            takeDigits(scaling: -1)
            length += index - before
        }
        guard length > 0 else { return nil }
        if index < bytes.count, bytes[index] | 32 == UInt8(ascii: "e") {
            guard let (power, end) = exponent(bytes, from: index + 1) else { return nil }
            scale += power
            index = end
        }
        guard index == bytes.count else { return nil }
        // Both exact in Float64, so that one division or product rounds once.
        if digits < 18, mantissa < 1 << 53, abs(scale) <= 22 {
            let size = Double(mantissa)
            let value = scale < 0 ? size / powers[-scale] : size * powers[scale]
            return isNegative ? -value : value
        }
        return Double(String(decoding: bytes, as: UTF8.self))
    }

    /// `e-3`: its number, kept within what matters, and where it ends.
    private static func exponent(
        _ bytes: UnsafeBufferPointer<UInt8>, from start: Int
    ) -> (Int, Int)? {
        var index = start
        let isNegative = index < bytes.count && bytes[index] == UInt8(ascii: "-")
        if isNegative || (index < bytes.count && bytes[index] == UInt8(ascii: "+")) { index += 1 }
        let first = index
        var power = 0
        while index < bytes.count, case let digit = bytes[index] &- 48, digit < 10 {
            power = min(power * 10 + Int(digit), 100_000)
            index += 1
        }
        return index > first ? (isNegative ? -power : power, index) : nil
    }

    /// Without spaces and tabs at both ends.
    static func trimmed(_ bytes: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
        var (start, end) = (0, bytes.count)
        while start < end, bytes[start] == 32 || bytes[start] == 9 { start += 1 }
        while end > start, bytes[end - 1] == 32 || bytes[end - 1] == 9 { end -= 1 }
        return UnsafeBufferPointer(rebasing: bytes[start..<end])
    }

    private static let powers: [Double] = (0...22).map { Double("1e\($0)") ?? 1 }
}
