/// Which of the readings that fit a column is taken; nil of two that would give other numbers.
struct FormChoice {
    private(set) var forms: [Int: FieldForm] = [:]
    private(set) var unclear: [Int: [FieldForm]] = [:]

    /// - Parameter found: of each column the readings that fit all of its fields.
    init(
        _ found: [Int: [FieldForm]], columns: [DataTable.Column], separator: UInt8,
        options: TableOptions
    ) {
        let styles = found.mapValues { $0.compactMap(Self.style) }
        let usesComma = styles.values.contains { $0 == [.decimalComma] }
        let usesPoint =
            columns.contains(where: \.hasFraction)
            || styles.values.contains { !$0.isEmpty && !$0.contains(.decimalComma) }
        for (place, readings) in found {
            let numbers = readings.filter { Self.style($0) != nil }
            if numbers.isEmpty {
                keep(readings, at: place)
            } else if let plain = numbers.first(where: { Self.style($0) == .plain }) {
                forms[place] = plain
            } else if options.style != nil || numbers.count == 1 && !(usesComma && usesPoint) {
                forms[place] = numbers[0]
            } else if numbers.count == 2, separator == UInt8(ascii: ","), !usesComma {
                // Where commas stand between fields, those inside quotes set thousands apart.
                forms[place] = numbers[0]
            } else if numbers.count == 2, usesComma != usesPoint {
                forms[place] = numbers[usesComma ? 1 : 0]
            } else {
                unclear[place] = numbers
            }
        }
    }

    private mutating func keep(_ readings: [FieldForm], at place: Int) {
        if readings.count == 1 { forms[place] = readings[0] } else { unclear[place] = readings }
    }

    private static func style(_ form: FieldForm) -> NumberStyle? {
        if case .number(let style, _) = form { style } else { nil }
    }
}
