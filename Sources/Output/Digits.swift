/// Digits of numbers, the same on every machine and in every locale.
public enum Digits {
    /// A whole number with separators between thousands: `78510` → `78,510`.
    public static func grouped(_ number: Int) -> String {
        let digits = String(number.magnitude)
        guard digits.utf8.count > 3 else { return String(number) }
        var result = number < 0 ? "-" : ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.utf8.count - index).isMultiple(of: 3) { result += "," }
            result.append(digit)
        }
        return result
    }

    /// A measured value with four decimals (`0.3412`); below 1e-4 or from 1e5 on as `3.2000e-05`.
    public static func metric(_ value: Double) -> String {
        if value.isNaN { return "nan" }
        if value.isInfinite { return value < 0 ? "-inf" : "inf" }
        let size = value.magnitude
        let sign = value < 0 ? "-" : ""
        if size == 0 || (size >= 1e-4 && size < 1e5) {
            return sign + fixed(size, decimals: 4)
        }
        var mantissa = size
        var exponent = 0
        while mantissa >= 9.99995 { (mantissa, exponent) = (mantissa / 10, exponent + 1) }
        while mantissa < 0.999995 { (mantissa, exponent) = (mantissa * 10, exponent - 1) }
        let digits = String(exponent.magnitude)
        let power = (exponent < 0 ? "-" : "+") + (digits.count < 2 ? "0" : "") + digits
        return sign + fixed(mantissa, decimals: 4) + "e" + power
    }

    /// `value` with so many decimals, at most 15; sizes from 1e18 on count as that. What lies halfway
    /// goes where its binary digits lean, as in Python: 0.85025 → `0.8502`.
    public static func fixed(_ value: Double, decimals: Int) -> String {
        guard value.isFinite else { return value.isNaN ? "nan" : value < 0 ? "-inf" : "inf" }
        let decimals = max(0, min(15, decimals))
        let scale = (0..<decimals).reduce(1) { power, _ in power * 10 }
        let size = value.magnitude
        let product = min(size * Double(scale), 1e18)
        var scaled = Int(product.rounded())
        // The product may have been rounded onto the halfway point; its error says from where.
        let error = product.addingProduct(-size, Double(scale))
        if product - product.rounded(.down) == 0.5, error > 0 { scaled -= 1 }
        let sign = value < 0 && scaled > 0 ? "-" : ""
        guard decimals > 0 else { return sign + String(scaled) }
        let fraction = String(scaled % scale)
        let zeros = String(repeating: "0", count: decimals - fraction.utf8.count)
        return "\(sign)\(scaled / scale).\(zeros)\(fraction)"
    }
}
