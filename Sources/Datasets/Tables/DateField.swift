/// In which order a date's day, month and year stand.
public enum DateOrder: String, Sendable, CaseIterable {
    /// 2015-12-31, 2015/12/31, 2015.12, with a time of day or without.
    case yearFirst = "year_first"
    /// 31/12/2015, 31.12.2015
    case dayFirst = "day_first"
    /// 12/31/2015
    case monthFirst = "month_first"
}

/// The date in a field of text.
enum DateField {
    /// - Returns: days since 1970-01-01, the time of day as a part of one; nil where the bytes are no
    ///   date in this order.
    static func value(_ bytes: some Collection<UInt8>, _ order: DateOrder) -> Double? {
        let bytes = Array(bytes)
        guard bytes.count <= 32 else { return nil }
        let clockStart = bytes.firstIndex { $0 == UInt8(ascii: "T") || $0 == UInt8(ascii: " ") }
        guard let date = parts(bytes[..<(clockStart ?? bytes.count)]) else { return nil }
        guard let clockStart else { return days(date, order) }
        guard let time = timeOfDay(bytes[(clockStart + 1)...]) else { return nil }
        return days(date, order).map { $0 + time }
    }

    /// Two or three whole numbers between the same separators, with how many digits each has.
    private static func parts(_ bytes: ArraySlice<UInt8>) -> [(number: Int, digits: Int)]? {
        guard let separator = bytes.first(where: { $0 &- 48 > 9 }),
            [UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: ".")].contains(separator)
        else { return nil }
        let fields = bytes.split(separator: separator, omittingEmptySubsequences: false)
        guard (2...3).contains(fields.count) else { return nil }
        // A number with a point in it is no month.
        if fields.count == 2, separator == UInt8(ascii: ".") { return nil }
        var parts: [(Int, Int)] = []
        for field in fields {
            guard (1...4).contains(field.count), let number = whole(field) else { return nil }
            parts.append((number, field.count))
        }
        return parts
    }

    private static func whole(_ digits: ArraySlice<UInt8>) -> Int? {
        guard digits.allSatisfy({ $0 &- 48 < 10 }) else { return nil }
        return digits.reduce(0) { $0 * 10 + Int($1 - 48) }
    }

    private static func days(_ parts: [(number: Int, digits: Int)], _ order: DateOrder) -> Double? {
        let (year, month, day): ((number: Int, digits: Int), Int, Int)
        switch order {
        case .yearFirst:
            guard parts[0].digits == 4 else { return nil }
            (year, month, day) = (parts[0], parts[1].number, parts.count > 2 ? parts[2].number : 1)
        case .dayFirst:
            guard parts.count == 3 else { return nil }
            (year, month, day) = (parts[2], parts[1].number, parts[0].number)
        case .monthFirst:
            guard parts.count == 3 else { return nil }
            (year, month, day) = (parts[2], parts[0].number, parts[1].number)
        }
        guard year.digits == 2 || year.digits == 4, (1...12).contains(month) else { return nil }
        // As pandas has it: 69 is 1969, 68 is 2068.
        let full = year.digits == 4 ? year.number : year.number + (year.number < 69 ? 2000 : 1900)
        let isLeap = full.isMultiple(of: 4) && !full.isMultiple(of: 100) || full.isMultiple(of: 400)
        let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        guard (1...lengths[month - 1]).contains(day) else { return nil }
        return Double(daysSince1970(full, month, day))
    }

    /// In the proleptic Gregorian calendar. Source: Hinnant, "chrono-Compatible Low-Level Date
    /// Algorithms", `days_from_civil`; a year begins in March there.
    private static func daysSince1970(_ year: Int, _ month: Int, _ day: Int) -> Int {
        let year = month > 2 ? year : year - 1
        let era = (year >= 0 ? year : year - 399) / 400
        let yearOfEra = year - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
            - 719_468
    }

    /// `12:30`, `12:30:15`, `12:30:15.5`, `12:30Z` as a part of a day.
    private static func timeOfDay(_ bytes: ArraySlice<UInt8>) -> Double? {
        let bytes = bytes.last == UInt8(ascii: "Z") ? bytes.dropLast() : bytes
        let fields = bytes.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        guard (2...3).contains(fields.count), (1...2).contains(fields[0].count),
            fields[1].count == 2, let hours = whole(fields[0]), let minutes = whole(fields[1]),
            hours < 24, minutes < 60
        else { return nil }
        var seconds = 0.0
        if fields.count == 3 {
            guard fields[2].prefix(2).allSatisfy({ $0 &- 48 < 10 }), fields[2].count >= 2,
                let value = Array(fields[2]).withUnsafeBufferPointer({ NumberField.value($0) }),
                value < 60
            else { return nil }
            seconds = value
        }
        return (Double(hours) * 3600 + Double(minutes) * 60 + seconds) / 86_400
    }
}
