import Diagnostics
import NumPyArrays

#if canImport(FoundationEssentials)
    import Foundation
#else
    import Foundation
#endif

/// How a value is written by `f"{value:…}"`, `format` and `%`: Python's format specification.
struct TextFormat {
    var fill: Character = " "
    var alignment: Character?
    var sign: Character = "-"
    var isAlternate = false
    var padsWithZeros = false
    var width = 0
    var grouping: Character?
    var precision: Int?
    var kind: Character?

    /// Wider texts are nobody's.
    private static let widest = 10_000

    init() {}

    /// - Throws: what of it is no format.
    init(_ specification: String) throws(Diagnostic) {
        var rest = Substring(specification)
        func take() -> Character { rest.removeFirst() }
        if let second = rest.dropFirst().first, "<>=^".contains(second) {
            fill = rest.removeFirst()
            alignment = rest.removeFirst()
        } else if let first = rest.first, "<>=^".contains(first) {
            alignment = rest.removeFirst()
        }
        if let first = rest.first, "+- ".contains(first) { sign = rest.removeFirst() }
        if rest.first == "z" { rest.removeFirst() }
        if rest.first == "#" {
            rest.removeFirst()
            isAlternate = true
        }
        if rest.first == "0" {
            rest.removeFirst()
            padsWithZeros = true
        }
        width = try Self.number(&rest) ?? 0
        if let first = rest.first, first == "," || first == "_" { grouping = rest.removeFirst() }
        if rest.first == "." {
            rest.removeFirst()
            guard let digits = try Self.number(&rest) else {
                throw Diagnostic(
                    "a format's point needs a number after it", hint: "For example: {x:.2f}")
            }
            precision = digits
        }
        if let first = rest.first {
            kind = first
            rest.removeFirst()
        }
        guard rest.isEmpty, kind.map({ "bcdeEfFgGnosxX%".contains($0) }) ?? true else {
            throw Diagnostic(
                "`\(specification)` is no format",
                hint: "For example: {x:.2f} for two decimals, {x:>8} for eight places.")
        }
    }

    private static func number(_ rest: inout Substring) throws(Diagnostic) -> Int? {
        let digits = rest.prefix { $0.isASCII && $0.isNumber }
        guard !digits.isEmpty else { return nil }
        rest.removeFirst(digits.count)
        guard let number = Int(digits), number <= widest else {
            throw Diagnostic("a format's width and decimals are at most \(widest)")
        }
        return number
    }

    // MARK: - Values

    func written(_ text: String) throws(Diagnostic) -> String {
        guard kind == nil || kind == "s" else {
            throw Diagnostic(
                "the format \(kind.map(String.init) ?? "") is for numbers, and this is a text")
        }
        guard sign == "-", grouping == nil, alignment != "=" else {
            throw Diagnostic("signs and groups of digits are for numbers, and this is a text")
        }
        let shown =
            precision.map { String(text.unicodeScalars.prefix($0).map(Character.init)) } ?? text
        return padded(shown, sign: "", standard: "<")
    }

    func written(_ value: Int) throws(Diagnostic) -> String {
        switch kind {
        case "e", "E", "f", "F", "g", "G", "%": return try written(Double(value))
        case "c":
            guard let scalar = Unicode.Scalar(UInt32(clamping: value)) else {
                throw Diagnostic("no character has this number")
            }
            return padded(String(Character(scalar)), sign: "", standard: "<")
        case "s": throw Diagnostic("the format s is for texts, and this is a number")
        default: break
        }
        guard precision == nil else {
            throw Diagnostic("decimals are for numbers with a point: {x:.2f}")
        }
        let bases: [Character: (Int, String)] = [
            "b": (2, "0b"), "o": (8, "0o"), "x": (16, "0x"), "X": (16, "0X"),
        ]
        let (base, mark) = bases[kind ?? "d"] ?? (10, "")
        let digits = String(value.magnitude, radix: base, uppercase: kind == "X")
        return padded(
            grouped(digits, every: base == 10 ? 3 : 4),
            sign: signText(value < 0) + (isAlternate ? mark : ""), standard: ">")
    }

    func written(_ value: Double) throws(Diagnostic) -> String {
        let isNegative = value.sign == .minus && !value.isNaN
        let size = abs(value)
        var body: String
        if let kind, "bcdoxXs".contains(kind) {
            throw Diagnostic(
                "the format \(kind) is not for numbers with a point",
                hint: kind == "d" ? "int(x) makes a whole number of it." : nil)
        }
        if !size.isFinite {
            body = size.isNaN ? "nan" : "inf"
            if kind == "%" { body += "%" }
        } else {
            switch kind {
            case "f", "F": body = fixed(size, precision ?? 6)
            case "%": body = fixed(size * 100, precision ?? 6) + "%"
            case "e", "E": body = exponential(size, precision ?? 6)
            case "g", "G", "n": body = general(size, precision ?? 6)
            default:
                body = precision.map { general($0 == 0 ? 1 : $0, of: size) } ?? pythonText(size)
            }
            if kind == "E" || kind == "G" { body = body.uppercased() }
            if let point = body.firstIndex(where: { !$0.isNumber }) {
                body = grouped(String(body[..<point]), every: 3) + body[point...]
            } else {
                body = grouped(body, every: 3)
            }
        }
        return padded(body, sign: signText(isNegative), standard: ">")
    }

    /// Without a letter: like g, with a point in every number.
    private func general(_ digits: Int, of size: Double) -> String {
        let text = general(size, digits)
        if text.contains("e") || text.contains(".") { return text }
        // A whole number of as many digits as are asked for goes over to an exponent.
        return text.count >= digits && size >= 1
            ? exponentialTrimmed(size, digits - 1) : text + ".0"
    }

    private func fixed(_ size: Double, _ decimals: Int) -> String {
        String(format: "%.\(decimals)f", size)
    }

    private func exponential(_ size: Double, _ decimals: Int) -> String {
        String(format: "%.\(decimals)e", size)
    }

    private func exponentialTrimmed(_ size: Double, _ decimals: Int) -> String {
        let text = exponential(size, max(0, decimals))
        let parts = text.split(separator: "e")
        var mantissa = String(parts[0])
        if mantissa.contains(".") {
            while mantissa.last == "0" { mantissa.removeLast() }
            if mantissa.last == "." { mantissa.removeLast() }
        }
        return mantissa + "e" + parts[1]
    }

    private func general(_ size: Double, _ digits: Int) -> String {
        String(format: isAlternate ? "%#.\(digits)g" : "%.\(digits)g", size)
    }

    private func signText(_ isNegative: Bool) -> String {
        isNegative ? "-" : sign == "-" ? "" : String(sign)
    }

    private func grouped(_ digits: String, every count: Int) -> String {
        guard let grouping else { return digits }
        var result = ""
        for (place, digit) in digits.reversed().enumerated() {
            if place > 0, place % count == 0 { result.append(grouping) }
            result.append(digit)
        }
        return String(result.reversed())
    }

    private func padded(_ text: String, sign: String, standard: Character) -> String {
        let alignment = alignment ?? (padsWithZeros && standard == ">" ? "=" : standard)
        let fill = padsWithZeros && self.alignment == nil ? "0" : fill
        let missing = width - text.unicodeScalars.count - sign.count
        guard missing > 0 else { return sign + text }
        let space = { (count: Int) in String(repeating: fill, count: count) }
        switch alignment {
        case "<": return sign + text + space(missing)
        case "^": return space(missing / 2) + sign + text + space(missing - missing / 2)
        case "=": return sign + space(missing) + text
        default: return space(missing) + sign + text
        }
    }
}
