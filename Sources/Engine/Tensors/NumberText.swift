/// How NumPy writes the numbers of an array: all alike, with as few digits as tell them apart.
///
/// Source: NumPy 2, `numpy/_core/arrayprint.py`, with the default print options.
struct NumberText {
    private enum Form {
        /// As many digits before the point, and after it up to as many, filled with spaces.
        case positional(before: Int, after: Int)
        /// As many digits after the point, and a width for the whole.
        case scientific(digits: Int, width: Int)
        case whole(width: Int)
    }

    private let form: Form

    /// The form for all of `values`; only these are looked at.
    init(_ values: [Float], areWhole: Bool) {
        let finite = values.filter(\.isFinite)
        if areWhole, values.allSatisfy(Self.isExactWhole) {
            form = .whole(width: finite.map { "\(Int($0))".count }.max() ?? 0)
            return
        }
        let longest = values.lazy.filter { !$0.isFinite }.map { nonFinite($0).count }.max() ?? 0
        let sizes = finite.lazy.filter { $0 != 0 }.map(\.magnitude)
        if let largest = sizes.max(), let smallest = sizes.min(),
            largest >= 1e6 || smallest < 1e-4 || largest / smallest > 1000
        {
            let digits = finite.map { max(0, ShortestDigits($0).digits.count - 1) }.max() ?? 0
            let width = (finite.contains { $0.sign == .minus } ? 2 : 1) + 1 + digits + 4
            form = .scientific(digits: digits, width: max(width, longest))
        } else {
            let parts = finite.map { positionalParts($0) }
            let before = parts.map(\.before.count).max() ?? 0
            let after = parts.map(\.after.count).max() ?? 0
            form = .positional(before: max(before, longest - after - 1), after: after)
        }
    }

    /// Whole, and so small that Float32 tells it from its neighbours.
    static func isExactWhole(_ value: Float) -> Bool {
        value.magnitude <= 16_777_216 && value == value.rounded()
    }

    /// One number, as wide as all the others.
    func text(_ value: Float) -> String {
        switch form {
        case .whole(let width): return padded("\(Int(value))", width)
        case .positional(let before, let after):
            guard value.isFinite else { return padded(nonFinite(value), before + 1 + after) }
            let parts = positionalParts(value)
            return padded(parts.before, before) + "." + parts.after
                + String(repeating: " ", count: after - parts.after.count)
        case .scientific(let digits, let width):
            return padded(
                value.isFinite ? scientific(value, digits: digits) : nonFinite(value), width)
        }
    }

    /// A number by itself, as `str(numpy.float32(…))` writes it: 5.0, 0.1, 1e-05.
    static func alone(_ value: Float) -> String {
        guard value.isFinite else { return nonFinite(value) }
        let size = Double(value.magnitude)
        if size != 0, size < 1e-4 || size >= 1e6 {
            let shortest = ShortestDigits(value).digits.count - 1
            let text = scientific(value, digits: shortest)
            return shortest == 0 ? text.replacing(".", with: "") : text
        }
        let parts = ShortestDigits(value).parts
        return parts.before + "." + (parts.after.isEmpty ? "0" : parts.after)
    }
}

private func padded(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
}

private func nonFinite(_ value: Float) -> String {
    value.isNaN ? "nan" : value < 0 ? "-inf" : "inf"
}

/// The digits on both sides of the point, at most eight of them after it.
private func positionalParts(_ value: Float) -> (before: String, after: String) {
    let parts = ShortestDigits(value).parts
    guard parts.after.count > 8 else { return parts }
    // A Float32 times 10⁸ fits exactly into a Float64, so this rounds the number as it is.
    let rounded = (Double(value.magnitude) * 1e8).rounded(.toNearestOrEven)
    let digits = padded("\(Int(rounded))", 9).replacing(" ", with: "0")
    let after = String(digits.suffix(8).reversed().drop { $0 == "0" }.reversed())
    return ((value.sign == .minus ? "-" : "") + digits.dropLast(8), after)
}

/// One digit, a point, `digits` more and the exponent, rounded from the number as it is: 1.50e-03.
private func scientific(_ value: Float, digits: Int) -> String {
    var exponent = value == 0 ? 0 : ShortestDigits(value).exponent - 1
    var scaled = (Double(value.magnitude) * power(10, Double(digits - exponent)))
        .rounded(.toNearestOrEven)
    if scaled >= power(10, Double(digits + 1)) {
        exponent += 1
        scaled /= 10
    }
    let text = padded("\(Int(scaled))", digits + 1).replacing(" ", with: "0")
    let sign = value.sign == .minus ? "-" : ""
    let power = "\(exponent.magnitude)"
    return "\(sign)\(text.prefix(1)).\(text.dropFirst())e\(exponent < 0 ? "-" : "+")"
        + (power.count < 2 ? "0" : "") + power
}

/// The fewest digits that no other Float32 is nearer to: value = 0.digits · 10^exponent.
private struct ShortestDigits {
    private(set) var digits: [Character] = []
    private(set) var exponent = 0
    private let isNegative: Bool

    init(_ value: Float) {
        isNegative = value.sign == .minus
        // Swift writes these digits too, in one of the forms 0.00123, 12.5 and 1.25e-07.
        var afterPoint = false
        let pieces = value.magnitude.description.split(separator: "e")
        for character in pieces[0] {
            if character == "." {
                afterPoint = true
            } else if character != "0" || !digits.isEmpty {
                digits.append(character)
                exponent += afterPoint ? 0 : 1
            } else if afterPoint {
                exponent -= 1
            }
        }
        if pieces.count > 1 { exponent += Int(pieces[1]) ?? 0 }
        while digits.last == "0" { digits.removeLast() }
        if digits.isEmpty { exponent = 1 }
    }

    /// The digits on both sides of the point, with zeros where it lies outside of them.
    var parts: (before: String, after: String) {
        let sign = isNegative ? "-" : ""
        if exponent <= 0 {
            return (sign + "0", String(repeating: "0", count: -exponent) + String(digits))
        }
        let missing = max(0, exponent - digits.count)
        let before = String(digits.prefix(exponent)) + String(repeating: "0", count: missing)
        return (sign + before, String(digits.dropFirst(exponent)))
    }
}
