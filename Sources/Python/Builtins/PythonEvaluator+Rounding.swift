import Diagnostics
import NumPyArrays
import PythonSyntax

/// `abs` and `round`.
extension PythonEvaluator {
    mutating func absolute(_ value: PythonValue) throws(Diagnostic) -> PythonValue {
        switch value {
        case .integer(let whole):
            guard whole != .min else {
                throw Diagnostic("this number is beyond what there is here")
            }
            return .integer(abs(whole))
        case .boolean(let truth): return .integer(truth ? 1 : 0)
        case .float(let number): return .float(abs(number))
        default:
            if isTensor(value) {
                return try callModule("tensorflow.abs", CallArguments([value], at: .start))
            }
            if isNumPy(value) {
                return try callModule("numpy.abs", CallArguments([value], at: .start))
            }
            throw Diagnostic(
                "abs needs a number, and this is \(typeName(of: value, withArticle: true))")
        }
    }

    mutating func rounded(_ value: PythonValue, _ digits: PythonValue?) throws(Diagnostic)
        -> PythonValue
    {
        let places = try digits.flatMap { digits throws(Diagnostic) -> Int? in
            if isNone(digits) { return nil }
            guard let whole = wholeNumber(digits) else {
                throw Diagnostic("round's digits are a whole number")
            }
            return whole
        }
        switch value {
        case .integer, .boolean:
            let whole = wholeNumber(value) ?? 0
            guard let places, places < 0 else { return .integer(whole) }
            let size = Self.powerOfTen(-places)
            return .integer(Int((Double(whole) / Double(size)).rounded(.toNearestOrEven)) * size)
        case .float(let number): return try rounded(number, places)
        default:
            if isNumPy(value) { return try roundedByNumPy(value, places) }
            if isTensor(value), let number = number(value) {
                return try rounded(.float(number), digits)
            }
            throw Diagnostic(
                "round needs a number, and this is \(typeName(of: value, withArticle: true))")
        }
    }

    private static func powerOfTen(_ exponent: Int) -> Int {
        (0..<min(exponent, 18)).reduce(1) { size, _ in size * 10 }
    }

    /// To the nearest whole number where no places are given.
    private func rounded(_ number: Double, _ places: Int?) throws(Diagnostic) -> PythonValue {
        guard let places else {
            guard let whole = Int(exactly: number.rounded(.toNearestOrEven)) else {
                throw Diagnostic("\(pythonText(number)) has no whole number near it here")
            }
            return .integer(whole)
        }
        guard number.isFinite, places <= 300 else { return .float(number) }
        if places < 0 {
            let size = Double(Self.powerOfTen(-places))
            return .float((number / size).rounded(.toNearestOrEven) * size)
        }
        return .float(Double(try TextFormat(".\(places)f").written(number)) ?? number)
    }

    private mutating func roundedByNumPy(_ value: PythonValue, _ places: Int?) throws(Diagnostic)
        -> PythonValue
    {
        let result = try callModule(
            "numpy.round", CallArguments([value, .integer(places ?? 0)], at: .start))
        if places == nil, case .scalar = value, let number = self.number(result) {
            return .integer(Int(number))
        }
        return result
    }
}
