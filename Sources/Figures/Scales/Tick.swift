import Output

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A round place on an axis with its number in writing.
public struct Tick: Sendable, Equatable {
    public var value: Double
    public var text: String
}

/// A round distance between ticks: 1, 2 or 5 times a power of ten.
struct RoundStep: Equatable {
    /// 1, 2 or 5.
    var mantissa: Int
    var exponent: Int

    /// The smallest that is no less than `distance`, which is finite and above zero.
    ///
    /// - Parameter isWhole: no smaller than 1.
    init(atLeast distance: Double, isWhole: Bool = false) {
        var exponent = Int(log10(distance).rounded(.down))
        let size = distance / pow(10, Double(exponent))
        // A hair above a round number is that number: 0.30000000000000004 / 3.
        let mantissa = [1, 2, 5].first { size <= Double($0) * (1 + 1e-9) }
        if mantissa == nil { exponent += 1 }
        (self.mantissa, self.exponent) = (mantissa ?? 1, exponent)
        if isWhole, exponent < 0 { (self.mantissa, self.exponent) = (1, 0) }
    }

    init(mantissa: Int, exponent: Int) {
        (self.mantissa, self.exponent) = (mantissa, exponent)
    }

    var size: Double { value(1) }

    /// So many steps from zero, as exact as a Float64 can be.
    func value(_ count: Double) -> Double {
        let digits = count * Double(mantissa)
        return exponent < 0
            ? digits / pow(10, Double(-exponent)) : digits * pow(10, Double(exponent))
    }

    /// The multiples from `low` to `high`, at most 1,000.
    func ticks(from low: Double, to high: Double) -> [Tick] {
        let first = (low / size - 1e-9).rounded(.up)
        let last = (high / size + 1e-9).rounded(.down)
        guard first <= last, last - first < 1000, abs(first) < 1e15, abs(last) < 1e15 else {
            return []
        }
        let counts = stride(from: first, through: last, by: 1).map { $0 == 0 ? 0 : $0 }
        let largest = counts.map { abs(value($0)) }.max() ?? 0
        let isPlain = largest == 0 || largest < (exponent < 0 ? 1e7 : 1e9) && largest >= 1e-4
        return counts.map { count in
            let value = value(count)
            return Tick(
                value: value, text: isPlain ? plain(value) : TickText.scientific(value, like: self))
        }
    }

    private func plain(_ value: Double) -> String {
        exponent < 0
            ? Digits.fixed(value, decimals: -exponent) : Digits.grouped(Int(value.rounded()))
    }
}

/// Numbers beside an axis that are too large or too small to be written out.
enum TickText {
    /// `1.5e+07`, with the digits that a step of this size needs.
    static func scientific(_ value: Double, like step: RoundStep) -> String {
        if value == 0 { return "0" }
        var exponent = Int(log10(abs(value)).rounded(.down))
        var mantissa = scaled(value, by: -exponent)
        if abs(mantissa) >= 10 { (mantissa, exponent) = (mantissa / 10, exponent + 1) }
        if abs(mantissa) < 1 { (mantissa, exponent) = (mantissa * 10, exponent - 1) }
        let decimals = max(0, min(9, exponent - step.exponent))
        return Digits.fixed(mantissa, decimals: decimals) + power(exponent)
    }

    private static func scaled(_ value: Double, by exponent: Int) -> Double {
        // In two halves: ten to the 320th is no Float64.
        let half = exponent / 2
        return value * pow(10, Double(half)) * pow(10, Double(exponent - half))
    }

    private static func power(_ exponent: Int) -> String {
        let digits = String(exponent.magnitude)
        return (exponent < 0 ? "e-" : "e+") + (digits.utf8.count < 2 ? "0" : "") + digits
    }

    /// A round number on a logarithmic axis: `0.001`, `500`, `2e-07`.
    static func logarithmic(_ mantissa: Int, _ exponent: Int) -> String {
        switch exponent {
        case 0..<7:
            let power = (0..<exponent).reduce(1) { power, _ in power * 10 }
            return Digits.grouped(mantissa * power)
        case -5..<0:
            return Digits.fixed(Double(mantissa) / pow(10, Double(-exponent)), decimals: -exponent)
        default: return "\(mantissa)" + power(exponent)
        }
    }
}
