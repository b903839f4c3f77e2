/// How a file writes its numbers: which sign stands between thousands and which before the decimals.
///
///     5,536.50   thousands , decimals .       1.234,5   thousands . decimals ,
public struct NumberStyle: Sendable, Equatable {
    /// Nil where thousands are not set apart.
    public var thousands: Character?
    public var decimal: Character

    public init(thousands: Character?, decimal: Character) {
        self.thousands = thousands
        self.decimal = decimal
    }

    public static let plain = NumberStyle(thousands: nil, decimal: ".")
    static let thousandsComma = NumberStyle(thousands: ",", decimal: ".")
    static let decimalComma = NumberStyle(thousands: ".", decimal: ",")

    /// - Returns: nil where the bytes are no number in this style: thousands stand in groups of three.
    func value(_ bytes: some Collection<UInt8>) -> Double? {
        var plain: [UInt8] = []
        plain.reserveCapacity(bytes.count)
        let thousands = thousands?.asciiValue
        let decimal = decimal.asciiValue ?? UInt8(ascii: ".")
        /// Digits since the last separator of thousands, or since the beginning.
        var group = 0
        var hasGroups = false
        var isWhole = true
        for byte in bytes {
            if byte == thousands, isWhole {
                guard hasGroups ? group == 3 : (1...3).contains(group) else { return nil }
                (group, hasGroups) = (0, true)
                continue
            }
            if byte == decimal, isWhole {
                guard !hasGroups || group == 3 else { return nil }
                isWhole = false
                plain.append(UInt8(ascii: "."))
                continue
            }
            let isDigit = byte &- 48 < 10
            guard isDigit || byte != UInt8(ascii: ".") else { return nil }
            group += isDigit ? 1 : 0
            plain.append(byte)
        }
        guard !isWhole || !hasGroups || group == 3 else { return nil }
        return plain.withUnsafeBufferPointer { NumberField.value($0) }
    }
}
