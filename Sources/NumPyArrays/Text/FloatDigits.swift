#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The decimal digits of a finite number: ±0.d₁d₂d₃… × 10^point, without idle zeros at either end.
///
/// 1500 → digits 1 5, point 4; 0.001 → digit 1, point −2; 0 → no digits, point 1.
struct FloatDigits {
    let isNegative: Bool
    private(set) var digits: [UInt8]
    private(set) var point: Int

    /// The fewest digits that tell the number from all others of its type, at most so many decimals.
    init(_ number: FloatNumber, decimals: Int?) {
        self.init(description: number.description, isNegative: number.value.sign == .minus)
        if let decimals, digits.count - point > decimals {
            self.init(written(number.value, "%.*f", decimals), isNegative: isNegative)
        }
    }

    /// The fewest digits that tell the number from all others, at most so many after the first.
    init(_ number: FloatNumber, decimalsOfFirst decimals: Int?) {
        self.init(description: number.description, isNegative: number.value.sign == .minus)
        if let decimals, digits.count - 1 > decimals {
            self.init(written(number.value, "%.*e", decimals), isNegative: isNegative)
        }
    }

    /// What C writes with exactly so many decimals, which may all be zeros.
    init(exactly value: Double, decimals: Int, isScientific: Bool) {
        self.init(
            written(value, isScientific ? "%.*e" : "%.*f", decimals),
            isNegative: value.sign == .minus)
    }

    private init(description: String, isNegative: Bool) {
        self.init(description, isNegative: isNegative)
    }

    /// From `-12.50`, `1e-05`, `3.1e+20`.
    private init(_ text: String, isNegative: Bool) {
        self.isNegative = isNegative
        var (digits, point, isAfterPoint): ([UInt8], Int, Bool) = ([], 0, false)
        var characters = text.utf8[...]
        while let character = characters.popFirst() {
            switch character {
            case UInt8(ascii: "."): isAfterPoint = true
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                if !isAfterPoint { point += 1 }
                digits.append(character)
            case UInt8(ascii: "e"):
                let text = String(decoding: characters, as: UTF8.self)
                point += Int(text.hasPrefix("+") ? String(text.dropFirst()) : text) ?? 0
                characters = characters.suffix(0)
            default: break
            }
        }
        let zeros = digits.prefix { $0 == UInt8(ascii: "0") }.count
        self.digits = Array(digits.dropFirst(zeros))
        self.point = point - zeros
        while self.digits.last == UInt8(ascii: "0") { self.digits.removeLast() }
        if self.digits.isEmpty { self.point = 1 }
    }

    /// `12`, `0`, with a minus where the number has one.
    var wholePart: String {
        let sign = isNegative ? "-" : ""
        guard point > 0, !digits.isEmpty else { return sign + "0" }
        let shown = digits.prefix(point)
        return sign + String(decoding: shown, as: UTF8.self)
            + String(repeating: "0", count: point - shown.count)
    }

    /// What stands after the point: `05`; nothing for a whole number.
    var fraction: String {
        guard !digits.isEmpty, digits.count > point else { return "" }
        return String(repeating: "0", count: max(0, -point))
            + String(decoding: digits.dropFirst(max(0, point)), as: UTF8.self)
    }

    /// The digits after the first one.
    var fractionOfFirst: String { String(decoding: digits.dropFirst(), as: UTF8.self) }

    /// The first digit with the sign.
    var first: String {
        (isNegative ? "-" : "") + (digits.first.map { String(UnicodeScalar($0)) } ?? "0")
    }

    /// The power of ten of the first digit.
    var exponent: Int { point - 1 }
}

/// A number with the type whose neighbours its shortest digits are told from.
struct FloatNumber {
    let value: Double
    let isSingle: Bool

    var description: String { isSingle ? Float(value).description : value.description }
}

/// What the C library makes of a finite number; 400 decimals of the largest are 720 characters.
private func written(_ value: Double, _ format: String, _ precision: Int) -> String {
    var buffer = [CChar](repeating: 0, count: 760)
    let count = withVaList([Int32(max(0, min(400, precision))), value]) {
        vsnprintf(&buffer, buffer.count, format, $0)
    }
    return String(
        decoding: buffer.prefix(Int(max(0, count))).map { UInt8(bitPattern: $0) }, as: UTF8.self)
}

/// `e+05`: at least two digits.
func exponentText(_ exponent: Int, digits: Int = 2) -> String {
    let text = String(exponent.magnitude)
    return (exponent < 0 ? "-" : "+")
        + String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
}
