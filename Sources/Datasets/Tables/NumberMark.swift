/// What may stand beside a number without changing it: a currency's sign or a percent sign.
public enum NumberMark: Sendable, Equatable {
    case currency(String)
    case percent

    private static let currencies = ["$", "€", "£", "¥", "₩", "₹"].map { (Array($0.utf8), $0) }

    /// A field without its mark, the sign of the number first: `-$5.50` → `-5.50`, `12 %` → `12`.
    ///
    /// - Returns: nil for the mark where there is none.
    static func taken(from field: UnsafeBufferPointer<UInt8>) -> ([UInt8], NumberMark?) {
        var bytes = Array(NumberField.trimmed(field))
        var sign: [UInt8] = []
        func takeSign() {
            guard sign.isEmpty, let first = bytes.first, [43, 45].contains(first) else { return }
            sign = [first]
            bytes.removeFirst()
        }
        takeSign()
        var mark: NumberMark?
        if bytes.last == UInt8(ascii: "%") {
            bytes.removeLast()
            mark = .percent
        } else if let (written, text) = currencies.first(where: { bytes.starts(with: $0.0) }) {
            bytes.removeFirst(written.count)
            mark = .currency(text)
        } else if let (written, text) = currencies.first(where: { bytes.hasSuffix($0.0) }) {
            bytes.removeLast(written.count)
            mark = .currency(text)
        }
        bytes = bytes.withUnsafeBufferPointer { Array(NumberField.trimmed($0)) }
        takeSign()
        return (sign + bytes, mark)
    }
}

extension [UInt8] {
    fileprivate func hasSuffix(_ other: [UInt8]) -> Bool {
        suffix(other.count).elementsEqual(other)
    }
}
