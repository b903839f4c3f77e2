#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// How all floats of an array are written, so that their points stand in one column.
///
/// NumPy's `FloatingFormat`: with a power of ten where the largest is 1e8 or more (float32: 1e6), the
/// smallest below 1e-4, or the one over 1,000 times the other.
struct FloatColumn {
    private let options: PrintOptions
    private let isSingle: Bool
    private var isScientific = false
    private var decimals: Int?
    private var keptDecimals = 0
    private var isTrimmed = true
    private var exponentDigits = 2
    private var leftWidth = 0
    private var rightWidth = 0

    /// - Parameter values: all that will be written.
    init(_ values: [Double], isSingle: Bool, _ options: PrintOptions) {
        self.options = options
        self.isSingle = isSingle
        decimals = options.floatMode == .unique ? nil : options.precision
        let finite = values.filter(\.isFinite)
        isScientific = needsPower(finite)
        if !finite.isEmpty {
            if isScientific { measureScientific(finite) } else { measurePositional(finite) }
        }
        if options.sign == " ", !finite.contains(where: { $0.sign == .minus }) { leftWidth += 1 }
        if finite.count < values.count {
            let hasSign = options.sign != "-" || values.contains(-.infinity)
            let offset = rightWidth + 1
            leftWidth = max(
                leftWidth, options.nan.count - offset,
                options.infinity.count + (hasSign ? 1 : 0) - offset)
        }
    }

    private func needsPower(_ finite: [Double]) -> Bool {
        let sizes = finite.lazy.filter { $0 != 0 }.map(\.magnitude)
        guard let largest = sizes.max(), let smallest = sizes.min() else { return false }
        let ratio = isSingle ? Double(Float(largest) / Float(smallest)) : largest / smallest
        return largest >= (isSingle ? 1e6 : 1e8)
            || !options.isSuppressing && (smallest < 0.0001 || ratio > 1000)
    }

    /// Beyond its own digits a number shows those of its exact value.
    private func keptDigits(_ value: Double) -> FloatDigits {
        let digits = digits(value)
        let shown = isScientific ? digits.digits.count - 1 : digits.digits.count - digits.point
        guard !isTrimmed, shown < keptDecimals else { return digits }
        return FloatDigits(exactly: value, decimals: keptDecimals, isScientific: isScientific)
    }

    private func digits(_ value: Double) -> FloatDigits {
        let number = FloatNumber(value: value, isSingle: isSingle)
        if options.floatMode == .fixed, let decimals {
            return FloatDigits(exactly: value, decimals: decimals, isScientific: isScientific)
        }
        return isScientific
            ? FloatDigits(number, decimalsOfFirst: decimals)
            : FloatDigits(number, decimals: decimals)
    }

    private mutating func measureScientific(_ finite: [Double]) {
        let all = finite.map(digits)
        exponentDigits =
            all.map { String($0.exponent.magnitude).count }.max().map { max(2, $0) } ?? 2
        let longest = all.map { $0.fractionOfFirst.count }.max() ?? 0
        keptDecimals = options.floatMode == .fixed ? decimals ?? longest : longest
        decimals = keptDecimals
        isTrimmed = false
        leftWidth = all.map { signed($0.first, $0).count }.max() ?? 0
        rightWidth = exponentDigits + 2 + keptDecimals
    }

    private mutating func measurePositional(_ finite: [Double]) {
        let all = finite.map(digits)
        leftWidth = all.map { signed($0.wholePart, $0).count }.max() ?? 0
        rightWidth = all.map(\.fraction.count).max() ?? 0
        switch options.floatMode {
        case .fixed:
            rightWidth = decimals ?? rightWidth
            keptDecimals = rightWidth
            isTrimmed = false
        case .equal:
            decimals = rightWidth
            keptDecimals = rightWidth
            isTrimmed = false
        case .maximum, .unique: break
        }
    }

    private func signed(_ text: String, _ digits: FloatDigits) -> String {
        options.sign == "+" && !digits.isNegative ? "+" + text : text
    }

    /// The value as wide as the column.
    func text(_ value: Double) -> String {
        guard value.isFinite else { return notFinite(value) }
        let digits = keptDigits(value)
        let whole = signed(isScientific ? digits.first : digits.wholePart, digits)
        var fraction = isScientific ? digits.fractionOfFirst : digits.fraction
        if !isTrimmed {
            fraction += String(repeating: "0", count: max(0, keptDecimals - fraction.count))
        }
        let left = String(repeating: " ", count: max(0, leftWidth - whole.count)) + whole + "."
        if isScientific {
            return left + fraction + "e" + exponentText(digits.exponent, digits: exponentDigits)
        }
        return left + fraction + String(repeating: " ", count: max(0, rightWidth - fraction.count))
    }

    private func notFinite(_ value: Double) -> String {
        let sign = options.sign == "+" && !(value < 0) ? "+" : value < 0 ? "-" : ""
        let text = sign + (value.isNaN ? options.nan : options.infinity)
        return String(repeating: " ", count: max(0, leftWidth + rightWidth + 1 - text.count)) + text
    }
}
