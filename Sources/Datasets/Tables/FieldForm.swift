/// One way to read the fields of a column that are not plain numbers.
public enum FieldForm: Sendable, Equatable {
    /// In a style, with a mark beside each number where there is one.
    case number(NumberStyle, NumberMark?)
    /// As days since 1970-01-01.
    case date(DateOrder)

    /// The readings that are tried without being asked for, the likeliest first.
    static let candidates: [FieldForm] =
        [.plain, .thousandsComma, .decimalComma].map { .number($0, nil) }
        + DateOrder.allCases.map { .date($0) }

    /// What the field stands for in this reading, and the mark beside it; nil where it does not fit.
    func value(_ field: UnsafeBufferPointer<UInt8>) -> (Double, NumberMark?)? {
        switch self {
        case .number(let style, _):
            let (bytes, mark) = NumberMark.taken(from: field)
            return style.value(bytes).map { ($0, mark) }
        case .date(let order):
            return DateField.value(NumberField.trimmed(field), order).map { ($0, nil) }
        }
    }

    /// Whether a field looks like a number or a date in any of its readings.
    static func isNumeric(_ field: Field) -> Bool {
        NumberField.value(field.bytes) != nil
            || field.bytes.count <= 32 && candidates.contains { $0.value(field.bytes) != nil }
    }
}
