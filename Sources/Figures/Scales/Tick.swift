import Output
import Wording

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
            ? fixed(value, -exponent) : grouped(Int(value.rounded()))
    }
}

/// Numbers beside an axis that are too large or too small to be written out.
enum TickText {
    /// `1.5e+07`, with the digits that a step of this size needs.
    static func scientific(_ value: Double, like step: RoundStep) -> String {
        if value == 0 { return "0" }
        // A hair below a power of ten is that power: 999.9999999999999 / 1e3.
        let exponent = Int((log10(abs(value)) + 1e-12).rounded(.down))
        return Wording.scientific(value, max(0, min(9, exponent - step.exponent)))
    }

    /// A round number on a logarithmic axis: `0.001`, `500`, `2e-07`.
    static func logarithmic(_ mantissa: Int, _ exponent: Int) -> String {
        switch exponent {
        case 0..<7:
            let power = (0..<exponent).reduce(1) { power, _ in power * 10 }
            return grouped(mantissa * power)
        case -5..<0:
            return fixed(Double(mantissa) / pow(10, Double(-exponent)), -exponent)
        default: return Wording.scientific(Double("\(mantissa)e\(exponent)") ?? 0, 0)
        }
    }
}
