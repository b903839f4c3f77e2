/// How each element of an array is written.
enum ElementFormat {
    case float(FloatColumn)
    /// Right-aligned in a column of this width.
    case integer(width: Int, plus: Bool)
    case bool(isPadded: Bool)
    case text

    /// - Parameter places: the elements that will be shown, which decide the widths.
    init(_ array: NDArray, places: [Int], _ options: PrintOptions) {
        switch array.elementType {
        case .bool: self = .bool(isPadded: !array.shape.isEmpty)
        case .text: self = .text
        case .float32, .float64:
            self = .float(
                FloatColumn(
                    places.compactMap { array.scalar($0).double },
                    isSingle: array.elementType == .float32, options))
        default: self = .integers(places.map { array.scalar($0).text }, options)
        }
    }

    private static func integers(_ texts: [String], _ options: PrintOptions) -> ElementFormat {
        let hasPlus = options.sign == "+"
        let hasSpace = options.sign == " " && !texts.contains { $0.hasPrefix("-") }
        let widths = texts.map {
            $0.utf8.count + ((hasPlus && !$0.hasPrefix("-")) || hasSpace ? 1 : 0)
        }
        return .integer(width: widths.max() ?? 0, plus: hasPlus)
    }

    func text(_ scalar: Scalar) -> String {
        switch self {
        case .float(let column): return column.text(scalar.double ?? .nan)
        case .integer(let width, let plus):
            let text = (plus && !scalar.text.hasPrefix("-") ? "+" : "") + scalar.text
            return String(repeating: " ", count: max(0, width - text.utf8.count)) + text
        case .bool(let isPadded): return scalar.isTrue ? isPadded ? " True" : "True" : "False"
        case .text: return pythonText(quoting: scalar.text)
        }
    }
}
